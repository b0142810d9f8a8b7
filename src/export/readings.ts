import { readingOf, reportList, type Ledger } from '../ledger/index.ts'
import type { Reading } from '../model/index.ts'

const PAGE = 100

/** The readings of a ledger as they were made, one a report: text, attributions and all. */
export async function* readingsOf(ledger: Ledger, reports?: readonly string[]): AsyncGenerator<Reading> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await reportList(ledger, { limit: PAGE, offset, ...(reports && { ids: reports }) })
    if (page.length === 0) return
    for (const { id } of page) {
      const reading = await readingOf(ledger, id)
      if (reading) yield reading
    }
  }
}
