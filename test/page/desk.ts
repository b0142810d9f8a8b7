import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Browser, type Page, type Route } from 'playwright-core'
import { comparePending } from '../../src/across/index.ts'
import { SETTINGS } from '../../src/compare/index.ts'
import { addReading, openLedger, type Ledger } from '../../src/ledger/index.ts'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { serve } from '../../src/server/index.ts'
import { made, type MadeReport } from '../server/made.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium of this machine: CHROMIUM, else the first on the PATH; null when there is none. */
export function chromiumPath(): string | null {
  const given = process.env['CHROMIUM']
  if (given) return existsSync(given) ? given : null
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return (
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path)) ??
    null
  )
}

/** Why the page's tests are left out here, or false. */
export const missing: string | false =
  chromiumPath() === null
    ? 'no Chromium on the PATH: install it, or name it in the variable CHROMIUM'
    : existsSync('dist/web/index.html')
      ? false
      : 'the page is not built: run `npm run build`'

let browser: Promise<Browser> | null = null

export function startBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: chromiumPath() ?? '', args: FLAGS })
  return browser
}

export async function stopBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

/** Wait until `expression` holds on the page. Asked from outside: the page's policy lets nothing be evaluated within. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await page.evaluate(expression)) return
    await setTimeout(50)
  }
  throw new Error(`does not hold: ${expression}`)
}

interface Opening {
  readonly name?: string
  readonly width?: number
  readonly height?: number
  /**
   * By address, what becomes of a request on its way. Chromium lets the first request past a route that was set on an
   * open page a moment before, so routes stand before the page does.
   */
  readonly routes?: Readonly<Record<string, (route: Route) => Promise<void>>>
}

export interface TestDesk {
  readonly ledger: Ledger
  readonly url: string
  /** Ids of the reports, in the order given. */
  readonly reports: readonly string[]
  /** A new browser, as another person's would be; with every error that its console tells. */
  open(path?: string, options?: Opening): Promise<Page>
  readonly errors: string[]
  close(): Promise<void>
}

/** A real ledger with `reports` in it, a real server over it, and real browsers in front. */
export async function desk(reports: readonly MadeReport[], allow: readonly string[] = []): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-page-'))
  const ledger = await openLedger(join(folder, 'test.db'))
  const ids: string[] = []
  for (const report of reports) {
    const { reportId } = await addReading(ledger, made(report), {
      reader: 'test 1',
      at: new Date('2025-03-16T08:00:00Z'),
    })
    ids.push(reportId)
  }
  const lexicon = loadLexicon()
  await comparePending(ledger, { lexicon, settings: SETTINGS }, new Date('2025-03-16T08:00:00Z'))
  const serving = await serve({
    ledger,
    reader: { choice: {}, version: 'test' },
    allow,
    port: 0,
    user: 'anna',
  })
  const errors: string[] = []
  const pages: Page[] = []
  return {
    ledger,
    url: serving.url,
    reports: ids,
    errors,
    async open(path = '/', { name, width = 1280, height = 800, routes = {} } = {}) {
      const context = await (
        await startBrowser()
      ).newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
      if (name !== undefined)
        await context.addInitScript(`localStorage.setItem('onrecord', '${JSON.stringify({ name })}')`)
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      for (const [address, handle] of Object.entries(routes)) await page.route(address, handle)
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(String(error)))
      pages.push(page)
      await page.goto(new URL(path, serving.url).href)
      return page
    },
    async close() {
      for (const page of pages) await page.context().close()
      await serving.close()
      await ledger.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
