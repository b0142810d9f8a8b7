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
  const hangs = /^(before|after|while|without|despite|since)$/.test(tokens[from - 1]?.norm ?? '')
  if (tokens[from]?.norm !== 'being' || !hangs) return -1
  for (let i = from - 2; i >= 0 && tokens[i]?.sentence === tokens[from]?.sentence; i--)
    if (tokens[i]?.tag === 'VERB') return chain(parts, verbFrame(parts, i).first)
  return -1
}
