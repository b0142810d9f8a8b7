import type { Draft, Group } from '../phrase/draft.ts'
import { ofDisease } from '../event/disease.ts'
import { fitsEvent } from '../event/fits.ts'
import { subjectOrNearest } from '../clause/far-subject.ts'
import { hedged, mood } from '../clause/mood.ts'
import { aboard, leftObject, objectOf } from './object.ts'
import type { Parts } from '../phrase/parts.ts'
import { after, before } from '../phrase/beside.ts'
import { beforeAside } from '../clause/before-aside.ts'
import { relativeOf, subject } from '../clause/subject.ts'
import { amongThem, amongThose, inverted, ofThose, someOfThem, thereAre, toldAs } from '../nominal/among.ts'
import { attributive, number, numbered, state, theyNumber, type Reading } from '../nominal/state.ts'
import { withFigure } from '../nominal/figure.ts'
import { sharedPassive } from './shared.ts'
import { antecedent } from './antecedent.ts'
import { firstTo, subjectVerb } from './subject-verb.ts'
import { tended } from '../nominal/tended.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { besideSelf, exchanged, together } from '../clause/companions.ts'
import { human, withRight, subjectOf, withLeft } from '../clause/victims.ts'
import { apportioned, inAside, partsOfAll, partsOfWhole, whoTheyAre } from '../nominal/whole.ts'

/** Claims that verbs and participles make: "were killed", "killed 12", "soldiers captured in May", "12 dead". */
export function verbal(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  // Troops who are counted are sent in peace as well.
  const sent = trigger.event === 'deployment'
  if (!trigger.sense.sure && !inConflict && !sent) return []
  // "in three days of fighting": a noun.
  const noun = /^(of|during|in|amid|from|despite|by)$/.test(parts.tokens[trigger.first - 1]?.norm ?? '')
  if (sent && noun && trigger.form === 'ing' && trigger.sense.word.startsWith('fight')) return []
  const read =
    headed(parts, trigger) ?? (trigger.sense.as === 'state' ? state(parts, trigger) : verb(parts, trigger))
  if (!read) return []
  const sure = trigger.sense.sure || PERSONAL.test(trigger.sense.word)
  // "hurts the candidate": only counted people are hurt by an active verb.
  const hurt = /^(hurt|harm)/.test(trigger.sense.word) && /^verb-(active|gerund)$/.test(read.rule)
  // "dies of wounds" needs nothing else that shows a conflict.
  const wounds = parts.tokens.slice(trigger.last + 1, trigger.last + 5)
  const died =
    /^(die|drown|perish)$/.test(trigger.sense.word) &&
    !inConflict &&
    !wounds.some(({ norm }) => /^(wounds|injuries)$/.test(norm))
  const groups = read.groups.filter(
    (g) =>
      human(g, sure) &&
      fitsEvent(parts, trigger, g) &&
      (!(hurt || died || (sent && !inConflict)) || g.quantity !== null) &&
      // "hurting the army and the president", "hurt one candidate".
      !(hurt && g.role === 'officials' && g.quantity?.lower === 1) &&
      !(hurt && /^(the|this|that|my|our|your|his|her|its|their)$/i.test(g.quantity?.wording ?? '')) &&
      !(sent && !inConflict && g.role !== 'soldiers') &&
      !(trigger.sense.word === 'drown' && g.kind === 'name' && !g.sure) &&
      !ofDisease(parts, trigger, g),
  )
  const kin = read.rule === 'verb-subject' ? fledWith(parts, trigger) : []
  const beside = kin.length > 0 ? drafts(parts, trigger, { ...read, groups: kin, rule: 'together-with' }) : []
  if (groups.length === 0 && read.groups.length > 0) return beside
  if (read.frame && nearly(parts, read.frame, trigger)) return []
  return [...drafts(parts, trigger, { ...read, groups }), ...beside]
}

/** "I fled with [my four children]": counted kin who are taken along. */
function fledWith(parts: Parts, { event, last, sense }: Trigger): readonly Group[] {
  const { tokens, groups, groupOf } = parts
  if (event !== 'displacement' || !/^(flee|leave|escape|abandon|cross)/.test(sense.word)) return []
  let at = last + 1
  // "fled Harra with her sons".
  const from = groups[groupOf[at] ?? -1]
  if (from?.first === at && from.kind !== 'people') at = from.last + 1
  const own = /^(my|his|her|their|our)$/.test(tokens[at + 1]?.norm ?? '')
  const group = tokens[at]?.norm === 'with' && own ? groups[groupOf[at + 1] ?? -1] : undefined
  const kin =
    group?.kind === 'people' && group.quantity && /^(children|civilians|women|people)$/.test(group.role ?? '')
  return kin ? withRight(parts, group) : []
}

