import assert from 'node:assert/strict'
import { FORMATS } from '../../src/export/index.ts'
import { addReading, claimList, history, verify } from '../../src/ledger/index.ts'
import { server, test, type TestServer } from './desk.ts'
import { HARRA, made } from './made.ts'

const claimsOf = async ({ get }: TestServer, id: string | undefined, query = ''): Promise<any[]> =>
  (await get(`/api/reports/${id}${query}`)).body.claims

const step = (kind: string, claim: any, more: object = {}) => ({
  kind,
  claimId: claim.id,
  expect: claim.review.version,
  ...more,
})

const FIELDS = [
  'span',
  'event',
  'manner',
  'quantity',
  'population',
  'place',
  'period',
  'polarity',
  'modality',
  'source',
  'via',
  'marked',
]

const fieldsOf = (claim: any): any => Object.fromEntries(FIELDS.map((name) => [name, claim[name]]))

test('a report stands with its claims, summed up in a few words', async (context) => {
  const desk = await server(context, HARRA)
  const claims = await claimsOf(desk, desk.reports[0])
  assert.deepEqual(
    claims.map(({ summary }) => summary),
    ['≥ 40 deaths', '25 injuries', 'no deaths', '14 deaths', '4 deaths', '≤ 30 deaths', '40–50 captured'],
  )
  assert.equal(claims[0].source, 'Colonel Idris Tamm')
  assert.equal(claims[0].review.state, 'open')
})

test('accepting, rejecting and leaving unsure, and taking each back', async (context) => {
  const desk = await server(context, HARRA)
  const [first, second, third] = await claimsOf(desk, desk.reports[0])
  for (const [kind, claim, state] of [
    ['accept', first, 'accepted'],
    ['reject', second, 'rejected'],
    ['unsure', third, 'unsure'],
  ] as const) {
    const { status, body } = await desk.post('/api/decisions', { by: 'anna', steps: [step(kind, claim)] })
    assert.equal(status, 200)
    assert.equal(body.claims[0].review.state, state)
    assert.equal(body.claims[0].review.by, 'anna')
  }
  for (const claim of [third, second, first]) {
    const { body } = await desk.post('/api/undo', { by: 'anna' })
    assert.equal(body.claims[0].id, claim.id)
    assert.equal(body.claims[0].review.state, 'open')
  }
  assert.equal((await desk.post('/api/undo', { by: 'anna' })).status, 404)
  assert.equal((await history(desk.ledger)).length, 6, 'undoing leaves its trace')
  assert.deepEqual((await verify(desk.ledger)).flaws, [])
})

test('one undo takes back everything that was decided at once', async (context) => {
  const desk = await server(context, HARRA)
  const claims = await claimsOf(desk, desk.reports[0])
  const steps = claims.map((claim) => step('accept', claim))
  const { body } = await desk.post('/api/decisions', { by: 'anna', steps })
  assert.ok(body.claims.every((claim: any) => claim.review.state === 'accepted'))
  await desk.post('/api/undo', { by: 'anna' })
  const after = await claimsOf(desk, desk.reports[0])
  assert.ok(after.every((claim) => claim.review.state === 'open'))
})

test('the later of two people is told, and nothing is overwritten', async (context) => {
  const desk = await server(context, HARRA)
  const [claim, other] = await claimsOf(desk, desk.reports[0])
  await desk.post('/api/decisions', { by: 'anna', steps: [step('accept', claim)] })
  const { status, body } = await desk.post('/api/decisions', {
    by: 'ben',
    steps: [step('reject', other), step('reject', claim)],
  })
  assert.equal(status, 409)
  assert.match(body.error.message, /anna/)
  assert.deepEqual(
    body.current.map((one: any) => [one.id, one.review.state]),
    [[claim.id, 'accepted']],
  )
  const after = await claimsOf(desk, desk.reports[0])
  assert.equal(after[0].review.state, 'accepted')
  assert.equal(after[1].review.state, 'open', 'the other step of the refused request was not kept either')
})

test('a correction keeps what the reader read beside it', async (context) => {
  const desk = await server(context, HARRA)
  const claims = await claimsOf(desk, desk.reports[0])
  const claim = claims[5]
  const fields = { ...fieldsOf(claim), event: 'casualties', source: 'Rebel spokesman' }
  const { body } = await desk.post('/api/decisions', {
    by: 'anna',
    steps: [step('correct', claim, { fields, note: 'killed or hurt' })],
  })
  assert.equal(body.claims[0].review.state, 'corrected')
  assert.equal(body.claims[0].summary, '≤ 30 casualties')
  const again = (await claimsOf(desk, desk.reports[0]))[5]
  assert.equal(again.review.read.event, 'deaths')
  assert.equal(again.source, 'Rebel spokesman')
  await desk.post('/api/undo', { by: 'anna' })
  assert.equal((await claimsOf(desk, desk.reports[0]))[5].event, 'deaths')
})

