import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Anchor } from '../text/index.ts'
import { textHash } from './report-text.ts'
import { GENESIS, decisionOfRow, hashOf, type Decision } from './decision.ts'
import type { Ledger } from './open.ts'
import { dueClaims } from './subject.ts'
import type { ClaimRow, DecisionRow } from './tables.ts'

/** Something in the ledger that is not as onrecord wrote it. */
export interface Flaw {
  readonly kind: 'database' | 'report' | 'span' | 'decision' | 'claim'
  readonly subject: string
  readonly message: string
}

export interface Verified {
  readonly reports: number
  readonly claims: number
  readonly attributions: number
  readonly decisions: number
  /** Hash of the last decision: who keeps it elsewhere can tell later that none before it was changed or cut. */
  readonly head: string
  readonly flaws: readonly Flaw[]
}

/**
 * Check the database, the reports against their hashes, every quote against its place in the text, the chain of
 * decisions, and that claims stand as their decisions say. `head`: a hash noted earlier, or its first
 * digits, that must be in the chain.
 */
export async function verify(ledger: Ledger, head?: string): Promise<Verified> {
  const flaws: Flaw[] = []
  await checkDatabase(ledger, flaws)
  const counts = await checkReports(ledger, flaws)
  const chain = await checkChain(ledger, head, flaws)
  await checkStandings(ledger, chain.decided, flaws)
  return { ...counts, decisions: chain.length, head: chain.head, flaws }
}

async function checkDatabase({ db, dialect }: Ledger, flaws: Flaw[]): Promise<void> {
  if (dialect !== 'sqlite') return
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(db)
  for (const { quick_check: message } of rows) {
    if (message !== 'ok') flaws.push({ kind: 'database', subject: 'database', message })
  }
  const broken = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db)
  for (const { table, parent } of broken.rows) {
    flaws.push({
      kind: 'database',
      subject: table,
      message: `A row of ${table} points to a missing row of ${parent}.`,
    })
  }
}

async function checkReports(
  ledger: Ledger,
  flaws: Flaw[],
): Promise<{ reports: number; claims: number; attributions: number }> {
  const { db } = ledger
  const counts = { reports: 0, claims: 0, attributions: 0 }
  const ids = await db.selectFrom('reports').select('id').orderBy('id').execute()
  for (const { id } of ids) {
    const report = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    counts.reports++
    if (textHash(report.text) !== report.text_sha256) {
      flaws.push({ kind: 'report', subject: id, message: 'Its text is not the text that was taken in.' })
    }
    if (report.bytes && createHash('sha256').update(report.bytes).digest('hex') !== report.sha256) {
      flaws.push({ kind: 'report', subject: id, message: 'Its original bytes do not have its SHA-256.' })
    }
    if (!id.startsWith('r') || !report.sha256.startsWith(id.slice(1))) {
      flaws.push({ kind: 'report', subject: id, message: 'Its SHA-256 is not the one it was named after.' })
    }
    const claims = await db
      .selectFrom('claims')
      .select(['key', 'span_start', 'span_end', 'exact', 'prefix', 'suffix', 'present'])
      .where('report_id', '=', id)
      .where('present', '=', 1)
      .execute()
    const attributions = await db
      .selectFrom('attributions')
      .innerJoin('readings', 'readings.id', 'attributions.reading_id')
      .select(['attributions.id', 'span_start', 'span_end', 'exact', 'prefix', 'suffix'])
      .where('readings.report_id', '=', id)
      .where('current', '=', 1)
      .execute()
    counts.claims += claims.length
    counts.attributions += attributions.length
    const quotes = [
      ...claims.map((row) => ({ ...row, name: row.key })),
      ...attributions.map((row) => ({ ...row, name: `${id} ${row.id}` })),
    ]
    for (const { name, span_start: start, span_end: end, exact, prefix, suffix } of quotes) {
      if (fits(report.text, { start, end, exact, prefix, suffix })) continue
      flaws.push({ kind: 'span', subject: name, message: 'Its words do not stand at its place in the text.' })
    }
  }
  return counts
}

const fits = (text: string, { start, end, exact, prefix, suffix }: Anchor): boolean =>
  text.slice(start, end) === exact && text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, end)

interface Chain {
  readonly length: number
  readonly head: string
  /** Decisions on claims, by claim. */
  readonly decided: ReadonlyMap<string, Decision[]>
}

async function checkChain({ db }: Ledger, head: string | undefined, flaws: Flaw[]): Promise<Chain> {
  const decided = new Map<string, Decision[]>()
  let previous = GENESIS
  let length = 0
  let met = head === undefined || head === GENESIS
  for (let after = 0; ;) {
    const rows: DecisionRow[] = await db
      .selectFrom('decisions')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(500)
      .execute()
    if (rows.length === 0) break
    for (const decision of rows.map(decisionOfRow)) {
      length++
      const say = (message: string): number =>
        flaws.push({ kind: 'decision', subject: String(decision.seq), message })
      if (decision.seq !== after + 1) say(`Decisions ${after + 1} to ${decision.seq - 1} are missing.`)
      if (decision.previous !== previous)
        say('It is not bound to the decision before it: one was taken out or put in.')
      const { hash, ...made } = decision
      if (hashOf(made) !== hash) say('It was changed after it was made: it does not have its hash.')
      if (head !== undefined && decision.hash.startsWith(head)) met = true
      previous = decision.hash
      after = decision.seq
      if (decision.subjectKind === 'claim' && !decision.blind) {
        decided.set(decision.subject, [...(decided.get(decision.subject) ?? []), decision])
      }
    }
  }
  if (!met) {
    const message = `No decision has the hash ${head}: the chain was cut or made anew since that was noted.`
    flaws.push({ kind: 'decision', subject: 'chain', message })
  }
  return { length, head: previous, decided }
}

/** A claim's row must be what its reading and its decisions make of it. */
async function checkStandings(
  ledger: Ledger,
  decided: ReadonlyMap<string, Decision[]>,
  flaws: Flaw[],
): Promise<void> {
  const { db } = ledger
  const ids = await db.selectFrom('reports').select('id').orderBy('id').execute()
  const met = new Set<string>()
  for (const { id } of ids) {
    for (const { row, due } of await dueClaims(ledger, id, decided)) {
      met.add(row.key)
      // A claim that no reading and no decision speaks for any more keeps the fields it had last.
      if (!due && row.present === 0) continue
      const wrong = due ? compared(due).filter((name) => due[name] !== row[name]) : ['present']
      if (wrong.length === 0) continue
      const message = `It does not stand as its reading and its decisions say (${wrong.join(', ')}).`
      flaws.push({ kind: 'claim', subject: row.key, message })
    }
  }
  for (const key of decided.keys()) {
    if (!met.has(key))
      flaws.push({ kind: 'claim', subject: key, message: 'People decided on it and it is missing.' })
  }
}

/** A revision counts changes, which nothing else remembers. */
const compared = (row: ClaimRow): (keyof ClaimRow)[] =>
  (Object.keys(row) as (keyof ClaimRow)[]).filter((name) => name !== 'revision')
