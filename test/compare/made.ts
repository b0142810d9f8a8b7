import fc from 'fast-check'
import type { Bounds } from '../../src/compare/bounds.ts'
import type { Path, Scope } from '../../src/compare/scope.ts'
import type { Statement } from '../../src/compare/statement.ts'

/** A statement by its parts, without a text. */
export interface Made {
  id: string
  report?: string
  event?: string
  side?: string | null
  role?: string | null
  place?: Path | undefined
  from?: string | null
  to?: string | null
  per?: Scope['per']
  lower?: number
  upper?: number | null
  extent?: Bounds['extent']
  by?: string
  authority?: string | null
  published?: string
  statedOn?: string
  polarity?: Statement['polarity']
  wording?: string
  manner?: string | null
  original?: boolean
}

export function made(one: Made): Statement {
  const { side = 'Russia', role = 'soldiers', place, from, to, lower = 0, upper = null } = one
  const saidPeriod = from !== undefined || to !== undefined
  const published = one.published ?? '2024-12-27'
  const statedOn = one.statedOn ?? published
  const report = one.report ?? one.id.split('/')[0] ?? 'r'
  const name = one.by ?? 'Ministry of Kyiv'
  const exact = upper !== null && upper === lower
  return {
    id: one.id,
    claim: one.id,
    report,
    order: 0,
    wording: one.wording ?? `${lower} ${one.event ?? 'casualties'}`,
    quantity: one.polarity === 'negated' ? null : `${exact ? '' : 'at least '}${lower}`,
    published,
    statedOn,
    scope: {
      event: one.event ?? 'casualties',
      population: { side, role, named: null, label: role, known: 'said' },
      place:
        place === undefined
          ? { hull: [], core: null, label: null, known: 'unknown' }
          : { hull: place, core: place, label: place.join(' '), known: 'said' },
      period: {
        from: from ?? null,
        to: to ?? statedOn,
        label: saidPeriod ? 'then' : null,
        known: saidPeriod ? 'said' : 'unknown',
      },
      per: one.per ?? null,
    },
    manner: one.manner ?? null,
    polarity: one.polarity ?? 'affirmed',
    modality: 'asserted',
    stance: 'asserts',
    bounds: {
      lower,
      upper,
      extent: one.extent ?? 'total',
      strict: false,
      approx: false,
      vague: false,
      counted: one.polarity !== 'negated',
      note: null,
    },
    figure: one.polarity === 'negated' ? null : lower > 0 ? lower : upper,
    denies: null,
    addsTo: null,
    matter: null,
    outright: one.polarity === 'negated',
    part: false,
    seen: false,
    earlier: false,
    chain: [
      { name: `outlet ${report}`, key: `outlet ${report}`, authority: null, person: false, local: null },
      { name, key: name.toLowerCase(), authority: one.authority ?? null, person: true, local: null },
    ],
    original: one.original ?? false,
  }
}

/** First and last days of November 2024. */
const DAYS: readonly (readonly [from: number, to: number] | undefined)[] = [
  undefined,
  [1, 30],
  [1, 30],
  [5, 5],
  [1, 10],
  [11, 20],
  [8, 12],
]
const date = (day: number): string => `2024-11-${String(day).padStart(2, '0')}`
const PLACES: readonly (Path | undefined)[] = [
  undefined,
  ['UA'],
  ['UA'],
  ['UA', 'UA.05'],
  ['UA', 'UA.05', 'bakhmut'],
  ['UA', 'UA.07', 'kharkiv'],
  ['RU', 'RU.41'],
]

/** A few sources, places and days, so that what is drawn meets often. */
export const anyStatements = (max: number): fc.Arbitrary<Statement[]> =>
  fc
    .array(
      fc.record({
        report: fc.integer({ min: 1, max: 4 }),
        event: fc.constantFrom('deaths', 'injuries', 'casualties'),
        side: fc.constantFrom('Russia', 'Russia', 'Ukraine', null),
        role: fc.constantFrom('soldiers', 'civilians', 'people', 'people', null),
        place: fc.constantFrom(...PLACES),
        days: fc.constantFrom(...DAYS),
        bounds: fc.constantFrom<[number, number | null]>(
          [10, null],
          [25, null],
          [25, 25],
          [40, 40],
          [0, 30],
          [12, 20],
          [0, 0],
        ),
        extent: fc.constantFrom('total' as const, 'limit' as const, 'incident' as const),
        per: fc.constantFrom(null, null, null, 'day' as const),
        by: fc.constantFrom('Ann Rey', 'Rey', 'Bo Lind', 'Kim Os'),
        authority: fc.constantFrom(null, 'Ukraine', 'Russia'),
        published: fc.constantFrom('2024-12-01', '2024-12-02', '2024-12-20'),
        original: fc.boolean(),
        manner: fc.constantFrom(null, 'suicide', 'execution'),
      }),
      { minLength: Math.min(max, 6), maxLength: max, size: 'max' },
    )
    .map((drawn) =>
      drawn.map(({ report, days, bounds: [lower, upper], ...rest }, i) =>
        made({
          ...rest,
          // One report has one date and one closeness to its speaker.
          id: `r${report}/${i}`,
          published: ['2024-12-01', '2024-12-02', '2024-12-02', '2024-12-20'][report - 1] ?? '2024-12-01',
          lower,
          upper,
          polarity: upper === 0 ? 'negated' : 'affirmed',
          wording: upper === 0 ? 'not one was killed' : `figure ${lower}`,
          ...(days === undefined ? {} : { from: date(days[0]), to: date(days[1]) }),
        }),
      ),
    )
