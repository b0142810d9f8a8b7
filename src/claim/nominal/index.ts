import { act } from './act.ts'
import { amongThem } from './among.ts'
import { count } from './count.ts'
import { exists } from '../event/exists.ts'
import { draft } from './counted.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Token } from '../../model/index.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { theyNumber } from './they-number.ts'
import { labelled } from './labelled.ts'
import { mood } from '../clause/mood.ts'
import { subject } from '../clause/subject.ts'
import { toll } from './toll.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { partsOfWhole } from './whole.ts'
import { human, isPlural } from '../clause/human.ts'

/** Claims that nouns make: "45,000 casualties", "the killing of 12 people", "a death toll of 40", "20 hostages". */
export function nominal(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  switch (trigger.sense.as) {
    case 'count':
      return count(parts, trigger, inConflict)
    case 'toll':
      return toll(parts, trigger)
    case 'act':
      return act(parts, trigger, inConflict)
    default:
      return trigger.sense.sure || inConflict ? people(parts, trigger) : []
  }
}

/** "pushed them back and took prisoners", "prisoners were taken", not "do not take prisoners". */
function takes(parts: Parts, trigger: Trigger, group: Group): Draft[] {
  const { tokens } = parts
  if (!isPlural(tokens[group.head] as Token) || trigger.event !== 'captures') return []
  // "we found that there were hostages".
  if (wereTaken(parts, group) || exists(parts, group)) return [draft(parts, trigger, group, 'noun-people')]
  const verb = tokens[group.first - 1]
  if (verb?.lemma !== 'take' || verb.sentence !== tokens[group.first]?.sentence) return []
  const { negated, modal } = verbFrame(parts, group.first - 1)
  if (negated || modal) return []
  // "took prisoners, among them an officer".
  return [
    { ...draft(parts, trigger, group, 'noun-people'), first: group.first - 1 },
    ...some(parts, trigger, group),
  ]
}

/** "20 hostages, including [five children]". */
const some = (parts: Parts, trigger: Trigger, { last }: Group): Draft[] =>
  partsOfWhole(parts, last + 1).map((part) => draft(parts, trigger, part, 'part-of-whole'))

/** "prisoners were taken", "the hostages were paraded": what they became, or what is done to those who are in somebody's power. */
function wereTaken({ tokens, lexicon }: Parts, { first, head, last }: Group): boolean {
  let verb = last + 1
  while (tokens[verb]?.tag === 'AUX') verb++
  const done = tokens[verb]
  return verb > last + 1 && ((first === head && done?.norm === 'taken') || lexicon.sets.show.has(done))
}

/** "he has been a captive for 300 days", "eight nurses are hostages": who is one, not "hostages to fortune". */
function captiveIs(parts: Parts, trigger: Trigger, { first, last }: Group): Draft[] | null {
  const { tokens } = parts
  if (trigger.event !== 'captures' || /^(to|of)$/.test(tokens[last + 1]?.norm ?? '')) return null
  let be = first - 1
  while (/^(still|now|already)$/.test(tokens[be]?.norm ?? '')) be--
  if (tokens[be]?.lemma !== 'be' || tokens[be]?.tag !== 'AUX') return null
  const frame = verbFrame(parts, be)
  const who = subject(parts, frame.first)
  const one = /^(he|she)$/.test(tokens[who?.head ?? -1]?.norm ?? '')
  // "of the crew, two are prisoners".
  const counted = who?.quantity && /^(people|bare)$/.test(who.kind)
  if (!who || !(one || counted || (who.kind === 'name' && who.sure))) return null
  return [{ ...draft(parts, trigger, who, 'noun-people'), ...mood(parts, be, frame, who) }]
}

/** Is it "as [prisoners of war]", "as [a prisoner]", not "as a prisoner exchange"? */
function isAs({ tokens }: Parts, { first, last }: Trigger): boolean {
  if (tokens[first - 1]?.norm === 'as') return true
  const one = /^an?$/.test(tokens[first - 1]?.norm ?? '') && tokens[last + 1]?.tag !== 'NOUN'
  return one && tokens[first - 2]?.norm === 'as'
}

/** "thousands lived as [prisoners of war]", "spent a year as [a prisoner]": whoever the clause is about. */
function livedAs(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens } = parts
  let verb = trigger.first - 2
  while (
    verb > 0 &&
    tokens[verb]?.sentence === tokens[trigger.first]?.sentence &&
    tokens[verb]?.tag !== 'VERB'
  )
    verb--
  // "took [six guards] as hostages": those are told.
  const held = groupTo(parts, trigger.first - 2)
  if (held && held.first > verb && human(held, false)) return []
  const those = tokens[verb]?.tag === 'VERB' ? subject(parts, verbFrame(parts, verb).first) : null
  return those && human(those, false) ? [draft(parts, trigger, those, 'noun-people')] : []
}

/** "20 hostages", "refugees": the noun tells what happened to them. */
function people(parts: Parts, trigger: Trigger): Draft[] {
  if (isAs(parts, trigger)) return livedAs(parts, trigger)
  const pair = labelled(parts, trigger)
  if (pair) return [draft(parts, trigger, pair, 'noun-toll')]
  const group = groupAt(parts, trigger.first)
  // "400,000 refugee children".
  const of =
    group?.kind === 'people' &&
    group.quantity &&
    trigger.event === 'displacement' &&
    group.head === trigger.last + 1
  if (!group || group.head < trigger.first || (group.head > trigger.last && !of)) return []
  const became = captiveIs(parts, trigger, group)
  if (became) return became
  // "the prisoners include two majors".
  const among = amongThem(parts, trigger)
  if (among) return among.groups.map((some) => draft(parts, trigger, some, among.rule))
  // "the detainees total 90".
  const they = group.quantity === null ? theyNumber(parts, trigger) : null
  if (they) return they.groups.map((figure) => draft(parts, trigger, figure, 'noun-toll'))
  // "pushed them back and took prisoners".
  if (!group.quantity) return takes(parts, trigger, group)
  // "the hostage", "all the refugees": who is spoken of, not what happened.
  if (/^(a|an|the|this|that|all|more|additional|further|extra)$|['’]s?$/i.test(group.quantity.wording))
    return []
  return [draft(parts, trigger, group, 'noun-people'), ...some(parts, trigger, group)]
}
