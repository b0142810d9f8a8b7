import type { Lexicon } from '../../lexicon/index.ts'

const PART = /^\p{Lu}[\p{L}\p{M}.’'-]*$/u
const INITIAL = /^\p{Lu}\.?$/u
const BEFORE = /^(?:by|with|from|and|&)$/i

/**
 * The full name that a title gives to whoever is called by a last name alone: "John Kirby" of "Press Briefing by National
 * Security Communications Adviser John Kirby" for `kirby`; null where it names nobody so.
 */
export function fullInTitle(title: string | null, last: string, lexicon: Lexicon): string | null {
  const words = title === null ? [] : title.split(/\s+/).map((word) => word.replace(/[,;:)]+$|['’]s$/g, ''))
  const at = words.findIndex((word) => word.toLowerCase() === last.toLowerCase())
  if (at < 1) return null
  const word = (i: number): string => words[i] ?? ''
  let first = at
  while (first > 0 && INITIAL.test(word(first - 1))) first--
  // "Norland Attacks Hale": a given name that nobody knows stands behind an office or "by".
  const known = (i: number): boolean =>
    lexicon.givenNames.has(word(i).toLowerCase()) && !/^(?:will|may)$/i.test(word(i))
  const introduced = BEFORE.test(word(first - 2)) || isTitle(word(first - 2), lexicon)
  if (known(first - 1) || (introduced && isGiven(word(first - 1), lexicon))) first--
  while (first > 0 && known(first) && known(first - 1)) first--
  while (first < at && INITIAL.test(word(first))) first++
  return first < at ? words.slice(first, at + 1).join(' ') : null
}

const isTitle = (word: string, lexicon: Lexicon): boolean =>
  lexicon.titles.has(word.toLowerCase().replace(/\.$/, ''))

const isGiven = (word: string, lexicon: Lexicon): boolean =>
  PART.test(word) && !isTitle(word, lexicon) && !lexicon.sourceKinds.has(word.toLowerCase())
