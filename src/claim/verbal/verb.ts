import type { EventSense } from '../../lexicon/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { after, before } from '../phrase/beside.ts'
import { all, ofClause } from '../phrase/some-of.ts'
import { subjectOrNearest } from '../clause/far-subject.ts'
import { beforeAside } from '../clause/before-aside.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { human } from '../clause/human.ts'
import { subjectOf, withLeft, withRight } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import { amongThem, inverted, ofThose, someOfThem, thereAre } from '../nominal/among.ts'
import { attributive } from '../nominal/attributive.ts'
import { afterNumber } from '../nominal/number.ts'
import { firstReading, type Reader, type Reading } from '../nominal/reading.ts'
import { theyNumber } from '../nominal/they-number.ts'
import { presumed } from '../nominal/presumed.ts'
import { tended } from '../nominal/tended.ts'
import { antecedent } from './antecedent.ts'
import { leftObject } from '../clause/left.ts'
import { aboard, objectOf } from './object.ts'
import { sharedPassive } from './shared.ts'
import { firstTo, subjectVerb } from './subject-verb.ts'

/** A trigger that is a verb, with what its readers ask of it. */
interface EventVerb extends Trigger {
  readonly frame: VerbFrame
  /** Can its words mean nothing but what happens to persons? */
  readonly sure: boolean
  /** A past participle or past tense: "killed", "hurt". */
  readonly participle: boolean
}

/** An event verb in the active voice. */
interface ActiveVerb extends EventVerb {
  /** What stands behind it as its object; null where nothing does. */
  readonly taken: Group | null
}

/** To whom the event of a verb or participle happens, and the rule that finds them; null where it tells of nobody. */
export function verb(parts: Parts, trigger: Trigger): Reading | null {
  const event = eventVerb(parts, trigger)
  const { frame, participle, sense } = event
  const first = firstReading(ANY, parts, event)
  if (first) return first
  if (trigger.event === 'displacement' && trigger.form === 'ing' && insideGroup(parts, trigger))
    return attributive(parts, trigger)
  if (sense.victim === 'subject') return subjectVerb(parts, trigger, frame)
  if (participle && frame.passive) return firstReading(PASSIVE, parts, event)
  const alone = participle && !frame.perfect ? firstReading(PARTICIPLE, parts, event) : null
  return alone ?? firstReading(ACTIVE, parts, { ...event, taken: takenBy(parts, event) })
}

/** "hundreds of [fleeing] villagers": those who are counted do it. */
function insideGroup(parts: Parts, { first, last }: Trigger): boolean {
  const group = groupAt(parts, first)
  return group?.kind === 'people' && group.quantity !== null && group.first < first && group.head > last
}

function eventVerb(parts: Parts, trigger: Trigger): EventVerb {
  const { form, sense } = trigger
  const frame = verbFrame(parts, trigger.first)
  // "had been hurt, and told the men": of "hurt" all forms are one.
  const participle =
    form === 'ed' || form === 'participle' || (form === 'base' && frame.passive && sense.oneForm)
  return { ...trigger, frame, sure: ofPersons(sense), participle }
}

/** Can the words mean nothing but what happens to persons? */
export const ofPersons = ({ sure, traits }: EventSense): boolean => sure || traits.includes('personal')

// The constructions of each kind of verb in the order in which they are asked for.

const ANY: readonly Reader<EventVerb>[] = [between, firstToBe]

const PASSIVE: readonly Reader<EventVerb>[] = [thereAre, ofSubject, countedBehind]

/** A participle without an auxiliary that is no verb of its own: "among those killed", "nine wounded villagers", "12 dead". */
const PARTICIPLE: readonly Reader<EventVerb>[] = [
  presumed,
  lieIn,
  amongThem,
  ofThose,
  someOfThem,
  inverted,
  theyNumber,
  attributive,
  afterNumber,
  tended,
  left,
]

const ACTIVE: readonly Reader<ActiveVerb>[] = [ofObject, sharing, relative, reducedClause, ofDoer]

/** "took [12 villagers] hostage": whom the words of the verb enclose. */
function between(parts: Parts, { object, frame }: EventVerb): Reading | null {
  return object && { groups: withRight(parts, object), rule: 'verb-active', frame }
}