test('source, cue and content are marked anew, kept as a decision, taken back, and exported', async (context) => {
  const desk = await server(context, HARRA)
  const [claim] = await claimsOf(desk, desk.reports[0])
  assert.equal(claim.marked, null, 'the attribution stands as it was read')
  const { text } = (await desk.get(`/api/reports/${desk.reports[0]}`)).body.report
  const words = (...parts: string[]) =>
    parts.map((part) => ({ span: [text.indexOf(part), text.indexOf(part) + part.length], text: 'whatever' }))
  const marked = {
    source: words('Colonel'),
    cue: words('said on Friday'),
    content: words('At least 40 government soldiers', 'on the river bank'),
  }
  const fields = { ...fieldsOf(claim), marked }
  const { body } = await desk.post('/api/decisions', {
    by: 'anna',
    steps: [step('correct', claim, { fields })],
  })
  assert.equal(body.claims[0].review.state, 'corrected')
  assert.deepEqual(
    body.claims[0].marked.content.map((one: any) => one.text),
    ['At least 40 government soldiers', 'on the river bank'],
    'the words are those of the report, whatever was sent with the span',
  )
  const decision = (await desk.get('/api/history')).body.decisions.find(
    (one: any) => one.action === 'correct',
  )
  assert.deepEqual(decision.changes, [
    {
      field: 'marked',
      from: 'nothing',
      to: 'content “At least 40 government soldiers” … “on the river bank”, cue “said on Friday”, source “Colonel”',
    },
  ])
  const csv: string[] = []
  for await (const chunk of FORMATS.csv.write(await claimList(desk.ledger), {})) csv.push(String(chunk))
  assert.match(csv.join(''), /Colonel,said on Friday,At least 40 government soldiers … on the river bank/)
  assert.deepEqual((await verify(desk.ledger)).flaws, [])
  await desk.post('/api/undo', { by: 'anna' })
  assert.equal((await claimsOf(desk, desk.reports[0]))[0].marked, null)
  const outside = { ...fields, marked: { ...marked, cue: [{ span: [5, 99_999], text: '' }] } }
  const [again] = await claimsOf(desk, desk.reports[0])
  const refused = await desk.post('/api/decisions', {
    by: 'anna',
    steps: [step('correct', again, { fields: outside })],
  })
  assert.equal(refused.status, 400)
  assert.match(refused.body.error.message, /the cue must be marked by a span within the text/)
})

test('what was marked is found again by its words when a report is read anew', async (context) => {
  const [wire] = HARRA
  assert.ok(wire)
  const desk = await server(context, [wire])
  const [claim] = await claimsOf(desk, desk.reports[0])
  const { text, sha256 } = (await desk.get(`/api/reports/${desk.reports[0]}`)).body.report
  const at = text.indexOf('said on Friday')
  const marked = { source: [], cue: [{ span: [at, at + 14], text: '' }], content: [] }
  const fields = { ...fieldsOf(claim), marked }
  await desk.post('/api/decisions', { by: 'anna', steps: [step('correct', claim, { fields })] })
  // A newer importer finds a line more in the same bytes.
  const newer = made({ ...wire, text: `By our correspondent\n\n${wire.text}` })
  await addReading(
    desk.ledger,
    { ...newer, report: { ...newer.report, sha256 } },
    { reader: 'test 2', at: new Date('2025-03-18T10:00:00Z') },
  )
  const again = (await desk.get(`/api/reports/${desk.reports[0]}`)).body
  const [moved] = again.claims[0].marked.cue
  assert.equal(moved.span[0], at + 22)
  assert.equal(again.report.text.slice(...moved.span), 'said on Friday')
  assert.deepEqual((await verify(desk.ledger)).flaws, [])
})

test('adding a claim that the reader missed, and taking it back', async (context) => {
  const desk = await server(context, HARRA)
  const id = desk.reports[1]
  const { body: reading } = await desk.get(`/api/reports/${id}`)
  const words = 'people have fled'
  const start = reading.report.text.indexOf(words)
  const span = [start, start + words.length]
  const fields = {
    ...fieldsOf(reading.claims[0]),
    span,
    event: 'displacement',
    quantity: null,
    population: null,
  }
  const { body } = await desk.post('/api/decisions', {
    by: 'anna',
    steps: [{ kind: 'add', reportId: id, fields }],
  })
  assert.equal(body.claims[0].review.added, true)
  assert.equal(body.claims[0].review.state, 'accepted')
  assert.equal((await claimsOf(desk, id)).length, 3)
  await desk.post('/api/undo', { by: 'anna' })
  assert.equal((await claimsOf(desk, id)).length, 2)
})

