import { isCapitalised } from '../../text/index.ts'
import { type Lexicon, wordSet } from '../../lexicon/index.ts'
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
import type { Group } from './draft.ts'
import { bare, pronoun, thing } from './bare.ts'
import { insideName } from './inside-name.ts'
import { withAmountAfter } from './after-noun.ts'
import { readGroup } from './group.ts'
import { mistagged, ofThem, ofThings } from './some-of.ts'
import { pastBrackets } from './bracketed.ts'
import { withStrength } from './strength.ts'
import { personWord } from './who.ts'
import { wordAmount } from './word-amount.ts'

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
  const { tokens } = doc
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  const periodOf = new Int32Array(tokens.length).fill(-1)
  found.quantities.forEach((q, index) => {
    if (COUNTED.has(q.kind)) quantityOf.fill(index, q.first, q.last + 1)
  })
  found.periods.forEach((p, index) => periodOf.fill(index, p.first, p.last + 1))
  const ground: Ground = {
    doc,
    tokens,
    lexicon,
    quantityOf,
    periodOf,
    quantities: found.quantities,
    periods: found.periods,
    surnames: new Set([
      ...found.sources
        .filter((s) => s.kind === 'person')
        .map((s) => s.name.split(' ').at(-1)?.toLowerCase() ?? ''),
      ...surnames(tokens, lexicon),
    ]),
  }

  const read: Group[] = []
  const used = new Set<number>()
  const phrases = whole(nounPhrases(doc), ground)
  const starts = new Map<number, NounPhrase>()
  const ends = new Map<number, NounPhrase>()
  for (const np of phrases) {
    starts.set(np.first, np)
    ends.set(np.last, np)
  }
  const speakers = new Set(doc.turns.map(({ speaker }) => speaker[0]))
  for (const np of phrases) {
    // "Q And the journalist?": who asks is none of those asked about.
    if (speakers.has(tokens[np.first]?.start ?? -1)) continue
    const group = readGroup(ground, np, starts, ends, used)
    if (group) read.push(group)
    const front = group && beforePeople(ground, np, group)
    if (front) read.push(front)
  }
  found.quantities.forEach((q, index) => {
    if (COUNTED.has(q.kind) && !used.has(index))
      read.push(
        ofThem(ground, q) ?? mistagged(ground, q) ?? (ofThings(tokens, q) ? thing(q.first, q.last) : bare(q)),
      )
  })
  // "all who gave their lives", "those killed": a word for people only before "who" or a participle.
  tokens.forEach((t, i) => {
    // "a third was hurt", "the fourth was hurt": one more of those told before.
    if ((t.norm === 'a' || t.norm === 'the') && nth(ground, i + 1))
      read.push({ ...pronoun(i + 1), first: i, quantity: wordAmount(doc, t, 1) })
    // "another was hurt", "and another surrendered".
    if (t.norm === 'another' && quantityOf[i] === -1 && acts(tokens, i + 1))
      read.push({ ...pronoun(i), quantity: wordAmount(doc, t, 1) })
    if (!ALL.has(t) || quantityOf[i] !== -1) return
    const counted = tokens[i - 1]?.norm === 'of' && quantityOf[i - 2] !== -1 && t.norm === 'those'
    // "All were killed.": "all who gave their lives" tells no amount.
    const all = t.norm === 'all' && tokens[i + 1]?.tag === 'AUX' ? wordAmount(doc, t, null) : null
    if (!counted && after(ground, i + 1)) read.push({ ...pronoun(i), quantity: all })
  })
  // Of phrases within each other the one that tells of people counts, then the longer one.
  read.sort((a, b) => rank(b) - rank(a) || b.last - b.first - (a.last - a.first))
  const free = new Uint8Array(tokens.length).fill(1)
  const apart = read.filter(({ first, last }) => {
    for (let i = first; i <= last; i++) if (free[i] === 0) return false
    free.fill(0, first, last + 1)
    return true
  })
  const ordered = apart.toSorted((a, b) => a.first - b.first)
  const groups = withStrength(ground, withAmountAfter(ground, pastBrackets(ground, ordered)))
  const groupOf = new Int32Array(tokens.length).fill(-1)
  groups.forEach(({ first, last }, index) => groupOf.fill(index, first, last + 1))
  return { ...ground, groups, groupOf }
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

