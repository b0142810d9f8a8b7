import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from './trigger.ts'

/** "the loss of 300 lives": nobody was hurt by that. */
export const livesLost = ({ tokens }: Parts, group: Group | null): boolean =>
  group?.quantity !== null && /^(life|lives|souls|hands)$/.test(tokens[group?.head ?? -1]?.norm ?? '')

/** One person, of whose loss no wounds are meant. */
export const ofOne = (group: Group | null): boolean =>
  group !== null && (group.kind === 'name' || (group.quantity?.lower === 1 && group.quantity.upper === 1))

const MOURN = /^(regret|mourn|lament|grieve)$/

/** "the loss of all 224 passengers", "we regret the loss of four comrades": those lost are dead. */
export function unarmed({ tokens }: Parts, group: Group | null, noun: number): boolean {
  if (!group?.quantity || group.kind !== 'people') return false
  const mourned = tokens.slice(Math.max(0, noun - 4), noun).some(({ lemma }) => MOURN.test(lemma))
  const people = /^(civilians|children|women|workers|officials|clergy|journalists|health workers)$/
  return (
    mourned ||
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

const TRADE =
  /^(econom(y|ies)|airlines?|compan(y|ies)|banks?|investors?|business(es)?|markets?|industr(y|ies)|exporters?|insurers?|shareholders?|retailers?|firms?)$/

/** Whose losses are money. */
export const ofTrade = ({ tokens }: Parts, group: Group | null): boolean =>
  TRADE.test(tokens[group?.head ?? -1]?.norm ?? '')
