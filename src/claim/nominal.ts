import { act } from './act.ts'
import { count } from './count.ts'
import { draft } from './counted.ts'
import type { Draft } from './draft.ts'
import type { Parts } from './parts.ts'
import { subject } from './subject.ts'
import { toll } from './toll.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from './verb.ts'
import { human } from './victims.ts'

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

/** "20 hostages", "refugees": the noun tells what happened to them. */
function people(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens, groups, groupOf } = parts
  if (tokens[trigger.first - 1]?.norm === 'as') {
    // "thousands lived as prisoners of war": whoever the clause is about.
    let verb = trigger.first - 2
    while (
      verb > 0 &&
      tokens[verb]?.sentence === tokens[trigger.first]?.sentence &&
      tokens[verb]?.tag !== 'VERB'
    )
      verb--
    const those = tokens[verb]?.tag === 'VERB' ? subject(parts, verbFrame(parts, verb).first) : null
    return those && human(those, false) ? [draft(parts, trigger, those, 'noun-people')] : []
  }
  const group = groups[groupOf[trigger.first] ?? -1]
  if (!group || group.head < trigger.first || !group.quantity) return []
  if (group.head > trigger.last) return []
  // "the hostage", "all the refugees": who is spoken of, not what happened.
  if (/^(a|an|the|this|that|all|more|additional|further|extra)$/i.test(group.quantity.wording)) return []
  return [draft(parts, trigger, group, 'noun-people')]
}
