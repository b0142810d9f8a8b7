import type { Parts } from '../phrase/parts.ts'
import { type VerbFrame, verbFrame } from './verb.ts'

/**
 * "failed to find and [kill] the rebels", "will take the town and [kill] them": the frame of the verb that "and" joins a bare one
 * to, as its "to" or modal is of both; else the verb's own. A past form ("failed to flee and was killed") stands for itself.
 */
export function lent(parts: Parts, own: VerbFrame): VerbFrame {
  const { tokens } = parts
  const verb = tokens[own.first]
  const alone = own.governor < 0 && own.modal === null && !own.passive && !own.perfect && !own.infinitive
  // "find and free them", tagged as an adjective.
  if (
    !alone ||
    !verb ||
    !/^(VERB|ADJ)$/.test(verb.tag) ||
    verb.norm !== verb.lemma ||
    SAME_PAST.test(verb.norm)
  )
    return own
  const link = tokens[own.first - 1]?.norm
  if (link !== 'and' && link !== 'or') return own
  const before = bareBefore(parts, own.first - 2)
  if (before < 0) return own
  const frame = verbFrame(parts, before)
  const shared = frame.infinitive || frame.modal !== null || (link === 'or' && frame.negated)
  return shared ? { ...frame, passive: false } : own
}

/** Verbs whose past is like their base form. */
const SAME_PAST = /^(hurt|hit|put|cut|shed|cost|set|let|beat|read|spread)$/

/** The verb in its base form that ends at `last`, or before an object that does ("to storm [the post]"); else -1. */
function bareBefore(parts: Parts, last: number): number {
  const { tokens } = parts
  let i = last
  for (let n = 0; n < 8 && tokens[i]?.sentence === tokens[last]?.sentence; n++, i--) {
    const t = tokens[i]
    if (t?.tag === 'VERB') return t.norm === t.lemma ? i : -1
    if (t === undefined || !/^(DET|ADJ|NOUN|PROPN|NUM|PRON|ADP|ADV)$/.test(t.tag)) return -1
  }
  return -1
}
