import type { Token } from '../../model/index.ts'
import { phraseStart } from './counted.ts'
import { exists } from '../event/exists.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'

/** Is it a verb of suffering or inflicting losses, or of telling them? */
export const suffers = ({ lexicon }: Parts, verb: Token | undefined): boolean =>
  lexicon.sets.bearLosses.has(verb) || lexicon.sets.bringLosses.has(verb)

/**
 * Does a verb say that there were such casualties: one that suffers or inflicts them, or one that they are the subject
 * of? "The count of losses", "North Korea's losses" by themselves are what a report speaks of.
 */
export function happened(parts: Parts, { first, last }: Trigger, verb: number): boolean {
  const { tokens, doc, quantityOf } = parts
  const next = tokens[last + 1]
  const before = tokens[verb]
  const start = listStart(tokens, phraseStart(parts, first))
  if (exists(parts, { first: start }) || suffers(parts, tokens[start - 1])) return true
  if (before && (suffers(parts, before) || before.lemma === 'be')) return true
  // "we regret the loss of life".
  if (parts.lexicon.sets.mourn.has(before)) return true
  // "Kyiv's losses were heavier than the 900 reported": a number stands with them.
  const sentence = doc.sentences[tokens[last]?.sentence ?? 0]
  const numbers = quantityOf.subarray(sentence?.first ?? last, (sentence?.last ?? last) + 1)
  if (numbers.some((q) => q !== -1)) return true
  return (
    next !== undefined &&
    next.sentence === tokens[last]?.sentence &&
    (/^(VERB|AUX)$/.test(next.tag) || /^(that|which)$/.test(next.norm))
  )
}

/** Where things begin that casualties at token `first` are told with: "there was [heavy fighting and] casualties". */
function listStart(tokens: readonly Token[], first: number): number {
  let i = first
  while (tokens[i - 1]?.norm === 'and' && tokens[i - 2]?.tag === 'NOUN') {
    i -= 2
    while (/^(DET|ADJ|NOUN)$/.test(tokens[i - 1]?.tag ?? '')) i--
  }
  return i
}
