import { fieldsIn, holding, type Decision } from './decision.ts'
import { FIELDS, refit, sameField, type ClaimFields } from './fields.ts'

export const STATES = ['unreviewed', 'accepted', 'rejected', 'unsure', 'replaced', 'withdrawn'] as const
/**
 * `replaced`: split into other claims or merged into one; `withdrawn`: a person added it and the addition was
 * undone.
 */
export type State = (typeof STATES)[number]

/** How a thing stands after what people decided. */
export interface Standing {
  readonly state: State
  readonly grade: string | null
  readonly note: string | null
  /** Decisions that hold but point at words which are no longer in the text. */
  readonly unfit: readonly number[]
}

export interface ClaimStanding extends Standing {
  readonly fields: ClaimFields
  /** Fields in which it stands otherwise than the current reading says. */
  readonly differs: readonly string[]
}

const VERDICTS: Partial<Record<Decision['action'], State>> = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'unsure',
  split: 'replaced',
  merge: 'replaced',
}

/** State, grade and note of anything, by the decisions on it. */
export function standing(decisions: readonly Decision[]): Standing {
  let state: State = 'unreviewed'
  let grade: string | null = null
  let note: string | null = null
  const held = holding(decisions)
  // A person's own claim is one as long as adding it was not undone.
  if (decisions.some(({ action }) => action === 'add') && !held.some(({ action }) => action === 'add')) {
    return { state: 'withdrawn', grade, note, unfit: [] }
  }
  for (const decision of held) {
    state = VERDICTS[decision.action] ?? state
    if (decision.action === 'grade') ({ grade } = decision.to as { grade: string | null })
    if (decision.action === 'note') note = decision.why
  }
  return { state, grade, note, unfit: [] }
}

/**
 * A claim as it stands: what the current reading says (`read`; null when no claim of the reading is this one, or
 * a person added it), with the decisions on it applied in order. An accepted claim keeps the fields that were
 * accepted, whatever a newer reading says. Null when nothing says what the claim holds.
 */
export function claimStanding(
  read: ClaimFields | null,
  decisions: readonly Decision[],
  text: string,
): ClaimStanding | null {
  let fields = read
  const unfit: number[] = []
  for (const decision of holding(decisions)) {
    if (!['accept', 'correct', 'add'].includes(decision.action)) continue
    const fitted = refit(fieldsIn(decision.to), decision.anchors, text)
    if (fitted) fields = { ...fields, ...fitted } as ClaimFields
    else unfit.push(decision.seq)
  }
  // An addition that was taken back is still known as it was added.
  const added = decisions.findLast(({ action }) => action === 'add')
  fields ??= added ? refit(fieldsIn(added.to) as ClaimFields, added.anchors, text) : null
  if (!fields) return null
  const settled = fields
  const differs = read ? FIELDS.filter((name) => !sameField(settled[name], read[name])) : []
  return { ...standing(decisions), fields, differs, unfit }
}
