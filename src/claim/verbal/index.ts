import type { Draft, Group } from '../phrase/draft.ts'
import { ofDisease } from '../event/disease.ts'
import { fitsEvent } from '../event/fits.ts'
import { hedged, mood } from '../clause/mood.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { relativeOf } from '../phrase/joints.ts'
import { subject } from '../clause/subject.ts'
import { labelled } from '../nominal/labelled.ts'
import { amongThose, toldAs } from '../nominal/among.ts'
import type { Reading } from '../nominal/reading.ts'
import { state } from '../nominal/state.ts'
import { withFigure } from '../nominal/with-figure.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { besideSelf, exchanged, together } from '../clause/companions.ts'
import { human } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'
import { sharesOf } from '../nominal/share.ts'
import { inAside, partsOfAll, partsOfWhole, whoTheyAre } from '../nominal/whole.ts'
import { ofPersons, verb } from './verb.ts'

/** Claims that verbs and participles make: "were killed", "killed 12", "soldiers captured in May", "12 dead". */
export function verbal(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  // Troops who are counted are sent in peace as well.
  const sent = trigger.event === 'deployment'
  if (!trigger.sense.sure && !inConflict && !sent) return []
  // Asked first: peace has few of them.
  if (sent && !inConflict && !nearSoldiers(parts, trigger)) return []
  // "community-based militias".
  if (sent && parts.tokens[trigger.first - 1]?.norm === '-') return []
  if (bodiesOf(parts, trigger)) return []
  const read =
    headed(parts, trigger) ?? (trigger.sense.as === 'state' ? state(parts, trigger) : verb(parts, trigger))
  if (!read) return []
  const { traits } = trigger.sense
  const sure = ofPersons(trigger.sense)
  // "dies of wounds" needs nothing else that shows a conflict.
  const wounds = parts.tokens.slice(trigger.last + 1, trigger.last + 5)
  const died =
    traits.includes('natural') && !inConflict && !wounds.some(({ norm }) => /^(wounds|injuries)$/.test(norm))
  const groups = read.groups.filter(
    (g) =>
      human(g, sure) &&
      fitsEvent(parts, trigger, g) &&
      // "the assembled company", "newly deployed troops": who is spoken of.
      (!(died || (sent && (!inConflict || read.rule === 'attributive'))) || g.quantity !== null) &&
      !(sent && !inConflict && g.role !== 'soldiers') &&
      !ofDisease(parts, trigger, g),
  )
  const kin = read.rule === 'verb-subject' ? fledWith(parts, trigger) : []
  const beside = kin.length > 0 ? drafts(parts, trigger, { ...read, groups: kin, rule: 'together-with' }) : []
  if (groups.length === 0 && read.groups.length > 0) return beside
  if (read.frame && nearly(parts, read.frame, trigger)) return []
  return [...drafts(parts, trigger, { ...read, groups }), ...beside]
}

const nearSoldiers = ({ tokens, groups }: Parts, { first }: Trigger): boolean =>
  groups.of(tokens[first]?.sentence ?? 0).some(({ role }) => role === 'soldiers')

/** "three bodies of [slain] rebels", "the [slain] bodies of rebels": told and counted as bodies. */
const bodiesOf = ({ tokens, quantityOf, lexicon }: Parts, { event, first, last }: Trigger): boolean =>
  event === 'deaths' &&
  ((lexicon.sets.remains.has(tokens[last + 1]) && tokens[last + 2]?.norm === 'of') ||
    (tokens[first - 1]?.norm === 'of' &&
      (quantityOf[first - 3] ?? -1) !== -1 &&
      lexicon.sets.remains.has(tokens[first - 2])))

/** "I fled with [my four children]": counted kin who are taken along. */
function fledWith(parts: Parts, { event, last }: Trigger): readonly Group[] {
  const { tokens } = parts
  if (event !== 'displacement') return []
  let at = last + 1
  // "fled Harra with her sons".
  const from = groupFrom(parts, at)
  if (from && from.kind !== 'people') at = from.last + 1
  const own = /^(my|his|her|their|our)$/.test(tokens[at + 1]?.norm ?? '')
  const group = tokens[at]?.norm === 'with' && own ? groupAt(parts, at + 1) : undefined
  const kin =
    group?.kind === 'people' &&
    group.quantity &&
    /^(children|civilians|women|people)$/.test(group.role ?? '') &&
    // "escaped with his life".
    !parts.lexicon.sets.lives.has(tokens[group.head])
  return kin ? withRight(parts, group) : []
}

/** "Dead: 53. Injured: 298." "Killed: a nurse and two boys": sentences that are an event and whom it met. */
function headed(parts: Parts, trigger: Trigger): Reading | null {
  const { tokens } = parts
  const { sense, form, first, last } = trigger
  const opens = tokens[first - 1]?.sentence !== tokens[first]?.sentence
  const told = sense.as === 'state' || form === 'ed' || form === 'participle'
  if (!told) return null
  const pair = labelled(parts, trigger)
  if (pair)
    return {
      groups: pair.kind === 'bare' ? [pair] : withRight(parts, pair),
      rule: 'number-participle',
      frame: null,
    }
  if (tokens[last + 1]?.text !== ':' || !opens || !sense.sure) return null
  const group = groupFrom(parts, last + 2)
  return group?.quantity && human(group, true)
    ? { groups: withRight(parts, group), rule: 'number-participle', frame: null }
    : null
}

