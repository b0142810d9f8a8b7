import type { Lexicon } from '../lexicon/index.ts'
import type { Claim, Period, Reading } from '../model/index.ts'
import { antecedents, placesBefore } from './antecedent.ts'
import { around, counted, isSoFar } from './around.ts'
import { tellingOf } from './bare.ts'
import { boundsOf, figure, isDenied } from './bounds.ts'
import { chainsOf, isOriginal } from './chain.ts'
import { inMatters } from './matter.ts'
import { outletOf, type Party } from './party.ts'
import { periodOf, SINCE } from './period.ts'
import { placeOf } from './place.ts'
import { populationOf } from './population.ts'
import type { ScopePlace, ScopePopulation } from './scope.ts'
import type { Settings } from './settings.ts'
import { origin, type Statement } from './statement.ts'

/** What a ledger knows beyond the reading. */
export interface Told {
  /** Whose voice the report's own is: the first outlet's, where the report is a reprint. */
  readonly outlet?: Party
  /** Claim ids are lasting keys of a ledger, unique by themselves. */
  readonly keyed?: boolean
}

/** The claims of a reading, ready to compare, in text order. */
export function statements(
  reading: Reading,
  lexicon: Lexicon,
  settings: Settings,
  known: Told = {},
): Statement[] {
  const { report, claims } = reading
  const telling = tellingOf(reading)
  const chains = chainsOf(reading, known.outlet ?? outletOf(report, lexicon), lexicon)
  const populations = populationsOf(claims, chains, report.text, lexicon)
  const places = placesOf(claims, populations, report.id, lexicon)
  const told = claims.map((claim, order): Statement => {
    const chain = chains[order] as Party[]
    const attribution = telling.attributions.get(claim.attributionId ?? '')
    const stance = attribution?.stance ?? null
    const statedOn = attribution?.saidOn?.to ?? report.published
    const near = around(claim, report.text)
    return {
      id: known.keyed ? claim.id : `${report.id}/${claim.id}`,
      claim: claim.id,
      report: report.id,
      order,
      wording: report.text.slice(...claim.span),
      quantity: claim.quantity?.wording ?? null,
      published: report.published,
      statedOn,
      scope: {
        event: claim.event,
        population: populations[order] as ScopePopulation,
        place: places[order] as ScopePlace,
        period: periodOf(
          endsWhenSaid(claim.period, report.published, statedOn),
          statedOn,
          isSoFar(near, lexicon.scopes),
        ),
        per: claim.quantity?.per ?? null,
      },
      manner: claim.manner,
      polarity: claim.polarity === 'negated' && !isDenied(claim) ? 'affirmed' : claim.polarity,
      modality: claim.modality,
      stance,
      bounds: boundsOf(claim, stance, near, lexicon, settings),
      figure: figure(claim),
      addsTo: null,
      matter: null,
      ...counted(claim, report.text, lexicon.scopes),
      chain,
      original: isOriginal(attribution, telling.attributions, chain),
    }
  })
  return inMatters(withSums(told, lexicon), telling, lexicon)
}

/** Whom each claim counts; one that names nobody counts whom the claim before it did. */
const populationsOf = (
  claims: readonly Claim[],
  chains: readonly Party[][],
  text: string,
  lexicon: Lexicon,
): ScopePopulation[] =>
  antecedents(
    claims.map((claim, i) => ({
      span: claim.span,
      population: populationOf(claim, lexicon),
      voice: (chains[i] ?? []).map(({ key }) => key).join('|'),
    })),
    text,
  )

const placesOf = (
  claims: readonly Claim[],
  populations: readonly ScopePopulation[],
  report: string,
  lexicon: Lexicon,
): ScopePlace[] =>
  placesBefore(claims.map(({ place }, i) => placeOf(place, populations[i]?.side ?? null, lexicon, report)))

/** "Another 20" with the statement whose people they come on top of. */
const withSums = (told: readonly Statement[], { scopes }: Lexicon): Statement[] =>
  told.map((one) =>
    scopes.says('another', one.quantity ?? '') ? { ...one, addsTo: addsTo(one, told) } : one,
  )

/** The last figure before it of the same event by the same voice, of no other people and place. */
function addsTo(one: Statement, told: readonly Statement[]): string | null {
  const { population, place, event, per } = one.scope
  const before = told.findLast(
    (other) =>
      other.order < one.order &&
      other.figure !== null &&
      other.scope.event === event &&
      other.scope.per === per &&
      origin(other).key === origin(one).key,
  )
  if (before === undefined) return null
  const { population: people, place: where } = before.scope
  const sameSide = population.known === 'unknown' || population.side === people.side
  const samePlace = place.known === 'unknown' || place.hull.join() === where.hull.join()
  return sameSide && samePlace ? before.id : null
}

/** "Since October" runs to the day on which it was said, not to that of the report. */
const endsWhenSaid = (
  period: Period | null,
  published: string | null,
  statedOn: string | null,
): Period | null =>
  period !== null && SINCE.test(period.text) && period.to === published ? { ...period, to: statedOn } : period
