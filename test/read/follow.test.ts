import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { follow, type FeedState, type Following, type Visited } from '../../src/read/feed/follow.ts'
import { opmlFeeds } from '../../src/read/feed/opml.ts'

let server: Server
let at = ''
let asked: { url: string; headers: IncomingMessage['headers'] }[] = []
let robots = ''
let clock = 1_000_000
let waited: number[] = []

const FEED = (): string =>
  `<rss version="2.0"><channel><title>Courier</title>${[1, 2, 3].map((n) => `<item><title>Item ${n}</title><link>${at}/page/${n}</link><pubDate>Tue, 1${n} Mar 2025 10:00:00 +0000</pubDate><description>Feed words ${n}</description></item>`).join('')}</channel></rss>`

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? ''
  asked.push({ url, headers: request.headers })
  if (url === '/robots.txt')
    response.writeHead(robots === '' ? 404 : robots === 'broken' ? 503 : 200).end(robots)
  else if (url === '/feed') {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"v1"', 'content-type': 'application/rss+xml' }).end(FEED())
  } else if (url.startsWith('/page/')) {
    response.setHeader('content-type', 'text/html')
    response.end(`<html><body><p>${url.at(-1)} people fled the town.</p></body></html>`)
  } else if (url === '/busy') response.writeHead(503, { 'retry-after': '3600' }).end()
  else if (url === '/gone') response.writeHead(410).end()
  else response.writeHead(500).end()
}

before(async () => {
  server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  robots = ''
  waited = []
})

async function visit(
  feeds: readonly string[],
  states = new Map<string, FeedState>(),
  given: Partial<Following> = {},
): Promise<Visited[]> {
  const found: Visited[] = []
  const following: Following = {
    net: { allow: ['127.0.0.1'] },
    now: () => clock,
    wait: async (milliseconds) => {
      waited.push(milliseconds)
      clock += milliseconds
    },
    known: async () => false,
    feedOnly: false,
    most: 100,
    stop: new AbortController().signal,
    ...given,
  }
  for await (const visited of follow(feeds, states, following)) {
    found.push(visited)
    if (visited.kind === 'feed') states.set(visited.url, visited.state)
  }
  return found
}

const texts = (found: readonly Visited[]): string[] =>
  found.flatMap((one) => (one.kind === 'document' ? [one.document.text] : []))
const reasons = (found: readonly Visited[]): string[] =>
  found.flatMap((one) => (one.kind === 'failure' ? [one.failure.reason] : []))

test('new pages are taken in with what the feed knows of them, one request a second to a site', async () => {
  const found = await visit([`${at}/feed`])
  assert.deepEqual(texts(found), [
    '1 people fled the town.',
    '2 people fled the town.',
    '3 people fled the town.',
  ])
  const [first] = found
  assert.ok(first?.kind === 'document')
  assert.deepEqual(
    [first.document.title, first.document.published, first.document.url],
    ['Item 1', '2025-03-11', `${at}/page/1`],
  )
  assert.deepEqual(
    asked.map(({ url }) => url),
    ['/robots.txt', '/feed', '/page/1', '/page/2', '/page/3'],
  )
  assert.deepEqual(waited, [1000, 1000, 1000])
})

test('a feed that has not changed is not sent again, known pages are not fetched', async () => {
  const states = new Map<string, FeedState>()
  await visit([`${at}/feed`], states, { known: async (location) => location.endsWith('/1') })
  assert.deepEqual(asked.map(({ url }) => url).slice(2), ['/page/2', '/page/3'])
  asked = []
  assert.deepEqual(texts(await visit([`${at}/feed`], states)), [])
  assert.equal(asked.at(-1)?.headers['if-none-match'], '"v1"')
})

test('a visit takes so many pages at most, and the rest at the next one', async () => {
  const states = new Map<string, FeedState>()
  const taken = new Set<string>()
  const first = await visit([`${at}/feed`], states, { most: 2 })
  for (const one of first) if (one.kind === 'document') taken.add(one.document.location)
  assert.equal(taken.size, 2)
  const second = await visit([`${at}/feed`], states, {
    most: 2,
    known: async (location) => taken.has(location),
  })
  assert.deepEqual(texts(second), ['3 people fled the town.'])
})

test('what robots.txt closes is left out and told; a site whose robots.txt is broken is left alone', async () => {
  robots = 'User-agent: onrecord\nDisallow: /page/2\nCrawl-delay: 7\n'
  const found = await visit([`${at}/feed`])
  assert.equal(texts(found).length, 2)
  assert.match(reasons(found)[0] ?? '', /page\/2 is closed to programs by the site's robots\.txt/)
  assert.deepEqual(waited, [7000, 7000])
  robots = 'broken'
  const closed = await visit([`${at}/feed`])
  assert.equal(texts(closed).length, 0)
  assert.match(reasons(closed)[0] ?? '', /robots\.txt/)
})

test('a feed that fails is left alone for longer each time, as long as it asks for, or for good', async () => {
  const states = new Map<string, FeedState>()
  await visit([`${at}/broken`, `${at}/busy`, `${at}/gone`], states)
  const later = (url: string): number => Math.round(((states.get(url)?.next ?? 0) - clock) / 60_000)
  assert.deepEqual([later(`${at}/broken`), later(`${at}/busy`)], [5, 60])
  assert.equal(states.get(`${at}/gone`)?.gone, true)
  asked = []
  const [alone] = await visit([`${at}/broken`, `${at}/gone`], states)
  assert.deepEqual(asked, [])
  assert.ok(alone?.kind === 'feed' && alone.said === 'left alone for another 5 minutes, as it failed before')
  clock += 6 * 60_000
  await visit([`${at}/broken`, `${at}/gone`], states)
  assert.equal(later(`${at}/broken`), 10)
  clock += 60 * 60_000
  for (let i = 0; i < 12; i++) {
    await visit([`${at}/broken`], states)
    clock = states.get(`${at}/broken`)?.next ?? clock
  }
  await visit([`${at}/broken`], states)
  assert.equal(later(`${at}/broken`), 24 * 60)
})

test('what the feed itself says, on request', async () => {
  const found = await visit([`${at}/feed`], new Map(), { feedOnly: true })
  assert.deepEqual(texts(found), ['Feed words 1', 'Feed words 2', 'Feed words 3'])
  assert.deepEqual(
    asked.map(({ url }) => url),
    ['/robots.txt', '/feed'],
  )
})

test('OPML lists feeds, nested or not, each once', () => {
  const opml =
    '<opml version="2.0"><body><outline text="g"><outline type="rss" text="a" xmlUrl="https://a.example/f"/></outline><outline text="b" xmlUrl="https://b.example/f"/><outline text="b" xmlUrl="https://b.example/f"/><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>'
  assert.deepEqual(opmlFeeds(opml, 'feeds.opml'), ['https://a.example/f', 'https://b.example/f'])
  assert.throws(
    () => opmlFeeds('<opml version="2.0"><body><outline text="empty"/></body></opml>', 'feeds.opml'),
    {
      message: /lists no feed/,
    },
  )
})