/** "Dead: 53. Injured: 298." "Killed: a nurse and two boys": sentences that are an event and whom it met. */
function headed(parts: Parts, { sense, form, first, last }: Trigger): Reading | null {
  const { tokens, groups, groupOf } = parts
  const opens = tokens[first - 1]?.sentence !== tokens[first]?.sentence
  const told = sense.as === 'state' || form === 'ed' || form === 'participle'
  if (tokens[last + 1]?.text !== ':' || !opens || !told || !sense.sure) return null
  const group = groups[groupOf[last + 2] ?? -1]
  return group?.first === last + 2 && group.quantity && human(group, true)
    ? { groups: withRight(parts, group), rule: 'number-participle', frame: null }
    : null
}

/** "a girl nearly died", "two men were almost killed": it did not happen. */
const nearly = ({ tokens, quantityOf }: Parts, { first }: VerbFrame, { head }: Trigger): boolean =>
  tokens
    .slice(Math.max(0, first - 1), head)
    .some(
      (t, k) =>
        /^(nearly|almost|narrowly)$/.test(t.norm) &&
        quantityOf[Math.max(0, first - 1) + k] === -1 &&
        !/^(all|every|everyone|everybody|half)$/.test(tokens[Math.max(0, first - 1) + k + 1]?.norm ?? ''),
    )

/** "Norland deployed 900 troops", "its ally, who, they say, has sent 900": whose the troops are is told by who sends them. */
function sender(
  parts: Parts,
  { event, sense }: Trigger,
  rule: string,
  frame: VerbFrame | null,
  group: Group | null,
): Group | null {
  const loses = sense.word.startsWith('lose')
  // "the brigade lost 12 killed".
  const lost = rule === 'number-participle' ? parts.tokens[(group?.first ?? 0) - 1] : undefined
  if (lost?.lemma === 'lose' && group) return subject(parts, verbFrame(parts, group.first - 1).first)
  if ((event !== 'deployment' && !loses) || rule !== 'verb-active' || !frame) return null
  const { tokens, groups, groupOf } = parts
  const relative = relativeOf(tokens, frame.first - 1)
  if (relative < 0) return subject(parts, frame.first)
  const named = tokens[relative - 1]?.norm === ',' ? relative - 2 : relative - 1
  return groups[groupOf[named] ?? -1] ?? null
}

