import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** Words of death and captivity that only tell how somebody feels: "it's killing me", "held hostage by six senators". */
export function figurative({ tokens, groups, groupOf }: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, form, first, last } = trigger
  const next = tokens[last + 1]?.norm ?? ''
  if (/ (hostage|captive)$/.test(sense.word)) {
    // "holding families hostage to his demands".
    if (next === 'to' && tokens[last + 2]?.tag !== 'VERB') return true
    const by = next === 'by' ? groups[groupOf[last + 2] ?? -1] : undefined
    return by?.role === 'officials' || /^(anyone|anybody)$/.test(tokens[by?.head ?? -1]?.norm ?? '')
  }
  if (event !== 'deaths') return false
  const left = tokens[first - 1]
  // "the highest number of workers ever to die".
  if (left?.norm === 'to' && tokens[first - 2]?.norm === 'ever') return true
  // "were beaten, and starved": what those went through who live to tell it.
  if (sense.word === 'starve' && left?.norm === 'and')
    return /(ed|en)$/.test(tokens[tokens[first - 2]?.norm === ',' ? first - 3 : first - 2]?.norm ?? '')
  if (form !== 'ing') return false
  // "a nation worth dying for".
  if (left?.norm === 'worth') return true
  // "that flight is killing me", "it's killing him".
  const felt = tokens[first - 2]?.norm === 'it' || tokens[group.head]?.norm === 'me'
  return group.kind === 'pronoun' && group.first > first && felt && left?.tag === 'AUX'
}
