import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, Report, Token } from '../model/index.ts'
import { positionsIn } from '../text/index.ts'
import { eitherOf, orState } from './either.ts'
import { type Draft, severalOf, sizeOf } from './phrase/draft.ts'
import { type Found, parts, type Parts } from './phrase/parts.ts'
import { type Trigger, triggers } from './event/trigger.ts'
import { otherAccounts } from './nominal/accounts.ts'
import { earlier } from './nominal/earlier.ts'
import { nominal } from './nominal/index.ts'
import { partsNext } from './nominal/next-parts.ts'
import { ofWhole } from './nominal/share.ts'
import { summed } from './nominal/summed.ts'
import { elsewhere } from './verbal/elsewhere.ts'
import { verbal } from './verbal/index.ts'
import { likewise } from './verbal/likewise.ts'
import { referredTo } from './people/reference.ts'
import { listing } from './table/index.ts'

export interface Drafted {
  readonly read: Parts
  /** How much shows a conflict, attack or disaster, 0 to 2. */
  readonly shown: number
  readonly lists: ReturnType<typeof listing>
  readonly drafts: readonly Draft[]
}

/** What the rules make of a report before place, time and voice are looked up, one for each event and its people. */
export function findDrafts(doc: Doc, before: Found, report: Report, lexicon: Lexicon): Drafted {
  const read = parts(doc, before, lexicon)
  const words = triggers(read)
  const draftsOf = drafting(read)
  const shown = evidence(read, words, draftsOf)
  const taken = Math.min(2, shown + (doc.tokens.length < SHORT ? 1 : 0))
  const lists = listing({ doc, report, lexicon, conflict: taken > 1 }, before)
  const inRow = positionsIn(lists.rows)
  const found = words.filter(({ first }) => !inRow((doc.tokens[first] as Token).start))
  const counted = made(read, found, taken, draftsOf)
  const all = [...counted, ...referredTo(read, found, counted)]
  const past = all.flatMap((draft) => earlier(read, draft))
  const others = otherAccounts(read, before.attributions, all)
  const next = [...partsNext(read, counted), ...summed(read, counted)]
  const drafts = eitherOf(read, distinct([...all, ...past, ...others, ...next]))
  return { read, shown, lists, drafts }
}

/** The claims that an event word makes, in a report on a conflict or not. */
type DraftsOf = (trigger: Trigger, conflict: boolean) => readonly Draft[]

function drafting(read: Parts): DraftsOf {
  // Asked first to tell whether there is a conflict, and once more where there is none.
  const calm = new Map<Trigger, readonly Draft[]>()
  return (trigger, conflict) => {
    const known = conflict ? undefined : calm.get(trigger)
    if (known) return known
    const verb = trigger.sense.as === 'verb' || trigger.sense.as === 'state'
    const drafts = verb ? verbal(read, trigger, conflict) : nominal(read, trigger, conflict)
    if (!conflict) calm.set(trigger, drafts)
    return drafts
  }
}

/** The claims that event words make. Where little shows a conflict, words with other meanings count only with numbers. */
function made(read: Parts, found: readonly Trigger[], shown: number, draftsOf: DraftsOf): Draft[] {
  const all = (trigger: Trigger): readonly Draft[] => {
    const drafts = draftsOf(trigger, shown > 1)
    return drafts.length === 0 && shown === 1 ? draftsOf(trigger, true).filter(many) : drafts
  }
  let before: readonly Draft[] = []
  return found.flatMap((trigger) => {
    let drafts = all(trigger)
    for (const other of trigger.or) if (drafts.length === 0) drafts = all(other)
    if (drafts.length === 0) drafts = orState(read.tokens, trigger, before)
    before = drafts
    drafts = drafts.flatMap((draft) => ofWhole(read, draft))
    const last = drafts.at(-1)
    // "killed nine, four of them boys, and three in Harra": more of all that are told.
    const whole = drafts.findLast(({ rule }) => rule !== 'part-of-whole')?.group
    return last ? [...drafts, ...elsewhere(read, last, whole), ...likewise(read, last)] : []
  })
}

const many = ({ group }: Draft): boolean => group !== null && sizeOf(group) > 1

/** Tokens of a text with little room to show what it is about: there the rules ask for one sign less. */
const SHORT = 100

/**
 * How much shows that the report is about conflict, attack or disaster, up to 2: different words of `conflict.yaml`, and
 * claims about more than one person that words of one meaning make ("six people were killed").
 */
function evidence(read: Parts, found: readonly Trigger[], draftsOf: DraftsOf): number {
  const { tokens, lexicon } = read
  const seen = new Set<string>()
  for (const token of tokens) {
    if (lexicon.conflict.has(token)) seen.add(token.norm)
    if (seen.size >= 2) return 2
  }
  const sure = found.filter(({ sense }) => sense.sure)
  const told = made(read, sure, 0, draftsOf).filter(({ group }) => group !== null && severalOf(group))
  return Math.min(2, seen.size + told.length)
}

/** One claim for one event and population; a noun for people ("hostages") gives way to what is told about them. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const verbs = drafts.filter((d) => d.rule !== 'noun-people')
  const told = new Map(verbs.map((d) => [d.group?.head, d.first]))
  // "freed 20 hostages, five of them girls": of the hostages it is told that they were freed.
  const byNoun = ({ rule, first }: Draft): boolean =>
    rule === 'part-of-whole' && (told.get(first) ?? first) !== first
  // "hostage" of "took 12 villagers hostage" is a word of that event.
  const within = (d: Draft): boolean =>
    verbs.some((v) => v.event === d.event && v.first < d.first && d.first <= v.last)
  const seen = new Map<string, number | null>()
  const amounts = new Set<string>()
  return drafts.filter((draft) => {
    if (draft.rule === 'noun-people' && (told.has(draft.group?.head) || within(draft))) return false
    if (byNoun(draft)) return false
    const key = `${draft.event} ${draft.group ? draft.group.head : `at ${draft.first}`}`
    const amount = draft.group?.quantity?.span[0] ?? null
    const before = seen.get(key)
    // "12 of the 40 pupils seized are still held": two amounts of one noun.
    const other = before !== null && amount !== null && before !== amount
    if ((before !== undefined && !other) || amounts.has(`${draft.event} ${amount}`)) return false
    seen.set(key, amount)
    if (amount !== null) amounts.add(`${draft.event} ${amount}`)
    return true
  })
}
