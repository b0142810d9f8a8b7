import type { Token } from '../model/index.ts'
import { fold } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { looseToken } from './loose-token.ts'
import type { Charge } from './offices.ts'
import type { SideMatch } from './sides.ts'

/** Words cut at spaces, in the form the lexicon's phrases are looked up in. */
const tokensOf = (words: readonly string[]): Token[] =>
  words.map((text, index) =>
    looseToken({ text, index, norm: text.toLowerCase().replace(/’/g, "'"), tag: 'X' }),
  )

/** The side whose words start at word `at`. */
export const sideIn = (words: readonly string[], at: number, lexicon: Lexicon): SideMatch | null =>
  lexicon.sides.at(tokensOf(words), at)

/** The first side that the words name, in any form. */
export function firstSide(text: string, lexicon: Lexicon): SideMatch | null {
  const words = text
    .replace(/['’]s\b/g, '')
    .split(/[\s,()]+/)
    .filter((word) => word !== '')
  const tokens = tokensOf(words)
  return tokens.map((_, at) => lexicon.sides.at(tokens, at)).find((match) => match !== null) ?? null
}

/** What somebody speaks of by the body he speaks for: "Ukrainian police", a "health minister". */
export function chargeOf(name: string, role: string | null, kind: string, lexicon: Lexicon): Charge {
  const title = ` ${fold(`${role ?? ''} , ${kind === 'person' ? '' : name}`)} `
  return (
    lexicon.offices.find(([words, , charge]) => charge !== null && title.includes(` ${words} `))?.[2] ?? null
  )
}

/**
 * The side whose voice somebody is: a body of it ("White House"), its own name or capital ("Moscow said"), or an
 * office beside its name ("Ukrainian President").
 */
export function authorityOf(
  name: string,
  role: string | null,
  kind: string,
  lexicon: Lexicon,
): string | null {
  const title = ` ${fold(`${role ?? ''} , ${kind === 'person' ? '' : name}`)} `
  const office = lexicon.offices.filter(([words]) => title.includes(` ${words} `))
  const body = office.find(([, side]) => side !== null)
  if (body) return body[1]
  const bare = name.replace(/^the\s+/i, '')
  const whole = kind === 'person' ? null : firstSide(bare, lexicon)
  if (whole && whole.length === bare.split(/\s+/).length && whole.form !== 'people') return whole.side.name
  if (office.length === 0) return null
  return firstSide(`${role ?? ''} ${kind === 'person' ? '' : name}`, lexicon)?.side.name ?? null
}
