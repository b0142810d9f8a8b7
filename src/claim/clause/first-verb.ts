import type { Group } from '../phrase/draft.ts'
import { groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { joinedTo, verbFrame } from './verb.ts'

/** The first word of the first of joined verbs: "fought, bled [and died]". */
export function chain(parts: Parts, first: number): number {
  let at = first
  for (let n = 0; n < 4; n++) {
    const before = joinedTo(parts, at)
    if (before < 0) return at
    at = verbFrame(parts, before).first
  }
  return at
}

/** The first word of the verb at `i`, or of the one whose purpose it is: "came" of "came to film [the crater]". */
export function purposeOf(parts: Parts, i: number): number {
  const { first, infinitive } = verbFrame(parts, i)
  // "came down to swear".
  const at = /^(ADV|ADP)$/.test(parts.tokens[first - 1]?.tag ?? '') ? first - 2 : first - 1
  return infinitive && parts.tokens[at]?.tag === 'VERB' ? verbFrame(parts, at).first : first
}

/** "killed two men and hurt 46 before being shot": the first of the verbs whose subject that of "being" is; else -1. */
export function mainVerb(parts: Parts, from: number): number {
  const { tokens } = parts
  if (!hangsOn(parts, from)) return -1
  for (let i = from - 2; i >= 0 && tokens[i]?.sentence === tokens[from]?.sentence; i--)
    if (tokens[i]?.tag === 'VERB') return chain(parts, verbFrame(parts, i).first)
  return -1
}

const hangsOn = ({ tokens }: Parts, from: number): boolean =>
  tokens[from]?.norm === 'being' &&
  /^(before|after|while|without|despite|since)$/.test(tokens[from - 1]?.norm ?? '')

/**
 * "After being held for a week, [the nurse] fled", "[the pilot], in his first words since being freed, wept": whom a clause
 * with "being" at `from` is about that opens the sentence, or stands in an aside before its verb; else null.
 */
export function besideMain(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  if (!hangsOn(parts, from)) return null
  const sentence = tokens[from]?.sentence
  const opens = tokens[from - 2]?.sentence !== sentence
  let comma = opens ? from + 1 : from - 2
  const step = opens ? 1 : -1
  for (let n = 0; tokens[comma]?.norm !== ','; comma += step)
    if (tokens[comma]?.sentence !== sentence || n++ > 14) return null
  const near = opens ? groupFrom(parts, comma + 1) : groupTo(parts, comma - 1)
  if (!near || (near.kind !== 'people' && near.kind !== 'name' && !near.quantity)) return null
  // "After being hit, soldiers of the guard fled": what has a verb of its own.
  const verb = tokens[near.last + 1]
  return !opens || /^(VERB|AUX|ADV)$/.test(verb?.tag ?? '') || verb?.norm === ',' ? near : null
}
