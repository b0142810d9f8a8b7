import type { BoundSense } from '../lexicon/bounds.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { bounded } from './bounded.ts'
import { rangeAt } from './count-range.ts'
import { type Amount, between } from './extent.ts'
import { numeral, type Numeral } from './number.ts'
import type { Passage } from './setting.ts'
import { sharesAt } from './share.ts'
import { vagueAt } from './vague.ts'

/** What joins two amounts of one count, and what of it says that the second is guessed. */
export const JOINS = /^(,|and|or|but|possibly|perhaps|maybe)$/
const GUESSED = /^(possibly|perhaps|maybe)$/

/** The amount that starts at token `i`, bound words included: the longest reading of it, or null. */
export function amountAt(passage: Passage, i: number): Amount | null {
  const { tokens } = passage
  const amount = boundedAt(passage, i)
  if (!amount || amount.lower === null || (amount.upper !== null && amount.upper !== amount.lower))
    return amount
  const open = amount.upper === null
  let k = amount.last + 1
  let guess = false
  for (; JOINS.test(tokens[k]?.norm ?? ''); k++) guess ||= GUESSED.test(tokens[k]?.norm ?? '')
  const other = k > amount.last + 1 && (open || guess) ? boundedAt(passage, k) : null
  if (!other || other.upper === null || other.upper <= amount.lower) return amount
  // "at least 14, possibly as many as 20", "two, possibly three": the upper end of one amount.
  const ends = open ? other.lower === null : other.lower === other.upper && other.upper <= amount.lower * 3
  return ends ? { ...amount, upper: other.upper, last: other.last, rule: 'range' } : amount
}

function boundedAt(passage: Passage, i: number): Amount | null {
  const { tokens, lexicon } = passage
  const senses: BoundSense[] = []
  let core = i
  if (ofVerb(tokens, i) || estimates(tokens, i, lexicon)) return null
  for (let m = lexicon.bounds.before.at(tokens, i); m; m = lexicon.bounds.before.at(tokens, core)) {
    senses.push(m.value)
    core += m.length
  }
  const range = rangeAt(passage, core)
  const spoken = sharesAt(passage, core, range) ?? range ?? counted(passage, core, core > i)
  const bound = spoken && bind(tokens, { ...spoken, first: i }, senses, lexicon)
  // "some" is a bound word before a number and a vague amount without one: the longer reading holds.
  // "three times as many" begins with a number too.
  const bare = core > i || spoken ? vagueAt(tokens, i, lexicon) : null
  const loose = bound ? null : vagueAt(tokens, core, lexicon)
  const best = bound ?? (loose && bind(tokens, { ...loose, first: i }, senses, lexicon))
  return bare && (!best || bare.last > best.last) ? bare : best
}

/** "handed over 40 prisoners", "went up to 40": a word of the verb. */
function ofVerb(tokens: readonly Token[], i: number): boolean {
  const verb = tokens[i - 1]?.lemma ?? ''
  return tokens[i]?.norm === 'over'
    ? /^(hand|turn)$/.test(verb)
    : tokens[i]?.norm === 'up' && /^(go|rise|climb|come|jump|shoot|creep)$/.test(verb)
}

/** "the colonel estimated more than 40 had died": the verb, not the bound of "an estimated 40". */
const estimates = (tokens: readonly Token[], i: number, lexicon: Lexicon): boolean =>
  tokens[i]?.norm === 'estimated' &&
  /^(NOUN|PROPN|PRON|AUX|CCONJ)$/.test(tokens[i - 1]?.tag ?? '') &&
  lexicon.bounds.before.at(tokens, i + 1) !== null

const plain = (n: Numeral, core: number, rule: string): Amount => ({
  ...between(n.value, n.value),
  first: core,
  last: n.last,
  core,
  rule,
})

function counted(passage: Passage, i: number, bare: boolean): Amount | null {
  const number = numeral(passage, i, bare)
  return number && plain(number, i, 'number')
}

/** Apply bound words before and after an amount. */
function bind(
  tokens: readonly Token[],
  amount: Amount,
  senses: readonly BoundSense[],
  lexicon: Lexicon,
): Amount {
  let bound: Omit<Amount, 'last' | 'rule'> = amount
  let { last } = amount
  // "perhaps as many as 40": at most 40, and no less surely.
  const told = senses.filter((sense, k) => sense !== 'guess' || k === senses.length - 1)
  for (const sense of told) bound = bounded(bound, sense)
  let rule = told.find((sense) => sense !== 'additional' && sense !== 'total') ?? amount.rule
  const after = boundAfter(tokens, last, lexicon)
  if (after) {
    bound = bounded(bound, after.sense)
    rule = after.sense
    last = after.last
  }
  if (tokens[last + 1]?.norm === 'more' && amount.rule !== 'share' && tokens[last + 2]?.norm !== 'than') {
    bound = bounded(bound, 'additional')
    last++
  }
  if (/^others?$/.test(tokens[last + 1]?.norm ?? '')) bound = bounded(bound, 'additional')
  return { ...bound, last, rule }
}

/** The bound words right behind an amount, after a comma ("40, or more") or joined by a hyphen; not "40 more than". */
function boundAfter(
  tokens: readonly Token[],
  last: number,
  lexicon: Lexicon,
): { readonly sense: BoundSense; readonly last: number } | null {
  const mark = tokens[last + 1]
  const hyphen = mark?.norm === '-' && tokens[last]?.end === mark.start
  const comma = mark?.norm === ','
  // A hyphen may be a part of the words or stand before them.
  for (const at of hyphen ? [last + 1, last + 2] : [comma ? last + 2 : last + 1]) {
    const found = lexicon.bounds.after.at(tokens, at)
    if (!found) continue
    const end = at + found.length - 1
    // A comma may stand before all but the one-word ones.
    // "in 2003, at least [90 people died]": of the amount behind them.
    const behind = tokens[/^an?$/.test(tokens[end + 1]?.norm ?? '') ? end + 2 : end + 1]
    const other = behind?.tag === 'NUM' || lexicon.numbers.at(behind) !== undefined
    const apart = (comma && found.length === 1) || other || tokens[end + 1]?.norm === 'than'
    return apart ? null : { sense: found.value, last: end }
  }
  return null
}
