import { isCapitalised, startsWithCapital } from '../../text/index.ts'
import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'

/** A token list's words as they stand in the text. */
export type Wording = (list: readonly Token[]) => string

/** A token's word in lower case, without the stop of an abbreviation. */
export const bare = (norm: string): string => (norm.endsWith('.') ? norm.slice(0, -1) : norm)

/** "colonel", "dr", "mr": does the title tell a rank or how to address somebody, and no office? */
export const isRank = (title: string | undefined, { titles }: Lexicon): boolean =>
  (titles.get(title ?? '') ?? 'role') !== 'role'

export const namePart = (t: Token, lexicon: Lexicon): boolean =>
  t.tag === 'PROPN' ||
  lexicon.sets.nameParticles.has(t) ||
  /^(-|–|'|’|\.|jr\.?|sr\.?|ii|iii)$/.test(t.norm) ||
  startsWithCapital(t.text)

/** A capital word that is no word of the lists: a name, whatever the tagger took it for. */
export const proper = (t: Token, lexicon: Lexicon): boolean =>
  t.tag === 'PROPN' ||
  (/^(VERB|ADJ|AUX|INTJ|X)$/.test(t.tag) &&
    isCapitalised(t.text) &&
    !lexicon.sourceKinds.has(t.norm) &&
    !lexicon.pronouns.has(t.norm))

/** The words between the first comma and the next one. */
function betweenCommas(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((t, i) => i > 0 && t.norm === ',')
  return tokens.slice(1, end < 0 ? undefined : end)
}

/** "Kirby, the council's spokesman", "Reyes, 41, a teacher": the description, as a role. `rest` begins with the comma. */
export function apposition(rest: readonly Token[], lexicon: Lexicon, wording: Wording): string | null {
  if (rest[0]?.norm !== ',') return null
  const words = betweenCommas(rest)
  // An age first.
  if (words.length === 1 && words[0]?.tag === 'NUM') return apposition(rest.slice(2), lexicon, wording)
  const end = words.findIndex(
    (t, i) =>
      t.tag === 'AUX' ||
      (t.tag === 'VERB' && words[i + 1]?.tag !== 'NOUN') ||
      /^(who|whose|which|that)$/.test(t.norm),
  )
  // "Norland, the general said, lost 40 men": words of attribution describe nobody.
  const verb = words[end]
  if (verb && end === words.length - 1 && lexicon.cues.verbOf(verb)?.takes.has('quote')) return null
  const role = words.slice(/^(DET|PRON)$/.test(words[0]?.tag ?? '') ? 1 : 0, end < 0 ? undefined : end)
  // "Mr. Hale, the army says …" tells the listener's name, not his office.
  const office = role.some((t) => lexicon.titles.has(bare(t.norm)) || lexicon.titles.has(t.lemma))
  return office && role.length <= 12 ? wording(role) : null
}

/** "a spokesman for the army, Col. Ana Reyes", "the relief agency, Borderless Aid": the name behind the description. */
export function nameAfter(rest: readonly Token[], lexicon: Lexicon, wording: Wording): string | null {
  if (rest[0]?.norm !== ',') return null
  const words = betweenCommas(rest)
  const at = words.findLastIndex((t) => !namePart(t, lexicon) || lexicon.titles.has(bare(t.norm))) + 1
  // The stop of "Maj." may be a token of its own.
  const name = words.slice(words[at]?.text === '.' ? at + 1 : at)
  if (name.length > 5 || !name.some((t) => proper(t, lexicon))) return null
  return words.slice(0, at).some((t) => /^(VERB|AUX|ADP|CCONJ)$/.test(t.tag)) ? null : wording(name)
}
