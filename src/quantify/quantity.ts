import { spanBetween } from '../segment/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundQuantity, Rate, Token } from '../model/index.ts'
import { startsWithDigit } from '../text/index.ts'
import { amountAt, JOINS } from './amount.ts'
import type { Amount } from './extent.ts'
import { kindOf } from './kind.ts'
import { rateOf } from './rate.ts'
import type { Passage } from './setting.ts'

const ORDINAL = /^\d+(?:st|nd|rd|th)$/

/** Every amount in the text, left to right, not overlapping: see docs/quantities.md. */
export function findQuantities(doc: Doc, lexicon: Lexicon): FoundQuantity[] {
  const { tokens, text } = doc
  const passage: Passage = { tokens, text, lexicon }
  const found: FoundQuantity[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i] as Token
    // Asked first, as most words of a text open no amount.
    const opens = startsWithDigit(token.norm) || lexicon.openers.amounts.has(token)
    const at = opens ? withPartner(doc, quantityAt(passage, i), found.at(-1)) : null
    if (at && tokens[at.first]?.sentence === tokens[at.last]?.sentence) {
      found.push(at)
      i = at.last + 1
    } else i++
  }
  return found.map((quantity, n) =>
    quantity.kind === 'count' || quantity.kind === 'share'
      ? { ...quantity, per: rateOf(doc, found, n, lexicon) }
      : quantity,
  )
}

/** What the amount before tells of this one: "aged 4 and 6"; "at least 14, possibly as many as 20" is one amount. */
function withPartner(
  doc: Doc,
  quantity: FoundQuantity | null,
  before: FoundQuantity | undefined,
): FoundQuantity | null {
  if (!quantity || !before || quantity.first - before.last > 4) return quantity
  const between = doc.tokens.slice(before.last + 1, quantity.first)
  if (!between.every(({ norm }) => norm === 'to' || JOINS.test(norm))) return quantity
  const next = doc.tokens[quantity.last + 1]
  // "Tom Hale, 41, and three of his men", "…, and three were hurt": people.
  const people = next?.norm === 'of' || (next?.tag === 'AUX' && between.some(({ norm }) => norm === ','))
  const alone = !people && !/^(NOUN|ADJ|PROPN|NUM)$/.test(next?.tag ?? '')
  if (before.kind === 'age' && quantity.kind === 'count' && alone && (quantity.upper ?? 999) < 120)
    return { ...quantity, kind: 'age' }
  return quantity
}

function quantityAt(passage: Passage, i: number): FoundQuantity | null {
  const { tokens, lexicon } = passage
  const token = tokens[i] as Token
  if (startsWithDigit(token.norm) && ORDINAL.test(token.norm))
    return made(passage, { ...whole(i, i, null), rule: 'ordinal' }, 'ordinal')
  const amount = amountAt(passage, i)
  if (amount) {
    if (tokens[amount.core]?.norm === 'one' && amount.core === amount.last && !oneCounts(tokens, amount))
      return null
    const kind = kindOf(tokens, amount, lexicon)
    const zero = amount.lower === 0 && amount.upper === 0
    return made(passage, amount, kind, zero)
  }
  const none = noneAt(tokens, i)
  if (none !== null) return made(passage, { ...whole(i, none, 0), rule: 'none' }, 'count', true)
  if (token.norm === 'both' && bothCounts(tokens, i))
    return made(passage, { ...whole(i, i, 2), rule: 'both' }, 'count')
  return null
}

const whole = (first: number, last: number, value: number | null): Omit<Amount, 'rule'> => ({
  first,
  last,
  core: first,
  lower: value,
  upper: value,
  approx: false,
  additional: false,
  share: false,
})

function made(
  { tokens, text }: Passage,
  amount: Amount,
  kind: FoundQuantity['kind'],
  none = false,
): FoundQuantity {
  const { first, last, lower, upper, approx, additional, rule } = amount
  const span = spanBetween(tokens, first, last)
  const per: Rate | null = null
  return {
    span,
    wording: text.slice(...span),
    lower,
    upper,
    approx,
    per,
    first,
    last,
    kind,
    additional,
    partitive: partOf(tokens, last + 1),
    none,
    rule,
  }
}

