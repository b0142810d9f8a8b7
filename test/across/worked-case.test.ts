import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { relateAll } from '../../src/compare/all.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { statements } from '../../src/compare/statements.ts'
import { read } from '../../src/pipeline.ts'
import { lexicon } from '../compare/told.ts'

const REPORTS = '../shared/reports/'
const WIRE = 'kursk-wire-2024-12-27.txt'
const GAGGLE = 'white-house-gaggle-2024-12-27.txt'

const skip = existsSync(REPORTS + WIRE) ? false : 'the reports of ../shared are not here'

const told = [
  [WIRE, 'wire report'],
  [GAGGLE, 'White House'],
] as const

function related() {
  const all = told.flatMap(([file, publisher]) => {
    const given = { location: file, published: '2024-12-27', publisher }
    return statements(read(readFileSync(REPORTS + file, 'utf8'), given, lexicon), lexicon, SETTINGS)
  })
  const found = relateAll(all, { lexicon, settings: SETTINGS })
  return { found, by: new Map(all.map((one) => [one.id, one])) }
}

/** Each relation by its kind and a few of each side's words. */
const WANTED = [
  ['drift', 'more than 1,000 soldiers died', 'more than 1,000 killed or wounded'],
  ['not-comparable', 'at least 3,000 North Korean soldiers', 'more than 1,000 soldiers died'],
  ['consistent', 'more than 1,000 Russian soldiers', 'more than 45,000 casualties'],
  ['conflict', 'North Korean soldiers were captured', 'capture them'],
  ['conflict', 'at least one soldier captured', 'capture them'],
  ['competing-account', 'taken their own lives', 'executing them'],
  ['competing-account', 'taking their own lives', 'executing them'],
  ['same', 'at least one soldier captured by Ukraine has died', 'had died'],
  ['same', 'at least one soldier captured', 'the North Korean soldier captured'],
] as const

test('the wire report and the transcript behind it: these relations and no others', { skip }, () => {
  const { found, by } = related()
  const words = (id: string): string => by.get(id)?.wording ?? ''
  const shown = found.map(({ kind, a, b }) => {
    const match = WANTED.find(
      ([wanted, x, y]) =>
        wanted === kind &&
        ((words(a).includes(x) && words(b).endsWith(y)) ||
          (words(b).includes(x) && words(a).endsWith(y)) ||
          (words(a).includes(x) && words(b).includes(y))),
    )
    return match ? match.join(' | ') : `${kind} | ${words(a)} | ${words(b)}`
  })
  assert.deepEqual(shown.sort(), WANTED.map((one) => one.join(' | ')).sort())
})

test('the worked case says why', { skip }, () => {
  const { found } = related()
  const of = (kind: string) => found.filter((one) => one.kind === kind).flatMap(({ because }) => because)
  assert.deepEqual(
    of('drift').map(({ field, a, b }) => [field, a, b]),
    [
      ['event', 'deaths', 'casualties'],
      ['source', 'wire report → John Kirby', 'White House → John Kirby'],
    ],
  )
  assert.deepEqual(
    of('not-comparable').map(({ field }) => field),
    ['event', 'place', 'period'],
  )
  assert.match(of('consistent')[0]?.note ?? '', /45,000 in 30 days is 1,500 a day, which fits > 1,000 a day/)
  // That the people are the same is inferred from the text before, and so it is said.
  const fields = new Set(of('competing-account').map(({ field }) => field))
  assert.deepEqual([...fields], ['manner', 'population'])
})
