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

/** How many sentences back a side is looked for: forces keep theirs through a passage, "people" may be anybody's. */
const REACH = { force: 3, people: 1 }

function earlier({ groups, doc, tokens, lexicon }: Parts, of: Group, wanted: string | null): string | null {
  const here = tokens[of.first]?.sentence ?? 0
  const reach = wanted === 'people' ? REACH.people : REACH.force
  const paragraph = (sentence: number): number => doc.sentences[sentence]?.paragraph ?? -1
  for (let k = groups.length - 1; k >= 0; k--) {
    const group = groups[k] as Group
    if (group.first >= of.first || !group.side || group.kind === 'thing') continue
    const there = tokens[group.first]?.sentence ?? 0
    if (here - there > reach) return null
    if (wanted === 'people' && paragraph(there) !== paragraph(here)) return null
    // Whom the United Nations speaks of is not of the United Nations.
    if (/^(organisation|alliance)$/.test(lexicon.sides.named(group.side)?.kind ?? '')) continue
    // "A similar toll among North Koreans: more than 1,000 soldiers died": the nation's name holds its soldiers.
    const nation = group.role === 'people' && there === here
    if (wanted === null || nation || kin(group.role) === wanted) return group.side
  }
  return null
}
