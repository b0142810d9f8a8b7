import type { Reason, Relation, RelationKind } from '../model/index.ts'
import { decisionOfRow } from './decision.ts'
import { transaction, type Ledger } from './open.ts'
import { standing, type State } from './standing.ts'
import type { RelationRow } from './tables.ts'

/** A relation between two claims of the ledger, `a` and `b` being claim keys. */
export interface LedgerRelation extends Relation {
  readonly key: string
  readonly madeAt: string
  readonly state: State
  readonly revision: number
  readonly note: string | null
}

export const relationKey = ({ kind, a, b }: Pick<Relation, 'kind' | 'a' | 'b'>): string => `${a} ${kind} ${b}`

/**
 * Keep `relations`. With `replacing`, every relation that touches one of these claims and is not among
 * `relations` goes: the result of comparing those claims anew. What people decided on a relation comes back with
 * it whenever it is found again.
 */
export function putRelations(
  ledger: Ledger,
  relations: readonly Relation[],
  madeAt: string,
  replacing: readonly string[] = [],
): Promise<void> {
  return transaction(ledger, async (ledger) => {
    const { db } = ledger
    const keys = new Set(relations.map(relationKey))
    for (let at = 0; at < replacing.length; at += 400) {
      const some = replacing.slice(at, at + 400)
      const there = await db
        .selectFrom('relations')
        .select('key')
        .where((eb) => eb.or([eb('a', 'in', some), eb('b', 'in', some)]))
        .execute()
      const gone = there.map(({ key }) => key).filter((key) => !keys.has(key))
      for (let from = 0; from < gone.length; from += 400) {
        await db
          .deleteFrom('relations')
          .where('key', 'in', gone.slice(from, from + 400))
          .execute()
      }
    }
    const unique = [...new Map(relations.map((relation) => [relationKey(relation), relation])).values()]
    for (let at = 0; at < unique.length; at += 200) await put(ledger, unique.slice(at, at + 200), madeAt)
  })
}

async function put({ db }: Ledger, relations: readonly Relation[], madeAt: string): Promise<void> {
  const keys = relations.map(relationKey)
  const decided = await db
    .selectFrom('decisions')
    .selectAll()
    .where('subject_kind', '=', 'relation')
    .where('subject', 'in', keys)
    .where('blind', '=', 0)
    .orderBy('seq')
    .execute()
  const decisions = Map.groupBy(decided.map(decisionOfRow), ({ subject }) => subject)
  const rows = relations.map(({ kind, a, b, because }, i): RelationRow => {
    const key = keys[i] ?? ''
    const on = decisions.get(key) ?? []
    const { state, note } = standing(on)
    return {
      key,
      kind,
      a,
      b,
      because: JSON.stringify(because),
      made_at: madeAt,
      state,
      revision: on.length,
      note,
    }
  })
  await db
    .insertInto('relations')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ because: eb.ref('excluded.because') })),
    )
    .execute()
}

export interface RelationFilter {
  /** Relations that touch one of these claims. */
  readonly claims?: readonly string[]
  readonly kinds?: readonly RelationKind[]
  readonly states?: readonly State[]
  /** This one alone. */
  readonly keys?: readonly string[]
  /** Only what follows this place in the order of the list. */
  readonly after?: Pick<Relation, 'kind' | 'a' | 'b'>
  readonly limit?: number
}

export async function relationList({ db }: Ledger, filter: RelationFilter = {}): Promise<LedgerRelation[]> {
  const { claims, kinds, states, keys, after, limit } = filter
  let query = db.selectFrom('relations').selectAll()
  if (claims) query = query.where((eb) => eb.or([eb('a', 'in', [...claims]), eb('b', 'in', [...claims])]))
  if (kinds) query = query.where('kind', 'in', [...kinds])
  if (states) query = query.where('state', 'in', [...states])
  if (keys) query = query.where('key', 'in', [...keys])
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('kind', 'a', 'b'), '>', tuple(after.kind, after.a, after.b)),
    )
  }
  if (limit !== undefined) query = query.limit(limit)
  const rows = await query.orderBy('kind').orderBy('a').orderBy('b').execute()
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind as RelationKind,
    a: row.a,
    b: row.b,
    because: JSON.parse(row.because) as Reason[],
    madeAt: row.made_at,
    state: row.state as State,
    revision: row.revision,
    note: row.note,
  }))
}

/** How many relations there are of each of `kinds` in `states`. */
export async function countRelations(
  { db }: Ledger,
  kinds: readonly RelationKind[],
  states: readonly State[],
): Promise<Map<RelationKind, number>> {
  const rows = await db
    .selectFrom('relations')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('kind', 'in', [...kinds])
    .where('state', 'in', [...states])
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, count }) => [kind as RelationKind, Number(count)]))
}
