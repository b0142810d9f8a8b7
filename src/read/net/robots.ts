import robotsModule from 'robots-parser'
import { OnrecordError } from '../../model/index.ts'
import { fetchBytes, type FetchSettings } from './fetch.ts'

/** What a site asks of programs (RFC 9309). */
export interface Robots {
  allows(url: string): boolean
  /** Seconds between two requests that it asks for. */
  readonly delay: number
}

// A CommonJS module: what TypeScript takes for its `default` is the module itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

const AGENT = 'onrecord'
const LIMIT = 512 * 1024
const LONGEST_DELAY = 60

const everything: Robots = { allows: () => true, delay: 0 }
const nothing: Robots = { allows: () => false, delay: 0 }

/** A site's robots.txt. Where there is none everything may be fetched; where it cannot be had, nothing. */
export async function robotsOf(url: string, settings: FetchSettings): Promise<Robots> {
  const address = new URL('/robots.txt', url).href
  try {
    const { status, body } = await fetchBytes(address, { ...settings, limit: LIMIT })
    if (status >= 400 && status < 500) return everything
    if (status < 200 || status >= 300) return nothing
    const parsed = robotsParser(address, new TextDecoder().decode(body))
    return {
      allows: (page) => parsed.isAllowed(page, AGENT) ?? true,
      delay: Math.min(LONGEST_DELAY, parsed.getCrawlDelay(AGENT) ?? 0),
    }
  } catch (error) {
    // A site that is private or out of reach is so for its pages too: their own message says why.
    if (error instanceof OnrecordError && error.code === 'refused') return everything
    return nothing
  }
}
