import type { Token } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { contentBefore, contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { marksOwner, ownerMark } from './owner.ts'
import { isAmountAlone } from './rivals.ts'
import { heads, stated } from './stated.ts'

/** "By the army's own count, …", "in Hale's view, …": whose count or view it is. */
export function byOwner(s: Scan, at: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, at)
  const { ownCounts, views } = s.lexicon.sets
  const of = countOf(s, at)
  if (of > 0) {
    const source = phraseStartingAt(s, of + 1, ceiling)
    return source && canSpeak(s, source)
      ? stated(s, { source, cue: [[at, of]], first: at, last: source[1] })
      : []
  }
  const named = phraseStartingAt(s, at + 1, ceiling)
  let noun = named?.[1] ?? at
  // "in the ministry's telling", which the tagger takes for a verb
  if (marksOwner(s, noun + 1) && views.has(s.tokens[noun + 2])) noun += 2
  const kind = norm(s, at) === 'in' ? views : ownCounts
  if (!kind.has(s.tokens[noun])) return []
  if (OWN.test(norm(s, at + 1))) return kind === ownCounts ? byOwnCount(s, at, noun) : []
  let mark = noun - 1
  while (mark > at && !marksOwner(s, mark)) mark--
  // "by police count"
  const maker = s.tokens[noun - 1]
  const bare = mark === at && norm(s, at) === 'by' && maker !== undefined && isBody(s, maker)
  if (!bare && (mark <= at + 1 || noun - mark > 3)) return []
  const cue: Range[] = [
    [at, at],
    [noun, noun],
  ]
  return stated(s, { source: [at + 1, bare ? noun - 1 : mark - 1], cue, first: at, last: noun })
}

/** "[police] count", "[UN] estimate", not "[population] count" */
const isBody = ({ lexicon }: Scan, { tag, lemma }: Token): boolean =>
  tag === 'PROPN' || (tag === 'NOUN' && lexicon.sourceKinds.has(lemma))

/** "by the count [of] the hospitals", "by the most cautious estimates [of] the mission"; -1 where no such words begin at `at`. */
function countOf(s: Scan, at: number): number {
  if (norm(s, at) !== 'by' || norm(s, at + 1) !== 'the') return -1
  for (let i = at + 2; i < at + LONGEST; i++) {
    if (s.lexicon.sets.ownCounts.has(s.tokens[i])) return norm(s, i + 1) === 'of' ? i + 1 : -1
    if (!/^(ADJ|ADV)$/.test(s.tokens[i]?.tag ?? '')) return -1
  }
  return -1
}

/** "By the army's count 12 died, [by the villagers' 60]": another owner's figure, whose count is told of before by `one`. */
export function byOther(s: Scan, at: number, one: FoundAttribution | undefined): FoundAttribution[] {
  const [by] = one?.cue.length === 2 ? one.cue : []
  const [floor, ceiling] = bounds(s, at)
  if (!by || by[0] < (s.tokens[floor]?.start ?? 0)) return []
  const mark = ownerMark(s, at + 1, LONGEST)
  if (mark < 0) return []
  const own = norm(s, mark + 1) === 'own' ? mark + 1 : mark
  const from = norm(s, own + 1) === ',' ? own + 2 : own + 1
  const amount: Range = [from, firstComma(s, from, ceiling)]
  if (!canSpeak(s, [at + 1, mark - 1]) || !isAmountAlone(s, amount)) return []
  return [
    {
      source: [spanOf(s, [at + 1, mark - 1])],
      cue: [spanOf(s, [at, at])],
      content: [contentSpan(s, amount)],
      rule: 'content-after-source',
    },
  ]
}

/** "By its own count, the army has lost ten men", "the army has, by its own count, lost ten men". */
function byOwnCount(s: Scan, at: number, noun: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, at)
  // Whoever the clause is about, which at the head of the sentence comes after.
  const first = heads(s, at) ? (norm(s, noun + 1) === ',' ? noun + 2 : noun + 1) : contentBefore(s, at)?.[0]
  const source = first === undefined ? null : phraseStartingAt(s, first, ceiling)
  if (!source || !canSpeak(s, source)) return []
  return stated(s, { source, cue: [[at, noun]], first: at, last: noun })
}

/** Such an owner has no more words than this. */
const LONGEST = 5

const OWN = /^(its|their|his|her)$/
