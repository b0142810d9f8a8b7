import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePending } from '../../src/across/index.ts'
import { SETTINGS } from '../../src/compare/index.ts'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { postgresMissing } from '../ledger/databases.ts'
import { onServer, server, type TestServer } from './desk.ts'
import { HARRA } from './made.ts'

/** Each address that can be asked without changing anything, with what it must tell at least. */
const ASKED = (id: string): Readonly<Record<string, RegExp>> => ({
  '/api/ledger': /"reports":2.*"accepted":1/,
  '/api/reports': /"total":2/,
  '/api/reports?state=accepted&q=Tamm&side=Norland': /"total":/,
  [`/api/reports/${id}`]: /"by":"anna"/,
  [`/api/reports/${id}/meaning?start=0&end=300`]: /"period"/,
  [`/api/reports/${id}/agreement?second=ben`]: /"kappa"/,
  '/api/sources?q=tamm': /"name":"Colonel Idris Tamm"/,
  '/api/relations?kind=not-comparable': /"relations":\[\{/,
  '/api/scopes': /"deaths/,
  '/api/figures?scope=deaths': /Idris Tamm/,
  [`/api/history?report=${id}`]: /"action":"accept"/,
  '/api/history/chain': /"decisions":1/,
  '/api/orphans': /"orphans":\[\]/,
  '/api/failures': /empty\.txt/,
  '/api/intakes': /^\[\]$/,
  '/api/export?format=csv': /Idris Tamm/,
  '/api/export?format=ledger': /"accept"/,
  '/api/openapi.json': /"openapi":"3\.1/,
})

/** What each of them answers, after one decision and one failure. */
async function answers({ ledger, get, post, reports }: TestServer): Promise<Record<string, string>> {
  const comparing = { lexicon: loadLexicon(), settings: SETTINGS }
  await comparePending(ledger, comparing, new Date('2025-03-17T08:00:00Z'))
  const id = reports[0] ?? ''
  const [claim] = (await get(`/api/reports/${id}`)).body.claims
  const steps = [{ kind: 'accept', claimId: claim.id, expect: claim.review.version }]
  await post('/api/decisions', { by: 'anna', steps })
  await post('/api/reports?name=empty.txt', '', { 'content-type': 'application/octet-stream' })
  const told: Record<string, string> = {}
  for (const [path, least] of Object.entries(ASKED(id))) {
    const { status, response } = await get(path)
    told[path] = await response.text()
    assert.equal(status, 200, `${path}: ${told[path]}`)
    assert.match(told[path], least, path)
  }
  return told
}

test('every address answers, and the same from SQLite as from PostgreSQL', async (context) => {
  const here = await server(context, HARRA)
  const one = await answers(here)
  const { paths } = JSON.parse(one['/api/openapi.json'] ?? '')
  const asked = new Set(Object.keys(one).map((path) => path.split('?')[0]))
  const left = Object.keys(paths)
    .filter((path) => paths[path].get)
    .filter((path) => !asked.has(path.replace('{id}', here.reports[0] ?? '')))
  assert.deepEqual(left, [], 'none is left out here')

  if (postgresMissing() !== null) return
  const address = await onServer()
  const other = await answers(await server(context, HARRA, [], address))
  for (const path of Object.keys(one)) {
    const said = (other[path] ?? '').replaceAll(address, ':memory:')
    assert.equal(said, one[path], path)
  }
})