/** The last words of persons told by their full names, lower case: "Sands" of "Evan Sands", who is Sands from then on. */
function surnames(tokens: readonly Token[], lexicon: Lexicon): string[] {
  const found: string[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    const { tag, norm, sentence } = tokens[i] as Token
    if (tag !== 'PROPN' || tokens[i + 1]?.tag !== 'PROPN') continue
    if (!lexicon.givenNames.has(norm) && !afterPerson(tokens, lexicon, i)) continue
    let last = i
    while (last < i + 3 && tokens[last + 1]?.tag === 'PROPN' && tokens[last + 1]?.sentence === sentence)
      last++
    const name = tokens[last]
    const other = name && (lexicon.placeNouns.has(name.norm) || lexicon.sides.at(tokens, last))
    if (name && last > i && !other && isCapitalised(name.text)) found.push(name.norm)
  }
  return found
}

/** "the journalist [Ziva Sands]". */
const afterPerson = (tokens: readonly Token[], lexicon: Lexicon, i: number): boolean =>
  tokens[i - 1]?.tag === 'NOUN' &&
  personWord(tokens, i - 1, lexicon.populations.at(tokens, i - 1)?.value ?? null)

/** Does a verb stand at `i`, or behind an adverb there? */
const acts = (tokens: readonly Token[], i: number): boolean =>
  /^(AUX|VERB)$/.test(tokens[tokens[i]?.tag === 'ADV' ? i + 1 : i]?.tag ?? '')

const NTH = /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/
const nth = ({ tokens, lexicon }: Ground, i: number): boolean =>
  NTH.test(tokens[i]?.norm ?? '') &&
  (/^(was|is|has|had|died)$/.test(tokens[i + 1]?.norm ?? '') ||
    // "two were killed and a third captured".
    (tokens[i - 2]?.norm === 'and' && lexicon.events.at(tokens, i + 1).some(({ form }) => form === 'ed')) ||
    // "kidnapped three engineers and killed a fourth", not "killed a third of them".
    (!/^(NOUN|PROPN|ADJ|NUM)$/.test(tokens[i + 1]?.tag ?? '') &&
      tokens[i + 1]?.norm !== 'of' &&
      lexicon.events
        .at(tokens, i - 2)
        .some(
          ({ sense, form }) =>
            sense.as === 'verb' && sense.sure && form !== 'base' && sense.victim !== 'subject',
        )))

const ALL = wordSet(['all', 'those', 'many', 'some', 'most', 'several', 'few', 'both'])
const after = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.norm === 'who' ||
  // "Two men came. Both were shot."
  (/^(both|all)$/.test(tokens[i - 1]?.norm ?? '') && /^(was|were|are|is)$/.test(tokens[i]?.norm ?? '')) ||
  // "it is not known how many were hurt".
  (tokens[i - 2]?.norm === 'how' && tokens[i]?.tag === 'AUX') ||
  (tokens[i - 1]?.norm === 'those' &&
    lexicon.events.at(tokens, i).some(({ form }) => form === 'ed' || form === 'participle'))
const POSSESSIVE = wordSet(['my', 'our', 'your', 'his', 'her', 'its', 'their'])
const RELATIVE = wordSet(['who', 'whom', 'whose', 'which', 'that', 'what', 'where', 'when'])

/** Where a phrase begins that starts before `first` with a compound: "a well-known [banker]". */
function compound(tokens: readonly Token[], first: number): number {
  const hyphen = tokens[first - 2]
  const part = tokens[first - 1]
  const joined = part?.tag === 'VERB' && hyphen?.norm === '-' && hyphen.end === part.start
  if (!joined || hyphen.start !== tokens[first - 3]?.end) return first
  return tokens[first - 4]?.tag === 'DET' ? first - 4 : first - 3
}

/** The "old" of "a 15-year[-old]" where it stands for the person, by the phrase that ends at `last`; else -1. */
function ageNoun(tokens: readonly Token[], last: number): number {
  const old = tokens[last + 2]
  if (old?.norm !== 'old') return -1
  const [unit, hyphen, , next] = tokens.slice(last, last + 4)
  if (hyphen?.norm !== '-' || hyphen.end !== old.start) return -1
  if (!/^(year|month|week|day)$/.test(unit?.norm ?? '')) return -1
  return next?.sentence === old.sentence && /^(NOUN|PROPN|ADJ)$/.test(next.tag) ? -1 : last + 2
}

