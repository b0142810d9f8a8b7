import type { Group } from './draft.ts'
import { landOf } from './land.ts'
import type { Parts } from './parts.ts'
import type { Trigger } from './trigger.ts'

/** "Norland troops are in Harra", "foreign soldiers fight on our soil": uncounted, but of a nation and outside its land. */
export function abroad(parts: Parts, { last, sense }: Trigger, group: Group): boolean {
  const { tokens, groups, groupOf, lexicon } = parts
  const within = sense.as === 'state' ? last : last + 1
  if (!/^(in|inside|on|across|throughout)$/.test(tokens[within]?.norm ?? '')) return false
  const place = groups[groupOf[within + 1] ?? -1]
  const head = tokens[place?.head ?? -1]
  if (!place || !head || place.first > within + 2) return false
  const foreign = tokens.slice(group.first, group.head + 1).some(({ norm }) => FOREIGN.test(norm))
  if (!foreign && group.side === null && group.role !== 'soldiers') return false
  // "on our soil", "in their villages".
  const homeland = /^(soil|land|lands|streets)$/.test(head.norm) || REGION.test(head.norm)
  if (homeland) return foreign || (group.side !== null && tokens[within + 1]?.tag !== 'DET')
  if (head.tag !== 'PROPN') return false
  // "denied that its troops were in Harra".
  if (foreign || (sense.as === 'state' && /^(our|its|their)$/.test(tokens[group.first]?.norm ?? '')))
    return true
  if (group.side === null || group.side === place.side) return false
  const land = landOf(head.text, NOWHERE, lexicon)
  return sense.as === 'state' ? land !== group.side : land !== null && land !== group.side
}

const FOREIGN = /^(foreign|mercenary|mercenaries|expeditionary)$/
const NOWHERE: ReadonlyMap<string, number> = new Map()

/** Nouns for lands and towns, whether one's own or not. */
export const REGION =
  /^(district|region|area|zone|province|enclave|territory|town|city|village|settlement|country|island|homeland|neighbou?rhood|capital|strip|valley|border|frontier|crossing|gate|river|strait|sea|checkpoint|desert|mountain)(s|ies)?$|^(territories|counties|cities|countries)$/
