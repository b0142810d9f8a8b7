import { modifier, phraseStart, type Modifier } from './counted.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

const SPLIT = /^([;.]|ours|theirs|yours|mine)$/
/** So many tokens stand between a noun for losses and what it comes to. */
const REACH = 16

/**
 * Whose losses an amount alone counts, where a noun for them stands before it in its sentence: "[Norlandic] losses came to
 * 900 killed", "[Norland]'s loss of 900 dead"; null where other people stand between.
 */
export function borne(parts: Parts, at: number): Modifier | null {
  const { tokens, lexicon } = parts
  for (let i = at - 1; i >= 0 && i > at - REACH; i--) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[at]?.sentence || SPLIT.test(t.norm)) return null
    if (lexicon.sets.losses.has(t)) {
      const who = modifier(parts, phraseStart(parts, i), i)
      if (who.words) return who
      // "12 dead and 40 wounded": dead of their own.
      if (t.norm !== 'dead') return null
    }
    const group = groupAt(parts, i)
    if (group?.kind === 'people' || group?.kind === 'name') return null
  }
  return null
}
