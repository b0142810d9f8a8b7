import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** Words of death that only tell how somebody feels: "it's killing me". */
export function figurative({ tokens }: Parts, { form, first }: Trigger, group: Group): boolean {
  const left = tokens[first - 1]
  // "the highest number of workers ever to die".
  if (left?.norm === 'to' && tokens[first - 2]?.norm === 'ever') return true
  if (form !== 'ing') return false
  // "a nation worth dying for".
  if (left?.norm === 'worth') return true
  // "that flight is killing me", "it's killing him".
  const felt = tokens[first - 2]?.norm === 'it' || tokens[group.head]?.norm === 'me'
  return group.kind === 'pronoun' && group.first > first && felt && left?.tag === 'AUX'
}
