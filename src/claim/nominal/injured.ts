import { draft, phraseStart } from './counted.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { after } from '../phrase/beside.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { human } from '../clause/human.ts'
import { withRight, subjectOf, withLeft } from '../clause/victims.ts'
import { partsOfWhole } from './whole.ts'

/** "Five passengers suffered leg injuries", "12 men were treated for burns": an injury noun after a verb for having one. */
export function injured(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const first = phraseStart(parts, trigger.first)
  const sentence = tokens[first]?.sentence
  const link = tokens[first - 1]
  const by = /^(for|with|from)$/.test(link?.norm ?? '')
  let verb = -1
  // Past a place or an adverb: "were taken to hospital with burns", "suffered, among others, burns".
  for (let i = first - (by ? 2 : 1); i >= Math.max(0, first - 9) && tokens[i]?.sentence === sentence; i--) {
    const t = tokens[i]
    if (t && /^(VERB|AUX)$/.test(t.tag) && (by ? sets.treatHurt : sets.getHurt).has(t)) verb = i
    if (verb >= 0 || /^(VERB|AUX|SCONJ)$/.test(t?.tag ?? '') || (!by && t?.norm !== ',' && t?.tag !== 'ADV'))
      break
  }
  if (verb < 0) return []
  const frame = verbFrame(parts, verb)
  const object = by && !frame.passive ? after(parts, verb + 1) : null
  const people = object ?? subjectOf(parts, frame, false)
  if (!people || !human(people, false) || sets.remains.has(tokens[people.head])) return []
  // "he had injuries" tells of an athlete as well; "he suffered burns" and "he had bullet wounds" do not.
  const plainly = by || /^(have|get|carry|bear)$/.test(tokens[verb]?.lemma ?? '')
  const weapon = tokens.slice(first, trigger.first).some((t) => sets.weapons.has(t))
  if (people.quantity === null && people.kind !== 'people' && plainly && !weapon) return []
  // "received fatal injuries".
  const fatal = tokens.slice(first, trigger.first).some((t) => sets.fatal.has(t))
  const groups: Group[] = object ? withRight(parts, object) : withLeft(parts, people)
  const made = {
    ...draft(parts, trigger, people, 'verb-subject', frame),
    event: fatal ? 'deaths' : trigger.event,
  }
  const from = Math.min(verb, trigger.first)
  const told = [...partsOfWhole(parts, people.last + 1), ...partsOfWhole(parts, trigger.last + 1)]
  return [
    ...groups.map((group) => ({ ...made, first: from, group })),
    ...told.map((group) => ({ ...made, first: from, group, rule: 'part-of-whole' })),
  ]
}
