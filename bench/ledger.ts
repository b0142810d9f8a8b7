/**
 * Fills a ledger with claims, report by report as `onrecord add` does (each a transaction that is on disk before
 * the next one), then times filtered queries.
 *
 *   npm run bench:ledger -- [--claims 100000] [--ledger postgres://…]
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  addReading,
  claimList,
  countClaims,
  openLedger,
  search,
  sourceList,
  verify,
} from '../src/ledger/index.ts'
import type { Claim, Reading, Span } from '../src/model/index.ts'

const { values } = parseArgs({
  options: { claims: { type: 'string', default: '100000' }, ledger: { type: 'string' } },
})
const CLAIMS = Number(values.claims)
const PER_REPORT = 20
const ROUNDS = 15

/** Numbers between 0 and 1 that are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = numbers(7)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const EVENTS = ['deaths', 'injuries', 'casualties', 'captures', 'displacement'] as const
const SIDES = ['Harra', 'Ostmark', 'Tavland', 'Lower Sarn', 'Vell', 'Korunda'] as const
const PLACES = Array.from({ length: 400 }, (_, n) => `Village ${n}`)
const NAMES = Array.from({ length: 300 }, (_, n) => `Colonel Number ${n}`)
const VERBS = {
  deaths: 'killed',
  injuries: 'wounded',
  casualties: 'killed or wounded',
  captures: 'captured',
  displacement: 'displaced',
}

/** A report of `PER_REPORT` claims in some 2.6 KB of text. */
function report(n: number): Reading {
  const day = new Date(Date.UTC(2024, 0, 1 + (n % 700))).toISOString().slice(0, 10)
  let text = `Report ${n} of the day\n`
  const sources: Reading['sources'] = []
  const attributions: Reading['attributions'] = []
  const claims: Claim[] = []
  const say = (words: string): Span => {
    const start = text.length
    text += words
    return [start, text.length]
  }
  for (let k = 1; k <= PER_REPORT; k++) {
    const event = pick(EVENTS)
    const side = pick(SIDES)
    const lower = Math.ceil(random() ** 3 * 5000)
    const name = pick(NAMES)
    const mention = say(name)
    const cue = say(' said')
    text += ' that '
    const quantity = say(`at least ${lower}`)
    text += ' '
    const people = say(`soldiers of ${side}`)
    text += ' were '
    const verb = say(VERBS[event])
    text += ' near '
    const place = pick(PLACES)
    const where = say(place)
    text += ' '
    const when = say('on Monday')
    text += '. Nothing more was known in the evening of that day.\n'
    const span: Span = [quantity[0], when[1]]
    sources.push({ id: `s${k}`, name, kind: 'person', role: null, mentions: [mention] })
    attributions.push({
      id: `a${k}`,
      source: [mention],
      cue: [cue],
      content: [span],
      sourceId: `s${k}`,
      kind: 'indirect',
      stance: 'asserts',
      channel: null,
      saidOn: null,
      hedges: [],
      within: null,
      rule: 'generated',
    })
    claims.push({
      id: `c${k}`,
      span: [quantity[0], verb[1]],
      event,
      manner: null,
      quantity: {
        span: quantity,
        wording: `at least ${lower}`,
        lower,
        upper: null,
        approx: false,
        per: null,
      },
      population: { span: people, text: `soldiers of ${side}`, side, role: 'soldiers' },
      place: { span: where, text: place },
      period: { span: when, text: 'on Monday', from: day, to: day },
      polarity: 'affirmed',
      modality: 'asserted',
      attributionId: `a${k}`,
      sourceId: `s${k}`,
      viaId: null,
      rule: 'generated',
    })
  }
  const sha256 = createHash('sha256').update(text).digest('hex')
  return {
    schema: 1,
    report: {
      id: `r${sha256.slice(0, 12)}`,
      location: `generated/${n}.txt`,
      title: `Report ${n}`,
      author: null,
      publisher: 'Generated',
      url: null,
      published: day,
      language: 'en',
      sha256,
      text,
    },
    sources,
    attributions,
    claims,
    relations: [],
    problems: [],
  }
}

const median = (times: readonly number[], at = 0.5): number =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * at)] ?? 0
const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'))
const address = values.ledger ?? join(folder, 'ledger.db')
const ledger = await openLedger(address)
console.log(
  `${CLAIMS.toLocaleString('en')} claims, ${PER_REPORT} a report, on ${cpus()[0]?.model ?? 'this processor'}, Node ${process.versions.node}`,
)

const at = new Date('2025-06-01T00:00:00Z')
const times: number[] = []
const cpu = process.cpuUsage()
const began = performance.now()
for (let n = 0; n * PER_REPORT < CLAIMS; n++) {
  const reading = report(n)
  const start = performance.now()
  await addReading(ledger, reading, { reader: 'bench', at })
  times.push(performance.now() - start)
}
const seconds = (performance.now() - began) / 1000
const busy = process.cpuUsage(cpu)
console.log(
  `add          ${ms(median(times))} a report (95 %: ${ms(median(times, 0.95))}), ${Math.round(CLAIMS / seconds).toLocaleString('en')} claims a second; ${((busy.user + busy.system) / 1000 / times.length).toFixed(2)} ms of processor time a report`,
)
if (values.ledger === undefined)
  console.log(
    `size         ${Math.round(statSync(address).size / CLAIMS)} bytes a claim, the reports' text and the full-text index included`,
  )

const queries: Record<string, () => Promise<number>> = {
  'event, side, month': async () =>
    (
      await claimList(ledger, {
        events: ['deaths'],
        side: 'Vell',
        from: '2024-03-01',
        to: '2024-03-31',
        limit: 50,
      })
    ).length,
  'number, sorted': async () =>
    (await claimList(ledger, { min: 4000, order: 'number', descending: true, limit: 50 })).length,
  source: async () => (await claimList(ledger, { source: 'number 17', limit: 50 })).length,
  'place and event': async () =>
    (await claimList(ledger, { place: 'Village 42', events: ['captures', 'deaths'], limit: 50 })).length,
  'all, first page': async () => (await claimList(ledger, { limit: 50 })).length,
  'count of a side': () => countClaims(ledger, { side: 'Harra' }),
  sources: async () => (await sourceList(ledger, { limit: 50 })).length,
  'full text': async () => (await search(ledger, '"village 42" captured', 20)).length,
}
for (const [name, query] of Object.entries(queries)) {
  const taken: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    found = await query()
    taken.push(performance.now() - start)
  }
  console.log(`${name.padEnd(20)} ${ms(median(taken)).padStart(8)}  (${found.toLocaleString('en')} found)`)
}
const start = performance.now()
const { flaws } = await verify(ledger)
console.log(`${'verify'.padEnd(20)} ${ms(performance.now() - start).padStart(8)}  (${flaws.length} flaws)`)
await ledger.close()
rmSync(folder, { recursive: true })
