import { allegianceOf } from './allegiance.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Told } from './side.ts'
import { whom } from './whom.ts'

/** The side of who did it: before an active verb, or after "by". */
export function doer(told: Told, { first, last, group, rule }: Draft): string | null {
  const { tokens, groups, groupOf } = told.parts
  const sentence = tokens[first]?.sentence
  if (/^verb-(active|gerund)$/.test(rule) && group && group.first > first) {
    for (let i = first - 1; i >= 0 && tokens[i]?.sentence === sentence; i--) {
      const before = groups[groupOf[i] ?? -1]
      if (before && allegianceOf(told.parts, before) === 'ours') return told.speaker()
      const named = before?.kind === 'pronoun' ? whom(told, before, null, true) : before
      if (named?.side) return named.side
      // "…, and rebels killed 12": nobody told before them did it.
      if (before?.kind === 'people' && before.last === i && between(told.parts, i, first)) return null
    }
    return null
  }
  for (let i = last + 1; i < last + 6 && tokens[i]?.sentence === sentence; i++)
    if (tokens[i]?.norm === 'by') return groups[groupOf[i + 1] ?? -1]?.side ?? null
  return null
}

/** "The army said it captured two wounded soldiers": may those whom `side` does something to be the other's? */
export function takenBy(told: Told, { first }: Group, draft: Draft, side: string): boolean {
  const { tokens } = told.parts
  if (draft.rule !== 'attributive' || tokens[first - 1]?.tag !== 'VERB') return false
  let at = first - 2
  while (/^(AUX|ADV|PART)$/.test(tokens[at]?.tag ?? '')) at--
  const speaks = /^(it|we)$/.test(tokens[at]?.norm ?? '') && told.speaker() === side
  return speaks || doer(told, { ...draft, rule: 'verb-active', first: first - 1 }) === side
}

/** Does nothing but what belongs to the verb stand between a subject's last token and it? */
const between = ({ tokens }: Parts, subject: number, verb: number): boolean =>
  tokens.slice(subject + 1, verb).every(({ tag }) => /^(AUX|ADV|PART|VERB)$/.test(tag))
