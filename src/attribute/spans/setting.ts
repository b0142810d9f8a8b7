import { dayWord, nominal, norm, type Scan } from '../phrase/scan.ts'

/** "the president [at a news conference]": the token before the channel that ends at `last`; `last` where a paper or post speaks there. */
export function beforeChannel(s: Scan, last: number, floor: number): number {
  const told = strippedOf(s, last, floor)
  const heard = told === null ? beforeListener(s, last, floor) : last
  return told ?? (heard < last ? strippedOf(s, heard, floor) : null) ?? last
}

/** The token before a channel that ends at `last`; null where none does, or where it speaks itself. */
function strippedOf(s: Scan, last: number, floor: number): number | null {
  const { tokens, lexicon } = s
  const noun = channelEndingAt(s, last, floor)
  if (noun === null) return null
  let k = noun - 1
  while (k > floor && /^(DET|ADJ|PRON|NOUN|NUM)$/.test(tokens[k]?.tag ?? '')) k--
  const speaks = nominal(tokens[k - 1]) && lexicon.channels.at(tokens, k - 1) === null
  return k - 1 >= floor && speaks && /^(in|on|at|during|via)$/.test(norm(s, k)) ? k - 1 : null
}

/** Where the words for a channel begin that end at `last`; null where none do. */
function channelEndingAt({ tokens, lexicon }: Scan, last: number, floor: number): number | null {
  for (let noun = last; noun >= floor && last - noun < 5; noun--)
    if (lexicon.channels.at(tokens, noun)?.length === last - noun + 1) return noun
  return null
}

/** "in an interview [with the local radio]", "at a news conference [in Harra]": the token before those to whom or where it is said. */
function beforeListener({ tokens }: Scan, last: number, floor: number): number {
  let k = last
  while (k > floor && /^(DET|ADJ|NOUN|PROPN)$/.test(tokens[k]?.tag ?? '')) k--
  return k < last && /^(with|to|in|at)$/.test(tokens[k]?.norm ?? '') ? k - 1 : last
}

/** "the order released on Friday said", "a poll late last year found", "the ministry Friday said": no day speaks. */
export function beforeTime(s: Scan, last: number, floor: number): number {
  const dated = s.tokens[last]?.tag === 'NUM' && dayWord(s, last - 1) && norm(s, last - 1) !== 'the'
  let i = dated ? last - 1 : last
  if (i <= floor + 1 || !dayWord(s, i) || norm(s, i + 1) === "'s") return last
  i--
  while (
    i > floor &&
    (/^(last|past|this|late|early|earlier|later|next|the|that)$/.test(norm(s, i)) ||
      dayWord(s, i) ||
      s.tokens[i]?.tag === 'NUM')
  )
    i--
  const of = norm(s, i) === 'of' ? beforeHours(s, i - 1, floor) : i
  return of > floor && /^(on|in|at|during|since|from|of)$/.test(norm(s, of)) ? of - 1 : of
}

/** "in the early hours [of Monday]": the preposition before the part of a day that ends at token `i`; else the token behind it. */
function beforeHours(s: Scan, i: number, floor: number): number {
  if (!/^(hours|morning|afternoon|evening|night|days|weeks)$/.test(norm(s, i))) return i + 1
  let k = i - 1
  while (k > floor && /^(the|early|late|small|first|last|opening|closing)$/.test(norm(s, k))) k--
  return /^(in|during|on)$/.test(norm(s, k)) ? k : i + 1
}

/** Words that only tell when or how somebody speaks: "the mayor [for his part] said", "officials [at first] spoke of". */
const MANNERS = [
  ['in', 'turn'],
  ['at', 'first'],
  ['at', 'last'],
  ['for', 'now'],
  ['in', 'return'],
  ['once', 'more'],
  ['in', 'the', 'meantime'],
  ['for', 'the', 'first', 'time'],
  ['for', 'the', 'second', 'time'],
  ['for', 'his', 'part'],
  ['for', 'her', 'part'],
  ['for', 'its', 'part'],
  ['for', 'their', 'part'],
]

/** The token before such words that end at `last`, or `last`. */
export function beforeManner(s: Scan, last: number, floor: number): number {
  const words = MANNERS.find((all) => all.every((word, i) => norm(s, last - all.length + 1 + i) === word))
  return words && last - words.length >= floor ? last - words.length : last
}
