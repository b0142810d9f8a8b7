import { sql } from 'kysely'
import { z } from 'zod'
import { GENESIS, hashOf, rowOfDecision, type Decision } from '../decision.ts'
import type { Ledger } from '../open.ts'
import { restand } from '../subject.ts'
import { fieldsShape } from './shape.ts'
import { wrong } from './wrong.ts'

const whole = fieldsShape.partial({ marked: true })
const some = fieldsShape.partial()
const known = z.string().nullable().optional()
const reportFields = z.strictObject({
  title: known,
  author: known,
  publisher: known,
  url: known,
  published: known,
})
const into = z.strictObject({ into: z.string() })

/** What `to` is, by action. */
const TO: { readonly [action in Decision['action']]: (decision: Decision) => z.ZodType } = {
  accept: ({ subjectKind }) => (subjectKind === 'claim' ? whole : z.null()),
  reject: () => z.null(),
  unsure: () => z.null(),
  note: () => z.null(),
  correct: ({ subjectKind }) => (subjectKind === 'report' ? reportFields : some),
  add: () => whole,
  split: ({ subjectKind, blind }) =>
    subjectKind === 'source'
      ? z.null()
      : z.strictObject({ into: blind ? z.array(whole) : z.array(z.string()) }),
  merge: () => into,
  undo: () => z.strictObject({ undoes: z.number().int() }),
  grade: () => z.strictObject({ grade: z.string().nullable() }),
  rename: () => z.strictObject({ name: z.string().min(1) }),
}

/** What `from` is, where it is ever put back. */
const FROM: { readonly [what: string]: z.ZodType } = {
  'correct report': reportFields.extend({ state: z.string() }),
  'rename source': z.strictObject({ name: z.string().optional(), state: z.string() }),
}

/**
 * @throws OnrecordError `unreadable` for a decision that does not have its hash, or does not say what its action needs.
 */
export function checkDecision(decision: Decision): void {
  const { hash, ...made } = decision
  if (hashOf(made) !== hash) throw wrong('It was changed after it was made: it does not have its hash.')
  const { action, subjectKind, from, to } = decision
  fits('to', TO[action](decision), to)
  fits('from', FROM[`${action} ${subjectKind}`] ?? z.unknown(), from)
}

function fits(name: string, shape: z.ZodType, value: unknown): void {
  const { success, error } = shape.safeParse(value)
  if (success) return
  const [issue] = error.issues
  throw wrong(`${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'wrong form'}.`)
}

/** Decisions of a part of a ledger, numbered and bound anew: the chain that they come from has others between them. */
export function rebound() {
  const numbers = new Map<number, number>()
  let previous = GENESIS
  return (decision: Decision): Decision => {
    const seq = numbers.size + 1
    numbers.set(decision.seq, seq)
    const { hash: _, ...made } = decision
    if (made.action === 'undo') {
      const undoes = numbers.get((made.to as { undoes: number }).undoes)
      if (undoes === undefined) throw wrong('It takes back a decision that is not there.')
      made.to = { undoes }
    }
    const bare = { ...made, seq, previous }
    previous = hashOf(bare)
    return { ...bare, hash: previous }
  }
}

export async function putDecision({ db }: Ledger, decision: Decision): Promise<void> {
  await db.insertInto('decisions').values(rowOfDecision(decision)).execute()
}

/** Let sources, reports and relations stand as the decisions have it, each at the revision it had. */
export async function restandAll(ledger: Ledger): Promise<void> {
  const { db } = ledger
  const decided = await db
    .selectFrom('decisions')
    .select(['subject_kind', 'subject'])
    .distinct()
    .where('blind', '=', 0)
    .where('subject_kind', '!=', 'claim')
    .execute()
  for (const { subject_kind, subject } of decided) {
    const kind = subject_kind as 'source' | 'report' | 'relation'
    const id = sql.ref(kind === 'report' ? 'id' : 'key')
    const table = sql.table(`${kind}s`)
    const { rows } = await sql<{
      revision: number
    }>`select revision from ${table} where ${id} = ${subject}`.execute(db)
    const [row] = rows
    // A relation that is found again takes its decisions up then.
    if (!row) continue
    await restand(ledger, kind, subject)
    await sql`update ${table} set revision = ${row.revision} where ${id} = ${subject}`.execute(db)
  }
}
