import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { subject } from '../clause/subject.ts'
import { human } from '../clause/human.ts'
import { withLeft } from '../clause/victims.ts'
import type { Reading } from './reading.ts'

/** "[six soldiers] are missing, believed killed": of those told to be missing right before. */
export function presumed(parts: Parts, { first }: Trigger): Reading | null {
  const { tokens, lexicon } = parts
  if (!lexicon.sets.presumed.has(tokens[first - 1])) return null
  const link = tokens[first - 2]?.norm ?? ''
  const missing = link === ',' || link === 'and' ? first - 3 : -1
  if (tokens[missing]?.norm !== 'missing') return null
  const near = groupAt(parts, missing - 1)
  const people = near?.last === missing - 1 ? near : subject(parts, verbFrame(parts, missing - 1).first)
  if (!people || !human(people, true)) return null
  return { groups: withLeft(parts, people), rule: 'state', frame: null, hedged: true }
}
