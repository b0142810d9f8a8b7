import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { isFighting } from '../phrase/role.ts'
import { verbFrame } from '../clause/verb.ts'
import { armed, roleBefore, wordsOf } from './role-of.ts'
import type { Trigger } from './trigger.ts'

/** "Twenty of our men fell", "the heroes who fell at the bridge", not "he fell in love". */
export function fallen(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const troops = armed(parts, group)
  // "fell into the sea", "fell ill".
  if (
    /^(into|off|from|overboard|ill|sick|asleep|behind|back|down|through|out|silent|short|over)$/.test(
      parts.tokens[last + 1]?.norm ?? '',
    )
  )
    return false
  // "Our soldiers hold the line. They have fallen at Harra": prices fall too.
  const opens = parts.tokens[group.first - 1]?.sentence !== parts.tokens[group.first]?.sentence
  if (group.kind === 'pronoun' && !group.quantity && opens && parts.tokens[group.head]?.norm === 'they')
    return isFighting(roleBefore(parts, group)) && fellThere(parts, last)
  const words = wordsOf(parts, group)
  if (
    !troops &&
    !words.endsWith('loved ones') &&
    !parts.tokens.slice(group.first, group.last + 1).some((t) => parts.lexicon.sets.menWhoFall.has(t))
  )
    return false
  const who = parts.tokens[verbFrame(parts, first).first - 1]?.norm === 'who'
  return (
    group.quantity !== null ||
    // "the soldiers who fell".
    (who && troops && /^[.,;]$/.test(parts.tokens[last + 1]?.text ?? '')) ||
    (who && WHERE.test(parts.tokens[last + 1]?.norm ?? '')) ||
    // "our best sons fell in Dovra".
    (/^(our|their|his|her|my) /.test(words) && fellThere(parts, last))
  )
}

const WHERE = /^(at|near|for|defending|in|during|while|leading|fighting|protecting|as)$/

const fellThere = ({ tokens }: Parts, last: number): boolean =>
  /^(at|near|for|defending|in)$/.test(tokens[last + 1]?.norm ?? '') &&
  (tokens[last + 2]?.tag === 'PROPN' || tokens[last + 3]?.norm === 'front')
