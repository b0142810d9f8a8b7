import { heldBy } from './allegiance.ts'
import { doer } from './doer.ts'
import type { Draft, Group } from './draft.ts'
import { landOf } from './land.ts'
import type { Parts } from './parts.ts'
import type { Told } from './side.ts'

/** Whom the speaker fights ("the occupiers"), or null. */
export function foe({ speaker, census }: Told): string | null {
  const own = speaker()
  return own && census().foeOf(own)
}

export const captive = (told: Told, { role }: Group): string | null =>
  role === 'hostages' ? heldBy(told.census(), told.speaker()) : null

const FIGHT = /^(soldiers|fighters)$/
/** Whose they are is told by words that lead elsewhere. */
const OTHERS = /^(your|their|his|her|its)$/
const HARM = /^(deaths|injuries|casualties|captures|missing|displacement|releases)$/

/**
 * Whose people a speaker means who says no more of them: where his side is at war in its own country, his own, and
 * soldiers whom his own side harmed the other's. Null where the sentence speaks of another country's place or people.
 */
export function compatriot(told: Told, group: Group, draft: Draft): string | null {
  const { speaker, census, parts } = told
  if (group !== draft.group || draft.modality !== 'asserted' || !HARM.test(draft.event)) return null
  const own = speaker()
  if (!own || !census().atHome(own)) return null
  if (doer(told, draft) === own) return FIGHT.test(group.role ?? '') ? foe(told) : null
  const named = group.kind === 'name' && !/^(deaths|injuries|missing)$/.test(draft.event)
  if (
    named ||
    group.role === 'fighters' ||
    OTHERS.test(parts.tokens[group.words?.[0] ?? group.first]?.norm ?? '')
  )
    return null
  const place = told.place(draft)
  const land = place && landOf(place.text, census().countries, parts.lexicon)
  return (land && land !== own) || abroad(parts, draft, own) ? null : own
}

/** "of Norland", "in Norland", "the Soviet army": does the sentence speak of another country, or of another time? */
function abroad({ tokens, doc, lexicon }: Parts, { first }: Draft, own: string): boolean {
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  if (!sentence) return false
  for (let i = sentence.first; i <= sentence.last; i++) {
    const side = lexicon.sides.at(tokens, i)?.side
    if (!side || side.name === own || side.of === own) continue
    if (side.kind === 'former') return true
    const before = tokens[i - 1]?.tag === 'DET' ? tokens[i - 2] : tokens[i - 1]
    if (/^(in|of|from|for|inside|across|to|with)$/.test(before?.norm ?? '')) return true
  }
  return false
}
