import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** "there are [900 soldiers]", "Norland still has [900 soldiers]", "we’ve got [900 soldiers]": they are said to be somewhere. */
export const exists = (parts: Parts, group: Pick<Group, 'first'>): boolean => existsVerb(parts, group) >= 0

/** The verb that says so, or -1. */
export function existsVerb({ tokens }: Parts, { first }: Pick<Group, 'first'>): number {
  let verb = first - 1
  while (tokens[verb]?.tag === 'ADV' || /^(no|still|already|now)$/.test(tokens[verb]?.norm ?? '')) verb--
  const { lemma, norm } = tokens[verb] ?? { lemma: '', norm: '' }
  if (norm === 'got') return /^('ve|have|has|'s)$/.test(tokens[verb - 1]?.norm ?? '') ? verb : -1
  if (/^(have|keep|maintain)$/.test(lemma)) return verb
  // "with 900 soldiers in the country, …".
  if (
    norm === 'with' &&
    (tokens[verb - 1]?.sentence !== tokens[verb]?.sentence || tokens[verb - 1]?.norm === ',')
  )
    return verb
  if (lemma !== 'be') return -1
  let there = verb - 1
  while (tokens[there]?.tag === 'AUX' || tokens[there]?.tag === 'ADV') there--
  return tokens[there]?.norm === 'there' ? verb : -1
}
