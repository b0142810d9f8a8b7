import type { Place } from '../../model/index.ts'
import { type Draft, reach } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { placeAt, between } from '../phrase/place-words.ts'
import { struck } from '../phrase/struck.ts'

/** So many sentences back the place that "there" means is looked for. */
const REACH = 2
/** So many words after the event "there" is its own. */
const NEAR = 6

/** "Nine people died [there]": the place told last before the event; null where no such word stands with it. */
export function placeThere(parts: Parts, draft: Draft): Place | null {
  const { tokens } = parts
  const [start, end] = reach(draft)
  const sentence = tokens[start]?.sentence ?? 0
  let there = -1
  for (let i = start - 1; i <= end + NEAR && there < 0; i++)
    if (tokens[i]?.norm === 'there' && tokens[i]?.sentence === sentence && isPlace(parts, i)) there = i
  if (there < 0) return null
  for (let i = there - 1; i >= 0 && sentence - (tokens[i]?.sentence ?? 0) <= REACH; i--) {
    const found = placeAt(parts, i, draft.event) ?? struck(parts, i) ?? held(parts, i)
    if (found) return found
  }
  return null
}

/** Not of "there were", "there to help". */
const isPlace = ({ tokens }: Parts, i: number): boolean =>
  !/^(AUX|VERB|PART)$/.test(tokens[i + 1]?.tag ?? '') &&
  !/^(is|are|was|were|be|been)$/.test(tokens[i - 1]?.norm ?? '')

/** "our troops hold [Harra]": whatever has the name of a place behind a verb. */
function held(parts: Parts, i: number): Place | null {
  const { tokens, lexicon } = parts
  const group = groupFrom(parts, i + 1)
  if (!lexicon.sets.holdGround.has(tokens[i])) return null
  if (!group || group.sure || tokens[group.head]?.tag !== 'PROPN' || group.side) return null
  return between(parts, group.first, group.last)
}

/** Claims that go on telling of what was told before them in their sentence. */
const GOES_ON = /^(part-of-whole|among-them|elided|number-participle)$/

/**
 * "…killed four at the palace; [eight were wounded]": the draft before it, of those that its sentence tells, whose place is
 * also its own.
 */
export function goesOnFrom(draft: Draft, told: readonly Draft[]): Draft | null {
  if (draft.group?.kind !== 'bare' && !GOES_ON.test(draft.rule)) return null
  const at = (draft.group ?? draft).first
  let best: Draft | null = null
  for (const other of told) {
    const from = (other.group ?? other).first
    // Of "five Spaniards and a local man" neither is part of the other.
    if (other.rule === 'part-of-whole' && draft.rule === 'part-of-whole') continue
    if (other !== draft && from < at && (best === null || from > (best.group ?? best).first)) best = other
  }
  return best
}