function drafts(parts: Parts, trigger: Trigger, read: Reading): Draft[] {
  const { rule, frame } = read
  // "none of the crew survived", "four are not expected to live": all of them died; "have not been found": are missing.
  const perish = /^(survive|expect)/.test(trigger.sense.word)
  const unfound = /^(find|locate|hear)/.test(trigger.sense.word) && trigger.event === 'missing'
  const groups = read.groups.map((g) =>
    perish && g.none ? { ...g, quantity: null, none: false } : (toldAs(parts, g, trigger.last + 1) ?? g),
  )
  const main = groups[0] ?? null
  const told = mood(parts, trigger.head, frame, main)
  const polarity = perish || unfound ? 'affirmed' : told.polarity
  // "offered 900 soldiers": they have not come.
  const promised = /^(pledge|offer)$/.test(trigger.sense.word) && told.modality === 'asserted'
  const modality = promised ? 'hypothetical' : unfound ? 'asserted' : told.modality
  const base = {
    event: trigger.event,
    manner: trigger.sense.manner,
    first: trigger.first,
    last: trigger.last,
    sufferer: sender(parts, trigger, rule, frame, main),
    polarity,
    modality,
  }
  const whole = (groups.length > 0 ? groups : [null]).map((group) => ({
    ...base,
    group: group && withFigure(parts, group, trigger.last + 1),
    rule,
  }))
  const inside = groups.at(-1)
  const left = inside && inside.last < trigger.first ? inside : null
  // "killed along with two guards"; "four nurses, along with two guards, were killed".
  const beside = left ? [...together(parts, left.last + 1), ...together(parts, trigger.last + 1)] : []
  const more = beside.map((group) => ({ ...base, group, rule: 'together-with' }))
  const swap = /^(exchange|swap|trade)/.test(trigger.sense.word)
  const swapped =
    trigger.event === 'releases' ? exchanged(parts, Math.max(trigger.last, main?.last ?? 0) + 1, swap) : []
  const end = Math.max(trigger.last, ...whole.map(({ group }) => group?.last ?? 0))
  const within = left ? [...whoTheyAre(parts, left), ...partsOfWhole(parts, left.last + 1)] : []
  // "40 children were among 100 people killed", "among the 100 people killed were 40 children".
  const them = main ? amongThose(parts, trigger, main) : []
  // "six priests -- five Spaniards and a Salvadoran -- and two women were murdered".
  const apart = groups.slice(0, -1).flatMap((g) => (g.last < trigger.first ? inAside(parts, g.last + 1) : []))
  // "of the 40 killed, 12 were children".
  const share = main && parts.tokens[main.first - 1]?.norm === 'of' ? apportioned(parts, end + 1) : []
  const some = [...apart, ...within, ...partsOfAll(parts, groups, end + 1), ...share].map((group) => ({
    ...base,
    // "hurt 14, one fatally".
    event: /^(fatally|mortally)$/.test(parts.tokens[group.last + 1]?.norm ?? '') ? 'deaths' : base.event,
    modality: modality === 'asserted' && hedged(parts, end, group.first) ? ('hedged' as const) : modality,
    group,
    rule: 'part-of-whole',
  }))
  const slain = besideSelf(parts, trigger.last)
  const others = [
    ...swapped.map((group) => ({ ...base, group, rule: 'together-with' })),
    ...(slain ? withRight(parts, slain) : []).map((group) => ({
      ...base,
      manner: null,
      group,
      rule: 'together-with',
    })),
  ]
  return [
    ...whole,
    ...more,
    ...some,
    ...others,
    ...them.map((group) => ({ ...base, group, rule: 'among-them' })),
  ]
}

/** Verbs with other meanings whose object, where it is a name, is a person's: a town is captured, nobody but a person arrested. */
const PERSONAL =
  /^(arrest|detain|apprehend|jail|incarcerate|intern|release|pardon|ransom|repatriate|free|rescue|execute|find\/found)\b/

