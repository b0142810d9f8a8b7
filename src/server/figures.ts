import { statementsOn } from '../across/index.ts'
import {
  byOrigin,
  listedSteps,
  questionOf,
  rangeOf,
  rangesByOrigin,
  timeline,
  type Comparing,
  type Range,
  type Statement,
  placeWords,
} from '../compare/index.ts'
import { authorityOf } from '../lexicon/index.ts'
import { claimsByKey, relationList, type Ledger } from '../ledger/index.ts'
import { QUEUE } from './relation-view.ts'
import type { FigureClaim, FiguresView, RangeView } from './schema/index.ts'
import { isGraphic } from './graphic.ts'
import { summary } from './summary.ts'

export interface FiguresAsked {
  /** In words: "casualties, North Korea, 2024-10..2024-12". */
  readonly scope: string
  /** Whom one chooses to believe, and what to leave out. */
  readonly believe: readonly string[]
  readonly except: readonly string[]
}

/** The claims of a scope, whose they are, and what follows from those who are believed. */
export async function figures(
  ledger: Ledger,
  comparing: Comparing,
  { scope, believe, except }: FiguresAsked,
): Promise<FiguresView> {
  const question = questionOf(scope, comparing.lexicon)
  const all = await statementsOn(ledger, question, comparing)
  const moments = timeline(question, all, comparing).filter(({ loose }) => !loose)
  const statements = moments.map(({ claim }) => claim)
  const keys = statements.map(({ id }) => id)
  const claims = await claimsByKey(ledger, keys, { gone: false })
  const origins = byOrigin(statements)
  const originOf = new Map(
    origins.flatMap(({ name, claims: own }) => own.map(({ id }) => [id, name] as const)),
  )
  const relations = await touching(ledger, keys)
  const { event, population, place, period, per } = question
  return {
    scope,
    understood: {
      event,
      who: [population.label ?? population.side ?? 'anybody'].join(''),
      where: place.label ?? 'anywhere',
      when: period.label ?? 'at any time',
      per,
    },
    claims: moments.flatMap(({ claim, from, to, inside }): FigureClaim[] => {
      const kept = claims.get(claim.id)
      if (!kept) return []
      return [
        {
          claimId: claim.id,
          reportId: claim.report,
          title: kept.report.title ?? kept.report.location,
          published: claim.published,
          origin: originOf.get(claim.id) ?? '',
          chain: claim.chain.map(({ name }) => name),
          statedOn: claim.statedOn,
          from,
          to,
          ...shownBounds(claim),
          wording: claim.quantity,
          summary: summary(kept),
          passage: claim.wording,
          graphic: isGraphic(claim.wording, comparing.lexicon.graphic),
          inside,
          state: kept.state,
          place: placeWords(claim.scope.place),
          point: pointOf(claim, comparing),
          relations: relations.get(claim.id) ?? [],
        },
      ]
    }),
    origins: origins.map(({ name, claims: own }) => ({ name, claims: own.length })),
    silences: await silences(ledger, [...new Set(statements.map(({ report }) => report))], comparing),
    byOrigin: rangesByOrigin(question, all, comparing)
      .filter(({ range }) => range.lower !== null || range.upper !== null)
      .map(({ origin, range }) => ({ origin, range: rangeView(range) })),
    believed: [...believe],
    range: believe.length === 0 ? null : rangeView(rangeOf(question, all, { believe, except }, comparing)),
  }
}

/** Bounds as they are drawn; a vague word has none. */
function shownBounds({ bounds }: Statement): Pick<FigureClaim, 'lower' | 'upper' | 'vague'> {
  if (bounds === null) return { lower: null, upper: null, vague: false }
  if (bounds.vague) return { lower: null, upper: null, vague: true }
  const lower = bounds.strict ? bounds.lower - 1 : bounds.lower
  return { lower: lower === 0 && bounds.upper !== 0 ? null : lower, upper: bounds.upper, vague: false }
}

/** Where a claim stands on a map: "near Kidal" and "a market in Kidal" at Kidal. */
function pointOf({ scope: { place } }: Statement, { lexicon }: Comparing): [number, number] | null {
  const { places } = lexicon
  const point =
    places.pointOf(listedSteps(place.core ?? place.hull)) ?? places.pointOf(listedSteps(place.hull))
  return point && [point[0], point[1]]
}