test('splitting makes two claims of one, merging one of two; both can be undone', async (context) => {
  const desk = await server(context, HARRA)
  const id = desk.reports[1]
  const [claim, other] = await claimsOf(desk, id)
  const fields = { ...fieldsOf(claim), event: 'injuries' }
  await desk.post('/api/decisions', { by: 'anna', steps: [step('split', claim, { fields })] })
  const split = await claimsOf(desk, id)
  assert.deepEqual(split.map(({ event }) => event).sort(), ['casualties', 'displacement', 'injuries'])
  await desk.post('/api/undo', { by: 'anna' })
  const [back] = await claimsOf(desk, id)
  assert.equal(back.id, claim.id)
  const merge = step('merge', back, { with: [{ claimId: other.id, expect: other.review.version }] })
  await desk.post('/api/decisions', { by: 'anna', steps: [merge] })
  const merged = await claimsOf(desk, id)
  assert.equal(merged.length, 1)
  assert.deepEqual(merged[0].span, [claim.span[0], other.span[1]])
  await desk.post('/api/undo', { by: 'anna' })
  assert.equal((await claimsOf(desk, id)).length, 2)
})

test('a second reader sees nothing of the first, and changes nothing of his', async (context) => {
  const desk = await server(context, HARRA)
  const [claim] = await claimsOf(desk, desk.reports[0])
  await desk.post('/api/decisions', { by: 'anna', steps: [step('accept', claim)] })
  const [blind] = await claimsOf(desk, desk.reports[0], '?as=ben&blind=1')
  assert.equal(blind.review.state, 'open')
  assert.equal(blind.review.by, null)
  const { body } = await desk.post('/api/decisions', {
    by: 'ben',
    blind: true,
    steps: [step('reject', blind)],
  })
  assert.equal(body.claims[0].review.state, 'rejected')
  assert.equal((await claimsOf(desk, desk.reports[0]))[0].review.state, 'accepted')
  await desk.post('/api/undo', { by: 'ben', blind: true })
  assert.equal((await claimsOf(desk, desk.reports[0], '?as=ben&blind=1'))[0].review.state, 'open')
  const before = await claimsOf(desk, desk.reports[0], '?as=ben&blind=1')
  const [first, second] = await claimsOf(desk, desk.reports[0])
  await desk.post('/api/decisions', {
    by: 'anna',
    steps: [{ ...step('merge', first), with: [{ claimId: second.id, expect: second.review.version }] }],
  })
  assert.equal((await claimsOf(desk, desk.reports[0])).length, before.length - 1)
  assert.deepEqual(
    (await claimsOf(desk, desk.reports[0], '?as=ben&blind=1')).map(({ id }) => id),
    before.map(({ id }) => id),
    'what the first reader merged is still two for the second',
  )
  const on = await desk.post('/api/decisions', {
    by: 'ben',
    blind: true,
    steps: [step('reject', before[1])],
  })
  assert.equal(on.body.claims?.[0].review.state, 'rejected', JSON.stringify(on.body))
})

test('a second reader is shown nothing of what the first corrected, before or after deciding', async (context) => {
  const desk = await server(context, HARRA)
  const [id = ''] = desk.reports
  const [claim] = await claimsOf(desk, id)
  const fields = { ...fieldsOf(claim), event: 'casualties', place: null }
  await desk.post('/api/decisions', { by: 'anna', steps: [step('correct', claim, { fields })] })
  const blind = async () => (await claimsOf(desk, id, '?as=ben&blind=1'))[0]
  const seen = await blind()
  const take = (steps: unknown[]) => desk.post('/api/decisions', { by: 'ben', blind: true, steps })
  const { body } = await take([step('accept', seen)])
  assert.deepEqual([body.claims[0].event, body.claims[0].place?.text], ['deaths', 'river bank'])
  // The same correction is his own, though the claim stands so already.
  await take([step('correct', body.claims[0], { fields: { ...fieldsOf(seen), event: 'casualties' } })])
  const now = await blind()
  assert.deepEqual([now.event, now.place?.text, now.review.state], ['casualties', 'river bank', 'corrected'])
  const agreed = (await desk.get(`/api/reports/${id}/agreement?second=ben`)).body
  const same = agreed.fields.flatMap(({ field, same }: any) => (same === 1 ? [] : [field]))
  assert.deepEqual(same, ['place'])
  for (const one of [
    step('split', now, { fields }),
    step('grade', now, { grade: '2' }),
    { kind: 'add', reportId: id, fields },
  ])
    assert.match((await take([one])).body.error.message, /weighs the claims that were read/)
})

