import { OnrecordError } from '../../model/index.ts'
import type { Document, Failure } from '../document.ts'
import { documents } from '../index.ts'
import { fetchBytes, type Answer, type FetchSettings } from '../net/fetch.ts'
import { feedEntries } from './feed.ts'
import type { Entry } from './items.ts'
import { politely, type Manners } from './manners.ts'

/** What is remembered of a feed between two visits. */
export interface FeedState {
  readonly etag?: string | undefined
  readonly modified?: string | undefined
  /** Visits that failed in a row. */
  readonly failed: number
  /** Milliseconds since 1970 before which it is not asked again. */
  readonly next: number
  /** The feed said that it is gone for good. */
  readonly gone?: boolean
}

export interface Following {
  readonly net: FetchSettings
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** Is the page of this address taken in already? */
  readonly known: (location: string) => Promise<boolean>
  /** Read what the feed itself says instead of the pages it links to. */
  readonly feedOnly: boolean
  /** Pages of one feed at one visit. */
  readonly most: number
  readonly stop: AbortSignal
}

/** What happens on a visit, in order. */
export type Visited =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'feed'; readonly url: string; readonly state: FeedState; readonly said: string }

const MINUTE = 60_000
const LONGEST_BACK_OFF = 24 * 60 * MINUTE

/** After failures in a row a feed is asked again after 5, 10, 20, … minutes, at most a day. */
const backOff = (failed: number): number =>
  Math.min(LONGEST_BACK_OFF, 5 * MINUTE * 2 ** Math.min(failed - 1, 12))

/** `Retry-After`, in seconds or as a date, in milliseconds from now. */
function retryAfter(header: string | undefined, now: number): number {
  if (header === undefined) return 0
  const seconds = Number(header)
  const until = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(until) ? Math.min(LONGEST_BACK_OFF, Math.max(0, until)) : 0
}

/**
 * Visit feeds once, in turn, those whose time has come. A feed that has not changed is not sent again (ETag, Last-Modified); one
 * that fails is left alone for longer each time; pages taken in before are not fetched again.
 */
export async function* follow(
  feeds: readonly string[],
  states: ReadonlyMap<string, FeedState>,
  following: Following,
): AsyncGenerator<Visited> {
  const manners: Manners = { robots: new Map(), last: new Map() }
  for (const url of feeds) {
    if (following.stop.aborted) return
    const state = states.get(url) ?? { failed: 0, next: 0 }
    const left = Math.ceil((state.next - following.now()) / MINUTE)
    if (state.gone || left > 0) {
      const said = state.gone
        ? 'gone for good'
        : `left alone for another ${left} minutes, as it failed before`
      yield { kind: 'feed', url, state, said }
      continue
    }
    yield* visit(url, state, manners, following)
  }
}

async function* visit(
  url: string,
  state: FeedState,
  manners: Manners,
  following: Following,
): AsyncGenerator<Visited> {
  const { now } = following
  const fail = (reason: string, code: string, pause = 0): Visited[] => {
    const failed = state.failed + 1
    const next = now() + Math.max(pause, backOff(failed))
    return [
      { kind: 'failure', failure: { location: url, code, reason } },
      {
        kind: 'feed',
        url,
        state: { ...state, failed, next },
        said: `asked again in ${Math.round((next - now()) / MINUTE)} minutes`,
      },
    ]
  }
  let answer: Answer
  try {
    const headers = {
      ...following.net.headers,
      ...(state.etag ? { 'if-none-match': state.etag } : {}),
      ...(state.modified ? { 'if-modified-since': state.modified } : {}),
    }
    answer = await politely(url, manners, following, () => fetchBytes(url, { ...following.net, headers }))
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    // What we refuse is no failure of the site: it may be asked as soon as it is allowed.
    if (error.code === 'refused')
      yield { kind: 'failure', failure: { location: url, code: error.code, reason: error.message } }
    else yield* fail(error.message, error.code)
    return
  }
  const { status, headers } = answer
  if (status === 304) {
    yield { kind: 'feed', url, state: { ...state, failed: 0, next: 0 }, said: 'nothing new' }
    return
  }
  if (status === 410) {
    yield {
      kind: 'failure',
      failure: {
        location: url,
        code: 'network',
        reason: `${url} is gone for good (status 410): it is no longer followed.`,
      },
    }
    yield { kind: 'feed', url, state: { ...state, gone: true }, said: 'gone' }
    return
  }
  if (status < 200 || status >= 300) {
    yield* fail(`${url} answers with status ${status}.`, 'network', retryAfter(headers['retry-after'], now()))
    return
  }
  let entries: readonly Entry[]
  try {
    entries = feedEntries(answer.body, url, headers['content-type'] ?? null)
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    yield* fail(error.message, error.code)
    return
  }
  let fetched = 0
  let taken = 0
  for await (const one of following.feedOnly
    ? own(answer, url, following)
    : pages(entries, answer.url, manners, following)) {
    yield one
    fetched++
    if (one.kind === 'document') taken++
  }
  // A feed whose pages were cut short is asked for all of them again.
  const whole = !following.stop.aborted && fetched < following.most
  const seen = whole ? { etag: headers['etag'], modified: headers['last-modified'] } : {}
  yield {
    kind: 'feed',
    url,
    state: { ...seen, failed: 0, next: 0 },
    said: `${entries.length} entries, ${taken} new`,
  }
}

/** What the feed itself says, entry by entry. */
async function* own(
  { body, headers }: Answer,
  url: string,
  { net, known, most }: Following,
): AsyncGenerator<Visited> {
  let count = 0
  const given = { location: url, bytes: body, name: 'feed.xml', contentType: headers['content-type'] ?? null }
  for await (const item of documents(given, { net })) {
    if (count >= most) return
    if ('reason' in item) {
      yield { kind: 'failure', failure: item }
      continue
    }
    // An entry's number changes as the feed moves on; its address stays.
    const location = item.url ?? item.location
    if (await known(location)) continue
    count++
    yield { kind: 'document', document: { ...item, location } }
  }
}

/** The pages that the entries link to, with what the feed knows of them. */
async function* pages(
  entries: readonly Entry[],
  base: string,
  manners: Manners,
  following: Following,
): AsyncGenerator<Visited> {
  let count = 0
  for (const { link, title, author, published } of entries) {
    if (count >= following.most || following.stop.aborted) return
    if (!link || !URL.canParse(link, base)) continue
    const location = new URL(link, base).href
    if (!/^https?:/.test(location) || (await following.known(location))) continue
    count++
    try {
      const taken = await politely(location, manners, following, async () => {
        const found: (Document | Failure)[] = []
        for await (const item of documents({ location }, { net: following.net })) found.push(item)
        return found
      })
      for (const item of taken) {
        if ('reason' in item) yield { kind: 'failure', failure: item }
        else {
          const known = {
            title: item.title ?? title,
            author: item.author ?? author,
            published: item.published ?? published,
          }
          yield { kind: 'document', document: { ...item, ...known } }
        }
      }
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      yield { kind: 'failure', failure: { location, code: error.code, reason: error.message } }
    }
  }
}
