import { phraseEndingAt } from '../phrase/phrase.ts'
import { norm, type Range, type Scan } from '../phrase/scan.ts'
import { canSpeak } from './figure.ts'

/** "the rebels[’] figure", "the army['s] count": does token `i` mark the words before it as an owner? */
export const marksOwner = (s: Scan, i: number): boolean => /^['’]s?$/.test(norm(s, i))

/** "[the rebels]’ figure": the apostrophe behind an owner of at most `longest` words that begins at token `first`; -1 where none stands. */
export function ownerMark(s: Scan, first: number, longest: number): number {
  for (let mark = first + 1; mark <= first + longest; mark++) if (marksOwner(s, mark)) return mark
  return -1
}

/** Whose claim it is: "the ministry's repeated claim", "his claim". */
export function owner(s: Scan, noun: number, floor: number): Range | null {
  let k = noun - 1
  while (k > floor && /^(ADJ|NOUN|NUM|ADV|VERB)$/.test(s.tokens[k]?.tag ?? '')) k--
  if (/^(his|her|their|its|our|my)$/.test(norm(s, k))) return [k, k]
  const phrase = marksOwner(s, k) ? phraseEndingAt(s, k - 1, floor) : null
  if (!phrase || canSpeak(s, phrase)) return phrase
  // "no word on the army's claim": of what a preposition attaches, the end.
  const of = s.tokens.slice(phrase[0], phrase[1]).findLast(({ tag }) => tag === 'ADP')?.index
  const last: Range | null = of === undefined ? null : [of + 1, phrase[1]]
  return last && canSpeak(s, last) ? last : phrase
}
