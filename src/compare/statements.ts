import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Claim, Period, Reading } from '../model/index.ts'
import { antecedents, placesBefore } from './antecedent.ts'
import { boundsOf, figure, isDenied } from './bounds.ts'
import { tellingOf } from './bare.ts'
import { inMatters } from './matter.ts'
import { outletOf, partyOf, type Party } from './party.ts'
import { periodOf, SINCE } from './period.ts'
import { placeOf } from './place.ts'
import { populationOf } from './population.ts'
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
  const { report } = reading
  const telling = tellingOf(reading)
  const { attributions } = telling
  const claimants = new Set(reading.claims.flatMap(({ sourceId, viaId }) => [sourceId, viaId]))
  const parties = new Map(
    reading.sources
      .filter(({ id }) => claimants.has(id))
      .map((source) => [source.id, partyOf(source, report, lexicon)] as const),
  )
  const outlet = known.outlet ?? outletOf(report, lexicon)
  const party = (id: string | null): Party[] => {
    const found = id === null ? undefined : parties.get(id)
    return found ? [found] : []
  }
  const chains = reading.claims.map(({ viaId, sourceId }) => [outlet, ...party(viaId), ...party(sourceId)])
  const populations = antecedents(
    reading.claims.map((claim, i) => ({
      span: claim.span,
      population: populationOf(claim, lexicon),
      voice: (chains[i] ?? []).map(({ key }) => key).join('|'),
    })),
    report.text,
  )
  const places = placesBefore(
    reading.claims.map(({ place }, i) => placeOf(place, populations[i]?.side ?? null, lexicon, report.id)),
  )
  const told = reading.claims.map((claim, order): Statement => {
    const attribution = claim.attributionId === null ? undefined : attributions.get(claim.attributionId)
    const stance = attribution?.stance ?? null
    const before = report.text.slice(sentenceStart(report.text, claim.span[0]), claim.span[1])
    const around = `${before} ${claim.period?.text ?? ''}`
    const statedOn = statedOnOf(attribution, report.published)
    const population = populations[order] ?? populationOf(claim, lexicon)
    const { scopes } = lexicon
    const total = scopes.totals.some(([words, limit]) => !limit && words.test(around))
    // "A total of 31 were killed" is all of something, but not of all that happened up to now.
    const soFar = total && scopes.says('running', around)
    const chain = chains[order] ?? [outlet]
    const number = figure(claim)
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
        population,
        place: places[order] ?? placeOf(null, null, lexicon),
        period: periodOf(endsWhenSaid(claim.period, report.published, statedOn), statedOn, soFar),
        per: claim.quantity?.per ?? null,
      },
      manner: claim.manner,
      polarity: claim.polarity === 'negated' && !isDenied(claim) ? 'affirmed' : claim.polarity,
      modality: claim.modality,
      stance,
      bounds: boundsOf(claim, stance, around, lexicon, settings),
      figure: number,
      denies: deniedNumber(claim, report.text),
      addsTo: null,
      matter: null,
      outright:
        claim.polarity === 'negated' && lexicon.scopes.negators.test(closeTo(report.text, claim.span)),
      part:
        scopes.says('part', besideNumber(claim, report.text)) ||
        scopes.says('another', claim.quantity?.wording ?? ''),
      seen: scopes.says(
        'seen',
        `${beforeNumber(claim, report.text, 20)} ${report.text.slice(...claim.span)}`,
      ),
      chain,
      original: originalOf(frames(attribution, attributions), chain, outlet),
    }
  })
  const added = told.map((one) => ({
    ...one,
    addsTo: lexicon.scopes.says('another', one.quantity ?? '') ? addsTo(one, told) : null,
  }))
  return inMatters(added, telling, lexicon)
}

/** A claim's number with the two words or so on either side. */
function besideNumber({ quantity }: Claim, text: string): string {
  if (quantity === null) return ''
  const [start, end] = quantity.span
  return text.slice(Math.max(0, start - 14), end + 9)
}

/** So many characters before a claim's number: "he had counted". */
const beforeNumber = ({ quantity }: Claim, text: string, many: number): string =>
  quantity === null ? '' : text.slice(Math.max(0, quantity.span[0] - many), quantity.span[0])

/** The number that a claim denies: "not 300 were killed", "not 300 but 30 were killed". */
function deniedNumber(claim: Claim, text: string): number | null {
  const number = figure(claim)
  if (isDenied(claim)) return number !== null && number > 1 ? number : null
  const before = beforeNumber(claim, text, 40)
  const denied = /\bnot (?:the )?(\d[\d,]*),? but (?:only |just )?$/i.exec(before)?.[1]
  return denied === undefined ? null : Number(denied.replaceAll(',', ''))
}

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

const statedOnOf = (attribution: Attribution | undefined, published: string | null): string | null =>
  attribution?.saidOn?.to ?? published

/** "Since October" runs to the day on which it was said, not to that of the report. */
const endsWhenSaid = (
  period: Period | null,
  published: string | null,
  statedOn: string | null,
): Period | null =>
  period !== null && SINCE.test(period.text) && period.to === published ? { ...period, to: statedOn } : period

/** An attribution and those it stands within. */
function frames(one: Attribution | undefined, all: ReadonlyMap<string, Attribution>): Attribution[] {
  const found: Attribution[] = []
  for (let at = one; at !== undefined && !found.includes(at);) {
    found.push(at)
    at = at.within === null ? undefined : all.get(at.within)
  }
  return found
}

/** Within a turn of a transcript, or words of a body in its own publication. */
function originalOf(within: readonly Attribution[], chain: readonly Party[], outlet: Party): boolean {
  const speaker = chain.at(-1)
  if (within.some(({ rule }) => /turn|speech/.test(rule))) return true
  return outlet.authority !== null && outlet.authority === speaker?.authority
}

/** Where the sentence begins, or 200 characters back. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 200)
  const before = text.slice(from, at)
  const end = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('? '))
  return end < 0 ? from : from + end + 1
}

/** The claim's words and the few before them in its sentence. */
function closeTo(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(Math.max(sentenceStart(text, start), start - 40), end)
}
