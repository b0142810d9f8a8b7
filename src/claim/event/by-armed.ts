import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame } from '../clause/verb.ts'
import type { Trigger } from './trigger.ts'
import { bearsArms } from '../phrase/role.ts'

/** Who did it to them, named close behind a passive: "were let go on Monday by [the gendarmes]". */
export function agent(parts: Parts, last: number): Group | null {
  const { tokens } = parts
  let by = last + 1
  while (by < last + 9 && !/^(by|,|\.|;)$/.test(tokens[by]?.norm ?? '.')) by++
  return tokens[by]?.norm === 'by' ? (groupAt(parts, by + 1) ?? null) : null
}

/** Who did it to these people: the subject of a verb before them, or whom a passive names behind it. */
export const doerOf = (parts: Parts, { first, last }: Trigger, group: Group): Group | null =>
  group.first > first ? subject(parts, verbFrame(parts, first).first) : agent(parts, last)

/** "the gunmen took my daughter into the hills", "were pulled from a bus by soldiers": armed people do it. */
export const byArmed = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  bearsArms(doerOf(parts, trigger, group)?.role)
