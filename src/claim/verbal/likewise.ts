import type { Draft } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { human } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'

/** So many tokens stand between what happened and whoever shared it. */
const REACH = 14

/** "Five generals were captured in the battle, [as were 85 of their officers]", "died[, as did nine others]": others to whom the same happened. */
export function likewise(parts: Parts, draft: Draft): Draft[] {
  const { tokens } = parts
  if (!/^verb-(passive|subject)$/.test(draft.rule) || draft.polarity !== 'affirmed') return []
  const auxiliary = draft.rule === 'verb-passive' ? /^(was|were)$/ : /^did$/
  for (let i = draft.last + 1; i < draft.last + REACH; i++) {
    if (tokens[i]?.sentence !== tokens[draft.last]?.sentence) return []
    if (!/^(as|so)$/.test(tokens[i]?.norm ?? '') || !auxiliary.test(tokens[i + 1]?.norm ?? '')) continue
    const group = groupFrom(parts, i + 2)
    if (!group || !human(group, true)) return []
    return withRight(parts, group).map((one) => ({ ...draft, group: one, elided: true, rule: 'elided' }))
  }
  return []
}
