import type { Reader } from '../intake/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'

/** Problems of a document's bytes, which a new reading of its text cannot find again. */
const OF_BYTES = new Set(['encoding', 'file-date'])

/** Read one report from its kept text, and compare its claims anew. Returns how many claims it has now. */
export async function readAgain(ledger: Ledger, id: string, reader: Reader, at: Date): Promise<number> {
  const { addReading, readingOf, transaction } = await import('../ledger/index.ts')
  const { compareReport } = await import('../across/index.ts')
  const kept = await readingOf(ledger, id, { relations: false })
  if (!kept) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
  const problems = kept.problems.filter(({ kind }) => OF_BYTES.has(kind))
  const reading = await reader.read({ ...kept.report, problems }, {})
  return transaction(ledger, async (ledger) => {
    const { claims } = await addReading(ledger, reading, { reader: reader.name, at, again: true })
    await compareReport(ledger, id, reader.comparing, at)
    return claims.length
  })
}
