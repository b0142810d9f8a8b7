import type { FoundQuantity, NounPhrase, Sentence } from '../../model/index.ts'
import { nounPhrases } from '../../segment/index.ts'
import { byIndex, countBefore } from '../../text/index.ts'
import { withAmountAfter } from './after-noun.ts'
import { thing } from './bare.ts'
import { pastBrackets } from './bracketed.ts'
import type { Group } from './draft.ts'
import { type Phrases, readGroup } from './group.ts'
import { wholePhrases } from './noun-phrases.ts'
import type { Ground } from './parts.ts'
import { placePreposition } from './place-first.ts'
import { ofAmount } from './some-of.ts'
import { standIns } from './stand-ins.ts'
import { withStrength } from './strength.ts'

/**
 * The people and things of a text, left to right. Those of a sentence are read when one of them is asked for: nobody asks
 * in most, which make no claim.
 */
export interface Groups {
  /** The one that token `i` is a word of. */
  at(i: number): Group | undefined
  /** Those of a sentence. */
  of(sentence: number): readonly Group[]
}

/** The tokens of a sentence, both inclusive. */
export type Stretch = Pick<Sentence, 'first' | 'last'>

const UNREAD = -2

/** The people and things of a text, read a sentence at a time, as they are asked for. */
export function groupsOf(ground: Ground): Groups {
  const { tokens, doc } = ground
  const phrases = {
    startingAt: byIndex<NounPhrase>(tokens.length),
    endingAt: byIndex<NounPhrase>(tokens.length),
    used: new Set<number>(),
  }
  const speakers: Speakers = new Set(doc.turns.map(({ speaker }) => speaker[0]))
  const all: Group[] = []
  const groupOf = new Int32Array(tokens.length).fill(UNREAD)
  const bySentence: (readonly Group[] | undefined)[] = []
  const read = (sentence: number): readonly Group[] => {
    const stretch = doc.sentences[sentence]
    if (!stretch) return []
    const found = readSentence(ground, stretch, phrases, speakers)
    groupOf.fill(-1, stretch.first, stretch.last + 1)
    for (const group of found) groupOf.fill(all.push(group) - 1, group.first, group.last + 1)
    return found
  }
  const of = (sentence: number): readonly Group[] => (bySentence[sentence] ??= read(sentence))
  return {
    of,
    at: (i) => {
      if (groupOf[i] === UNREAD) of(tokens[i]?.sentence ?? 0)
      const index = groupOf[i] ?? -1
      return index < 0 ? undefined : all[index]
    },
  }
}

/** The people and things of a sentence, left to right. */
function readSentence(ground: Ground, stretch: Stretch, phrases: Phrases, speakers: Speakers): Group[] {
  const { used } = phrases
  const read = [
    ...inPhrases(ground, stretch, phrases, speakers),
    ...ofAmounts(ground, stretch, used),
    ...standIns(ground, stretch),
  ]
  return withStrength(ground, withAmountAfter(ground, pastBrackets(ground, apart(read, stretch))))
}

/** Where the names of those who speak in a transcript begin. */
type Speakers = ReadonlySet<number>

/** People and things of noun phrases. The amounts that belong to them are put among those `used`. */
function inPhrases(ground: Ground, stretch: Stretch, phrases: Phrases, speakers: Speakers): Group[] {
  const { doc, tokens } = ground
  const whole = wholePhrases(nounPhrases(doc, stretch), ground)
  for (const np of whole) {
    phrases.startingAt.set(np.first, np)
    phrases.endingAt.set(np.last, np)
  }
  const found: Group[] = []
  for (const np of whole) {
    // "Q And the journalist?": who asks is none of those asked about.
    if (speakers.size > 0 && speakers.has(tokens[np.first]?.start ?? -1)) continue
    const group = readGroup(ground, np, phrases)
    if (group) found.push(group)
    const front = group && beforePeople(ground, np, group)
    if (front) found.push(front)
  }
  return found
}

/** Amounts that may be of people. */
export const isCount = ({ kind }: FoundQuantity): boolean => kind === 'count' || kind === 'share'

/** What the amounts count that no noun phrase took. */
function ofAmounts(ground: Ground, stretch: Stretch, used: ReadonlySet<number>): Group[] {
  const { quantities } = ground
  const found: Group[] = []
  const from = countBefore(quantities, ({ first }) => first < stretch.first)
  for (let index = from; index < quantities.length; index++) {
    const q = quantities[index] as FoundQuantity
    if (q.first > stretch.last) break
    if (isCount(q) && !used.has(index)) found.push(ofAmount(ground, q) ?? thing(q.first, q.last))
  }
  return found
}

/** People before amounts alone, those before things. */
const rank = (g: Group): number => (g.kind === 'thing' ? 0 : g.kind === 'bare' ? 1 : 2)

/** In text order, those without others that overlap them: the one that tells of people counts, then the longer one. */
function apart(groups: readonly Group[], { first: from, last: to }: Stretch): readonly Group[] {
  const inOrder = groups.toSorted((a, b) => a.first - b.first)
  // So it is in nearly all sentences.
  if (inOrder.every(({ first }, i) => i === 0 || (inOrder[i - 1] as Group).last < first)) return inOrder
  const holders = new Uint16Array(to + 1 - from)
  for (const { first, last } of groups) for (let i = first; i <= last; i++) holders[i - from]!++
  const alone = ({ first, last }: Group): boolean => {
    for (let i = first; i <= last; i++) if (holders[i - from] !== 1) return false
    return true
  }
  const taken = new Uint8Array(to + 1 - from)
  const kept = groups
    .filter((group) => !alone(group))
    .sort((a, b) => rank(b) - rank(a) || b.last - b.first - (a.last - a.first))
    .filter(({ first, last }) => {
      for (let i = first; i <= last; i++) if (taken[i - from] === 1) return false
      taken.fill(1, first - from, last + 1 - from)
      return true
    })
  return [...groups.filter(alone), ...kept].sort((a, b) => a.first - b.first)
}

/** "In [the Harra region] two villagers died", "In [Harra] last week Serb forces …": the place that the tagger puts into one phrase with the people. */
function beforePeople({ tokens, quantityOf, periodOf }: Ground, np: NounPhrase, group: Group): Group | null {
  let last = group.first - 1
  const timed = (periodOf[last] ?? -1) !== -1
  if (last < np.first || tokens[placePreposition(tokens, np.first)]?.norm !== 'in') return null
  while (last >= np.first && (periodOf[last] ?? -1) !== -1) last--
  if (last < np.first || !(timed || quantityOf[group.first] !== -1)) return null
  return /^(NOUN|PROPN)$/.test(tokens[last]?.tag ?? '') ? thing(np.first, last) : null
}
