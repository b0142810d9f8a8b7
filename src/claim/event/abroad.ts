import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { landOf } from '../phrase/land.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** "Norland troops are in Harra", "foreign soldiers fight on our soil": uncounted, but of a nation and outside its land. */
export function abroad(parts: Parts, { last, sense }: Trigger, group: Group): boolean {
  const { tokens, lexicon } = parts
  const within = sense.as === 'state' ? last : last + 1
  if (!/^(in|inside|on|across|throughout)$/.test(tokens[within]?.norm ?? '')) return false
  const place = groupAt(parts, within + 1)
  const head = tokens[place?.head ?? -1]
  if (!place || !head || place.first > within + 2) return false
  const foreign = tokens.slice(group.first, group.head + 1).some((t) => lexicon.sets.foreign.has(t))
  if (!foreign && group.side === null && group.role !== 'soldiers') return false
  // "on our soil", "in their villages".
  const homeland = lexicon.sets.soil.has(head) || lexicon.sets.lands.has(head)
  if (homeland)
    return (
      foreign || (group.side !== null && tokens[within + 1]?.tag !== 'DET') || deniedOwn(tokens, group.first)
    )
  if (head.tag !== 'PROPN') return false
  // "denied that its troops were in Harra".
  if (foreign || (sense.as === 'state' && /^(our|its|their)$/.test(tokens[group.first]?.norm ?? '')))
    return true
  const side = group.side ?? holder(parts, group)
  // "we have soldiers in Harra".
  if (side === OURS) return true
  if (side === null || side === place.side) return false
  const land = landOf(head.text, NOWHERE, lexicon)
  return sense.as === 'state' ? land !== side : land !== null && land !== side
}

/** "denied that [its soldiers] were inside the zone": who denies it tells of a land that is not theirs. */
const deniedOwn = (tokens: readonly Token[], first: number): boolean =>
  /^(its|their|his)$/.test(tokens[first]?.norm ?? '') &&
  tokens[first - 1]?.norm === 'that' &&
  /^(deny|denial|denials)$/.test(tokens[first - 2]?.lemma ?? '')

const OURS = 'ours'

/** Whose troops they are by who has them: "Norland has [troops] in Harra". */
function holder(parts: Parts, { first }: Group): string | null {
  const { tokens, lexicon } = parts
  let verb = first - 1
  while (verb > 0 && /^(ADV|PART)$/.test(tokens[verb]?.tag ?? '')) verb--
  if (!lexicon.sets.keepTroops.has(tokens[verb])) return null
  let owner = verb - 1
  while (owner > 0 && /^(AUX|ADV|PART)$/.test(tokens[owner]?.tag ?? '')) owner--
  return tokens[owner]?.norm === 'we' ? OURS : (groupAt(parts, owner)?.side ?? null)
}

const NOWHERE: ReadonlyMap<string, number> = new Map()
