import { EVENTS, type Token } from '../../model/index.ts'
import type { SeenWord } from '../../parse/index.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { eventsAt } from '../phrase/follows.ts'

/** A word of the people's sentence, by its token. */
export interface NearWord extends SeenWord {
  readonly token: number
}

const TAGS = ['VERB', 'NOUN', 'ADJ', 'PROPN', 'ADV']
const KINDS = ['people', 'name', 'pronoun', 'bare', 'thing']
const ROLES = [
  'people',
  'soldiers',
  'civilians',
  'children',
  'women',
  'fighters',
  'police',
  'officials',
  null,
]
/** Words this far from the people are not looked at, in tokens. */
const REACH = 45
/** Distances of this many buckets on either side. */
const STEPS = 12
const EMPTY = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'have', 'has', 'had', 'not', 'who'])
/** "were wounded": a form of "be" right before. */
const BE = new Set(['was', 'were', 'been', 'are', 'is', 'be'])

/** What stands right before people: who is told of after "by" mostly did it, after "in" is a place. */
const BEFORE: readonly ReadonlySet<string>[] = [
  ['by'],
  ['in', 'at', 'on', 'near', 'into', 'over'],
  ['of'],
  ['to', 'for'],
  ['from'],
  ['with', 'against', 'between'],
  ['and', 'or', ','],
].map((words) => new Set(words))
const AFTER = ['VERB', 'AUX', 'PUNCT', 'ADP', 'CCONJ']

/**
 * Traits of a word: its distance, tag, whom it would be told of, what stands before and after these and between, whether a rule
 * tells by it of others, what the word lists say of it.
 */
const WIDTH =
  2 * STEPS +
  1 +
  TAGS.length +
  KINDS.length +
  ROLES.length +
  (BEFORE.length + 1) +
  (AFTER.length + 1) +
  9 +
  EVENTS.length +
  4

/** What the rules tell of people, by whom and by which words. */
export interface ToldByRules {
  readonly count: number
  /** How many claims each head of people has. */
  readonly of: ReadonlyMap<number, number>
  /** Of each word that tells a claim the head of its people; `MANY` where it tells of several or of nobody named. */
  readonly by: ReadonlyMap<number, number>
}

const MANY = -1

export function toldByRules(drafts: readonly Draft[]): ToldByRules {
  const of = new Map<number, number>()
  const by = new Map<number, number>()
  for (const { first, last, group } of drafts) {
    const head = group?.head ?? MANY
    of.set(head, (of.get(head) ?? 0) + 1)
    for (let i = first; i <= last; i++) by.set(i, (by.get(i) ?? head) === head ? head : MANY)
  }
  return { count: drafts.length, of, by }
}

/** Counted people of whom a model may say what happened to them. */
export const isCounted = ({ kind, quantity, none }: Group): boolean =>
  quantity !== null && !none && kind !== 'name'

/** People without an amount of whom a model may say what happened to them. */
export const isPeople = ({ kind, quantity, none }: Group): boolean =>
  quantity === null && !none && kind !== 'thing' && kind !== 'bare'

/** The words that may tell what happened to `people`; `told` is what the rules tell in the report. */
export function nearWords(read: Parts, people: Group, told: ToldByRules): NearWord[] {
  const { tokens, doc, quantityOf, periodOf } = read
  const sentence = doc.sentences[tokens[people.head]?.sentence ?? 0]
  if (!sentence) return []
  const words: NearWord[] = []
  const from = Math.max(sentence.first, people.head - REACH)
  for (let i = from; i <= Math.min(sentence.last, people.head + REACH); i++) {
    const { norm, tag, start, end } = tokens[i] as Token
    if (i === people.head || !TAGS.includes(tag) || EMPTY.has(norm)) continue
    if (quantityOf[i] !== -1 || periodOf[i] !== -1) continue
    words.push({ token: i, span: [start, end], traits: traits(read, people, i, told) })
  }
  return words
}

function traits(read: Parts, people: Group, i: number, { count, of, by }: ToldByRules): Float32Array {
  const { tokens } = read
  const { first, last, kind, role, quantity } = people
  const all = new Float32Array(WIDTH)
  let at = 0
  const oneOf = (count: number, index: number): void => {
    all[at + Math.max(0, index)] = 1
    at += count
  }
  oneOf(2 * STEPS + 1, STEPS + bucket(i > last ? i - last : i < first ? i - first : 0))
  oneOf(TAGS.length, TAGS.indexOf(tokens[i]?.tag ?? ''))
  oneOf(KINDS.length, KINDS.indexOf(kind))
  oneOf(ROLES.length, ROLES.indexOf(role))
  oneOf(BEFORE.length + 1, listed(BEFORE, tokens[first - 1]?.norm ?? ''))
  oneOf(AFTER.length + 1, known(AFTER.indexOf(tokens[last + 1]?.tag ?? ''), AFTER.length))
  const { verbs, groups, marks, relative } = between(read, i > last ? last + 1 : i + 1, i > last ? i : first)
  const seen = [
    Math.min(verbs, 4) / 2,
    Math.min(groups, 4) / 2,
    Math.min(marks, 4) / 2,
    quantity === null ? 0 : 1,
    first <= i && i <= last ? 1 : 0,
    headsPeople(read, i) ? 1 : 0,
    BE.has(tokens[i - 1]?.norm ?? '') ? 1 : 0,
    relative ? 1 : 0,
    (by.get(i) ?? people.head) === people.head ? 0 : 1,
  ]
  all.set(seen, at)
  at += seen.length
  for (const { sense } of eventsAt(read, i)) {
    const event = EVENTS.indexOf(sense.event as (typeof EVENTS)[number])
    if (event >= 0) all[at + event] = 1
    all[at + EVENTS.length] = 1
    if (sense.sure) all[at + EVENTS.length + 1] = 1
    if (sense.as === 'people') all[at + EVENTS.length + 2] = 1
  }
  all[at + EVENTS.length + 3] = Math.min(count - (of.get(people.head) ?? 0), 6) / 6
  return all
}

const known = (index: number, none: number): number => (index < 0 ? none : index)

const listed = (lists: readonly ReadonlySet<string>[], norm: string): number =>
  known(
    lists.findIndex((words) => words.has(norm)),
    lists.length,
  )

const headsPeople = (parts: Parts, i: number): boolean => {
  const group = groupAt(parts, i)
  return group?.head === i && (group.kind !== 'thing' || group.quantity !== null)
}

/** What stands from token `from` up to `to`. */
function between(
  read: Parts,
  from: number,
  to: number,
): { verbs: number; groups: number; marks: number; relative: boolean } {
  let [verbs, groups, marks, relative] = [0, 0, 0, false]
  for (let i = from; i < to; i++) {
    const { tag, norm } = read.tokens[i] as Token
    if (tag === 'VERB') verbs++
    if (tag === 'PUNCT') marks++
    if (headsPeople(read, i)) groups++
    relative ||= norm === 'who' || norm === 'which' || norm === 'that'
  }
  return { verbs, groups, marks, relative }
}

/** A signed distance in tokens: exact to 6, then by powers of 1.42. */
function bucket(distance: number): number {
  const size = Math.abs(distance)
  const step = size <= 6 ? size : Math.min(STEPS, 6 + Math.round(Math.log(size / 6) / Math.log(1.42)))
  return distance < 0 ? -step : step
}
