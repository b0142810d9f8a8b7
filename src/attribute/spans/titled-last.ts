import type { VerbGroup } from '../../model/index.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, hasTense, holdsVerb, norm, type Scan } from '../phrase/scan.ts'

/**
 * "Four men were killed behind the bridge [said the army spokesman Brigadier Hale], answering questions": without a comma, a
 * name with its title behind "said" that no verb follows, so that it is no clause of what somebody else says.
 */
export function titledLast(s: Scan, { first, head }: VerbGroup): boolean {
  if (first !== head || norm(s, head) !== 'said') return false
  const [floor, ceiling] = bounds(s, head)
  const phrase = holdsVerb(s, [floor, first - 1]) ? phraseStartingAt(s, head + 1, ceiling) : null
  if (!phrase || s.tokens[phrase[1]]?.tag !== 'PROPN') return false
  const words = s.tokens.slice(phrase[0], phrase[1])
  if (!words.some(({ tag, lemma }) => tag === 'NOUN' && s.lexicon.titles.has(lemma))) return false
  for (let i = phrase[1] + 1; i <= ceiling; i++) if (hasTense(s.groupOf.get(i))) return false
  return true
}
