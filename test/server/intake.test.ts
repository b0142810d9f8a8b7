import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureList } from '../../src/ledger/index.ts'
import { server } from './desk.ts'
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
