import assert from 'node:assert/strict'
import { server, test } from './desk.ts'
import { HARRA } from './made.ts'

test('a name that another site let point here is refused', async (context) => {
  const { get } = await server(context, HARRA)
  assert.equal((await get('/api/ledger', { host: 'localhost:4780' })).status, 200)
  const { status, body } = await get('/api/ledger', { host: 'rebound.example:4780' })
  assert.equal(status, 403)
  assert.match(body.error.message, /does not answer to the name rebound\.example/)
})

test('changes are taken from the own page and from programs, not from other sites', async (context) => {
  const { post, get, reports } = await server(context, HARRA)
  const { body } = await get(`/api/reports/${reports[0]}`)
  const [claim] = body.claims
  const accept = { by: 'anna', steps: [{ kind: 'accept', claimId: claim.id, expect: claim.review.version }] }
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://localhost:9999' },
  ]) {
    assert.equal((await post('/api/decisions', accept, headers as Record<string, string>)).status, 403)
  }
  const own = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost', host: 'localhost' }
  assert.equal((await post('/api/decisions', accept, own)).status, 200)
})

test('a page of another site reads nothing', async (context) => {
  const { get } = await server(context, HARRA)
  assert.equal(
    (await get('/api/reports', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' })).status,
    403,
  )
})

test('every answer carries a strict Content-Security-Policy and forbids guessing its type', async (context) => {
  const { get } = await server(context, HARRA)
  for (const path of ['/api/ledger', '/api/reference', '/api/nothing']) {
    const { response } = await get(path)
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'(;|$)/)
    assert.doesNotMatch(policy, /unsafe|\*/)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  }
})

test('no GET changes anything: every documented one leaves the ledger as it was', async (context) => {
  const { get, ledger, reports } = await server(context, HARRA)
  const state = async (): Promise<string> => {
    const tables = ['reports', 'readings', 'claims', 'decisions', 'relations', 'sources', 'failures'] as const
    const rows = await Promise.all(tables.map((table) => ledger.db.selectFrom(table).selectAll().execute()))
    return JSON.stringify(rows)
  }
  const before = await state()
  const { body } = await get('/api/openapi.json')
  const paths = Object.entries(body.paths as Record<string, object>).filter(([, methods]) => 'get' in methods)
  assert.ok(paths.length >= 3)
  for (const [path] of paths) {
    const asked = path.replace('{id}', reports[0] ?? '')
    assert.notEqual((await get(asked)).status, 500, asked)
  }
  assert.equal(await state(), before)
})
