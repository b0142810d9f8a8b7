import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as apart, type TestContext } from 'node:test'
import { failureList } from '../../src/ledger/index.ts'
import { served, server, test } from './desk.ts'
import { HARRA } from './made.ts'

const TEXT = 'Shells fall on Harra\n\nAt least nine people were killed in Harra on Tuesday, the mayor said.'

test('a file is taken in by its bytes, and the same bytes are recognised', async (context) => {
  const { post, get } = await server(context, [])
  const path = '/api/reports?name=harra.txt&published=2025-03-20&publisher=Harra%20Wire'
  const { status, body } = await post(path, TEXT, { 'content-type': 'application/octet-stream' })
  assert.equal(status, 200)
  assert.equal(body.added[0].status, 'added')
  assert.equal(body.added[0].report.title, 'Shells fall on Harra')
  const again = await post(path, TEXT, { 'content-type': 'application/octet-stream' })
  assert.equal(again.body.added[0].status, 'known')
  const reading = (await get(`/api/reports/${body.added[0].report.id}`)).body
  assert.equal(reading.report.published, '2025-03-20')
  assert.equal(reading.report.publisher, 'Harra Wire')
})

test('what cannot be read is refused with its reason, and kept in the list of failures until it can', async (context) => {
  const { post, ledger } = await server(context, [])
  const bytes = { 'content-type': 'application/octet-stream' }
  const { status, body } = await post('/api/reports?name=empty.txt', '', bytes)
  assert.equal(status, 422)
  assert.match(body.error.message, /empty/)
  assert.equal((await failureList(ledger)).length, 1)
  await post('/api/reports?name=empty.txt', TEXT, bytes)
  assert.equal((await failureList(ledger)).length, 0)
})

const page = async (context: TestContext): Promise<string> => {
  const site = createServer((request, response) => {
    if (request.url === '/inward')
      return response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    if (request.url !== '/harra') return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    return response.end(`<html><head><title>Shells fall</title></head><body><article>
      <p>At least nine people were killed in Harra on Tuesday, the mayor said.</p></article></body></html>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  context.after(() => site.close())
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`
}

test('a report is fetched from its address, through the guard that the command line has', async (context) => {
  const at = await page(context)
  const { post, get } = await server(context, [], ['127.0.0.1'])
  const { status, body } = await post('/api/addresses', { address: `${at}/harra`, published: '2025-03-20' })
  assert.equal(status, 200)
  assert.equal(body.added[0].report.title, 'Shells fall')
  const reading = (await get(`/api/reports/${body.added[0].report.id}`)).body
  assert.equal(reading.report.url, `${at}/harra`)
  assert.equal(reading.report.published, '2025-03-20')
  const inward = await post('/api/addresses', { address: `${at}/inward` })
  assert.equal(inward.status, 403, 'a redirect to a private network is not followed')
  const missing = await post('/api/addresses', { address: `${at}/nothing` })
  assert.equal(missing.status, 502)
  assert.match(missing.body.error.message, /404: check the address/)
})

test('no address leads to a private network, a file or a program of this machine', async (context) => {
  const at = await page(context)
  const { post, ledger } = await server(context, [])
  const refused = await post('/api/addresses', { address: `${at}/harra` })
  assert.equal(refused.status, 403)
  assert.match(refused.body.error.message, /not a public address/)
  for (const address of [
    '/etc/hostname',
    'file:///etc/hostname',
    '-',
    'package.json',
    'http://a:b@example.org/',
  ])
    assert.equal((await post('/api/addresses', { address })).status, 400, address)
  assert.equal(
    (await failureList(ledger)).length,
    1,
    'only what was asked for over the network can be tried again',
  )
})

test('who asks for lines hears of each document as soon as it is read', async (context) => {
  const { post } = await server(context, [])
  const asked = await post('/api/examples', {}, { accept: 'application/x-ndjson' })
  const lines = (asked.body as string)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    // How far it is is told on a slow machine, and not on a fast one.
    .filter(({ kind }) => kind !== 'progress')
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['begun', 'added', 'added', 'added', 'added', 'done'],
  )
  assert.equal(lines[5].done.added.length, 4)
  const bad = await post('/api/reports?name=empty.txt', '', { accept: 'application/x-ndjson' })
  const told = (bad.body as string)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ['begun', 'failed', 'refused'],
  )
})

apart(
  'the page is answered while a long report is read: that is done in a thread of its own',
  async (context) => {
    const { url } = await served(context)
    const quiet = Array.from(
      { length: 1500 },
      (_, n) => `On day ${n} the mayor spoke of the river and the harvest.`,
    )
    const long = [...quiet, 'Nine people were killed in Harra, the mayor said.']
    let over = false
    const reading = fetch(`${url}api/reports?name=long.txt`, {
      method: 'POST',
      body: long.join('\n\n'),
      headers: { 'content-type': 'application/octet-stream' },
    }).finally(() => (over = true))
    for (let asked = 0; asked < 20; asked++) await (await fetch(`${url}api/ledger`)).json()
    assert.equal(over, false, 'twenty answers were given meanwhile')
    const { added } = (await (await reading).json()) as { added: { report: { claims: number } }[] }
    assert.equal(added[0]?.report.claims, 1)
  },
)

apart(
  'a large file is told on the way, read on several threads, and stopped between two documents',
  async (context) => {
    const { url } = await served(context)
    const get = async (path: string): Promise<any> => (await fetch(`${url}api/${path}`)).json()
    const post = (path: string, body: string, headers = {}): Promise<Response> =>
      fetch(`${url}api/${path}`, { method: 'POST', body, headers })
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `"In village ${n} nine people were killed, the mayor said."`,
    )
    const events: any[] = []
    const answer = await post('reports?name=many.csv&published=2025-03-20', `text\n${rows.join('\n')}`, {
      'content-type': 'application/octet-stream',
      accept: 'application/x-ndjson',
    })
    let rest = ''
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = `${rest}${part}`.split('\n')
      rest = lines.pop() ?? ''
      events.push(...lines.map((line) => JSON.parse(line)))
      const id = events[0]?.id
      if (events.at(-1)?.kind !== 'progress' || events.some(({ stopped }) => stopped)) continue
      const [under] = await get('intakes')
      assert.deepEqual([under.id, under.name], [id, 'many.csv'])
      assert.ok(under.documents > 0 && under.bytes > 0 && under.of > under.bytes / 2)
      assert.equal((await post(`intakes/${id}/stop`, '')).status, 200)
      events.push({ kind: 'asked', stopped: true })
    }
    const last = events.at(-1)
    assert.equal(last.kind, 'done')
    assert.equal(last.done.stopped, true)
    const added = events.filter(({ kind }) => kind === 'added').length
    assert.ok(added > 0 && added < rows.length, `${added} were added`)
    assert.equal((await get('reports')).total, added, 'what was told is kept, and no more')
    assert.deepEqual(await get('intakes'), [])
    assert.equal((await post('intakes/none/stop', '')).status, 404)
  },
)