function verb(parts: Parts, trigger: Trigger): Reading | null {
  const { form, sense, head, last } = trigger
  const frame = verbFrame(parts, head === trigger.first ? head : trigger.first)
  const sure = sense.sure || PERSONAL.test(sense.word)
  if (trigger.object) return { groups: withRight(parts, trigger.object), rule: 'verb-active', frame }
  const first = firstTo(parts, trigger, frame)
  if (first) return { groups: withRight(parts, first), rule: 'verb-passive', frame: null }
  if (sense.victim === 'subject') return subjectVerb(parts, trigger, frame)

  // "had been hurt, and told the men": of "hurt" all forms are one.
  const participle =
    form === 'ed' || form === 'participle' || (form === 'base' && frame.passive && sense.word.includes('/'))
  if (participle && !frame.perfect && !frame.passive) {
    const lying = lieIn(parts, frame, sure)
    if (lying) return lying
    const among =
      amongThem(parts, trigger) ??
      ofThose(parts, trigger) ??
      someOfThem(parts, trigger) ??
      inverted(parts, trigger) ??
      theyNumber(parts, trigger)
    if (among) return among
    const inside = attributive(parts, trigger)
    if (inside) return { groups: withRight(parts, inside), rule: 'attributive', frame: null }
    const counted = number(parts, trigger)
    if (counted) return numbered(parts, counted)
    const those = tended(parts, trigger)
    if (those) return those
  }
  if (participle && frame.passive) {
    const there = thereAre(parts, trigger)
    if (there) return there
    // "contact was lost with nine guards", "nothing was heard of them": they come after it.
    const nothing =
      / (of|from)$/.test(sense.word) &&
      parts.tokens[subject(parts, frame.first)?.head ?? -1]?.norm === 'nothing'
    const people =
      sense.word === 'lose/lost/lost with' || nothing ? null : subjectOrNearest(parts, frame, sure)
    if (people) return { groups: withLeft(parts, people, sure), rule: 'verb-passive', frame }
    const inverted = after(parts, last + 1)
    return inverted?.quantity ? { groups: withRight(parts, inverted), rule: 'verb-passive', frame } : null
  }
  // "left nine people injured and caused damage": what was caused is not hurt.
  const leftSo = participle && !frame.perfect ? leftObject(parts, frame.first) : null
  if (leftSo) return { groups: withLeft(parts, leftSo), rule: 'verb-participle', frame: null }
  // "people taken from the fair": what the verb's own preposition takes is no object of it.
  const found = participle && TO_PLACE.test(parts.tokens[last]?.norm ?? '') ? null : objectOf(parts, trigger)
  const object = (trigger.event === 'deployment' && found && aboard(parts, found)) || found
  if (object && human(object, sure) && (sense.victim === 'object' || object.kind !== 'pronoun')) {
    const rule = form === 'ing' ? 'verb-gerund' : 'verb-active'
    return { groups: withRight(parts, object), rule, frame }
  }
  const those = object === null && sense.victim === 'object' ? antecedent(parts, frame) : null
  const relative: Reading | null = those && { groups: [all(those)], rule: 'verb-relative', frame }
  if (participle && !frame.perfect && !frame.modal && !frame.infinitive) {
    const shared = object === null || object.kind === 'thing' ? sharedPassive(parts, trigger, frame) : null
    if (shared) return shared
    if (relative) return relative
    // "nine people, most of them women, killed in a night".
    const comma = parts.tokens[frame.first - 1]?.norm === ','
    // "those who hurt the most": who does it.
    const does = /^(who|that|which)$/.test(parts.tokens[frame.first - 1]?.norm ?? '')
    // "the 43 villagers [reported] killed".
    const verb = parts.tokens[frame.first - 1]
    const told = parts.lexicon.sets.copulas.has(verb) && (verb?.norm.endsWith('ed') ?? false)
    const who = does ? null : before(parts, told ? frame.first - 1 : frame.first)
    const near = told && !who?.quantity ? null : who
    // "with 11 patients, among them a nurse, killed in their beds".
    const part = /^(them|whom|including)$/.test(parts.tokens[(near?.first ?? 0) - 1]?.norm ?? '')
    const left = (comma && (!near?.quantity || part) && beforeAside(parts, frame.first - 1, true)) || near
    // "to get [them] released": "get" tells whether it came about.
    const get = left?.last === frame.first - 1 && parts.tokens[left.first - 1]?.lemma === 'get'
    if (left && get && object === null && human(left, sure))
      return { groups: [left], rule: 'verb-passive', frame: verbFrame(parts, left.first - 1) }
    if (left && object === null && reducible(parts, trigger, left)) {
      return { groups: withLeft(parts, all(left)), rule: 'verb-participle', frame: null }
    }
  }
  // "moved into the school": what the verb's own preposition takes is no object of it.
  const place = parts.tokens[last]?.tag === 'ADP'
  if (sense.victim === 'either' && (object === null || place)) return subjectVerb(parts, trigger, frame)
  return relative
}

/** "hundreds lie wounded in the wards", "nine lay buried under the ruins". */
function lieIn(parts: Parts, { first }: VerbFrame, sure: boolean): Reading | null {
  const lie = parts.tokens[first - 1]
  if (lie?.tag !== 'VERB' || !/^(lie|lay|lies|lying)$/.test(lie.norm)) return null
  const frame = verbFrame(parts, first - 1)
  const people = subjectOf(parts, frame, sure)
  return people && { groups: withLeft(parts, people, sure), rule: 'state', frame }
}

/** "three of the eight policemen [hurt there] have died": a participle or clause after the noun tells of all eight. */
const all = (group: Group): Group => (group.outOf ? { ...group, quantity: group.outOf } : group)

/** Prepositions of a verb that lead to a place, a time or a doer, and never to whom it happens. */
const TO_PLACE = /^(from|into|onto|to|by|across|at)$/

/** A participle tells about the noun before it unless that noun is who did it ("rebels killed and looted"). */
function reducible(parts: Parts, { last }: Trigger, left: Group): boolean {
  const { tokens } = parts
  const next = parts.tokens[last + 1]
  if (left.kind === 'pronoun' && !left.quantity) return tokens[left.head]?.norm === 'those'
  if (next === undefined || next.sentence !== parts.tokens[last]?.sentence) return true
  if (TO_PLACE.test(tokens[last]?.norm ?? '')) return true
  return !/^(DET|PRON|NOUN|PROPN|NUM)$/.test(next.tag) || (parts.periodOf[last + 1] ?? -1) !== -1
}