/** "The first to be killed was a girl". */
function firstToBe(parts: Parts, verb: EventVerb): Reading | null {
  const people = firstTo(parts, verb, verb.frame)
  return people && { groups: withRight(parts, people), rule: 'verb-passive', frame: null }
}

/** "left nine people injured and caused damage": what was caused is not hurt. */
function left(parts: Parts, { frame }: EventVerb): Reading | null {
  const people = leftObject(parts, frame.first)
  return people && { groups: withLeft(parts, people), rule: 'verb-participle', frame: null }
}

/** "Nine were killed", "the 12 soldiers who had been captured". */
function ofSubject(parts: Parts, { frame, sense, sure }: EventVerb): Reading | null {
  // "contact was lost with nine guards", "nothing was heard of them", "from them": they come after it.
  const nothing =
    sense.traits.includes('denied') &&
    parts.tokens[subject(parts, frame.first)?.head ?? -1]?.norm === 'nothing'
  if (nothing || sense.needs.includes('after-it')) return null
  const people = subjectOrNearest(parts, frame, sure)
  if (!people) return null
  const whose = whoseLives(parts, people)
  const groups = whose ? [whose] : withLeft(parts, ofClause(parts, people, frame.first), sure)
  return { groups, rule: 'verb-passive', frame }
}

/** "Contact was lost with nine guards", "hurt were two boys". */
function countedBehind(parts: Parts, { last, frame }: EventVerb): Reading | null {
  const people = after(parts, last + 1)
  return people?.quantity ? { groups: withRight(parts, people), rule: 'verb-passive', frame } : null
}

/** "[nine guards] whose lives were lost": those told before, where a relative clause speaks of their lives. */
function whoseLives(parts: Parts, { first, head }: Group): Group | null {
  const { tokens, lexicon } = parts
  const whose = tokens[first]?.norm === 'whose' ? first : first - 1
  if (tokens[whose]?.norm !== 'whose' || !lexicon.sets.lives.has(tokens[head])) return null
  const group = groupAt(parts, tokens[whose - 1]?.norm === ',' ? whose - 2 : whose - 1)
  return human(group, true) ? group : null
}

/** The object of a verb in the active voice. */
function takenBy(parts: Parts, verb: EventVerb): Group | null {
  // "people taken from the fair": what the verb's own preposition takes is no object of it.
  if (verb.participle && TO_PLACE.test(parts.tokens[verb.last]?.norm ?? '')) return null
  const found = objectOf(parts, verb)
  // "the 600 troops whom we sent there", "nine villagers killed there were farmers": taken for a pronoun.
  if (parts.tokens[found?.head ?? -1]?.norm === 'there') return null
  return (verb.event === 'deployment' && found && aboard(parts, found)) || found
}

/** "Shells killed nine". */
function ofObject(parts: Parts, { taken, sense, sure, form, frame }: ActiveVerb): Reading | null {
  if (!taken || !human(taken, sure) || (sense.victim !== 'object' && taken.kind === 'pronoun')) return null
  return { groups: withRight(parts, taken), rule: form === 'ing' ? 'verb-gerund' : 'verb-active', frame }
}

/** Could the verb be a participle that tells about a noun: "nine soldiers captured in May"? */
const reduces = ({ participle, frame }: EventVerb): boolean =>
  participle && !frame.perfect && !frame.modal && !frame.infinitive

/** "Nine were shot and killed": the passive before it has the victims of both. */
function sharing(parts: Parts, verb: ActiveVerb): Reading | null {
  const alone = verb.taken === null || verb.taken.kind === 'thing'
  return reduces(verb) && alone ? sharedPassive(parts, verb, verb.frame) : null
}

/** "the men they had seized": the people whom a relative clause tells about. */
function relative(parts: Parts, { taken, sense, frame }: ActiveVerb): Reading | null {
  const people = taken === null && sense.victim !== 'subject' ? antecedent(parts, frame) : null
  return people && { groups: [all(people)], rule: 'verb-relative', frame }
}

/** "900 soldiers deployed to the valley", "they moved into the school": a verb whose subject does it himself. */
function ofDoer(parts: Parts, verb: ActiveVerb): Reading | null {
  // What the verb's own preposition takes is no object of it.
  const place = parts.tokens[verb.last]?.tag === 'ADP'
  if (verb.sense.victim !== 'either' || (verb.taken !== null && !place)) return null
  return subjectVerb(parts, verb, verb.frame)
}

