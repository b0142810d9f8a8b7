import { attacks } from './attacked.ts'
import { doer, takenBy } from './doer.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { groupsBefore } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isFighting } from '../phrase/role.ts'
import type { Told } from './side.ts'

/** How many sentences back a side is looked for: soldiers keep theirs through a passage, "people" may be anybody's. */
const REACH = { force: 3, people: 1 }
const FORCES = /^(soldiers|fighters|police|prisoners)$/
const ANYBODY = /^(people|civilians|children|women|refugees|victims|hostages)$/

/** The nearest earlier people of the same sort whose side is told, save those who did it. */
export function alike(told: Told, draft: Draft, of: Group): string | null {
  const { parts, victims } = told
  const { doc, tokens, lexicon } = parts
  const same = namesake(parts, of)
  if (same) return same
  const force = FORCES.test(of.role ?? '')
  if (!force && !ANYBODY.test(of.role ?? '')) return null
  // "fighters from the battalions": theirs.
  if (force && tokens[of.head + 1]?.norm === 'from') return null
  const here = tokens[of.first]?.sentence ?? 0
  const did = doer(told, draft)
  // "Seven rebels were killed and five other women hurt": not of the rebels.
  const others = tokens.slice(of.first, of.head).some(({ norm }) => norm === 'other')
  for (const group of groupsBefore(parts, of.first)) {
    const there = tokens[group.first]?.sentence ?? 0
    if (here - there > (force ? REACH.force : REACH.people)) return null
    if (!force && doc.sentences[there]?.paragraph !== doc.sentences[here]?.paragraph) return null
    if (!group.side || group.kind !== 'people') continue
    // "Kenyan soldiers attacked a post. Nine soldiers were killed", "Chadians burned the village; nine villagers died", "The Kenyans are doing what they can. Many civilians died".
    const acting = (there < here && attacks(parts, group)) || (!force && acts(parts, group))
    if (acting && !victims.has(group.head)) continue
    // "1,200 people, 46 of them Americans": a part of whoever was told of.
    if (/^(them|whom|including)$/.test(tokens[group.first - 1]?.norm ?? '')) continue
    // A Jordanian driver who tells of it makes no Jordanians of those who died.
    if (!force && group.quantity?.lower === 1 && of.quantity?.lower !== 1) continue
    // Whom the United Nations speaks of is not of the United Nations.
    // Nor are "people" those of a faith named before them.
    if (/^(organisation|alliance|people)$/.test(lexicon.sides.named(group.side)?.kind ?? '')) continue
    // "A similar toll among North Koreans: more than 1,000 soldiers died": the nation's name holds its soldiers.
    const nation = group.role === 'people' && there === here
    const sort = force ? group.role === of.role || nation : ANYBODY.test(group.role ?? '')
    if (!sort || (others && group.role !== of.role)) continue
    // "Turkish soldiers clashed with Syrian soldiers; nine soldiers were killed": whose is not said.
    for (const { first, side: rival, kind, role } of groupsBefore(parts, group.first)) {
      if (tokens[first]?.sentence !== there) break
      const same = force ? isFighting(role) && isFighting(of.role) : role === group.role
      if (rival && rival !== group.side && kind === 'people' && same) return null
    }
    // "The Kenyan army said 40 soldiers were eliminated".
    const foes = lexicon.sets.eliminate.has(tokens[draft.first]) && group.side === told.speaker()
    return group.side === did || foes || takenBy(told, of, draft, group.side) ? null : group.side
  }
  return null
}

/** A nation's people who do something, at the head of their sentence: "The Kenyans are trying". */
function acts({ tokens, doc }: Parts, { first, last, role }: Group): boolean {
  const head = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? 0
  const opens = first === head || (first === head + 1 && tokens[head]?.tag === 'DET')
  return role === 'people' && opens && /^(AUX|VERB)$/.test(tokens[last + 1]?.tag ?? '')
}

/** "the 21 soldiers" told of once more, after "21 Pakistani soldiers": the same number of the same people. */
function namesake(parts: Parts, of: Group): string | null {
  const { tokens } = parts
  const number = of.quantity?.lower ?? 0
  const definite = tokens[of.first - 1]?.norm === 'the' || tokens[of.first]?.norm === 'the'
  if (number < 2 || !definite) return null
  for (const group of groupsBefore(parts, of.first)) {
    if (group.side && group.role === of.role && group.quantity?.lower === number) return group.side
  }
  return null
}
