import type { Draft, Group } from './draft.ts'
import type { Parts } from './parts.ts'
import { sideIn } from './who.ts'

const ROLE_KIN: Record<string, string> = {
  soldiers: 'force',
  fighters: 'force',
  police: 'force',
  prisoners: 'force',
}
const kin = (role: string | null): string => ROLE_KIN[role ?? ''] ?? 'people'

/**
 * Whose people they are: told with them, else by who suffered, else by the nearest earlier people of the same sort
 * whose side is told. "They" takes the nearest earlier people with a side; a bare number those of its sentence.
 */
export function side(parts: Parts, draft: Draft): string | null {
  const { group, sufferer } = draft
  if (group?.side) return group.side
  const suffered = sufferer && (sufferer.side ?? sideIn(parts, sufferer.first, sufferer.last))
  if (suffered) return suffered
  const at = sufferer ?? group
  if (!at) return null
  return earlier(parts, at, at.kind === 'pronoun' || at.kind === 'bare' ? null : kin(at.role))
}

function earlier({ groups, tokens }: Parts, of: Group, wanted: string | null): string | null {
  const paragraphs = tokens[of.first]?.sentence ?? 0
  for (let k = groups.length - 1; k >= 0; k--) {
    const group = groups[k] as Group
    if (group.first >= of.first || !group.side || group.kind === 'thing') continue
    if (paragraphs - (tokens[group.first]?.sentence ?? 0) > 6) return null
    // "A similar toll among North Koreans: more than 1,000 soldiers died": the nation's name holds its soldiers.
    const nation = group.role === 'people' && tokens[group.first]?.sentence === paragraphs
    if (wanted === null || nation || kin(group.role) === wanted) return group.side
  }
  return null
}
