import type { Parts } from '../phrase/parts.ts'
import type { Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'

/**
 * "demand the release of [two nurses abducted in May]", "will pay the families of [40 people killed]": what a participle right after
 * them tells of those whose release is asked for, or whose kin are meant, is taken as known.
 */
export function knownOf(parts: Parts, head: number, group: Group | null): boolean {
  const { tokens, lexicon } = parts
  if (!group || head !== group.last + 1) return false
  const link = /^(the|these|those)$/.test(tokens[group.first - 1]?.norm ?? '')
    ? group.first - 2
    : group.first - 1
  if (!/^(of|for)$/.test(tokens[link]?.norm ?? '')) return false
  return (
    lexicon.sets.kin.has(tokens[link - 1]) ||
    eventsAt(parts, link - 1).some(({ sense }) => sense.event === 'releases' && sense.as === 'act')
  )
}
