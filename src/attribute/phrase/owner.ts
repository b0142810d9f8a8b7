import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'

/** The nation or body that a ministry, an army or an office belongs to. */
export interface Owner {
  readonly name: string
  /** The larger side it is part of: Gaza's health ministry is a Palestinian one. */
  readonly of: string | null
}

/** Whose something is, and what is left of its words, lower case: "Norland" and "health ministry". */
export interface Owned {
  readonly owner: Owner | null
  readonly body: string
}

const LINKS = new Set(["'s", "'", '’s', '’', 'of', 'the', 'in'])

/** Whose ministry, army or president it is: "Norland's army", "the Norlandic army", "the army of Norland". */
export function ownerOf(phrase: readonly Token[], lexicon: Lexicon): Owned {
  const mark = phrase.findIndex((t) => t.norm === "'s" || t.norm === "'" || t.norm === '’')
  const before = mark < 0 ? [] : phrase.slice(0, mark).filter((t) => t.tag === 'PROPN')
  const name = before.map((t) => t.norm).join(' ')
  let owner: Owner | null = name === '' ? null : { name, of: null }
  const taken = new Set<Token>(before)
  for (let i = 0; i < phrase.length; i++) {
    const match = lexicon.sides.at(phrase, i)
    if (!match || match.length === phrase.length) continue
    owner = { name: match.side.name, of: match.side.of }
    for (const token of phrase.slice(i, i + match.length)) taken.add(token)
    i += match.length - 1
  }
  const rest = phrase.filter((t) => !LINKS.has(t.norm) && !taken.has(t))
  return { owner, body: rest.map((t) => t.norm).join(' ') }
}
