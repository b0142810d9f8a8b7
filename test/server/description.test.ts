import assert from 'node:assert/strict'
import { test as apart } from 'node:test'
import { claimList, verify } from '../../src/ledger/index.ts'
import { served, server, test } from './desk.ts'

const TEXT = 'At least nine people were killed in Harra on Friday, Mayor Lena Orsk said.'
const BYTES = { 'content-type': 'application/octet-stream' }

test('a report that came without its day is described, read again, and described back by an undo', async (context) => {
  const { ledger, get, post } = await server(context, [])
  const { id } = (await post('/api/reports?name=harra.txt', TEXT, BYTES)).body.added[0].report
  const reading = async () => (await get(`/api/reports/${id}`)).body
  const before = await reading()
  assert.equal(before.claims[0].period.from, null)
  await post('/api/decisions', {
    by: 'anna',
    steps: [{ kind: 'accept', claimId: before.claims[0].id, expect: 0 }],
  })

  const described = await post(`/api/reports/${id}/description`, {
    by: 'anna',
    expect: before.report.version,
    published: '2025-03-17',
    publisher: ' Harra Wire ',
    note: 'masthead',
  })
  assert.equal(described.status, 200)
  assert.deepEqual(described.body, { said: 'Described. Read again, with 1 claim.', claims: 1 })
  const after = await reading()
  assert.deepEqual([after.report.published, after.report.publisher], ['2025-03-17', 'Harra Wire'])
  const [claim] = await claimList(ledger)
  assert.deepEqual([claim?.state, claim?.differs], ['accepted', ['period']], 'it stays as it was accepted')

  const late = await post(`/api/reports/${id}/description`, {
    by: 'ben',
    expect: before.report.version,
    title: 'Shells',
  })
  assert.equal(late.status, 409)
  assert.match(late.body.error.message, /has changed since you saw it/)

  const { body } = await post('/api/undo', { by: 'anna', reportId: id })
  assert.equal(body.said, 'Undone: correct – what is known of the report. Read again, with 1 claim.')
  const back = await reading()
  assert.deepEqual([back.report.published, back.report.publisher], [null, null])
  assert.equal(back.claims[0].period.from, null)
  assert.deepEqual((await verify(ledger)).flaws, [])
})

test('a description that cannot be kept is refused in a sentence', async (context) => {
  const { get, post } = await server(context, [])
  const { id } = (await post('/api/reports?name=harra.txt&title=Harra', TEXT, BYTES)).body.added[0].report
  const describe = (given: object, report = id) =>
    post(`/api/reports/${report}/description`, { by: 'anna', expect: 0, ...given })
  const wrong = [
    await describe({}),
    await describe({ published: 'Friday' }),
    await describe({ title: 'Shells' }, 'r0000000000'),
  ]
  assert.deepEqual(
    wrong.map(({ status }) => status),
    [400, 400, 404],
  )
  assert.match(wrong[0]?.body.error.message, /^Say what to change: title, author/)
  assert.match(wrong[1]?.body.error.message, /A publication date is written 2024-12-27/)
  // An empty fact takes away what was there: the report is called by where it lay.
  assert.equal((await describe({ title: '' })).status, 200)
  assert.equal((await get(`/api/reports/${id}`)).body.report.title, 'harra.txt')
})

apart('it is read again in the thread of its own, by the reader that read it before', async (context) => {
  const { ledger, url } = await served(context)
  const ask = async (path: string, body?: string | object): Promise<any> => {
    const json = typeof body === 'object'
    const init = body === undefined ? {} : { method: 'POST', body: json ? JSON.stringify(body) : body }
    const headers = json ? { 'content-type': 'application/json' } : BYTES
    return (await fetch(new URL(path, url), { ...init, headers })).json()
  }
  const { id } = (await ask('/api/reports?name=harra.txt', TEXT)).added[0].report
  const said = await ask(`/api/reports/${id}/description`, { by: 'anna', expect: 0, published: '2025-03-17' })
  assert.deepEqual(said, { said: 'Described. Read again, with 1 claim.', claims: 1 })
  assert.equal((await ask(`/api/reports/${id}`)).claims[0].period.from, '2025-03-14')

  // What a language model read is not read again by rules in its place.
  await ledger.db.updateTable('readings').set({ reader: 'llm some-model 9' }).execute()
  const kept = await ask(`/api/reports/${id}/description`, { by: 'anna', expect: 1, title: 'Harra' })
  assert.equal(kept.claims, null)
  assert.match(kept.said, /^Described\. A language model read it/)
})
