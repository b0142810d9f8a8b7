import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { folder } from '../ledger/databases.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
const env = { ONRECORD_LEDGER: join(path, 'ledger.db'), COLUMNS: '100', NO_COLOR: '1' }
after(clear)
before(async () => {
  const { code, err } = await onrecord(['add', resolve('examples'), '-q'], { env })
  assert.equal(code, 0, err)
})

/** The words of a command line, those in quotation marks together. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const doc = readFileSync('docs/comparing.md', 'utf8')
for (const [, line = '', output = ''] of doc.matchAll(/^```\n\$ onrecord (.*)\n([\s\S]*?)\n```$/gm)) {
  test(`docs/comparing.md shows what "${line}" prints`, async () => {
    const { out } = await onrecord(wordsOf(line), { env })
    assert.equal(out.trimEnd(), output)
  })
}

const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await onrecord([...args, '--format', 'json'], { env })).out)

async function table(...args: string[]): Promise<Record<string, string>[]> {
  return parse((await onrecord([...args, '--format', 'csv'], { env })).out, { columns: true, bom: true })
}

interface Related {
  kind: string
  a: string
  b: string
  because: { field: string; a: string; b: string; note: string }[]
  claims: Record<'a' | 'b', { key: string; passage: string; span: [number, number]; report: string }>
}

test('relations come as JSON with both passages, and as a row of CSV for each reason', async () => {
  const drifts = (await json('drift')) as Related[]
  assert.deepEqual(
    drifts.map(({ kind, claims: { a, b } }) => [kind, a.passage, b.passage]),
    [
      [
        'drift',
        'more than 200 government soldiers have been killed or wounded',
        'More than 200 government soldiers died',
      ],
    ],
  )
  const rows = await table('drift')
  assert.deepEqual(
    rows.map(({ field, a_value, b_value }) => [field, a_value, b_value]),
    drifts.flatMap(({ because }) => because.map(({ field, a, b }) => [field, a, b])),
  )
  assert.ok(
    rows.every(
      ({ a, b, a_report = '', b_report = '' }) => a?.startsWith(a_report) && b?.startsWith(b_report),
    ),
  )
})

test('conflicts of a scope come as sets with their steps', async () => {
  const sets = (await json('conflicts', 'deaths')) as { claims: { key: string }[]; steps: string[] }[]
  assert.ok(sets.length > 1 && sets.every(({ claims, steps }) => claims.length > 1 && steps.length > 0))
  const rows = await table('conflicts', 'deaths')
  assert.equal(rows.length, sets.flatMap(({ claims }) => claims).length)
  assert.ok(rows.every(({ set, claim, passage, steps }) => set && claim && passage && steps))
})

test('whoever believes nobody that the claims know is told so', async () => {
  const { err, out } = await onrecord(['range', 'casualties, North Korea', '--believe', 'Kyiv,Kiyv'], { env })
  assert.match(
    err,
    /^Kiyv: nobody of that name says anything of this scope\. Those who do: South Korea, Ukraine/,
  )
  assert.match(out, /more than 3,000/)
})

test('whoever asks of a place that no list knows is told so', async () => {
  for (const command of ['range', 'timeline']) {
    const { err } = await onrecord([command, 'deaths, in Kharkhiv'], { env })
    assert.match(err, /^No list knows the place "Kharkhiv"/)
    assert.equal(
      (await onrecord([command, 'casualties, in Kursk region'], { env })).err.includes('No list'),
      false,
    )
  }
})

test('a range comes with bounds, steps, claims used and left out', async () => {
  const asked = ['range', 'casualties, North Korea', '--believe', 'Kyiv']
  const { ranges } = (await json(...asked)) as {
    ranges: {
      believe: string
      lower: { value: number; steps: string[]; claims: string[] }
      upper: null
      used: { key: string; passage: string }[]
      leftOut: { claim: string; why: string }[]
    }[]
  }
  const [range] = ranges
  assert.deepEqual(
    [ranges.length, range?.believe, range?.lower.value, range?.upper],
    [1, 'Kyiv', 3_001, null],
  )
  assert.deepEqual(
    range?.used.map(({ key }) => key),
    range?.lower.claims,
  )
  const rows = await table(...asked)
  const left = rows.filter(({ part }) => part === 'left out')
  assert.equal(left.length, range?.leftOut.length)
  assert.ok(left.length > 0 && left.every(({ why }) => why !== ''))
})

const moments = async (...more: string[]) =>
  (await json('timeline', 'casualties, North Korea', ...more)) as { loose: boolean; key: string }[]

test('claims that do not say whose or where are listed only on demand', async () => {
  const [close, all] = [await moments(), await moments('--loose')]
  assert.ok(close.length > 0 && close.every(({ loose }) => !loose))
  assert.deepEqual(
    all.filter(({ loose }) => !loose),
    close,
  )
  assert.ok(all.length > close.length)
  const rows = await table('timeline', 'casualties, North Korea', '--loose')
  assert.deepEqual(
    rows.map(({ claim, loose }) => [claim, loose]),
    all.map(({ key, loose }) => [key, String(loose)]),
  )
})

test('origins count claims and reports', async () => {
  const counts = (await json('origins')) as {
    name: string
    claims: number
    reports: number
    firsts: number
  }[]
  assert.ok(counts.some(({ name, claims, reports }) => name === 'Ukraine' && claims > reports && reports > 0))
  const rows = await table('origins')
  assert.deepEqual(
    rows.map(({ origin, claims }) => [origin, claims]),
    counts.map(({ name, claims }) => [name, String(claims)]),
  )
})
