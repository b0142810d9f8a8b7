import { chunks } from '../chunks.ts'
import type { Decision } from '../decision.ts'
import type { Ledger } from '../open.ts'

/** What belongs to some of a ledger's reports. */
export interface Part {
  readonly reports: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  /** Is the relation of this key between claims of these reports? */
  relation(key: string): boolean
  decision(decision: Decision): boolean
}

const reportOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('.'))

/** Some reports, the sources that they name or that those were merged into, and what was decided on all of them. */
export async function partOf(ledger: Ledger, ids: readonly string[]): Promise<Part> {
  const reports = new Set(ids)
  const sources = await sourcesOf(ledger, ids)
  const relation = (key: string): boolean => {
    const [a = '', , b = ''] = key.split(' ')
    return reports.has(reportOf(a)) && reports.has(reportOf(b))
  }
  return {
    reports,
    sources,
    relation,
    decision({ subjectKind, subject }) {
      if (subjectKind === 'report') return reports.has(subject)
      if (subjectKind === 'claim') return reports.has(reportOf(subject))
      return subjectKind === 'source' ? sources.has(subject) : relation(subject)
    },
  }
}

async function sourcesOf({ db }: Ledger, reports: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>()
  const add = (key: string | null): void => void (key !== null && keys.add(key))
  for (const some of chunks(reports, 400)) {
    const read = await db
      .selectFrom('reading_sources')
      .innerJoin('readings', 'readings.id', 'reading_sources.reading_id')
      .select('source_key')
      .where('readings.report_id', 'in', some)
      .execute()
    const named = await db
      .selectFrom('claims')
      .select(['source_key', 'via_key'])
      .where('report_id', 'in', some)
      .execute()
    for (const { source_key } of read) add(source_key)
    for (const { source_key, via_key } of named) {
      add(source_key)
      add(via_key)
    }
  }
  // Whom they were ever merged into, step by step.
  const merges = await db
    .selectFrom('decisions')
    .select(['subject', 'to_json'])
    .where('subject_kind', '=', 'source')
    .where('action', '=', 'merge')
    .execute()
  for (let before = -1; before !== keys.size;) {
    before = keys.size
    for (const { subject, to_json } of merges)
      if (keys.has(subject)) add((JSON.parse(to_json) as { into: string }).into)
  }
  return keys
}
