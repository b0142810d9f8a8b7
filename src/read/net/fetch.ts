import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OnrecordError } from '../../model/index.ts'
import { addressesOf, systemResolve, type Resolve } from './address.ts'

/** How to reach out. */
export interface FetchSettings {
  /** Networks or addresses in CIDR notation that may be fetched from though they are not public. */
  readonly allow?: readonly string[]
  readonly resolve?: Resolve
  /** Largest body in bytes, after unpacking. */
  readonly limit?: number
  /** Milliseconds for the whole answer, and without a byte. */
  readonly patience?: { readonly whole: number; readonly idle: number }
  readonly userAgent?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A server's answer; the body is bounded in size and time. */
export interface Answer {
  /** Where the redirects ended. */
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

const USER_AGENT = 'onrecord/0.1 (reads reports for their claims)'
const REDIRECTS = 5
const LIMIT = 64 * 1024 * 1024
const PATIENCE = { whole: 120_000, idle: 20_000 }

/** An `http:` or `https:` address without credentials. */
export function webAddress(location: string): URL {
  const url = URL.canParse(location) ? new URL(location) : null
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new OnrecordError(
      'usage',
      `${location} is not a web address: give one that begins with http:// or https://.`,
    )
  }
  if (url.username || url.password) {
    throw new OnrecordError('usage', `${url.host}: leave the name and password out of the address.`)
  }
  return url
}

/**
 * GET `location`, redirects followed, each hop's address checked at the moment of connecting.
 * @throws OnrecordError `refused` for private networks and for bodies too large, `network` for everything that goes wrong on the way.
 */
export async function fetchBytes(location: string, settings: FetchSettings = {}): Promise<Answer> {
  const { whole } = settings.patience ?? PATIENCE
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), whole)
  try {
    let url = webAddress(location)
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const message = await connect(url, settings, stop.signal)
      const to = message.headers.location
      if (!to || ![301, 302, 303, 307, 308].includes(message.statusCode ?? 0)) {
        const body = await readBody(message, url.href, settings)
        return { url: url.href, status: message.statusCode ?? 0, headers: flat(message), body }
      }
      message.destroy()
      url = webAddress(new URL(to, url).href)
    }
    throw new OnrecordError('network', `${location} redirects more than ${REDIRECTS} times.`)
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause
    const why = stop.signal.aborted ? `took longer than ${Math.round(whole / 1000)} seconds` : reason(cause)
    throw new OnrecordError('network', `${location} could not be fetched (${why}): try again later.`, {
      cause,
    })
  } finally {
    clearTimeout(timer)
  }
}

const reason = (cause: unknown): string => {
  const { code, message } = cause as NodeJS.ErrnoException
  return code ?? message ?? 'unknown'
}

const flat = (message: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

async function connect(url: URL, settings: FetchSettings, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await addressesOf(url.hostname, settings.allow ?? [], settings.resolve ?? systemResolve)
  const { idle } = settings.patience ?? PATIENCE
  // Loaded when something is fetched: most runs read files alone.
  const { request } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent: false,
      signal,
      timeout: idle,
      headers: {
        'user-agent': settings.userAgent ?? USER_AGENT,
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br',
        ...settings.headers,
      },
      // The connection takes the addresses that were checked, never a second answer of the resolver.
      lookup: (_host, options, done) => {
        const [first] = addresses
        if (options.all) done(null, [...addresses])
        else done(null, first?.address ?? '', first?.family ?? 4)
      },
    })
    sent.on('response', resolve)
    sent.on('timeout', () =>
      sent.destroy(Object.assign(new Error('silent'), { code: `silent for ${idle / 1000} seconds` })),
    )
    sent.on('error', reject)
    sent.end()
  })
}

/** The body, unpacked, refused beyond the limit: a small packed body can hold a thousand times its size. */
async function readBody(
  message: IncomingMessage,
  location: string,
  settings: FetchSettings,
): Promise<Uint8Array> {
  const limit = settings.limit ?? LIMIT
  const unpack = unpacker(message.headers['content-encoding'])
  // Errors of either side reach the loop below through the last stream of the two.
  const stream = unpack ? pipeline(message, unpack, () => {}) : message
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > limit) {
      message.destroy()
      throw new OnrecordError(
        'refused',
        `${location} sends more than ${Math.round(limit / 1024 / 1024)} MB: onrecord stopped and kept nothing of it.`,
      )
    }
    parts.push(part)
  }
  if (!message.complete) throw Object.assign(new Error('cut off'), { code: 'the answer was cut off' })
  return Buffer.concat(parts)
}

function unpacker(encoding: string | undefined): ReturnType<typeof createGunzip> | null {
  const name = encoding?.trim().toLowerCase()
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'deflate') return createInflate()
  if (name === 'br') return createBrotliDecompress() as ReturnType<typeof createGunzip>
  return null
}
