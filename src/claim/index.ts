import type { Charge, Lexicon } from '../lexicon/index.ts'
import type { Attribution, Claim, Doc, Place, Report, Span, Token } from '../model/index.ts'
import type { EventTeller } from '../parse/index.ts'
import { spanTokens } from '../attribute/index.ts'
import { hull, overlaps } from '../text/index.ts'
import { type Draft, type Group, reach, sizeOf } from './phrase/draft.ts'
import { census, type Census } from './people/allegiance.ts'
import { earlier } from './nominal/earlier.ts'
import { elsewhere } from './verbal/elsewhere.ts'
import { personsSides } from './people/namesake.ts'
import { likewise } from './verbal/likewise.ts'
import { partsNext } from './nominal/next-parts.ts'
import { nominal } from './nominal/index.ts'
import { ofWhole } from './nominal/share.ts'
import { type Found, parts, type Parts } from './phrase/parts.ts'
import { place, unnamed } from './setting/place.ts'
import { goesOnFrom, placeThere } from './setting/place-before.ts'
import { scenes, type SceneOf } from './people/scene.ts'
import { population } from './people/population.ts'
import { referredTo } from './people/reference.ts'
import { manner } from './setting/manner.ts'
import { period } from './setting/time.ts'
import { heardAt, listedClaim, settingOf } from './listed.ts'
import { type HeadedLine, listing } from './table/index.ts'
import { toldAmount } from './people/told-amount.ts'
import { trainedDrafts } from './trained/index.ts'
import { triggers, type Trigger } from './event/trigger.ts'
import { verbal } from './verbal/index.ts'
import { authority, charge, houseOf, voices, type Voice } from './setting/voice.ts'

export { withProposed } from './proposed.ts'

/** Claims in text order; ids are `c1…`. `tell` is a model that says what happened to people whom no rule connects with it. */
export function findClaims(
  doc: Doc,
  before: Found,
  report: Report,
  lexicon: Lexicon,
  tell: EventTeller | null = null,
): Claim[] {
  const { read, shown, lists, drafts: byRules } = findDrafts(doc, before, report, lexicon)
  // Where nothing shows a conflict, counted people mostly vote, meet or earn.
  const more = tell && shown > 0 ? trainedDrafts(read, byRules, tell, within(lists.rows)) : []
  const kept = [...byRules, ...more]
  const said = new Set(before.attributions.flatMap((a) => (a.saidOn ? [a.saidOn.span[0]] : [])))
  const named = within(lists.captions)
  const victims = victimsOf(read, kept)
  const counts = census(read)
  const personOf = personsSides(read)
  const scene = scenes(read, counts)
  const voiceAt = voices(before.attributions)
  const sentenceOf = ({ first }: Draft): number => doc.tokens[first]?.sentence ?? 0
  const bySentence = Map.groupBy(kept, sentenceOf)
  const inSentence = (draft: Draft): readonly Draft[] => bySentence.get(sentenceOf(draft)) ?? []
  const told = kept
    .filter((draft) => !topic(draft) || !named(doc.tokens[draft.first]?.start ?? 0))
    .map((draft) =>
      claim(read, draft, before, report, {
        said,
        victims,
        items: lists.items,
        census: counts,
        scene,
        personOf,
        voiceAt,
        inSentence,
      }),
    )
  return [...told, ...lists.figures.map((figure) => listedClaim(figure, voiceAt, report))]
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
    .map((c, index) => ({ ...c, id: `c${index + 1}` }))
}

/** What the rules make of a report before place, time and voice are looked up, one for each event and its people. */
export function findDrafts(doc: Doc, before: Found, report: Report, lexicon: Lexicon): Drafted {
  const read = parts(doc, before, lexicon)
  const words = triggers(read)
  const draftsOf = drafting(read)
  const shown = evidence(read, words, draftsOf)
  const taken = Math.min(2, shown + (doc.tokens.length < SHORT ? 1 : 0))
  const lists = listing({ doc, report, lexicon, conflict: taken > 1 }, before)
  const inRow = within(lists.rows)
  const found = words.filter(({ first }) => !inRow((doc.tokens[first] as Token).start))
  const counted = made(read, found, taken, draftsOf)
  const all = [...counted, ...referredTo(read, found, counted)]
  const past = all.flatMap((draft) => earlier(read, draft))
  const drafts = distinct([...all, ...past, ...partsNext(read, counted)])
  return { read, shown, lists, drafts }
}

interface Drafted {
  readonly read: Parts
  /** How much shows a conflict, attack or disaster, 0 to 2. */
  readonly shown: number
  readonly lists: ReturnType<typeof listing>
  readonly drafts: readonly Draft[]
}

