import type { Lexicon } from '../../lexicon/index.ts'
import type {
  Attribution,
  Doc,
  FoundPeriod,
  FoundQuantity,
  NounPhrase,
  Source,
  Token,
} from '../../model/index.ts'
import { nounPhrases } from '../../segment/index.ts'
import { byIndex } from '../../text/index.ts'
import { withAmountAfter } from './after-noun.ts'
import { thing } from './bare.ts'
import { pastBrackets } from './bracketed.ts'
import type { Group } from './draft.ts'
import { readGroup } from './group.ts'
import { wholePhrases } from './noun-phrases.ts'
import { ofAmount } from './some-of.ts'
import { standIns } from './stand-ins.ts'
import { withStrength } from './strength.ts'
import { surnames } from './surnames.ts'

/** What the stages before found. */
export interface Found {
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
  readonly sources: readonly Source[]
  readonly attributions: readonly Attribution[]
}

/** What is known of each token before people are told from things. */
export interface Ground {
  readonly doc: Doc
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  /** For each token the index of the count or share it is in, or -1. */
  readonly quantityOf: Int32Array
  readonly periodOf: Int32Array
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
  /** Last words of the names of sources that are persons, lower case. */
  readonly surnames: ReadonlySet<string>
}

/** A document with its noun phrases read as people or things, each looked up by its tokens. */
export interface Parts extends Ground {
  readonly groups: readonly Group[]
  /** For each token the index in `groups` of the group it is in, or -1. */
  readonly groupOf: Int32Array
}

/** People before amounts alone, those before things. */
const rank = (g: Group): number => (g.kind === 'thing' ? 0 : g.kind === 'bare' ? 1 : 2)

const COUNTED = new Set(['count', 'share'])

export function parts(doc: Doc, found: Found, lexicon: Lexicon): Parts {
  const ground = groundOf(doc, found, lexicon)
  const used = new Set<number>()
  const read = [...inPhrases(ground, used), ...ofAmounts(ground, used), ...standIns(ground)]
  const groups = withStrength(
    ground,
    withAmountAfter(ground, pastBrackets(ground, apart(read, doc.tokens.length))),
  )
  const groupOf = new Int32Array(doc.tokens.length).fill(-1)
  groups.forEach(({ first, last }, index) => groupOf.fill(index, first, last + 1))
  return { ...ground, groups, groupOf }
}

function groundOf(doc: Doc, { quantities, periods, sources }: Found, lexicon: Lexicon): Ground {
  const { tokens } = doc
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  const periodOf = new Int32Array(tokens.length).fill(-1)
  quantities.forEach((q, index) => {
    if (COUNTED.has(q.kind)) quantityOf.fill(index, q.first, q.last + 1)
  })
  periods.forEach((p, index) => periodOf.fill(index, p.first, p.last + 1))
  const persons = sources
    .filter(({ kind }) => kind === 'person')
    .map(({ name }) => name.split(' ').at(-1)?.toLowerCase() ?? '')
  return {
    doc,
    tokens,
    lexicon,
    quantityOf,
    periodOf,
    quantities,
    periods,
    surnames: new Set([...persons, ...surnames(tokens, lexicon)]),
  }
}

/** People and things of noun phrases. The amounts that belong to them are put into `used`, by their index. */
function inPhrases(ground: Ground, used: Set<number>): Group[] {
  const { doc, tokens } = ground
  const phrases = wholePhrases(nounPhrases(doc), ground)
  const [startingAt, endingAt] = [byIndex<NounPhrase>(tokens.length), byIndex<NounPhrase>(tokens.length)]
  for (const np of phrases) {
    startingAt.set(np.first, np)
    endingAt.set(np.last, np)
  }
  const around = { startingAt, endingAt, used }
  const speakers = new Set(doc.turns.map(({ speaker }) => speaker[0]))
  const found: Group[] = []
  for (const np of phrases) {
    // "Q And the journalist?": who asks is none of those asked about.
    if (speakers.size > 0 && speakers.has(tokens[np.first]?.start ?? -1)) continue
    const group = readGroup(ground, np, around)
    if (group) found.push(group)
    const front = group && beforePeople(ground, np, group)
    if (front) found.push(front)
  }
  return found
}

/** What the amounts count that no noun phrase took. */
const ofAmounts = (ground: Ground, used: ReadonlySet<number>): Group[] =>
  ground.quantities.flatMap((q, index) =>
    COUNTED.has(q.kind) && !used.has(index) ? [ofAmount(ground, q) ?? thing(q.first, q.last)] : [],
  )

/** In text order, those without others that overlap them: the one that tells of people counts, then the longer one. */
function apart(groups: readonly Group[], tokens: number): readonly Group[] {
  const holders = new Uint16Array(tokens)
  for (const { first, last } of groups) for (let i = first; i <= last; i++) holders[i]!++
  // Nearly all stand alone: only those that overlap others are put in order.
  const alone = ({ first, last }: Group): boolean => {
    for (let i = first; i <= last; i++) if (holders[i] !== 1) return false
    return true
  }
  const taken = new Uint8Array(tokens)
  const kept = groups
    .filter((group) => !alone(group))
    .sort((a, b) => rank(b) - rank(a) || b.last - b.first - (a.last - a.first))
    .filter(({ first, last }) => {
      for (let i = first; i <= last; i++) if (taken[i] === 1) return false
      taken.fill(1, first, last + 1)
      return true
    })
  return [...groups.filter(alone), ...kept].sort((a, b) => a.first - b.first)
}

/** "In [the Harra region] two villagers died", "In [Harra] last week Serb forces …": the place that the tagger puts into one phrase with the people. */
function beforePeople({ tokens, quantityOf, periodOf }: Ground, np: NounPhrase, group: Group): Group | null {
  let last = group.first - 1
  const timed = (periodOf[last] ?? -1) !== -1
  if (last < np.first || tokens[np.first - 1]?.norm !== 'in') return null
  while (last >= np.first && (periodOf[last] ?? -1) !== -1) last--
  if (last < np.first || !(timed || quantityOf[group.first] !== -1)) return null
  return /^(NOUN|PROPN)$/.test(tokens[last]?.tag ?? '') ? thing(np.first, last) : null
}
