import type { Token } from '../../model/index.ts'
import { groupAt } from './group-at.ts'
import type { Parts } from './parts.ts'

/** Where an aside in brackets or between dashes that ends at `i` begins: "six priests (five of them monks) [died]"; else -1. */
export function aside(tokens: readonly Token[], i: number): number {
  const close = tokens[i] as Token
  const opens = /^[)\]]$/.test(close.text)
    ? /^[([]$/
    : /^(—|–|--|-)$/.test(close.text)
      ? /^(—|–|--|-)$/
      : null
  if (!opens || (close.text === '-' && close.start === tokens[i - 1]?.end)) return -1
  for (let k = i - 1; k >= Math.max(0, i - 25); k--) {
    const t = tokens[k] as Token
    if (t.sentence !== close.sentence) return -1
    if (opens.test(t.text) && !(t.text === '-' && t.start === tokens[k - 1]?.end)) return k
  }
  return -1
}

/** Where "…, he said, …" begins whose last comma is at `i`: the comma before it; else -1. */
export function saidAside({ tokens, lexicon }: Parts, i: number): number {
  let said = 0
  for (let k = i - 1; k >= Math.max(0, i - SAID_REACH) && tokens[k]?.sentence === tokens[i]?.sentence; k--) {
    const token = tokens[k] as Token
    const { tag, norm } = token
    // ""Nine men," she said, "died."", not ""We fled," said Ana Reyes, who came for her son".
    const straight = norm === '"' && tokens[i + 1]?.norm === '"'
    if (norm === ',' || ((norm === '”' || straight) && tokens[k - 1]?.norm === ','))
      return said === 1 ? k : -1
    // "police said on Tuesday", "the ministry said in a statement": one verb, which is one of saying.
    if (tag === 'VERB') said += lexicon.cues.verbOf(token) ? 1 : 2
    // "we are told", "I am sorry to say", "it is believed".
    else if (tag === 'AUX' && tokens[k - 1]?.tag === 'PRON' && tokens[k - 2]?.norm === ',') continue
    // "the ministry has said", "police are now saying": what helps that verb.
    else if (tag === 'AUX' && said === 1) continue
    else if (tag === 'AUX' || tag === 'CCONJ' || tag === 'SCONJ' || tag === 'PUNCT') return -1
  }
  return -1
}

/** Where "…, if not more, …" begins whose last comma is at `i`: the comma before it; else -1. */
export const orMore = (tokens: readonly Token[], i: number): number =>
  tokens[i - 2]?.norm === 'not' && tokens[i - 3]?.norm === 'if' && tokens[i - 4]?.norm === ',' ? i - 4 : -1

/** The comma that ends "the toll[, activists say,] is" or "[, according to the army,] is", which opens at `i`; else -1. */
export function saidAsideEnd(parts: Parts, i: number): number {
  const { tokens } = parts
  const end = tokens[i]?.norm === ',' ? commaAfter(tokens, i, SAID_REACH) : -1
  if (end < 0 || !/^(AUX|VERB)$/.test(tokens[end + 1]?.tag ?? '')) return -1
  const named = tokens[i + 1]?.norm === 'according'
  return named || saidAside(parts, end) === i ? end : -1
}

/** The next comma in the sentence of token `i`, at most `reach` words on but not right behind it; else -1. */
export function commaAfter(tokens: readonly Token[], i: number, reach: number): number {
  for (let k = i + 2; k <= i + reach && tokens[k]?.sentence === tokens[i]?.sentence; k++)
    if (tokens[k]?.norm === ',') return k
  return -1
}

/** So many words "…, a spokesman for the ministry told reporters, …" may have. */
const SAID_REACH = 13

/** "[two men], drivers aged 29 and 53, [were killed]": what counted people are, and how old. */
export const agedAs = (parts: Parts, first: number, comma: number): boolean =>
  groupAt(parts, first - 2)?.quantity != null &&
  parts.tokens.slice(first, comma).some(({ norm }) => norm === 'aged') &&
  parts.tokens
    .slice(first, comma)
    .every(({ tag, norm }) => norm === 'aged' || /^(NOUN|ADJ|NUM|CCONJ)$/.test(tag))
