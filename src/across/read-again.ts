import type { Comparing } from '../compare/index.ts'
import { addReading, inTurn, readingOf, type Ledger } from '../ledger/index.ts'
import { OnrecordError, type Problem, type Reading, type Report } from '../model/index.ts'
import { compareReport } from './compare-report.ts'

/** Problems of a document's bytes, which a new reading of its text cannot find again. */
const OF_BYTES = new Set(['encoding', 'file-date'])

/** A reader, as far as a report that the ledger holds needs one. */
export interface Rereader {
  /** Kept with what it reads. */
  readonly name: string
  /** What its claims are compared with. */
  readonly comparing: Comparing
  read(report: Report & { readonly problems: Problem[] }, metadata: object): Promise<Reading>
}

/**
 * Read one report from its kept text, and compare its claims anew. Returns how many claims it has now.
 * @throws OnrecordError `not-found` when the ledger holds no such report.
 */
export async function readAgain(ledger: Ledger, id: string, reader: Rereader, at: Date): Promise<number> {
  const kept = await readingOf(ledger, id, { relations: false })
  if (!kept) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
  const problems = kept.problems.filter(({ kind }) => OF_BYTES.has(kind))
  const reading = await reader.read({ ...kept.report, problems }, {})
  return inTurn(ledger, async (ledger) => {
    const { claims } = await addReading(ledger, reading, { reader: reader.name, at, again: true })
    await compareReport(ledger, id, reader.comparing, at)
    return claims.length
  })
}