/** What happened to people, by the head of the words for them; "casualties" are none, but those told with them are. */
const victimsOf = ({ groups, groupOf }: Parts, drafts: readonly Draft[]): Map<number, Draft> =>
  new Map(
    drafts.flatMap((draft) => {
      const { group, sufferer, rule } = draft
      // "30 hurt, two of them children, and 40 arrested": the whole goes on being told of, not its part.
      if (rule === 'part-of-whole') return []
      const counted =
        group && /^noun-(count|toll)$/.test(rule) ? groups[groupOf[group.words?.[1] ?? -1] ?? -1] : group
      return [counted, sufferer].flatMap((one) => (one ? [[one.head, draft] as const] : []))
    }),
  )

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
  return found.flatMap((trigger) => {
    let drafts = all(trigger)
    for (const other of trigger.or) if (drafts.length === 0) drafts = all(other)
    drafts = drafts.flatMap((draft) => ofWhole(read, draft))
    const last = drafts.at(-1)
    return last ? [...drafts, ...elsewhere(read, last), ...likewise(read, last)] : []
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
  const told = made(read, sure, 0, draftsOf).filter(
    ({ group }) => group?.quantity && group.quantity.lower !== 1,
  )
  return Math.min(2, seen.size + told.length)
}

/** One claim for one event and population; a noun for people ("hostages") gives way to what is told about them. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const verbs = drafts.filter((d) => d.rule !== 'noun-people')
  const told = new Set(verbs.map((d) => d.group?.head))
  // "hostage" of "took 12 villagers hostage" is a word of that event.
  const within = (d: Draft): boolean =>
    verbs.some((v) => v.event === d.event && v.first < d.first && d.first <= v.last)
  const seen = new Map<string, number | null>()
  const amounts = new Set<string>()
  return drafts.filter((draft) => {
    if (draft.rule === 'noun-people' && (told.has(draft.group?.head) || within(draft))) return false
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

/** "Losses of the enemy", "People killed by region": said above a list, it only names what is listed. */
const topic = ({ group, rule }: Draft): boolean =>
  /^(noun-|attributive|verb-participle)/.test(rule) &&
  (group?.quantity?.lower ?? group?.quantity?.upper ?? null) === null

/** Does a position stand in one of the lines? */
function within(lines: readonly Span[]): (at: number) => boolean {
  return (at) => lines.some(([start, end]) => start <= at && at < end)
}

/** What stands around a claim in its report. */
interface Around {
  /** Where the times stand at which something was said. */
  readonly said: ReadonlySet<number>
  readonly victims: ReadonlyMap<number, Draft>
  readonly items: readonly HeadedLine[]
  readonly census: () => Census
  readonly scene: SceneOf
  readonly personOf: (group: Group) => string | null
  readonly voiceAt: (span: Span) => Voice
  /** What is told in the sentence of a draft. */
  readonly inSentence: (draft: Draft) => readonly Draft[]
}

/** "The mayor feared 12 had died": it is not vouched for by whoever says it. */
const doubted = ({ tokens, lexicon }: Parts, attribution: Attribution | null): boolean =>
  attribution !== null &&
  // Of "… and, it is feared, more" the clause's own words tell.
  attribution.source.length > 0 &&
  attribution.cue.some((span) => spanTokens(tokens, span).some(({ lemma }) => lexicon.moods.cue.has(lemma)))

function claim(
  read: Parts,
  draft: Draft,
  found: Found,
  report: Report,
  { said, victims, items, census, scene, personOf, voiceAt, inSentence }: Around,
): Claim {
  const { tokens } = read
  const { group } = draft
  const [first, last] = reach(draft)
  const span: Span = [(tokens[first] as Token).start, (tokens[last] as Token).end]
  const events: Span = [(tokens[draft.first] as Token).start, (tokens[draft.last] as Token).end]
  const item = settingOf(items, events[0], report)
  const { attribution, sourceId, viaId } = heardAt(events, item.said, voiceAt)
  const speaker = (): string | null => authority(sourceId, found.sources, read, report)
  const house = (): string | null => (sourceId === null ? houseOf(report, read) : null)
  const inPerson = attribution?.rule === 'speech' || attribution?.rule === 'speaker-turn'
  const office = (): Charge => charge(sourceId, found.sources, read)
  const around = draft.elided && group ? { ...draft, first: group.first, last: group.last } : draft
  const before = goesOnFrom(read, draft, inSentence(draft))
  const where = unnamed(read, around)
    ? null
    : (place(read, around, attribution?.content ?? []) ??
      placeThere(read, around) ??
      (before && place(read, before, attribution?.content ?? [])) ??
      item.place)
  const placed = where !== null && !before && where.span[0] >= (tokens[first] as Token).start
  const placeOf = (of: Draft): Place | null => (of === draft ? where : place(read, of, []))
  const people =
    group?.words || !item.people
      ? population(
          {
            parts: read,
            victims,
            speaker,
            house,
            inPerson,
            office,
            census,
            scene,
            personOf,
            whole: before,
            place: placeOf,
          },
          draft,
        )
      : item.people
  return {
    id: '',
    // "killed women" with "and children", whom the words for people take in.
    span: people && overlaps(people.span, span) ? hull([span, people.span]) : span,
    event: draft.event,
    manner: manner(read, draft, placed) ?? (before && manner(read, before, placed)),
    quantity: toldAmount(read, group),
    population: people,
    place: where,
    period: period(read, around, said, attribution?.content ?? []) ?? item.period,
    polarity: attribution?.stance === 'denies' && draft.polarity === 'affirmed' ? 'negated' : draft.polarity,
    modality:
      draft.modality === 'asserted' && /^(verb|state)/.test(draft.rule) && doubted(read, attribution)
        ? 'hedged'
        : draft.modality,
    attributionId: attribution?.id ?? null,
    sourceId,
    viaId,
    rule: draft.rule,
  }
}
