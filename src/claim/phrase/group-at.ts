import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

type Grouped = Pick<Parts, 'groups' | 'groupOf'>

/** The people or thing that token `i` is a word of. */
export function groupAt({ groups, groupOf }: Grouped, i: number): Group | undefined {
  const index = groupOf[i] ?? -1
  return index < 0 ? undefined : groups[index]
}

/** Those whose first word is token `i`. */
export function groupFrom(parts: Grouped, i: number): Group | undefined {
  const group = groupAt(parts, i)
  return group?.first === i ? group : undefined
}

/** Those whose last word is token `i`. */
export function groupTo(parts: Grouped, i: number): Group | undefined {
  const group = groupAt(parts, i)
  return group?.last === i ? group : undefined
}