test('what could not be read is listed with its reason until it is', async (context) => {
  const { post, get } = await server(context, [])
  const bytes = { 'content-type': 'application/octet-stream' }
  await post('/api/reports?name=empty.txt&published=2025-03-14', '', bytes)
  const { body } = await get('/api/failures')
  assert.equal(body.length, 1)
  assert.deepEqual([body[0].location, body[0].code, body[0].tries], ['empty.txt', 'unreadable', 1])
  assert.match(body[0].reason, /empty/)
  assert.deepEqual(body[0].given, { published: '2025-03-14', sent: 'yes' })
  await post('/api/reports?name=empty.txt', TEXT, bytes)
  assert.deepEqual((await get('/api/failures')).body, [])
})

test('the example reports come in at one request', async (context) => {
  const { post, get } = await server(context, [])
  const { body } = await post('/api/examples', {})
  assert.equal(body.added.length, 4)
  assert.equal((await get('/api/reports')).body.total, 4)
})

test('the list is narrowed by words, outlet, source, side, state and date, and counts what is left', async (context) => {
  const { get } = await server(context, HARRA)
  const titles = async (query: string): Promise<string[]> =>
    (await get(`/api/reports?${query}`)).body.reports.map(({ title }: { title: string }) => title)
  assert.equal((await titles('')).length, 2)
  assert.deepEqual(await titles('q=fled+valley'), ['Briefing of the observers'])
  assert.deepEqual(await titles('q=bridge'), ['Bridge at Harra falls after a night of shelling'])
  assert.deepEqual(await titles('publisher=Observer+Mission'), ['Briefing of the observers'])
  assert.deepEqual(await titles('source=The+rebels'), ['Bridge at Harra falls after a night of shelling'])
  assert.equal((await titles('side=government')).length, 2)
  assert.deepEqual(await titles('state=accepted'), [])
  assert.deepEqual(await titles('to=2025-03-14'), ['Briefing of the observers'])
  const { facets } = (await get('/api/reports?publisher=Observer+Mission')).body
  assert.equal(facets.publishers.length, 2, 'a facet counts what the others leave')
  assert.deepEqual(facets.sides, [{ name: 'government', count: 1 }])
})

test('the API describes itself: every route in the document and on the reference page', async (context) => {
  const { get } = await server(context, [])
  const { paths, components } = (await get('/api/openapi.json')).body
  assert.ok(Object.keys(components.schemas).includes('Claim'))
  const page = (await get('/api/reference')).body as string
  for (const path of Object.keys(paths)) assert.ok(page.includes(`<code>${path}</code>`), path)
  assert.doesNotMatch(page, /<script|style=|https?:\/\/(?!localhost)/)
})
