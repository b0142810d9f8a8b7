import { after, before } from '../phrase/beside.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { ofClause } from '../phrase/some-of.ts'
import { subjectOrNearest } from '../clause/far-subject.ts'
import type { VerbFrame } from '../clause/verb.ts'
import { SELF } from '../clause/companions.ts'
import { human } from '../clause/human.ts'
import { withLeft, withRight } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import type { Reading } from '../nominal/reading.ts'

/** Whom a verb tells of that happens to its subject: "nine villagers died", "with him died two guards". */
export function subjectVerb(parts: Parts, trigger: Trigger, frame: VerbFrame): Reading | null {
  const { form, sense } = trigger
  // "relatives of the disappeared": a noun.
  if (parts.tokens[trigger.first - 1]?.norm === 'the') return null
  if (doneTo(parts, trigger, frame)) return null
  // "a gunman yelled “Die, traitors”": told to die.
  if (form === 'base' && /^["“'‘]$/.test(parts.tokens[trigger.first - 1]?.text ?? '')) return null
  if (form === 'ing' && !frame.passive && !frame.perfect) {
    const left = before(parts, frame.first)
    if (left && human(left, sense.sure)) {
      return { groups: withLeft(parts, left), rule: 'verb-subject', frame }
    }
  }
  // "are conducting massed attacks": a participle right after a verb or article is no verb of its own.
  const left = parts.tokens[frame.first - 1]
  const bareForm = sense.victim === 'either' && frame.first === trigger.first
  if (bareForm && left && /^(VERB|DET|ADP|ADJ)$/.test(left.tag)) return null
  const people = subjectOrNearest(parts, frame, sense.sure)
  // "there died that day 40 men": those are behind.
  if (people && parts.tokens[people.head]?.norm !== 'there') {
    const told = ofClause(parts, people, frame.first)
    // "…the wedding of their son, and the bomber blew himself up": he alone.
    const alone = parts.tokens
      .slice(trigger.first, trigger.last + 1)
      .some(({ norm }) => /^(himself|herself)$/.test(norm))
    return { groups: alone ? [told] : withLeft(parts, told, sense.sure), rule: 'verb-subject', frame }
  }
  const behind = sense.victim === 'subject' ? behindVerb(parts, trigger, frame) : null
  if (behind) return { groups: withRight(parts, behind), rule: 'verb-subject', frame }
  // "rammed the gate, killing himself": who that is stands further off.
  return SELF.test(parts.tokens[trigger.last]?.norm ?? '')
    ? { groups: [], rule: 'verb-subject', frame }
    : null
}

/** "The rebels drowned [nine villagers]": of words that somebody also does to others, those behind are the victims. */
function doneTo(parts: Parts, { or, last }: Trigger, { passive }: VerbFrame): boolean {
  if (passive || !or.some(({ sense }) => sense.as === 'verb' && sense.victim === 'object')) return false
  const people = after(parts, last + 1)
  return people !== null && /^(people|name)$/.test(people.kind)
}

/** "With him died [nine of his guards]", "in the fire perished two families": whom a verb has behind it that follows where or how. */
function behindVerb(parts: Parts, { last }: Trigger, { first }: VerbFrame): Group | null {
  const { tokens, doc } = parts
  const opens = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  // "there perished that day [900 men]".
  const there = opens === first - 1 && tokens[opens]?.norm === 'there'
  const led = there || /^(ADP|ADV)$/.test(tokens[opens]?.tag ?? '')
  if (opens === first || !led || tokens[first - 1]?.norm === ',') return null
  let from = last + 1
  if (there) while ((parts.periodOf[from] ?? -1) !== -1) from++
  const people = after(parts, from)
  return people?.quantity && /^(people|name)$/.test(people.kind) ? people : null
}

/** "The first to be killed was [a girl]": who it was, told behind the verb. */
export function firstTo(parts: Parts, { last }: Trigger, { infinitive, governor }: VerbFrame): Group | null {
  const { tokens } = parts
  if (!infinitive || !/^(first|last|latest|next)$/.test(tokens[governor]?.norm ?? '')) return null
  const be = /^(was|were)$/.test(tokens[last + 1]?.norm ?? '')
  const people = be ? after(parts, last + 2) : null
  return people && human(people, true) && people.kind !== 'pronoun' ? people : null
}
