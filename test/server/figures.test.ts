import assert from 'node:assert/strict'
import { server, test } from './desk.ts'

test('who is silent stands under the name that its claims would stand under', async (context) => {
  const { get, post } = await server(context, [])
  const text =
    "About 40 North Korean soldiers were killed in Kursk, Ukraine's military said. Neither Moscow nor Pyongyang has acknowledged that the soldiers are there."
  await post('/api/reports?name=kursk.txt', text, { 'content-type': 'application/octet-stream' })
  const { silences, origins } = (await get('/api/figures?scope=deaths')).body
  assert.deepEqual(
    silences.map(({ name }: { name: string }) => name),
    ['Russia', 'North Korea'],
  )
  assert.match(silences[1].passages[0].words, /Pyongyang has acknowledged/)
  assert.deepEqual(origins, [{ name: 'Ukraine', claims: 1 }])
})

test('what happened near a town, or at a market in it, stands on the map where the town does', async (context) => {
  const { get, post } = await server(context, [])
  const text =
    'Nine people died in Kidal, the army said. Four people died near Kidal, the army said. Two people died at a market in Kidal, the army said. Five people died in eastern Sudan, the army said.'
  await post('/api/reports?name=kidal.txt', text, { 'content-type': 'application/octet-stream' })
  const { claims } = (await get('/api/figures?scope=deaths')).body
  const points = Object.fromEntries(
    claims.map(({ place, point }: { place: string; point: unknown }) => [place, point]),
  )
  assert.ok(points['Kidal'])
  assert.deepEqual(points['near Kidal'], points['Kidal'])
  assert.deepEqual(points['a market in Kidal'], points['Kidal'])
  assert.equal(points['eastern Sudan'], null)
})
