import { allegianceOf } from './allegiance.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { numberOf } from './antecedent.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Told } from './side.ts'
import { whom } from './whom.ts'

/** The side of who did it: before an active verb, or after "by". */
export function doer(told: Told, { first, last, group, rule }: Draft): string | null {
  const { tokens } = told.parts
  const sentence = tokens[first]?.sentence
  if (/^verb-(active|gerund)$/.test(rule) && group && group.first > first) {
    for (let i = first - 1; i >= 0 && tokens[i]?.sentence === sentence; i--) {
      const before = groupAt(told.parts, i)
      // "stormed a camp in Mali, killing 12", "strikes against rebels killed 12": neither did it.
      const place =
        before && /^(in|at|on|near|across|into|outside|against)$/.test(tokens[before.first - 1]?.norm ?? '')
      const side = before && !place ? whose(told, before) : null
      if (side) return side
      // "…, and rebels killed 12": nobody told before them did it.
      if (before?.kind === 'people' && before.last === i && between(told.parts, i, first)) return null
    }
    return null
  }
  for (let i = last + 1; i < last + 6 && tokens[i]?.sentence === sentence; i++)
    if (tokens[i]?.norm === 'by') {
      const by = groupAt(told.parts, i + 1)
      return by ? whose(told, by) : null
    }
  return null
}

/** The side of who did it: "the Kenyans", "we", "it", "its troops". */
function whose(told: Told, group: Group): string | null {
  if (group.side) return group.side
  if (allegianceOf(told.parts, group) === 'ours') return told.speaker()
  const owner = told.parts.tokens[group.words?.[0] ?? group.first]
  const number = group.kind === 'pronoun' || group.kind === 'people' ? owner && numberOf(owner) : null
  if (!number) return null
  // "the ministry said its troops": who says so.
  return whom(told, group, null, true)?.side ?? (number === 'body' ? told.speaker() : null)
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
