import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

type Grouped = Pick<Parts, 'groups'>

/** The people or thing that token `i` is a word of. */
export const groupAt = ({ groups }: Grouped, i: number): Group | undefined => groups.at(i)

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

/** Those told before the ones that token `i` is a word of, the nearest first; none where it is of none. */
export function* groupsBefore(
  { groups, tokens }: Pick<Parts, 'groups' | 'tokens'>,
  i: number,
): Generator<Group> {
  const here = groups.at(i)
  if (!here) return
  const sentence = tokens[i]?.sentence ?? 0
  yield* groups.of(sentence).slice(0, groups.of(sentence).lastIndexOf(here)).toReversed()
  for (let s = sentence - 1; s >= 0; s--) yield* groups.of(s).toReversed()
}

/** Those told right after the ones that token `i` is a word of, in its sentence. */
export function groupAfter(
  { groups, tokens }: Pick<Parts, 'groups' | 'tokens'>,
  i: number,
): Group | undefined {
  const here = groups.at(i)
  const all = groups.of(tokens[i]?.sentence ?? 0)
  return here && all[all.indexOf(here) + 1]
}

/** Those of the whole text, for whoever has to see them all. */
export const allGroups = ({ groups, doc }: Pick<Parts, 'groups' | 'doc'>): Group[] =>
  doc.sentences.flatMap(({ index }) => groups.of(index))
