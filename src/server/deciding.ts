import {
  claimByKey,
  claimList,
  decide,
  fieldsOf,
  transaction,
  type ClaimFields,
  type Ledger,
} from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'
import { namedPeople } from '../text/index.ts'
import { claimViews } from './claim-view.ts'
import { claimFieldsShape, type Step } from './schema/index.ts'
import { summary } from './summary.ts'

export interface Who {
  readonly who: string
  readonly at: Date
  readonly blind: boolean
}

/** Take `steps` as one: all are kept or none, and one undo takes all of them back. Returns the claims touched. */
export function takeSteps(ledger: Ledger, who: Who, steps: readonly Step[]): Promise<string[]> {
  return transaction(ledger, async (ledger) => {
    const touched: string[] = []
    for (const step of steps) touched.push(...(await takeStep(ledger, who, step)))
    return [...new Set(touched)]
  })
}

async function takeStep(ledger: Ledger, who: Who, step: Step): Promise<string[]> {
  const given = { ...who, why: step.note ?? null }
  if (who.blind && /^(add|split|grade)$/.test(step.kind))
    throw new OnrecordError(
      'usage',
      'A second reading weighs the claims that were read: accept, reject, correct or merge them, and add, split or grade in the open once both are compared.',
    )
  if (step.kind === 'add') {
    const [added] = await decide(ledger, {
      ...given,
      action: 'add',
      reportId: step.reportId,
      to: step.fields as ClaimFields,
    })
    const key = added?.subject ?? ''
    // Whoever writes a claim down by hand has looked at it.
    const claim = await mustHave(ledger, key)
    await decide(ledger, {
      ...who,
      action: 'accept',
      subjectKind: 'claim',
      subject: key,
      seen: claim.revision,
    })
    return [key]
  }
  const on = { ...given, subjectKind: 'claim' as const, subject: step.claimId, seen: step.expect }
  switch (step.kind) {
    case 'correct':
      return correct(ledger, on, step.fields as ClaimFields)
    case 'split': {
      const first = fieldsOf(await mustHave(ledger, step.claimId))
      const written = await decide(ledger, {
        ...on,
        action: 'split',
        to: { into: [first, step.fields as ClaimFields] },
      })
      return written.map(({ subject }) => subject)
    }
    case 'grade':
      await decide(ledger, { ...on, action: 'grade', to: { grade: step.grade } })
      return [step.claimId]
    case 'merge':
      return merge(ledger, on, step.with)
    default:
      await decide(ledger, { ...on, action: step.kind })
      return [step.claimId]
  }
}

type On = Who & { why: string | null; subjectKind: 'claim'; subject: string; seen: number }

async function mustHave(ledger: Ledger, key: string) {
  const claim = await claimByKey(ledger, key)
  if (!claim) throw new OnrecordError('not-found', `The ledger holds no claim ${key}.`)
  return claim
}

/** The fields of a claim as they stand, or as a second reader sees them. */
async function seenFields(ledger: Ledger, { who, blind }: Who, key: string): Promise<ClaimFields> {
  if (!blind) return fieldsOf(await mustHave(ledger, key))
  const [view] = await claimViews(ledger, [key], who)
  if (!view) throw new OnrecordError('not-found', `The ledger holds no claim ${key}.`)
  return claimFieldsShape.parse(view) as ClaimFields
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Keep what differs, and accept the claim as it is then. */
async function correct(ledger: Ledger, on: On, fields: ClaimFields): Promise<string[]> {
  const now = await seenFields(ledger, on, on.subject)
  const names = Object.keys(now) as (keyof ClaimFields)[]
  const changed = names.filter((name) => name in fields && !same(now[name], fields[name]))
  if (changed.length === 0) {
    await decide(ledger, { ...on, action: 'accept' })
    return [on.subject]
  }
  const to = Object.fromEntries(changed.map((name) => [name, fields[name]])) as Partial<ClaimFields>
  await decide(ledger, { ...on, action: 'correct', to }, { ...on, action: 'accept', seen: on.seen + 1 })
  return [on.subject]
}

/** The first claim takes over the words of the others and the fields it has none of; the others stand for it. */
async function merge(
  ledger: Ledger,
  on: On,
  others: readonly { claimId: string; expect: number }[],
): Promise<string[]> {
  const first = await seenFields(ledger, on, on.subject)
  let merged: ClaimFields = first
  let seen = on.seen
  for (const { claimId, expect } of others) {
    const other = await seenFields(ledger, on, claimId)
    merged = {
      ...merged,
      span: [Math.min(merged.span[0], other.span[0]), Math.max(merged.span[1], other.span[1])],
      quantity: merged.quantity ?? other.quantity,
      population: namedPeople(merged) ?? namedPeople(other) ?? (merged.quantity ? merged : other).population,
      place: merged.place ?? other.place,
      period: merged.period ?? other.period,
      manner: merged.manner ?? other.manner,
      source: merged.source ?? other.source,
      via: merged.via ?? other.via,
      marked: merged.marked ?? other.marked,
    }
    await decide(ledger, {
      ...on,
      action: 'merge',
      subject: claimId,
      seen: expect,
      to: { into: on.subject },
    })
  }
  const names = Object.keys(first) as (keyof ClaimFields)[]
  const changed = names.filter((name) => !same(first[name], merged[name]))
  if (changed.length > 0) {
    const to = Object.fromEntries(changed.map((name) => [name, merged[name]])) as Partial<ClaimFields>
    await decide(ledger, { ...on, action: 'correct', to, seen })
    seen++
  }
  return [on.subject, ...others.map(({ claimId }) => claimId)]
}

const DONE: Record<string, string> = {
  accept: 'Accepted',
  reject: 'Rejected',
  unsure: 'Left as unsure',
  correct: 'Corrected',
  split: 'Split',
  merge: 'Merged',
  add: 'Added',
  grade: 'Graded',
}

/** What was done, in a sentence. */
export async function saidOf(
  ledger: Ledger,
  steps: readonly Step[],
  touched: readonly string[],
): Promise<string> {
  const done = DONE[steps[0]?.kind ?? ''] ?? 'Kept'
  if (steps.length > 1) return `${done} ${steps.length} claims. u takes it back.`
  const claim = await claimByKey(ledger, touched[0] ?? '')
  return claim ? `${done}: ${summary(claim)}.` : `${done}.`
}

/** Claims among `keys` that somebody decided on since they were seen. */
export async function stale(
  ledger: Ledger,
  seen: readonly { claimId: string; expect: number }[],
): Promise<string[]> {
  const claims = await claimList(ledger, { keys: seen.map(({ claimId }) => claimId), gone: true })
  return claims
    .filter(({ key, revision }) => seen.some((one) => one.claimId === key && one.expect !== revision))
    .map(({ key }) => key)
}
