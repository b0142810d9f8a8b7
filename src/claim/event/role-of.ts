import type { Group } from '../phrase/draft.ts'
import { groupsBefore } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isFighting } from '../phrase/role.ts'

/** Who they are; "some", "3,000 of them" are who the people told last before them were. */
export const roleOf = (parts: Parts, group: Group): string | null =>
  group.kind !== 'bare' && !(group.kind === 'pronoun' && group.quantity)
    ? group.role
    : roleBefore(parts, group)

/** The role of the people told last before, at most two sentences back, save those who only say it or are told. */
export const roleBefore = (parts: Parts, group: Group): string | null =>
  nearestBefore(parts, group.first, (before) => before.kind === 'people' && !saying(parts, before))?.role ??
  null

/** "[officials] say 12,000 were sent", "the general told [reporters]". */
const saying = ({ tokens, lexicon }: Parts, { first, last }: Group): boolean =>
  lexicon.cues.verbOf(tokens[last + 1]) !== undefined || tokens[first - 1]?.norm === 'told'

/** The nearest such noun phrase before the one at token `at`, at most two sentences back. */
export function nearestBefore(parts: Parts, at: number, such: (group: Group) => boolean): Group | null {
  const { tokens } = parts
  const sentence = tokens[at]?.sentence ?? 0
  for (const group of groupsBefore(parts, at)) {
    if (sentence - (tokens[group.first]?.sentence ?? 0) > 2) return null
    if (such(group)) return group
  }
  return null
}

export const wordsOf = ({ tokens }: Parts, { first, last }: Group): string =>
  tokens
    .slice(first, last + 1)
    .map((t) => t.norm)
    .join(' ')

/** Are they soldiers or fighters? */
export const armed = (parts: Parts, group: Group): boolean => isFighting(roleOf(parts, group))
