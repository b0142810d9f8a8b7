// How fast the review page opens and scrolls on a long transcript, and how much JavaScript it takes.
// npm run bench:page: 100 pages, 2,000 claims, in a real Chromium against a real ledger and server.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { claimList, putRelations } from '../src/ledger/index.ts'
import { chromiumPath, desk, stopBrowser, type TestDesk } from '../test/page/desk.ts'
import type { MadeClaim } from '../test/server/made.ts'

const CLAIMS = 2000
/** 100 pages of 2,500 characters. */
const PARAGRAPHS = 660
const OPEN_MS = 1000
const LONG_TASK_MS = 50
const GZIPPED_KB = 120
/** Relations that wait in the queue, and how soon its first page must be there. */
const RELATIONS = 10_000
const QUEUE_MS = 1000

const EVENTS = ['deaths', 'injuries', 'casualties', 'captures'] as const
const VERBS = { deaths: 'killed', injuries: 'wounded', casualties: 'killed or wounded', captures: 'captured' }

/** A made-up transcript: every sentence its own, so that each claim is found where it stands. */
function transcript(): { text: string; claims: MadeClaim[] } {
  const claims: MadeClaim[] = []
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, n) => {
    const said = [0, 1, 2, 3].slice(0, n % 33 === 0 ? 4 : 3).map((k) => {
      const number = n * 10 + k + 11
      const event = EVENTS[(n + k) % EVENTS.length] ?? 'deaths'
      const words = `at least ${number.toLocaleString('en')} soldiers were ${VERBS[event]}`
      if (claims.length < CLAIMS) {
        claims.push({
          words,
          event,
          quantity: [`at least ${number.toLocaleString('en')}`, number, null],
          population: ['soldiers', 'government', 'soldiers'],
          source: 'Ada Okafor',
        })
      }
      return `On day ${number} of the fighting in the valley, ${words}, as far as the monitors on the ridge could see.`
    })
    return `MS. OKAFOR: ${said.join(' ')}`
  })
  return { text: paragraphs.join('\n\n'), claims }
}

/** Milliseconds until the first of many conflicts is there to decide on. */
async function queued({ ledger, url }: TestDesk, page: Page): Promise<number> {
  const keys = (await claimList(ledger)).map(({ key }) => key)
  const relations = Array.from({ length: RELATIONS }, (_, n) => ({
    kind: 'conflict' as const,
    a: keys[n % keys.length] ?? '',
    b: keys[(n * 7 + Math.floor(n / keys.length) + 1) % keys.length] ?? '',
    because: [{ field: 'quantity', a: 'one', b: 'other', note: 'Made for measuring.' }],
  }))
  await putRelations(ledger, relations, '2025-03-16T08:00:00Z', keys)
  await page.goto(url)
  await page.locator('a.report').waitFor()
  const start = performance.now()
  await page.goto(`${url}conflicts`)
  await page.locator('.passages').waitFor()
  return Math.round(performance.now() - start)
}

const figure = (name: string, value: number, unit: string, most: number): boolean => {
  const good = value <= most
  console.log(`${good ? '✓' : '✗'} ${name}: ${value.toLocaleString('en')} ${unit} (at most ${most})`)
  return good
}

/** JavaScript of all screens without the charts and the map, gzipped. */
function script(): number {
  const folder = 'dist/web/assets'
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !drawing(name))
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1024
}

/** Chunks that load only with a chart: the drawing library, the map, and what draws with them. */
const drawing = (name: string): boolean => /^(chart|map|src)-/.test(name)

if (chromiumPath() === null) {
  console.error('No Chromium on the PATH: install it, or name it in the variable CHROMIUM.')
  process.exitCode = 1
} else {
  const { text, claims } = transcript()
  const d = await desk([{ title: 'A transcript of 100 pages', text, claims }])
  const page = await d.open('/')
  await page.locator('a.report').waitFor()
  const opens: number[] = []
  for (let round = 0; round < 5; round++) {
    await page.goto(d.url)
    await page.locator('a.report').waitFor()
    const start = performance.now()
    await page.goto(`${d.url}reports/${d.reports[0]}`)
    await page.locator('.card-here').waitFor()
    opens.push(performance.now() - start)
  }
  const tasks = (await page.evaluate(`new Promise((resolve) => {
    const long = []
    new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
    const box = document.querySelector('.rows')
    let frames = 0
    const step = () => {
      box.scrollTop += 700
      frames++
      if (frames < 240) requestAnimationFrame(step)
      else setTimeout(() => resolve({ longest: Math.max(0, ...long), many: long.length, scrolled: box.scrollTop }), 300)
    }
    requestAnimationFrame(step)
  })`)) as { longest: number; many: number; scrolled: number }
  const asked = performance.now()
  const answer = await (await fetch(`${d.url}api/reports/${d.reports[0]}`)).text()
  const answered = Math.round(performance.now() - asked)
  console.log(`the server's part: ${answered} ms for ${answer.length.toLocaleString('en')} characters`)
  const queue = await queued(d, page)
  const median = opens.toSorted((a, b) => a - b)[2] ?? 0
  console.log(
    `${text.length.toLocaleString('en')} characters, ${claims.length.toLocaleString('en')} claims; opened 5 times: ${opens.map((ms) => Math.round(ms)).join(', ')} ms; scrolled ${Math.round(tasks.scrolled).toLocaleString('en')} px in 240 frames`,
  )
  const good = [
    figure('opens in (median)', Math.round(median), 'ms', OPEN_MS),
    figure('longest task while scrolling', Math.round(tasks.longest), 'ms', LONG_TASK_MS),
    figure('a queue of 10,000 conflicts opens in', queue, 'ms', QUEUE_MS),
    figure('JavaScript without charts, gzipped', Math.round(script() * 10) / 10, 'KB', GZIPPED_KB),
  ]
  await d.close()
  await stopBrowser()
  if (good.includes(false)) process.exitCode = 1
}
