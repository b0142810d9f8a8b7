import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** Who they are; "some", "3,000 of them" are who the people told last before them were. */
export const roleOf = (parts: Parts, group: Group): string | null =>
  group.kind !== 'bare' && !(group.kind === 'pronoun' && group.quantity)
    ? group.role
    : roleBefore(parts, group)

/** The role of the people told last before, at most two sentences back. */
export function roleBefore({ tokens, groups, groupOf }: Parts, group: Group): string | null {
  const sentence = tokens[group.first]?.sentence ?? 0
  for (let k = (groupOf[group.first] ?? 0) - 1; k >= 0; k--) {
    const before = groups[k]
    if (!before || sentence - (tokens[before.first]?.sentence ?? 0) > 2) return null
    if (before.kind === 'people') return before.role
  }
  return null
}

export const wordsOf = ({ tokens }: Parts, { first, last }: Group): string =>
  tokens
    .slice(first, last + 1)
    .map((t) => t.norm)
    .join(' ')

/** Are they soldiers or fighters? */
export const armed = (parts: Parts, group: Group): boolean =>
  /^(soldiers|fighters)$/.test(roleOf(parts, group) ?? '')
