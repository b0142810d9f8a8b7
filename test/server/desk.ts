import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test as one, type TestContext } from 'node:test'
import { comparer, createApp, serve, workHere } from '../../src/server/index.ts'
import { addReading, openLedger, type Ledger } from '../../src/ledger/index.ts'
import { openReader } from '../../src/cli/reader.ts'
import { postgres, postgresMissing, type Server } from '../ledger/databases.ts'
import { made, type MadeReport } from './made.ts'

const reader = await openReader()

export interface TestServer {
  readonly ledger: Ledger
  readonly reports: readonly string[]
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: any; response: Response }>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any }>
}

let databases: Promise<Server> | null = null
after(async () => (await databases)?.stop())

/** Which tests are to have a ledger on PostgreSQL. */
const onPostgres = new WeakSet<TestContext>()

/** A test of what `server` answers, once over SQLite and once over PostgreSQL. */
export function test(name: string, run: (context: TestContext) => Promise<void>): void {
  one(name, run)
  one(`${name} (PostgreSQL)`, { skip: postgresMissing() ?? false }, (context) => {
    onPostgres.add(context)
    return run(context)
  })
}

/** Address of a new, empty database on a PostgreSQL server of the tests' own. */
export const onServer = async (): Promise<string> => (await (databases ??= postgres())).fresh()

/** The server over a real ledger, asked without sockets; `allow` names networks it may fetch from. */
export async function server(
  context: TestContext,
  reports: readonly MadeReport[],
  allow: readonly string[] = [],
  address: string | null = null,
): Promise<TestServer> {
  const ledger = await openLedger(address ?? (onPostgres.has(context) ? await onServer() : ':memory:'))
  const ids: string[] = []
  for (const report of reports) {
    const added = await addReading(ledger, made(report), {
      reader: 'test 1',
      at: new Date('2025-03-16T08:00:00Z'),
    })
    ids.push(added.reportId)
  }
  let tick = Date.parse('2025-03-17T09:00:00Z')
  const now = () => new Date((tick += 1000))
  const work = workHere({ ledger, reader: async () => reader, net: { allow }, now })
  const compare = comparer(work)
  const desk = {
    ledger,
    work,
    comparer: compare,
    comparing: async () => reader.comparing,
    user: 'anna',
    now,
    page: null,
    examples: 'examples',
    hosts: ['localhost'],
  }
  const app = createApp(desk)
  context.after(async () => {
    await compare.settled()
    await ledger.close()
  })
  const ask = async (path: string, init: RequestInit) => {
    const response = await app.request(`http://localhost${path}`, init)
    const text = await response.clone().text()
    const isJson = /^application\/json(;|$)/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text, response }
  }
  return {
    ledger,
    reports: ids,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body:
          body instanceof Uint8Array || typeof body === 'string' ? (body as string) : JSON.stringify(body),
      }),
  }
}

/** The server with its threads on a port of its own, over an empty ledger in a file. */
export async function served(context: TestContext): Promise<{ ledger: Ledger; url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-server-'))
  const ledger = await openLedger(join(folder, 'ledger.db'))
  const { url, close } = await serve({ ledger, reader: { choice: {}, version: '9' }, port: 0 })
  context.after(async () => {
    await close()
    await ledger.close()
    await rm(folder, { recursive: true })
  })
  return { ledger, url }
}
