import type { Group } from './draft.ts'
import type { Parts } from './parts.ts'

/** "the loss of 300 lives": nobody was hurt by that. */
export const livesLost = ({ tokens }: Parts, group: Group | null): boolean =>
  group?.quantity !== null && /^(life|lives|souls|hands)$/.test(tokens[group?.head ?? -1]?.norm ?? '')

/** One person, of whose loss no wounds are meant. */
export const ofOne = (group: Group | null): boolean =>
  group !== null && (group.kind === 'name' || (group.quantity?.lower === 1 && group.quantity.upper === 1))
