import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve as listen, type ServerType } from '@hono/node-server'
import { countPending } from '../across/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { SETTINGS } from '../compare/index.ts'
import type { Opening } from '../intake/index.ts'
import { OnrecordError } from '../model/index.ts'
import { createApp } from './app.ts'
import { comparer } from './comparing.ts'
import type { Desk } from './desk.ts'
import { openWork } from './intake/thread.ts'
import { once } from './once.ts'
import { systemUser } from './system-user.ts'

export interface ServeOptions {
  readonly ledger: Ledger
  /** Which reader reads what comes in over the page. */
  readonly reader: Opening
  /** Networks that reports may be fetched from though they are not public. */
  readonly allow?: readonly string[]
  /** 0 takes any free port. */
  readonly port: number
  /** The address to listen at; anything but this machine's own must be asked for. */
  readonly host?: string
  /** Further names under which this server is reached, for the check of the Host header. */
  readonly names?: readonly string[]
  /** Whose name decisions carry unless the page sets another. */
  readonly user?: string
  readonly now?: () => Date
}

export interface Serving {
  /** Where the page is: `http://localhost:4780/`. */
  readonly url: string
  close(): Promise<void>
}

/** Milliseconds after which the server gets ready for what nobody has asked for yet. */
const SOON = 500

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/** The first of `candidates`, relative to this file, that is there: the sources and the build lie apart. */
const beside = (...candidates: string[]): string | null =>
  candidates
    .map((candidate) => fileURLToPath(new URL(candidate, import.meta.url)))
    .find((path) => existsSync(path)) ?? null

/** The built page: `dist/web` in a checkout and in the package alike. */
export const pageFolder = (): string | null => beside('../../dist/web', '../web')

/**
 * Serve the review page and the HTTP API over a ledger.
 * @throws OnrecordError `refused` when the port is taken.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { ledger, reader, allow = [], port, host = '127.0.0.1', names = [], user } = options
  const work = openWork({ ledger, reader, net: { allow } })
  const compare = comparer(work)
  const desk: Desk = {
    ledger,
    work,
    comparer: compare,
    comparing: once(async () => ({
      lexicon: (await import('../lexicon/index.ts')).loadLexicon(),
      settings: SETTINGS,
    })),
    now: options.now ?? (() => new Date()),
    user: user ?? systemUser(),
    page: pageFolder(),
    examples: beside('../../examples') ?? 'examples',
    hosts: [...LOOPBACK, host, ...names],
  }
  const app = createApp(desk)
  // The words are there when the first report is opened.
  setTimeout(() => void desk.comparing().catch(() => {}), SOON).unref()
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = listen({ fetch: app.fetch, port, hostname: host }, () => resolve(starting))
    starting.on('error', (cause: NodeJS.ErrnoException) => reject(explained(cause, port, host)))
  })
  // What changed by other means since is compared before anybody asks.
  if ((await countPending(ledger)) > 0) compare.soon()
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const shown = LOOPBACK.includes(host) ? 'localhost' : host
  return {
    url: `http://${shown}:${bound}/`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await compare.settled()
      await work.close()
    },
  }
}

function explained(cause: NodeJS.ErrnoException, port: number, host: string): OnrecordError {
  if (cause.code === 'EADDRINUSE') {
    return new OnrecordError(
      'refused',
      `Port ${port} is taken, perhaps by another \`onrecord serve\`: open http://localhost:${port}/ or give another with --port.`,
      { cause },
    )
  }
  const what =
    cause.code === 'EACCES'
      ? `Port ${port} is not for you to listen at: give one above 1023 with --port.`
      : /^(EADDRNOTAVAIL|ENOTFOUND|EAI_\w+|EINVAL)$/.test(cause.code ?? '')
        ? `This machine has no address ${host} to listen at: give one of its own with --host, or leave --host out.`
        : `The server cannot listen at port ${port} of ${host} (${cause.code}).`
  return new OnrecordError('refused', what, { cause })
}
