import type { Sentence } from '../../model/index.ts'
import { spanTokens, tokensWithin } from '../../segment/index.ts'
import { contains, overlaps } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { holdsVerb, norm, pastAmount, type Scan, spanOf } from '../phrase/scan.ts'
import { isAmount } from './figure.ts'
import { tellsCount } from './noun.ts'

/**
 * "The ministry said 90 people had died. [Of these, 30 were children.]": a sentence that counts a part of those whom somebody
 * told of in the sentence before, and names nobody who says so, is told by the same.
 */
export function withPartsTold(s: Scan, found: readonly FoundAttribution[]): readonly FoundAttribution[] {
  let told = found
  for (const sentence of s.doc.sentences) {
    const before = s.doc.sentences[sentence.index - 1]
    if (!before || !countsThem(s, sentence)) continue
    const more = spanOf(s, [sentence.first, endOfWords(s, sentence)])
    const own = told.some(({ cue, source }) => [...cue, ...source].some((span) => overlaps(span, more)))
    const tellers = own ? [] : tellersOf(s, before, told)
    if (tellers.length === 0) continue
    // Whoever is cited has the very content of who cites.
    const longer = new Map(tellers.map(({ content }) => [content, [...content, more]]))
    told = told.map((one) => {
      const content = one.content.some((span) => contains(span, more)) ? undefined : longer.get(one.content)
      return content ? { ...one, content } : one
    })
  }
  return told
}

/** "Of these, 30", "Among them were two", "Some 30 of them died", "They included 30 boys": does a sentence open with a part of people told before? */
function countsThem(s: Scan, { first, last }: Sentence): boolean {
  const word = norm(s, first)
  if (s.tokens[first]?.quotation !== -1) return false
  if (word === 'of' || word === 'among') {
    const at = norm(s, first + 2) === ',' ? first + 3 : first + 2
    const amount = isAmount(s, at) || s.tokens.slice(at + 1, at + 4).some(({ tag }) => tag === 'NUM')
    const stands = at > first + 2 || isAmount(s, at) || s.tokens[at]?.tag === 'AUX'
    return /^(these|those|them)$/.test(norm(s, first + 1)) && stands && amount
  }
  if (/^(they|these|those)$/.test(word) && /^included?$/.test(norm(s, first + 1)))
    return s.tokens.slice(first + 2, last).some(({ tag }) => tag === 'NUM')
  if (!isAmount(s, first)) return false
  const of = pastAmount(s, first)
  const them =
    /^(these|them)$/.test(norm(s, of + 1)) || (norm(s, of + 1) === 'those' && verbBehind(s, of + 2))
  return norm(s, of) === 'of' && them && holdsVerb(s, [of, last])
}

/** "of those [were]", not "of those killed". */
const verbBehind = (s: Scan, at: number): boolean => s.tokens[at]?.tag === 'AUX'

/** Who says how many people something befell in a sentence, each within the words of another; none where two voices do, or the report itself too. */
function tellersOf(
  s: Scan,
  before: Sentence,
  found: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const { span, first, last } = before
  const goesOn = countsThem(s, before)
  const told = found.flatMap((one) => {
    const part = one.content.find(
      (content) => overlaps(content, span) && (goesOn || tellsCount(s, spanTokens(s.tokens, content))),
    )
    return part && vouches(s, one) ? [{ one, part }] : []
  })
  const nested = told.every(({ part }) =>
    told.every((other) => contains(part, other.part) || contains(other.part, part)),
  )
  const beside = s.tokens
    .slice(first, last + 1)
    .filter(({ start }) => !told.some(({ part }) => part[0] <= start && start < part[1]))
  const rivals = found.some(
    (other) =>
      other.content.some((content) => overlaps(content, span)) && !told.some(({ one }) => one === other),
  )
  return nested && !tellsCount(s, beside) && !rivals ? told.map(({ one }) => one) : []
}

/** Does it put its content forward, by a verb that asserts it or by no verb at all? */
function vouches(s: Scan, { cue, source }: FoundAttribution): boolean {
  const words = tokensWithin(s.tokens, cue)
  if (source.length === 0 || words.some(({ norm: word }) => /^(not|n't|never|nor)$/.test(word))) return false
  return words.every(
    (word) => !/^(denies|asks|other|does-not-acknowledge)$/.test(s.lexicon.cues.verbOf(word)?.stance ?? ''),
  )
}

/** The last token of a sentence but for its stop. */
function endOfWords({ tokens }: Scan, { first, last }: Sentence): number {
  let end = last
  while (end > first && /^[.!]$/.test(tokens[end]?.text ?? '')) end--
  return end
}
