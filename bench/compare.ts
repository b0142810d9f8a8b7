// What adding a report costs in ledgers of 10,000, 100,000 and 1,000,000 claims: `npm run bench:compare [claims…]`.
// Processor time tells what the work costs whatever else the machine does; the clock adds the disk's part.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { compareReport } from '../src/across/index.ts'
import { SETTINGS } from '../src/compare/index.ts'
import { addReading, openLedger, transaction } from '../src/ledger/index.ts'
import { loadLexicon } from '../src/lexicon/index.ts'
import type { Reading } from '../src/model/index.ts'
import { fill, numbers, report } from './compare-ledger.ts'

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000]
const comparing = { lexicon: loadLexicon(), settings: SETTINGS }
const AT = new Date('2025-01-05T00:00:00Z')
const RELATED = 2_000
const ADDED = 60

const median = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0

/** Claims of other years, the same wars; then so many of the same weeks as the reports that are added. */
function* ledgerOf(claims: number): Generator<Reading> {
  const random = numbers(1)
  for (let n = 0; n < (claims - RELATED) / 10; n++) yield report(n, '2010-01-01', 4_500, 30, random)
  for (let n = 0; n < RELATED / 10; n++) yield report(10_000_000 + n, '2024-11-01', 40, 8, random)
}

interface Row {
  claims: number
  median: number
  p95: number
  work: number
  relations: number
  memory: number
  file: number
}

async function measure(claims: number): Promise<Row> {
  const home = mkdtempSync(join(tmpdir(), 'onrecord-bench-'))
  const file = join(home, 'ledger.db')
  await (await openLedger(file)).close()
  const database = new Database(file)
  fill(database, ledgerOf(claims), comparing)
  database.close()

  const ledger = await openLedger(file)
  const random = numbers(2)
  const fresh = Array.from({ length: ADDED + 10 }, (_, n) =>
    report(20_000_000 + n, '2024-11-05', 30, 8, random),
  )
  const took: number[] = []
  const worked: number[] = []
  let memory = 0
  for (const [n, reading] of fresh.entries()) {
    const before = process.memoryUsage().heapUsed
    const start = performance.now()
    const busy = process.cpuUsage()
    await transaction(ledger, async (ledger) => {
      const { reportId } = await addReading(ledger, reading, { reader: 'bench', at: AT })
      await compareReport(ledger, reportId, comparing, AT)
    })
    const { user, system } = process.cpuUsage(busy)
    // The first ones warm the caches.
    if (n >= 10) {
      took.push(performance.now() - start)
      worked.push((user + system) / 1000)
    }
    memory = Math.max(memory, process.memoryUsage().heapUsed - before)
  }
  const { count } = await ledger.db
    .selectFrom('relations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await ledger.close()
  const size = statSync(file).size
  rmSync(home, { recursive: true })
  return {
    claims,
    median: median(took, 0.5),
    p95: median(took, 0.95),
    work: median(worked, 0.5),
    relations: count / (ADDED + 10),
    memory: memory / 2 ** 20,
    file: size / 2 ** 20,
  }
}

console.log(
  `Adding ${ADDED} reports of 10 claims each, ${RELATED.toLocaleString('en')} claims of their weeks in every ledger\n`,
)
console.log(
  'claims     processor ms  ratio  clock ms  95 % ms  relations a report  heap a report MiB  file MiB',
)
let first: Row | null = null
for (const claims of sizes) {
  const row = await measure(claims)
  first ??= row
  console.log(
    [
      claims.toLocaleString('en').padEnd(10),
      row.work.toFixed(1).padStart(12),
      (row.work / first.work).toFixed(2).padStart(6),
      row.median.toFixed(1).padStart(9),
      row.p95.toFixed(1).padStart(8),
      row.relations.toFixed(1).padStart(19),
      row.memory.toFixed(1).padStart(18),
      row.file.toFixed(0).padStart(9),
    ].join(' '),
  )
}
