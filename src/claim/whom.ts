import type { Token } from '../model/index.ts'
import { antecedent, numberOf } from './antecedent.ts'
import type { Draft, Group } from './draft.ts'
import type { Told } from './side.ts'

/** The people told before whom a group points at: "they", "12 others", or the owner of "its troops"; else null. */
export function whom(
  { parts, victims }: Pick<Told, 'parts' | 'victims'>,
  group: Group,
  draft: Draft | null,
  bodies = false,
): Group | null {
  const { tokens } = parts
  const head = tokens[group.head] as Token
  if (
    group.kind === 'bare' ||
    /^(others?|another|some|many|most|several|few|both|all|those)$/.test(head.norm)
  )
    return antecedent(parts, victims, {
      at: group.first,
      number: 'several',
      bodies: false,
      victims: true,
      // "another 30", "11 others" go on counting those of the sentence before.
      reach: group.kind === 'bare' ? 0 : 1,
    })
  const number = numberOf(head)
  if (group.kind === 'pronoun' || number === 'body') {
    const reach = number === 'one' ? 1 : undefined
    return number && antecedent(parts, victims, { at: group.head, number, bodies, victims: false, reach })
  }
  const own = group.words?.[0] ?? group.first
  const owner = numberOf(tokens[own] as Token)
  if (group.kind !== 'people' || owner === null) return null
  // "said that it killed 12 of its fighters": whose they are did not kill them, unless they are lost.
  const kills =
    draft !== null &&
    draft.first < group.first &&
    !/^(lose|suffer|bury|mourn)$/.test(tokens[draft.first]?.lemma ?? '')
  if (kills) return null
  return antecedent(parts, victims, { at: own, number: owner, bodies: true, victims: false })
}
