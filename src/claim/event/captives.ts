import { near } from '../phrase/near.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'
import { eventsAt } from '../phrase/follows.ts'
import { sentencesBack } from './told-before.ts'

/** Is somebody held captive in this sentence or one of those before it? */
export function captivesBefore(parts: Parts, at: number, sentences = 2): boolean {
  const { tokens, lexicon, doc } = parts
  const to = doc.sentences[tokens[at]?.sentence ?? 0]?.last ?? at
  for (let i = sentencesBack(parts, at, sentences); i <= to; i++) {
    if (isCaptive(lexicon.populations.at(tokens, i)?.value)) return true
    // "their captors let them go", "a ransom was paid".
    if (lexicon.sets.captivity.has(tokens[i])) return true
    // "sentenced 14 rebels to death, but later released them".
    if (lexicon.sets.sentenced.has(tokens[i]) && tokens[i]?.sentence === tokens[at]?.sentence) return true
    const told = eventsAt(parts, i)
    // "taken to hospital", "locked in battle" tell of none.
    if (told.some(({ sense }) => sense.event === 'captures' && !sense.traits.includes('anywhere')))
      return true
    if (told.length > 0 && isSwap(parts, i)) return true
  }
  return false
}

/** Does the sentence tell of an exchange of captives? */
export function inSwap(parts: Parts, at: number): boolean {
  const sentence = parts.doc.sentences[parts.tokens[at]?.sentence ?? 0]
  for (let i = sentence?.first ?? 0; i <= (sentence?.last ?? -1); i++) if (isSwap(parts, i)) return true
  return false
}

/** "in the swap", "in exchange, …", not "an exchange of fire". */
const isSwap = ({ tokens }: Parts, i: number): boolean =>
  tokens[i]?.lemma === 'swap' || (tokens[i]?.lemma === 'exchange' && tokens[i + 1]?.norm !== 'of')

/** "treated at a clinic and released", "received treatment and were released": a patient. */
export const treated = (parts: Parts, first: number): boolean =>
  near(parts, first, first - 9, first).some(
    (t) =>
      parts.lexicon.sets.hospitals.has(t) ||
      /^(treated|hospitali[sz]ed)$/.test(t.norm) ||
      (t.norm === 'treatment' &&
        /^(medical|emergency|received|given)$/.test(parts.tokens[t.index - 1]?.norm ?? '')),
  )
