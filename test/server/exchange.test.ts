import assert from 'node:assert/strict'
import { FORM_NAMES } from '../../src/export/index.ts'
import { claimList, verify } from '../../src/ledger/index.ts'
import { server, test } from './desk.ts'
import { HARRA } from './made.ts'

const BYTES = { 'content-type': 'application/octet-stream' }

test('every form is sent with its kind, as a file', async (context) => {
  const { get } = await server(context, HARRA)
  for (const form of FORM_NAMES) {
    const { status, response } = await get(`/api/export?format=${form}`)
    assert.equal(status, 200, form)
    assert.match(response.headers.get('content-type') ?? '', /^(text|application)\//, form)
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="onrecord\.\w+"$/)
    assert.ok((await response.arrayBuffer()).byteLength > 100, form)
  }
})

test('filters choose as they do elsewhere; what is no form, filter or report is refused', async (context) => {
  const { get, ledger } = await server(context, HARRA)
  const deaths = await claimList(ledger, { events: ['deaths'] })
  const { body } = await get('/api/export?format=jsonl&event=deaths')
  assert.equal(body.trimEnd().split('\n').length, deaths.length)
  for (const [query, status, message] of [
    ['format=doc', 400, /format/],
    ['format=ledger&event=deaths', 400, /whole reports/],
    ['format=csv&state=done', 400, /unreviewed/],
    ['format=csv&report=rffffff', 404, /no report/],
    ['format=csv&scope=deaths', 400, /html/],
    ['format=html&scope=weather', 400, /event/],
  ] as const) {
    const refused = await get(`/api/export?${query}`)
    assert.equal(refused.status, status, query)
    assert.match(refused.body.error.message, message)
  }
  const page = await get('/api/export?format=html&scope=deaths')
  assert.match(page.body, /If you believe /)
  const hurt = await get('/api/export?format=html&scope=casualties')
  assert.match(hurt.body, /: more than 40, no upper bound</, 'as the page and `onrecord range` say it')
})

test('a ledger given out by one server is taken in by another, once, in each form that comes back', async (context) => {
  const first = await server(context, HARRA)
  const [claim] = await claimList(first.ledger)
  const step = { kind: 'accept', claimId: claim?.key, expect: claim?.revision }
  await first.post('/api/decisions', { by: 'anna', steps: [step] })
  // Comparing goes on beside it.
  const kept = async ({ get }: typeof first): Promise<string[]> => {
    const { body } = await get('/api/export?format=ledger')
    return (body as string).split('\n').filter((line) => !line.startsWith('{"kind":"relation"'))
  }
  for (const form of ['ledger', 'jsonld']) {
    const second = await server(context, [])
    const file = new Uint8Array(await (await first.get(`/api/export?format=${form}`)).response.arrayBuffer())
    const { status, body } = await second.post('/api/import?name=first', file, BYTES)
    assert.deepEqual([status, body], [200, { reports: HARRA.length, known: 0, decisions: 1, beside: [] }])
    assert.deepEqual(await kept(second), await kept(first))
    assert.deepEqual((await verify(second.ledger)).flaws, [])
    const again = await second.post('/api/import?name=first', file, BYTES)
    assert.deepEqual(again.body, { reports: 0, known: HARRA.length, decisions: 0, beside: [] })
  }
})

test('what cannot be taken in is refused with a sentence under the name it came with', async (context) => {
  const { post, ledger } = await server(context, [])
  const refused = await post('/api/import?name=/home/anna/claims.csv', 'claim,event\n', BYTES)
  assert.equal(refused.status, 415)
  assert.match(
    refused.body.error.message,
    /^claims\.csv was not taken in, nor any part of it: it is nothing /,
  )
  const database = await post('/api/import?name=my.db', `SQLite format 3\0${'x'.repeat(2000)}`, BYTES)
  assert.equal(database.status, 500)
  assert.match(database.body.error.message, /^my\.db is not a ledger/)
  const foreign = await post('/api/import', '{}', { ...BYTES, origin: 'https://evil.example' })
  assert.equal(foreign.status, 403)
  assert.deepEqual(await claimList(ledger), [])
})
