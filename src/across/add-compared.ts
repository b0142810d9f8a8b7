import type { Comparing } from '../compare/index.ts'
import { addReading, inTurn, type Added, type AddOptions, type Ledger } from '../ledger/index.ts'
import type { Reading } from '../model/index.ts'
import { compareReport } from './compare-report.ts'

/** Keep a reading and compare its claims with those of the ledger: one transaction, so that none is there without its relations. */
export function addCompared(
  ledger: Ledger,
  reading: Reading,
  options: AddOptions,
  comparing: Comparing,
): Promise<Added> {
  return inTurn(ledger, async (ledger) => {
    const added = await addReading(ledger, reading, options)
    if (added.status !== 'known') await compareReport(ledger, added.reportId, comparing, options.at)
    return added
  })
}