/** "Nine villagers [killed in May]": the people before a participle that tells about them. */
function reducedClause(parts: Parts, verb: ActiveVerb): Reading | null {
  const { frame, sure } = verb
  if (!reduces(verb) || verb.taken !== null) return null
  const people = described(parts, frame)
  if (!people) return null
  // "to get [them] released": "get" tells whether it came about.
  const get = people.last === frame.first - 1 && parts.tokens[people.first - 1]?.lemma === 'get'
  if (get && human(people, sure))
    return { groups: [people], rule: 'verb-passive', frame: verbFrame(parts, people.first - 1) }
  return reducible(parts, verb, people)
    ? { groups: withLeft(parts, all(people)), rule: 'verb-participle', frame: null }
    : null
}

/** Whom a participle may tell about: the people right before it, or before an aside. */
function described(parts: Parts, { first }: VerbFrame): Group | null {
  const { tokens } = parts
  const link = tokens[first - 1]
  // "those who hurt the most": who does it.
  const does = /^(who|that|which)$/.test(link?.norm ?? '')
  // "the 43 villagers [reported] killed".
  const told = parts.lexicon.sets.copulas.has(link) && (link?.norm.endsWith('ed') ?? false)
  const who = does ? null : before(parts, told ? first - 1 : first)
  const near = told && !who?.quantity ? null : who && fromPlace(parts, who)
  // "with 11 patients, among them a nurse, killed in their beds".
  const part = /^(them|whom|including)$/.test(tokens[(near?.first ?? 0) - 1]?.norm ?? '')
  // "nine people, most of them women, killed in a night".
  const aside = link?.norm === ',' && (!near?.quantity || part)
  return (aside && beforeAside(parts, first - 1, true)) || near
}

/** "two men from the town of [Harra] killed": the counted people before the place that they are from, else the group itself. */
function fromPlace(parts: Parts, near: Group): Group {
  const { tokens } = parts
  let place = near
  while (place.kind === 'thing' || (place.kind === 'name' && !place.sure)) {
    const of = tokens[place.first - 1]?.tag === 'DET' ? place.first - 2 : place.first - 1
    if (!/^(of|from|in|at)$/.test(tokens[of]?.norm ?? '')) return near
    const before = groupTo(parts, of - 1)
    if (!before) return near
    if (before.kind === 'people') return before.quantity ? before : near
    place = before
  }
  return near
}

/** "hundreds lie wounded in the wards", "nine lay buried under the ruins". */
function lieIn(parts: Parts, { frame: { first }, sure }: EventVerb): Reading | null {
  const lie = parts.tokens[first - 1]
  if (lie?.tag !== 'VERB' || !/^(lie|lay|lies|lying)$/.test(lie.norm)) return null
  const frame = verbFrame(parts, first - 1)
  const people = subjectOf(parts, frame, sure)
  return people && { groups: withLeft(parts, people, sure), rule: 'state', frame }
}

/** Prepositions of a verb that lead to a place, a time or a doer, and never to whom it happens. */
const TO_PLACE = /^(from|into|onto|to|by|across|at)$/

/** "its report on violence against [civilians] released yesterday": a paper is what is released. */
function published({ tokens, lexicon }: Parts, first: number): boolean {
  if (tokens[first - 1]?.tag !== 'ADP') return false
  for (let i = first - 2; i > first - 7; i--) {
    const t = tokens[i]
    if (!t || !/^(NOUN|PROPN|ADJ|ADP|DET)$/.test(t.tag)) return false
    if (lexicon.cues.nounOf(t)?.made) return true
  }
  return false
}

/** A participle tells about the noun before it unless that noun is who did it ("rebels killed and looted"). */
function reducible(parts: Parts, { last, sense }: Trigger, left: Group): boolean {
  const { tokens } = parts
  if (sense.traits.includes('publishes') && published(parts, left.first)) return false
  const next = parts.tokens[last + 1]
  if (left.kind === 'pronoun' && !left.quantity) return tokens[left.head]?.norm === 'those'
  if (next === undefined || next.sentence !== parts.tokens[last]?.sentence) return true
  if (TO_PLACE.test(tokens[last]?.norm ?? '')) return true
  if (next.norm === 'there') return true
  return !/^(DET|PRON|NOUN|PROPN|NUM)$/.test(next.tag) || (parts.periodOf[last + 1] ?? -1) !== -1
}
