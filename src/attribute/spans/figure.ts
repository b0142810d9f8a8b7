import { wordSet } from '../../lexicon/index.ts'
import type { Token, VerbGroup } from '../../model/index.ts'
import type { Following } from './following.ts'
import type { Spoken } from './frame.ts'
import { isEvidence, isPaper } from '../source/maker.ts'
import { mention } from '../phrase/mention.ts'
import { norm, pastAmount, pastBounds, type Range, type Scan } from '../phrase/scan.ts'
import { sourceWords } from '../phrase/source-words.ts'

const BOUNDS = wordSet(['between', 'only', 'just'])
const STOPS = wordSet([',', ';', ':'])

/** Does an amount with its bound begin here: "at least 12", "between 10 and 12"? */
export function boundedAmount(s: Scan, at: number): boolean {
  const { tokens } = s
  let i = pastBounds(s, at)
  if (i === at && BOUNDS.has(tokens[at])) i++
  return i > at && tokens[i]?.tag === 'NUM'
}

/** Does an amount begin here, with a bound or without? */
export const isAmount = (s: Scan, i: number): boolean => s.tokens[i]?.tag === 'NUM' || boundedAmount(s, i)

/**
 * Does a figure that the speaker gives stand after a cue: "put the number of dead at 40", "raised the toll to 118",
 * "has recorded 40 deaths"? The last two only of speakers, for a flood raises tolls as well.
 */
export function givesFigure(
  s: Scan,
  { group, cue, source, side }: Spoken,
  next: Following,
  last: number,
): boolean {
  if (next.kind !== 'phrase') return false
  const words = s.tokens.slice(next.at, Math.min(next.at + 12, last + 1))
  const stop = words.findIndex((word, i) => STOPS.has(word) && !apposed(s, word.index, words[i - 1]))
  const clause = stop < 0 ? words : words.slice(0, stop)
  // "put the number as high as 40", not "reckon it could be as high as 40".
  const high = clause.findIndex(
    ({ norm: word }, i) => word === 'as' && /^(high|low)$/.test(clause[i + 1]?.norm ?? ''),
  )
  const as = clause.slice(0, high).some(({ tag }) => tag === 'AUX' || tag === 'VERB') ? -1 : high
  const at = clause.findIndex(({ norm: word }, i) => word === 'at' || (i === as && as > 0))
  if (cue.takes.has('figure') && at >= 0) return clause.slice(at + 1, at + 6).some(({ tag }) => tag === 'NUM')
  const joined = side === 'none' && /^(and|but)$/.test(norm(s, group.first - 1))
  if (!(side === 'before' || joined) || group.form === 'gerund') return false
  if (finds(s, group, source, next.at)) return true
  const told = cue.takes.has('toll')
    ? namesToll(s, clause) || countsThem(s, next.at) || goesTo(s, next.at)
    : cue.takes.has('count') && !cue.takes.has('object') && (isAmount(s, next.at) || countsOf(s, clause))
  return told && canSpeak(s, source)
}

/** "A count by the clinic [found] 31 dead", "the survey [found] 40 dead": what counts people finds so many. */
function finds(s: Scan, { head }: VerbGroup, source: Range | null, at: number): boolean {
  if (s.tokens[head]?.lemma !== 'find' || !source || !isAmount(s, at)) return false
  const words = s.tokens.slice(source[0], source[1] + 1)
  const by = words.findIndex(({ norm: word }) => /^(by|of|from)$/.test(word))
  return isPaper(s, by < 0 ? words : words.slice(0, by))
}

/** "a lower toll[, ]of 14": a comma between a toll and its number. */
const apposed = (s: Scan, at: number, before: Token | undefined): boolean =>
  norm(s, at + 1) === 'of' && s.lexicon.sets.tolls.has(before) && isAmount(s, at + 2)

/** "[The army gave] six killed": an amount and what happened to so many. */
function countsThem({ tokens, lexicon }: Scan, at: number): boolean {
  if (tokens[at]?.tag !== 'NUM') return false
  let k = at + 1
  // "4,000–10,000", "30 Norlandic dead".
  while (/^[-–]$/.test(tokens[k]?.norm ?? '') || tokens[k]?.tag === 'NUM') k++
  const nation = lexicon.sides.at(tokens, k)
  if (nation?.form === 'adjective') k += nation.length
  return (
    /^(VERB|ADJ)$/.test(tokens[k]?.tag ?? '') && lexicon.events.at(tokens, k).some(({ sense }) => sense.sure)
  )
}

/** "[The army puts at] nearly 400 the number of dead": an amount, and what it is the number of. */
export function figureFirst(s: Scan, at: number, last: number): boolean {
  if (!isAmount(s, at)) return false
  const the = pastAmount(s, at)
  return the < last && norm(s, the) === 'the' && namesCount(s, the + 1)
}

/** "number", "death toll": a noun for a count at token `at`, or one that stands before such a noun. */
const namesCount = ({ tokens, lexicon }: Scan, at: number): boolean =>
  [at, at + 1].some((i) => lexicon.sets.tolls.has(tokens[i]))

/** "[The ministry raised] it to 19": what stands for a toll told before, and the number it comes to. */
function goesTo(s: Scan, at: number): boolean {
  if (!/^(it|this|that)$/.test(norm(s, at))) return false
  const to = s.tokens[at + 1]?.tag === 'ADV' ? at + 2 : at + 1
  return /^(to|from)$/.test(norm(s, to)) && isAmount(s, to + 1)
}

/** "the deaths of 26 people", "the killing of at least 26 people" */
function countsOf(s: Scan, clause: readonly Token[]): boolean {
  const of = clause.findIndex(({ norm: word }) => word === 'of')
  const noun = clause[of - 1]
  const amount = clause[of + 1]
  if (!noun || !amount || of > 4 || !s.lexicon.sets.harms.has(noun)) return false
  return isAmount(s, amount.index)
}

/** "the toll to 118", "40 deaths": a number, and a first noun that is a toll or stands before one. */
function namesToll(s: Scan, clause: readonly Token[]): boolean {
  const noun = clause.find(({ tag }) => tag === 'NOUN' || tag === 'PROPN')
  return noun !== undefined && namesCount(s, noun.index) && clause.some(({ tag }) => tag === 'NUM')
}

/** Can somebody of these words speak: "two officials", "the army", "Reuters", "he"; not "security concerns"? */
export function canSpeak(s: Scan, [first, last]: Range): boolean {
  if (s.lexicon.pronouns.has(norm(s, first))) return true
  const tokens = s.tokens.slice(first, last + 1)
  const { known, title, core } = sourceWords(tokens, s.doc.text, s.lexicon)
  const head = core.at(-1)?.lemma ?? ''
  // "citing the many Norlanders out of work": a people is talked about, not asked.
  if (head === 'people' || s.lexicon.sides.at(core, core.length - 1)?.form === 'people') return false
  if (isEvidence(s, tokens)) return false
  if (known || title >= 0 || s.lexicon.sourceKinds.has(head) || s.lexicon.cues.nouns.get(head)?.made)
    return true
  return mention(tokens, s.doc.text, s.lexicon).name !== null
}