/** "three of them", "some of the soldiers", "including two of whom". */
const partOf = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === 'of' &&
  /^(them|us|you|whom|which|these|those|the|his|her|its|their|our|your|my|they)$/.test(
    tokens[i + 1]?.norm ?? '',
  )

/** "one" as a count, not as a pronoun: "one soldier", "one of them", not "no one", "one another", "the one who". */
function oneCounts(tokens: readonly Token[], { first, core, last }: Amount): boolean {
  const before = tokens[first - 1]?.norm ?? ''
  const after = tokens[last + 1]
  if (first < core) return true
  // "only one of them", "only one was hurt", not "the only one of its kind".
  if (
    before === 'only' &&
    tokens[first - 2]?.norm !== 'the' &&
    (after?.norm === 'of' || after?.tag === 'AUX')
  )
    return true
  if (/^(no|any|every|some|this|that|which|each|another|the|-|next|last|only|big|good|new)$/.test(before)) {
    // "said that one of them".
    if (before === 'that' && (after?.norm === 'of' || tokens[first - 1]?.tag === 'SCONJ')) return true
    return /^(the|only|this|that)$/.test(before) && after?.tag === 'NOUN'
  }
  if (
    /^(another|can|could|should|would|must|might|may|'s|thing|reason|way|by|at|side|hand|point)$/.test(
      after?.norm ?? '',
    )
  )
    return false
  if (after?.norm === '-') return false
  return after !== undefined
}

/** "no one", "nobody", "none", "not a single", "no soldiers": the last token of the words, or null. */
function noneAt(tokens: readonly Token[], i: number): number | null {
  const norm = tokens[i]?.norm
  const next = tokens[i + 1]?.norm
  if (norm === 'nobody' || norm === 'none') return i
  // "neither of them", "neither pilot", not "neither Kyiv nor Moscow".
  if (norm === 'neither') return next === 'of' || single(tokens, i + 1) ? i : null
  if (norm === 'no' && next === 'one') return i + 1
  if (norm === 'no' && next === '-' && tokens[i + 2]?.norm === 'one') return i + 2
  if (norm === 'not') {
    // "not even a single soldier".
    const k = next === 'even' ? i + 2 : i + 1
    if (tokens[k]?.norm === 'one') return k
    // "not a single soldier", "not a single one of them".
    if (tokens[k]?.norm === 'a' && tokens[k + 1]?.norm === 'single')
      return tokens[k + 2]?.norm === 'one' ? k + 2 : k + 1
    // "not a soldier was hurt", "not a man of the 300", not "was not a soldier".
    const opens =
      tokens[i - 1]?.sentence !== tokens[i]?.sentence ||
      /^(PUNCT|CCONJ|SCONJ|NOUN)$/.test(tokens[i - 1]?.tag ?? '')
    const then = tokens[k + 2]
    const subject = then?.tag === 'AUX' || then?.tag === 'VERB' || /^(or|of)$/.test(then?.norm ?? '')
    if (tokens[k]?.norm === 'a' && tokens[k + 1]?.tag === 'NOUN' && opens && subject) return k
  }
  if (norm !== 'no') return null
  for (let k = i + 1; k < i + 4; k++) {
    const t = tokens[k]
    if (t?.tag === 'NOUN')
      return t.norm !== t.lemma || /^(people|personnel|troops|casualties)$/.test(t.norm) ? i : null
    if (t?.tag !== 'ADJ' && t?.tag !== 'PROPN' && t?.norm !== '-') return null
  }
  return null
}

/** A singular noun that no "nor" follows. */
const single = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.tag === 'NOUN' && tokens[i].norm === tokens[i].lemma && tokens[i + 1]?.norm !== 'nor'

/** "both soldiers", "both her sons", "both of them", not "both Kyiv and Moscow". */
function bothCounts(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  if (next?.norm === 'of') return true
  for (let k = i + 1; k < i + 7 && !/^(AUX|VERB|PUNCT)$/.test(tokens[k]?.tag ?? ''); k++)
    if (tokens[k]?.norm === 'and') return false
  const owner = /^(my|our|your|his|her|its|their)$/.test(next?.norm ?? '')
  const noun = owner || next?.tag === 'ADJ' || next?.tag === 'DET' ? tokens[i + 2] : next
  return noun?.tag === 'NOUN' && noun.norm !== noun.lemma
}