/** "a girl nearly died", "two men were almost killed": it did not happen. */
const nearly = ({ tokens, quantityOf }: Parts, { first }: VerbFrame, { head }: Trigger): boolean =>
  tokens
    .slice(Math.max(0, first - 1), head)
    .some(
      ({ norm, index }) =>
        /^(nearly|almost|narrowly)$/.test(norm) &&
        quantityOf[index] === -1 &&
        !/^(all|every|everyone|everybody|half|certainly|surely)$/.test(tokens[index + 1]?.norm ?? ''),
    )

/** "Norland deployed 900 troops", "its ally, who, they say, has sent 900": whose the troops are is told by who sends them. */
function sender(parts: Parts, { event, sense }: Trigger, { groups, rule, frame }: Reading): Group | null {
  const group = groups[0] ?? null
  const loses = sense.traits.includes('loses')
  // "the brigade lost 12 killed", "lost 900 men killed or wounded".
  const lost = PARTICIPLE.test(rule) ? parts.tokens[(group?.first ?? 0) - 1] : undefined
  if (lost?.lemma === 'lose' && group) return subject(parts, verbFrame(parts, group.first - 1).first)
  if ((event !== 'deployment' && !loses) || rule !== 'verb-active' || !frame) return null
  const { tokens } = parts
  const relative = relativeOf(tokens, frame.first - 1)
  if (relative < 0) return subject(parts, frame.first)
  const named = tokens[relative - 1]?.norm === ',' ? relative - 2 : relative - 1
  return groupAt(parts, named) ?? null
}

/** Rules by which a participle tells of people who may be an object of "lost". */
const PARTICIPLE = /^(number-participle|verb-participle|attributive)$/

function drafts(parts: Parts, trigger: Trigger, read: Reading): Draft[] {
  const { rule, frame } = read
  // "none of the crew survived", "four are not expected to live": all of them died; "have not been found": are missing; "cannot go home": displaced.
  const { traits } = trigger.sense
  const denied = traits.includes('denied')
  const perish = denied && trigger.event === 'deaths'
  const unfound = denied && /^(missing|displacement)$/.test(trigger.event)
  const groups = read.groups.map((g) =>
    perish && g.none
      ? { ...g, quantity: g.outOf ?? null, none: false }
      : (toldAs(parts, g, trigger.last + 1) ?? g),
  )
  const main = groups[0] ?? null
  const told = mood(parts, trigger.head, frame, main)
  const polarity = denied ? 'affirmed' : told.polarity
  // "offered 900 soldiers": they have not come.
  const promised = traits.includes('promise') && told.modality === 'asserted'
  const thought = read.hedged && told.modality === 'asserted' ? 'hedged' : told.modality
  const modality = promised ? 'hypothetical' : unfound ? 'asserted' : thought
  const base = {
    event: trigger.event,
    manner: trigger.sense.manner,
    first: trigger.first,
    last: trigger.last,
    sufferer: sender(parts, trigger, { ...read, groups }),
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
  const swap = traits.includes('swap')
  const swapped =
    trigger.event === 'releases' ? exchanged(parts, Math.max(trigger.last, main?.last ?? 0) + 1, swap) : []
  const end = Math.max(trigger.last, ...whole.map(({ group }) => group?.last ?? 0))
  const within = left ? [...whoTheyAre(parts, left), ...partsOfWhole(parts, left.last + 1, true)] : []
  // "40 children were among 100 people killed", "among the 100 people killed were 40 children".
  const them = main ? amongThose(parts, trigger, main) : []
  // "six priests -- five Spaniards and a Salvadoran -- and two women were murdered".
  const apart = groups.slice(0, -1).flatMap((g) => (g.last < trigger.first ? inAside(parts, g.last + 1) : []))
  // "of the 40 killed, 12 were children", not "of the 12 trapped, nine were brought up".
  const share = main && trigger.event !== 'missing' ? sharesOf(parts, main.first, end) : []
  const some = [...apart, ...within, ...partsOfAll(parts, groups, end + 1), ...share].map((group) => ({
    ...base,
    event: fatally(parts, group.last + 1) ? 'deaths' : base.event,
    modality: modality === 'asserted' && hedged(parts, end, group.first) ? ('hedged' as const) : modality,
    group,
    rule: 'part-of-whole',
  }))
  const slain = besideSelf(parts, trigger.last)
  const others = (people: readonly Group[], by: string): Draft[] =>
    people.map((group) => ({ ...base, group, rule: by }))
  return [
    ...whole,
    ...others(beside, 'together-with'),
    ...some,
    ...others(swapped, 'together-with'),
    ...others(slain ? withRight(parts, slain) : [], 'together-with').map((one) => ({ ...one, manner: null })),
    ...others(them, 'among-them'),
  ]
}

/** "hurt 14, one [fatally]", "three of them [fatally]": from the token behind the amount. */
function fatally({ tokens }: Parts, i: number): boolean {
  const ofThem = tokens[i]?.norm === 'of' && /^(them|whom|these)$/.test(tokens[i + 1]?.norm ?? '')
  return /^(fatally|mortally)$/.test(tokens[ofThem ? i + 2 : i]?.norm ?? '')
}
