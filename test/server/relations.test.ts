import assert from 'node:assert/strict'
import { claimList, putRelations, type Ledger } from '../../src/ledger/index.ts'
import { server, test, type TestServer } from './desk.ts'
import { HARRA } from './made.ts'

const KINDS = ['conflict', 'drift', 'inconsistent', 'competing-account', 'not-comparable'] as const

/** Every two claims related in every way. */
const relateAll = async (ledger: Ledger): Promise<void> => {
  const keys = (await claimList(ledger)).map(({ key }) => key)
  const pairs = keys.flatMap((a, at) => keys.slice(at + 1).map((b) => [a, b] as const))
  const because = [{ field: 'event', a: 'one', b: 'other', note: 'As the test has it.' }]
  const relations = KINDS.flatMap((kind) => pairs.map(([a, b]) => ({ kind, a, b, because })))
  await putRelations(ledger, relations, '2025-03-16T08:00:00Z', keys)
}

const pagesOf = async ({ get }: TestServer, query: string): Promise<string[]> => {
  const ids: string[] = []
  let after = ''
  for (;;) {
    const { body } = await get(`/api/relations?limit=25${query}${after}`)
    ids.push(...body.relations.map(({ id }: { id: string }) => id))
    if (body.next === null) return ids
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

test('the queue comes a page at a time, each relation once, whatever is decided meanwhile', async (context) => {
  const desk = await server(context, HARRA)
  await relateAll(desk.ledger)
  const { body } = await desk.get('/api/relations?limit=25')
  assert.equal(body.relations.length, 25)
  assert.equal(body.open, 144, '36 pairs in the four ways that want a person’s eye')
  const all = await pagesOf(desk, '')
  assert.equal(all.length, 144)
  assert.equal(new Set(all).size, 144)
  assert.deepEqual(
    all.slice(0, 25),
    body.relations.map(({ id }: { id: string }) => id),
  )
  assert.equal((await pagesOf(desk, '&kind=drift')).length, 36)
  // The last of the first page is decided: the second page goes on after it all the same.
  const [last] = body.relations.slice(-1)
  const decided = await desk.post('/api/relations/decisions', {
    by: 'anna',
    relationId: last.id,
    expect: last.version,
    verdict: 'accept',
  })
  assert.equal(decided.body.decision.verdict, 'accepted')
  const second = await desk.get(`/api/relations?limit=25&after=${encodeURIComponent(body.next)}`)
  assert.deepEqual(
    second.body.relations.map(({ id }: { id: string }) => id),
    all.slice(25, 50),
  )
  assert.equal(second.body.open, 143)
  assert.deepEqual(await pagesOf(desk, '&decided=yes'), [last.id])
  assert.equal((await desk.get('/api/ledger')).body.toSettle, 143)
})

test('of one claim those that want a person’s eye come first; one relation can be asked for by itself', async (context) => {
  const desk = await server(context, HARRA)
  await relateAll(desk.ledger)
  const claim = `${desk.reports[0]}.1`
  const { body } = await desk.get(`/api/relations?claim=${claim}&decided=all&limit=34`)
  const kinds = body.relations.map(({ kind }: { kind: string }) => kind)
  assert.equal(kinds.indexOf('not-comparable'), 32, 'eight pairs in four ways before the others')
  const [first] = body.relations
  const alone = await desk.get(`/api/relations?relation=${encodeURIComponent(first.id)}`)
  assert.deepEqual(alone.body.relations, [first])
  const stale = { by: 'ben', relationId: first.id, expect: first.version + 1, verdict: 'reject' }
  const refused = await desk.post('/api/relations/decisions', stale)
  assert.equal(refused.status, 409, 'who saw another state of it is told')
})