/** "25 taken hostage", which looks like "a tired hostage": an amount and what happened to so many. */
function told(tokens: readonly Token[], lexicon: Lexicon, { first, last }: NounPhrase): boolean {
  const verb = last - 1
  return (
    tokens[first]?.tag === 'NUM' &&
    tokens[verb]?.tag === 'VERB' &&
    verb > first &&
    !tokens[last]?.norm.endsWith('s') &&
    lexicon.events
      .at(tokens, verb)
      .some(
        ({ sense, form, rest }) =>
          sense.as === 'verb' &&
          form !== 'ing' &&
          rest.length === 1 &&
          (rest[0]?.includes(tokens[last]?.norm ?? '') ?? false),
      )
  )
}

/** "Russian and North Korean soldiers": adjectives of two nations before one noun. */
function nations(
  { tokens, lexicon, quantityOf }: Ground,
  before: NounPhrase | undefined,
  np: NounPhrase,
): boolean {
  const joint = tokens[np.first - 1]?.norm
  if (!before || before.last !== np.first - 2 || (joint !== 'and' && joint !== 'or')) return false
  if (adjectiveEnd(tokens, lexicon, np.first) >= np.head) return false
  // "12 Russian and North Korean soldiers", "half a million", "the".
  let first = before.first
  while (first < before.last && (quantityOf[first] !== -1 || /^(NUM|DET)$/.test(tokens[first]?.tag ?? '')))
    first++
  return adjectiveEnd(tokens, lexicon, first) === before.last
}

/** The last token of a nation's adjective that begins at `i`; else beyond all tokens. */
function adjectiveEnd(tokens: readonly Token[], lexicon: Lexicon, i: number): number {
  const nation = lexicon.sides.at(tokens, i)
  return nation?.form === 'adjective' ? i + nation.length - 1 : Infinity
}

/** Noun phrases with their possessives ("our soldiers"), without relative pronouns, which stand for another phrase. */
function whole(phrases: readonly NounPhrase[], ground: Ground): NounPhrase[] {
  const { tokens, lexicon } = ground
  const result: NounPhrase[] = []
  for (const plain of phrases) {
    const first = compound(tokens, plain.first)
    const aged = ageNoun(tokens, plain.last)
    const np =
      aged > 0 ? { first, last: aged, head: aged } : first === plain.first ? plain : { ...plain, first }
    while ((result.at(-1)?.first ?? -1) >= np.first) result.pop()
    if (told(tokens, lexicon, np)) continue
    if (nations(ground, result.at(-1), np) || insideName(tokens, lexicon, result.at(-1), np)) {
      const { first: start } = result.pop() as NounPhrase
      result.push({ ...np, first: start })
      continue
    }
    const head = tokens[np.head] as Token
    if (np.first === np.last && RELATIVE.has(head) && head.tag !== 'DET') continue
    const before = result.at(-1)
    const owner = before && before.last === np.first - 1 ? tokens[before.head] : undefined
    const participle = tokens[np.first - 1]
    // "lost loved ones".
    const dear = participle?.norm === 'loved' && head.norm === 'ones'
    if (dear && !POSSESSIVE.has(tokens[np.first - 2])) result.push({ ...np, first: np.first - 1 })
    else if (
      participle?.tag === 'VERB' &&
      /(ed|en)$|^(missing|slain|lost|held)$/.test(participle.norm) &&
      POSSESSIVE.has(tokens[np.first - 2])
    ) {
      // "our captured soldiers".
      if (before?.last === np.first - 2 && before.first === before.last) result.pop()
      result.push({ first: np.first - 2, last: np.last, head: np.head })
    } else if (
      before &&
      owner &&
      owner.tag === 'PRON' &&
      POSSESSIVE.has(owner) &&
      before.first === before.last
    ) {
      result[result.length - 1] = { first: before.first, last: np.last, head: np.head }
    } else if (
      before?.last === np.first - 1 &&
      tokens[np.first]?.tag === 'ADJ' &&
      tokens[np.first]?.sentence === tokens[before.head]?.sentence &&
      lexicon.sides.at(tokens, before.head)?.form === 'adjective'
    ) {
      // "the Harran leftist movement": a nation's adjective tagged as a name.
      result[result.length - 1] = { first: before.first, last: np.last, head: np.head }
    } else if (POSSESSIVE.has(tokens[np.first - 1]) && before?.last !== np.first - 1) {
      result.push({ first: np.first - 1, last: np.last, head: np.head })
    } else result.push(np)
  }
  return result
}