test('a claim that one reader merged still counts among those that both were to read', async (context) => {
  const desk = await server(context, HARRA)
  const [id = ''] = desk.reports
  const claims = await claimsOf(desk, id)
  const [first, second, third] = claims
  const merge = (into: any, other: any) => ({
    ...step('merge', into),
    with: [{ claimId: other.id, expect: other.review.version }],
  })
  const take = (by: string, blind: boolean, steps: unknown[]) =>
    desk.post('/api/decisions', { by, blind, steps })
  const agreed = async () => (await desk.get(`/api/reports/${id}/agreement?second=ben`)).body
  await take('anna', false, [merge(first, second)])
  await take('anna', false, [step('accept', third)])
  const blind = await claimsOf(desk, id, '?as=ben&blind=1')
  await take(
    'ben',
    true,
    blind.slice(1, 3).map((claim: any) => step('accept', claim)),
  )
  const apart = await agreed()
  assert.deepEqual([apart.claims, apart.both, apart.same], [claims.length, 2, 1])
  const [difference] = apart.differences
  assert.deepEqual(
    [difference.claim.id, difference.first.state, difference.second.state],
    [second.id, 'merged', 'accepted'],
  )
  // Who merges the same agrees; for the second reader too it is no claim of its own any more.
  const [before, other] = await claimsOf(desk, id, '?as=ben&blind=1')
  const { body } = await take('ben', true, [merge(before, other)])
  assert.deepEqual(
    body.claims.map(({ review }: any) => review.gone),
    [false, true],
  )
  assert.equal((await claimsOf(desk, id, '?as=ben&blind=1')).length, claims.length - 1)
  assert.equal((await claimsOf(desk, id)).length, claims.length - 1)
  const alike = await agreed()
  assert.deepEqual([alike.claims, alike.both, alike.same, alike.kappa], [claims.length, 2, 2, 1])
  await desk.post('/api/undo', { by: 'ben', blind: true })
  assert.equal((await claimsOf(desk, id, '?as=ben&blind=1')).length, claims.length)
})

test('what cannot be kept is refused in a sentence', async (context) => {
  const desk = await server(context, HARRA)
  const [claim] = await claimsOf(desk, desk.reports[0])
  const outside = { ...fieldsOf(claim), span: [0, 9_999_999] }
  for (const body of [
    { by: '', steps: [step('accept', claim)] },
    { by: 'anna', steps: [] },
    { by: 'anna', steps: [{ kind: 'bless', claimId: claim.id, expect: 0 }] },
    { by: 'anna', steps: [step('correct', claim, { fields: outside })] },
  ]) {
    const answer = await desk.post('/api/decisions', body)
    assert.equal(answer.status, 400)
    assert.match(answer.body.error.message, /\w+.*\./)
  }
  assert.equal((await desk.get('/api/reports/r000000000000')).status, 404)
})

test('reports and claims are known by the beginnings of their ids', async (context) => {
  const words = { words: 'Three guards were killed', event: 'deaths' }
  const notes = Array.from({ length: 17 }, (_, n) => ({
    title: `Note ${n}`,
    text: `Note ${n}. Three guards were killed.`,
    claims: [words],
  }))
  const desk = await server(context, notes)
  const [id = ''] = desk.reports
  const short = [...id].map((_, end) => id.slice(0, end + 1))
  const alone = short.find((start) => desk.reports.filter((one) => one.startsWith(start)).length === 1)
  const paths = ['', '/agreement'].map((path) => `/api/reports/${alone}${path}`)
  for (const path of [...paths, `/api/history?report=${alone}`, `/api/orphans?report=${alone}`])
    assert.equal((await desk.get(path)).status, 200, path)
  assert.equal((await desk.get(paths[0] ?? '')).body.report.id, id)
  assert.equal((await desk.get(`/api/relations?claim=${alone}.1`)).status, 200)
  // Of seventeen ids two begin with the same digit.
  const twice = desk.reports.map((one) => one.slice(0, 2)).find((start, at, all) => all.indexOf(start) < at)
  const { status, body } = await desk.get(`/api/reports/${twice}`)
  assert.equal(status, 400)
  assert.match(body.error.message, /^Several reports begin with r[0-9a-f]: r.*, r.*\. Give more of it\.$/)
})
