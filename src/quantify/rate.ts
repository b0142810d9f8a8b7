import { type Lexicon, wordSet } from '../lexicon/index.ts'
import type { Doc, FoundQuantity, Rate } from '../model/index.ts'
import { namesPaper } from './paper.ts'

const REACH = 14
const OFTEN = wordSet(['daily', 'weekly', 'monthly', 'yearly', 'annual'])
// "a day after the strike" and "in a week" are times, not rates.
const NO_RATE_BEFORE = new Set('in within for after of such once twice over half than'.split(' '))
const NO_RATE_AFTER = new Set('after before earlier later ago of when since long old from'.split(' '))

/**
 * What the amount at place `n` of those found is a rate of: the rate words after it in its sentence, up to the next number or clause mark, or
 * at the sentence's start ("Every day, 40 people die"), or right before it ("a daily average of 40").
 */
export function rateOf(doc: Doc, found: readonly FoundQuantity[], n: number, lexicon: Lexicon): Rate | null {
  const { tokens } = doc
  const [before, quantity, after] = [found[n - 1], found[n], found[n + 1]]
  if (!quantity) return null
  const sentence = doc.sentences[tokens[quantity.first]?.sentence ?? -1]
  if (!sentence) return null
  const end = Math.min(sentence.last, quantity.last + REACH, (after?.first ?? Infinity) - 1)
  for (let k = quantity.last + 1; k <= end; k++) {
    const t = tokens[k]
    if (t && /^[,;:()—–]$/.test(t.norm)) break
    const rate = rateAt(doc, k, lexicon)
    if (rate) return rate
  }
  const opening = rateAt(doc, sentence.first, lexicon)
  if (
    opening &&
    tokens[sentence.first]?.norm !== 'a' &&
    (before === undefined || before.first < sentence.first)
  )
    return opening
  const from = Math.max(sentence.first, quantity.first - REACH, (before?.last ?? -1) + 1)
  for (let k = quantity.first - 1; k >= from; k--) {
    if (!OFTEN.has(tokens[k])) continue
    // "the ministry's daily report": a paper.
    const noun = lexicon.cues.nounOf(tokens[k + 1])
    if (noun?.made && noun.evidence !== 'any') continue
    // "a daily 40", "daily losses have climbed to 40".
    const toll = lexicon.sets.tolls.has(tokens[k + 1]) || /^(average|rate)$/.test(tokens[k + 1]?.norm ?? '')
    if (k >= quantity.first - 4 || toll) return rateAt(doc, k, lexicon)
  }
  return null
}

function rateAt(doc: Doc, k: number, lexicon: Lexicon): Rate | null {
  const match = lexicon.rates.at(doc.tokens, k)
  if (!match) return null
  const indefinite = doc.tokens[k]?.norm === 'a'
  if (indefinite && NO_RATE_BEFORE.has(doc.tokens[k - 1]?.norm ?? '')) return null
  const next = doc.tokens[k + match.length]?.norm ?? ''
  // "each day of the siege".
  const each = next === 'of' && /^(each|every)$/.test(doc.tokens[k]?.norm ?? '')
  if (NO_RATE_AFTER.has(next) && !each) return null
  return match.length === 1 && namesPaper(doc.tokens, k) ? null : match.value
}
