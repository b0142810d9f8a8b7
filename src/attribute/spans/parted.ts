import { countBefore } from '../../text/index.ts'
import type { Token } from '../../model/index.ts'
import { dayWord, type Scan } from '../phrase/scan.ts'

/**
 * Does an offset part the words of one phrase, or a word: "stationed at the | camp", "another nine | men", "five of the dead | were
 * children", "in today | 's attack"? A reader that weighs each word by itself may begin or stop there.
 */
export function partsPhrase(s: Scan, at: number): boolean {
  const count = countBefore(s.tokens, ({ start }) => start < at)
  const [last, next] = [s.tokens[count - 1], s.tokens[count]]
  if (!last || !next || next.sentence !== last.sentence) return false
  return last.end > at || goesOn(s, last, next)
}

/** Do two words side by side belong to one phrase, or are they a subject's end and its verb? */
function goesOn(s: Scan, last: Token, next: Token): boolean {
  if (dayWord(s, next.index)) return false
  const tag = OWNER.test(last.norm) ? 'DET' : last.tag
  return FOLLOWERS.get(tag)?.has(next.tag) ?? false
}

const OWNER = /^(my|our|your|his|her|its|their|whose)$/

const PHRASE = ['ADJ', 'NUM', 'NOUN', 'PROPN']

/** By a word's tag, those of words that it is not parted from. */
const FOLLOWERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['DET', new Set(PHRASE)],
  ['ADP', new Set(['DET', 'PRON', ...PHRASE])],
  ['PART', new Set(['VERB', 'AUX', ...PHRASE])],
  ['AUX', new Set(['VERB', 'AUX', 'DET', ...PHRASE])],
  ['ADJ', new Set(['NOUN', 'PROPN', 'AUX'])],
  ['NUM', new Set(['NOUN', 'ADJ'])],
  ['NOUN', new Set(['NOUN', 'PART', 'AUX'])],
  ['PROPN', new Set(['NOUN', 'PROPN', 'PART', 'AUX'])],
])
