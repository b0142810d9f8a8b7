import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { addReading, decide, openLedger, putRelations } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { reading } from '../ledger/reading.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
const ledger = join(path, 'ledger.db')
after(clear)

const BRIEFING =
  'Ada Okafor said at least 40 soldiers of Harra were killed on the ridge on Monday. Nobody was captured. The doctors counted several wounded children in Vell.'
const WIRE =
  'Colonel Idris Tamm said "not 40 but 4" soldiers were killed on the ridge, \u001B[31mhe insisted\u001B[0m. 金正恩 said nothing.'

before(async () => {
  const opened = await openLedger(ledger)
  const at = new Date('2025-03-16T09:00:00Z')
  const briefing = await addReading(
    opened,
    reading(
      BRIEFING,
      [
        {
          quote: 'at least 40 soldiers of Harra were killed on the ridge on Monday',
          count: 'at least 40',
          lower: 40,
          who: 'soldiers of Harra',
          side: 'Harra',
          place: 'the ridge',
          period: ['Monday', '2025-03-10', '2025-03-10'],
          source: 'Ada Okafor',
        },
        {
          quote: 'Nobody was captured',
          event: 'captures',
          count: 'Nobody',
          lower: 0,
          upper: 0,
          polarity: 'negated',
        },
        {
          quote: 'several wounded children in Vell',
          event: 'injuries',
          count: 'several',
          who: 'children',
          place: 'Vell',
        },
      ],
      { title: 'Briefing on the ridge', published: '2025-03-14', location: 'briefing.txt' },
    ),
    { reader: 'fast 1', at },
  )
  const wire = await addReading(
    opened,
    reading(
      WIRE,
      [
        {
          quote: '"not 40 but 4" soldiers were killed on the ridge, \u001B[31mhe insisted\u001B[0m',
          count: 'not 40 but 4',
          lower: 4,
          upper: 4,
          who: 'soldiers',
          side: 'Harra',
          place: 'the ridge',
          source: 'Colonel Idris Tamm',
        },
      ],
      { title: 'A colonel denies\u0007', published: '2025-03-15', location: 'wire.txt' },
    ),
    { reader: 'fast 1', at },
  )
  const [a = '', b = ''] = [briefing.claims[0], wire.claims[0]]
  const because = [{ field: 'quantity', a: '40', b: '4', note: 'At least 40 and 4 cannot both be.' }]
  await putRelations(opened, [{ kind: 'conflict', a, b, because }], at.toISOString())
  const on = { subjectKind: 'claim' as const, who: 'Ann', at }
  await decide(
    opened,
    { ...on, subject: a, seen: 0, action: 'accept', why: 'heard it myself' },
    { ...on, subject: briefing.claims[1] ?? '', seen: 0, action: 'reject' },
  )
  await opened.close()
})

/** Compare with test/cli/golden; UPDATE_GOLDEN=1 writes the files anew, to be looked at before they are kept. */
function golden(name: string, printed: string): void {
  const file = join(import.meta.dirname, 'golden', name)
  if (process.env['UPDATE_GOLDEN'] || !existsSync(file)) writeFileSync(file, printed)
  assert.equal(printed, readFileSync(file, 'utf8'))
}

const printed = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await onrecord([...args, '--ledger', ledger])
  assert.deepEqual([code, err], [0, ''], args.join(' '))
  return out
}

const events = async (...args: string[]) =>
  (await printed('claims', '--format', 'jsonl', ...args))
    .split('\n')
    .filter(Boolean)
    .map((one) => JSON.parse(one).event)

describe('the ledger in text', { concurrency: 2 }, () => {
  for (const [name, args] of [
    ['claims.txt', ['claims']],
    ['claims-accepted.txt', ['claims', '--state', 'accepted']],
    ['claims.csv', ['claims', '--format', 'csv']],
    ['sources.txt', ['sources']],
    ['search.txt', ['search', 'killed soldier']],
  ] as const) {
    test(args.join(' '), async () => golden(name, await printed(...args)))
  }

  test('show a claim by the beginning of its id', async () => {
    const [claim] = JSON.parse(await printed('claims', '--source', 'okafor', '--format', 'json'))
    const short = `${claim.key.slice(0, 6)}.1`
    golden('show-claim.txt', await printed('show', short))
    const shown = JSON.parse(await printed('show', claim.key, '--format', 'json'))
    assert.equal(shown.relations[0].kind, 'conflict')
    assert.equal(shown.attribution.rule, 'by-hand')
  })

  test('show a report, and its text', async () => {
    const [claim] = JSON.parse(await printed('claims', '--source', 'tamm', '--format', 'json'))
    golden('show-report.txt', await printed('show', claim.reportId))
    assert.equal(
      await printed('show', claim.reportId, '--text', '--format', 'json'),
      `${JSON.stringify(WIRE)}\n`,
    )
  })

  test('filters narrow the list', async () => {
    assert.deepEqual(await events('--event', 'captures,injuries', '--sort', 'event', '--reverse'), [
      'injuries',
      'captures',
    ])
    assert.deepEqual(await events('--min', '5', '--place', 'ridge'), ['deaths'])
    assert.deepEqual(await events('--polarity', 'negated'), ['captures'])
    assert.deepEqual(await events('--limit', '2'), ['deaths', 'captures'])
  })

  test('says so when there is nothing', async () => {
    const nothing = await onrecord(['claims', '--side', 'nobody', '--ledger', ledger])
    assert.deepEqual([nothing.code, nothing.out, nothing.err], [0, '', 'No claims like that.\n'])
    const event = await onrecord(['claims', '--event', 'death', '--ledger', ledger])
    assert.equal(event.code, 2)
    assert.match(event.err, /^--event is one of deaths, .*, not "death"; did you mean deaths\?\n$/)
    const unknown = await onrecord(['show', 'r0', '--ledger', ledger])
    assert.deepEqual([unknown.code, unknown.err], [1, 'The ledger holds no report r0.\n'])
    assert.equal((await onrecord(['show', 'Kirby', '--ledger', ledger])).code, 2)
  })

  test('verify says that all is well', async () => {
    assert.match(
      await printed('verify'),
      /^2 reports, 4 claims, 2 attributions, 2 decisions checked\. All is as/,
    )
    const { code, out } = await onrecord(['verify', '--head', 'abcdef01', '--ledger', ledger])
    assert.equal(code, 1)
    assert.match(out, /No decision has the hash abc/)
  })
})
