import { families, keysOf, type Comparing, type Keys, type Statement } from '../compare/index.ts'
import type { Ledger, Tables } from '../ledger/index.ts'
import { EVER, NEVER_ENDS, statementOf } from './statement-row.ts'

type Value = string | number | null
type Condition = readonly [
  column: keyof Tables['statements'],
  operator: '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in',
  value: Value | readonly string[],
]

/**
 * The statements of other reports that can bear on these: those whose keys `touch` theirs. Costs as much as there
 * are of them, however large the ledger, as each look-up has an index (`src/ledger/migrations`).
 */
export async function candidates(
  { db }: Ledger,
  all: readonly Statement[],
  comparing: Comparing,
): Promise<Statement[]> {
  const lookUps = new Map(
    all
      .flatMap((one) => lookUpsOf(keysOf(one, comparing), comparing))
      .map((conditions) => [JSON.stringify(conditions), conditions] as const),
  )
  const reports = new Set(all.map(({ report }) => report))
  const found = new Map<string, string>()
  for (const conditions of lookUps.values()) {
    const rows = await db
      .selectFrom('statements')
      .select(['claim_key', 'report_id', 'statement'])
      .where((eb) =>
        eb.and(
          conditions.map(([column, operator, value]) =>
            value === null ? eb(column, 'is', null) : eb(column, operator, value),
          ),
        ),
      )
      .execute()
    for (const { claim_key, report_id, statement } of rows) {
      if (!reports.has(report_id)) found.set(claim_key, statement)
    }
  }
  return [...found.values()].map((statement) => statementOf({ statement }))
}

/** The ways in which a statement may touch another, as `touches` says, each by what its index holds. */
function lookUpsOf(keys: Keys, { settings: { occasion }, lexicon }: Comparing): Condition[][] {
  const { family, side, place, statedOn, from, to, figure, lower, area, ceiling, ceilingArea } = keys
  // An index without the rows that say no place is used only by a look-up that says so.
  const here: Condition[] = [
    ['family', '=', family],
    ['place', '=', place],
    ['place', '<>', ''],
  ]
  const matter: Condition[] = [
    ['family', '=', family],
    ['side', '=', side],
  ]
  const period: Condition[] = [
    ['period_from', '=', from],
    ['period_to', '=', to],
  ]
  const days = statedOn === null ? null : around(statedOn, occasion)
  const near: Condition[] =
    days === null
      ? []
      : [
          ['stated_on', '>=', days[0]],
          ['stated_on', '<=', days[1]],
        ]
  const countsFrom = keys.countsFrom ?? EVER
  const countsTo = keys.countsTo ?? NEVER_ENDS
  return [
    near.length > 0 && [...matter, ...near],
    near.length > 0 && figure !== null && [['family', '=', family], ['figure', '=', figure], ...near],
    near.length > 0 &&
      figure !== null &&
      place !== '' &&
      to !== null && [
        ['family', 'in', families(lexicon.scopes)],
        ['figure', '=', figure],
        ...near,
        ['place', '=', place],
        ...period,
      ],
    to !== null && [...matter, ...period],
    to !== null && place !== '' && [...here, ...period],
    lower > 0 && [
      ...matter,
      ['ceiling_area', 'in', areasAround(area)],
      ['ceiling', '<', lower],
      ['counts_to', '>=', countsTo],
      ['counts_from', '<=', countsFrom],
    ],
    ceiling !== null && [
      ...matter,
      ...startsWith(ceilingArea ?? ''),
      ['lower', '>', ceiling],
      ['counts_to', '<=', countsTo],
      ['counts_from', '>=', countsFrom],
    ],
  ].filter((conditions): conditions is Condition[] => conditions !== false)
}

/** "UA/", "UA/UA.05/" and the whole world, for "UA/UA.05/". */
const areasAround = (area: string): string[] => [
  '',
  ...[...area.matchAll(/\//g)].map(({ index }) => area.slice(0, index + 1)),
]

/** Paths that begin with a path: all that sort from it up to its last slash turned into the next character. */
const startsWith = (area: string): Condition[] =>
  area === ''
    ? []
    : [
        ['area', '>=', area],
        ['area', '<', `${area.slice(0, -1)}0`],
      ]

const DAY = 86_400_000

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** ISO dates so many days before and after. */
function around(date: string, days: number): [from: string, to: string] {
  const at = Date.parse(date)
  return [iso(at - days * DAY), iso(at + days * DAY)]
}
