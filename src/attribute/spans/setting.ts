import { dayWord, nominal, norm, type Scan } from '../phrase/scan.ts'

/** "the president [at a news conference]": the token before the channel that ends at `last`; `last` where a paper or post speaks there. */
export function beforeChannel(s: Scan, last: number, floor: number): number {
  const { tokens, lexicon } = s
  let noun = last
  while (noun > floor && last - noun < 4 && lexicon.channels.at(tokens, noun)?.length !== last - noun + 1)
    noun--
  if (lexicon.channels.at(tokens, noun)?.length !== last - noun + 1) return last
  let k = noun - 1
  while (k > floor && /^(DET|ADJ|PRON|NOUN|NUM)$/.test(tokens[k]?.tag ?? '')) k--
  const speaks = nominal(tokens[k - 1]) && lexicon.channels.at(tokens, k - 1) === null
  return k - 1 >= floor && speaks && /^(in|on|at|during|via)$/.test(norm(s, k)) ? k - 1 : last
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
