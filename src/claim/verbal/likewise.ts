import type { Draft } from '../phrase/draft.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { human } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'

/** So many tokens stand between what happened and whoever shared it. */
const REACH = 14

/** What stands for the verb, by the rule that read it. */
const AUXILIARIES = new Map([
  ['verb-passive', /^(was|were)$/],
  ['verb-subject', /^did$/],
  ['state', /^(is|are|was|were)$/],
])

/** "Five generals were captured in the battle, [as were 85 of their officers]", "are missing[, as is a guide]", "died[, as did nine others]": others to whom the same happened. */
export function likewise(parts: Parts, draft: Draft): Draft[] {
  const { tokens } = parts
  const auxiliary = AUXILIARIES.get(draft.rule)
  if (!auxiliary || draft.polarity !== 'affirmed') return []
  for (let i = draft.last + 1; i < draft.last + REACH; i++) {
    if (tokens[i]?.sentence !== tokens[draft.last]?.sentence) return []
    if (!/^(as|so)$/.test(tokens[i]?.norm ?? '') || !auxiliary.test(tokens[i + 1]?.norm ?? '')) continue
    const group = groupFrom(parts, i + 2)
    if (!group || !human(group, true)) return []
    return withRight(parts, group).map((one) => ({ ...draft, group: one, elided: true, rule: 'elided' }))
  }
  return []
}
