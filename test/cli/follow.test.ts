import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { claimList, failureList, openLedger, reportList } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
let server: Server
let at = ''
const asked: { url: string; etag: string | undefined }[] = []

before(async () => {
  server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, etag: headers['if-none-match'] })
    if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /page/2\n')
    else if (url === '/busy') response.writeHead(503, { 'retry-after': '1800' }).end()
    else if (url === '/feed' && headers['if-none-match'] === '"a"') response.writeHead(304).end()
    else if (url === '/feed')
      response
        .writeHead(200, { etag: '"a"', 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>Courier</title>${[1, 2].map((n) => `<item><title>Item ${n}</title><link>${at}/page/${n}</link><pubDate>Tue, 11 Mar 2025 10:00:00 +0000</pubDate></item>`).join('')}</channel></rss>`,
        )
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          '<html><body><article><p>The mayor said on Monday that nine people were killed.</p></article></body></html>',
        )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
  clear()
})

test('follow takes in new pages of the feeds of an OPML file, minds its manners, and asks only for what changed', async () => {
  const ledger = join(path, 'followed.db')
  const opml = join(path, 'feeds.opml')
  writeFileSync(
    opml,
    `<opml version="2.0"><body><outline text="War"><outline type="rss" xmlUrl="${at}/feed"/><outline type="rss" xmlUrl="${at}/busy"/></outline></body></opml>`,
  )
  const given = ['follow', opml, '--ledger', ledger]

  const closed = await onrecord(given)
  assert.equal(closed.code, 1)
  assert.match(closed.err, /✗ 127\.0\.0\.1 is not a public address/)
  assert.equal(asked.length, 0)

  const first = await onrecord([...given, '--allow-network', '127.0.0.0/8'])
  assert.equal(first.code, 1)
  assert.match(first.out, new RegExp(`^added\\tr[0-9a-f]{7}\\t1\\t${at}/page/1$`, 'm'))
  assert.match(first.err, /page\/2 is closed to programs by the site's robots\.txt/)
  assert.match(first.err, /feed: 2 entries, 1 new\n/)
  assert.match(first.err, /busy: asked again in 30 minutes\n/)
  assert.deepEqual(
    asked.map(({ url }) => url),
    ['/robots.txt', '/feed', '/page/1', '/busy'],
  )

  asked.splice(0)
  const second = await onrecord([...given, '--allow-network', '127.0.0.0/8'])
  assert.equal(second.code, 0, second.err)
  assert.equal(second.out, '')
  assert.match(second.err, /feed: nothing new\n/)
  assert.match(second.err, /busy: left alone for another (?:29|30) minutes/)
  assert.deepEqual(
    asked.map(({ url, etag }) => [url, etag]),
    [
      ['/robots.txt', undefined],
      ['/feed', '"a"'],
    ],
  )

  const opened = await openLedger(ledger, 'read')
  assert.deepEqual(
    (await failureList(opened)).map(({ location }) => location),
    [`${at}/page/2`],
    'a feed that fails is no report to be tried again: following it asks it again',
  )
  const [report, ...others] = await reportList(opened)
  assert.deepEqual([report?.title, report?.published, others.length], ['Item 1', '2025-03-11', 0])
  const [claim] = await claimList(opened)
  assert.deepEqual([claim?.event, claim?.quantity?.lower], ['deaths', 9])
  await opened.close()
})
