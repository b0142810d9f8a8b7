import type { Group } from '../phrase/draft.ts'
import { near } from '../phrase/near.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** "the loss of 300 lives", "a great loss of human life": nobody was hurt by that. */
export const livesLost = ({ tokens, lexicon }: Parts, group: Group | null): boolean =>
  group !== null && lexicon.sets.lives.has(tokens[group.head])

/** One person, of whose loss no wounds are meant; "the Federalists" are many. */
export const ofOne = ({ tokens }: Parts, group: Group | null): boolean =>
  group !== null &&
  ((group.kind === 'name' && tokens[group.first - 1]?.tag !== 'DET' && tokens[group.first]?.tag !== 'DET') ||
    (group.quantity?.lower === 1 && group.quantity.upper === 1))

/** "the loss of all 224 passengers", "we regret the loss of four comrades": those lost are dead. */
export function unarmed(parts: Parts, group: Group | null, noun: number): boolean {
  const { tokens, lexicon } = parts
  if (group?.kind !== 'people') return false
  // "we were shocked to learn of the loss of four comrades".
  const regretted = near(parts, noun, noun - 11, noun).some((t) => lexicon.sets.mourn.has(t))
  // "grieving over the loss of their loved ones".
  if (!group.quantity) return lexicon.sets.mourned.has(tokens[group.head]) || regretted
  const people = /^(civilians|children|women|workers|officials|clergy|journalists|health workers)$/
  return (
    regretted ||
    people.test(group.role ?? '') ||
    /^(aboard|people|persons)$/.test(tokens[group.last]?.norm ?? '')
  )
}

/** Are counted wounded told apart after token `last` in its sentence? */
export function woundedBeside({ tokens, quantityOf }: Parts, { last }: Trigger): boolean {
  let counted = false
  for (let i = last + 3; i < last + 26 && tokens[i]?.sentence === tokens[last]?.sentence; i++) {
    // "lost 90 men, including 20 killed and 70 wounded".
    if (/^(killed|dead|including|casualties)$/.test(tokens[i]?.norm ?? '')) return false
    if (/^(wounded|injured|hurt)$/.test(tokens[i]?.norm ?? '')) return counted
    if (quantityOf[i] !== -1 && /^(and|with|,|that|another)$/.test(tokens[i - 1]?.norm ?? '')) counted = true
  }
  return false
}

/** Whose losses are money. */
export const ofTrade = ({ tokens, lexicon }: Parts, group: Group | null): boolean =>
  lexicon.sets.traders.has(tokens[group?.head ?? -1])

/** "lost 12 guards[, nine policemen and 90 civilians]": are civilians counted with them, who have no wounded told apart? */
export function civiliansBeside(parts: Parts, { last }: Trigger): boolean {
  const { tokens } = parts
  let i = last + 1
  for (let n = 0; n < 5; n++) {
    const group = groupFrom(parts, i)
    if (group?.kind !== 'people' || !group.quantity) return false
    if (/^(civilians|children|women)$/.test(group.role ?? '')) return n > 0
    i = group.last + 1
    while (/^(,|and)$/.test(tokens[i]?.norm ?? '')) i++
    if (i === group.last + 1) return false
  }
  return false
}

/** "significant losses [of military equipment]", "losses [in tanks]", not "of men", "of life", "in Chad": nobody's. */
export function ofEquipment(parts: Parts, last: number): boolean {
  const { tokens, lexicon } = parts
  const link = tokens[last + 1]?.norm ?? ''
  const what = /^(of|in)$/.test(link) ? groupAt(parts, last + 2) : undefined
  if (link === 'in') return what?.last === what?.head && lexicon.sets.equipment.has(tokens[what?.head ?? -1])
  return (
    what?.kind === 'thing' &&
    !what.side &&
    !/^(manpower|life|lives|strength)$/.test(tokens[what.head]?.norm ?? '')
  )
}