const ids = (claims: readonly Statement[]): string[] => claims.map(({ id }) => id)

function rangeView(range: Range): RangeView {
  return {
    lower: range.lower?.value ?? null,
    upper: range.upper?.value ?? null,
    above:
      range.lower?.uses.some(
        ({ bounds }) => bounds?.strict === true && bounds.lower === range.lower?.value,
      ) ?? false,
    origins: [...range.origins],
    steps: [...new Set([...(range.lower?.steps ?? []), ...(range.upper?.steps ?? [])])],
    used: ids(range.used),
    drifted: range.drifted.map(({ claim, why }) => ({ claimId: claim.id, why })),
    leftOut: range.leftOut
      .filter(({ loose }) => !loose)
      .map(({ claim, why }) => ({ claimId: claim.id, why })),
    conflicts: range.conflicts.map(({ claims, steps }) => ({ claims: ids(claims), steps: [...steps] })),
  }
}

/** Conflicts, drift and the like of each claim. */
async function touching(
  ledger: Ledger,
  keys: readonly string[],
): Promise<Map<string, FigureClaim['relations']>> {
  const found = new Map<string, FigureClaim['relations']>()
  const note = (claim: string, relation: FigureClaim['relations'][number]): void => {
    found.set(claim, [...(found.get(claim) ?? []), relation])
  }
  for (let at = 0; at < keys.length; at += 400) {
    for (const { key, kind, a, b, state } of await relationList(ledger, {
      claims: keys.slice(at, at + 400),
      kinds: [...QUEUE],
    })) {
      if (state === 'rejected') continue
      note(a, { id: key, kind, with: b })
      note(b, { id: key, kind, with: a })
    }
  }
  return found
}

/**
 * Who, in these reports, was asked and has not acknowledged: a silence is on the record too. "Pyongyang" is silent
 * under the name that its claims would stand under.
 */
async function silences(
  { db }: Ledger,
  reports: readonly string[],
  { lexicon }: Comparing,
): Promise<FiguresView['silences']> {
  const rows = await db
    .selectFrom('attributions')
    .innerJoin('readings', (join) =>
      join.onRef('readings.id', '=', 'attributions.reading_id').on('readings.current', '=', 1),
    )
    .innerJoin('reports', 'reports.id', 'readings.report_id')
    .leftJoin('sources as named', 'named.key', 'attributions.source_key')
    .leftJoin('sources as said', 'said.key', 'named.root')
    .where('attributions.stance', '=', 'does-not-acknowledge')
    .where('reports.id', 'in', [...reports, ''])
    .select([
      'said.name',
      'said.role',
      'said.kind',
      'attributions.exact as words',
      'reports.id',
      'reports.title',
      'reports.location',
    ])
    .orderBy('reports.published')
    .orderBy('reports.id')
    .orderBy('attributions.number')
    .execute()
  const byName = Map.groupBy(rows, ({ name, role, kind }) =>
    name === null ? null : (authorityOf(name, role, kind ?? 'unnamed', lexicon) ?? name),
  )
  return [...byName].flatMap(([name, told]) =>
    name === null
      ? []
      : [
          {
            name,
            passages: told.map(({ words, id, title, location }) => ({
              words,
              reportId: id,
              title: title ?? location,
            })),
          },
        ],
  )
}

/** Scopes that the ledger can say something of: an event with the people it befell, those with most claims first. */
export async function scopes({ db }: Ledger): Promise<{ words: string; claims: number; sources: number }[]> {
  const rows = await db
    .selectFrom('claims')
    .where('present', '=', 1)
    .where('state', '<>', 'rejected')
    .select((eb) => [
      'event',
      'side',
      eb.fn.countAll<number>().as('claims'),
      eb.fn.count<number>('source_key').distinct().as('sources'),
    ])
    .groupBy(['event', 'side'])
    .orderBy('claims', 'desc')
    .orderBy('event')
    // Claims that name nobody first: the two databases differ in where nothing comes.
    .orderBy((eb) => eb.fn.coalesce('side', eb.val('')))
    .limit(60)
    .execute()
  return rows.map(({ event, side, claims, sources }) => ({
    words: side === null ? event : `${event}, ${side}`,
    claims: Number(claims),
    sources: Number(sources),
  }))
}
