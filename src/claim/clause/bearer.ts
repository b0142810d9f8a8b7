import type { Group } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from './subject.ts'
import { verbFrame } from './verb.ts'

/**
 * Who bore the losses: the subject of the `verb` that takes them, else of a clause about them that begins at token
 * `after`. Null where another verb takes them, or none.
 */
export function bearer(parts: Parts, verb: number, after: number): Group | null {
  const bears = verb >= 0 && parts.lexicon.sets.bearLosses.has(parts.tokens[verb])
  return bears ? subject(parts, verbFrame(parts, verb).first) : borneBy(parts, after)
}

/** "the casualties (that) [they] have suffered", from token `i`: who bore them. */
function borneBy(parts: Parts, i: number): Group | null {
  const { tokens, lexicon } = parts
  const from = /^(that|which)$/.test(tokens[i]?.norm ?? '') ? i + 1 : i
  const who = groupFrom(parts, from)
  if (!who || tokens[from]?.sentence !== tokens[i - 1]?.sentence) return null
  let verb = who.last + 1
  while (/^(AUX|ADV)$/.test(tokens[verb]?.tag ?? '')) verb++
  return tokens[verb]?.tag === 'VERB' && lexicon.sets.bearLosses.has(tokens[verb]) ? who : null
}
