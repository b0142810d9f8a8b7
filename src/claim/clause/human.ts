import type { Token } from '../../model/index.ts'
import { endsAsPlural } from '../../text/index.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** May `group` be people to whom an event happens? Words with other meanings ask for more. */
export function human(group: Group | null | undefined, sure: boolean): group is Group {
  if (!group || group.kind === 'thing') return false
  if (group.kind === 'people') return group.sure || sure
  if (group.kind === 'name') return group.sure || sure
  return true
}

/**
 * Does a joined phrase make a claim of its own: by an amount, a name, or one person ("his wife [and two sons]")? Not "301
 * passengers and crew".
 */
export const apart = ({ tokens }: Parts, group: Group): boolean =>
  group.quantity !== null ||
  group.kind === 'name' ||
  !(
    isPlural(tokens[group.head] as Token) ||
    (group.first === group.head && tokens[group.head]?.norm === 'crew')
  )

/** Does the noun mean several people? */
export const isPlural = ({ norm }: Token): boolean =>
  endsAsPlural(norm) || /(?:men|people|children|police|personnel|staff)$/.test(norm)
