import { claimList, history, readingOf, type Ledger } from '../ledger/index.ts'
import { blindView, claimView, replacedBy } from './claim-view.ts'
import { worded } from './decision-view.ts'
import { kappa } from './kappa.ts'
import { claimFieldsShape, type AgreementView, type ClaimFields, type ClaimView } from './schema/index.ts'

/** A claim as one reader left it. */
interface Side {
  readonly view: ClaimView
  /** What became of it where it is no claim of its own for him. */
  readonly replaced: 'merged' | 'split' | null
}

const shown = ({ view: { review, summary }, replaced }: Side) => ({
  state: replaced ?? review.state,
  by: review.by,
  summary,
})

const FIELDS = [
  'event',
  'quantity',
  'population',
  'place',
  'period',
  'polarity',
  'modality',
  'source',
  'via',
  'marked',
] as const satisfies readonly (keyof ClaimFields)[]

/** Corrected is accepted too: what was corrected shows in the fields. */
const verdict = ({ view: { review }, replaced }: Side): string =>
  replaced ?? (review.state === 'corrected' ? 'accepted' : review.state)

const decided = (side: Side): boolean => verdict(side) !== 'open'

/** How far a second, blind reader agrees with what stands, on a report's claims. */
export async function agreement(
  ledger: Ledger,
  reportId: string,
  who: string | null,
): Promise<AgreementView | null> {
  const reading = await readingOf(ledger, reportId, { relations: false })
  if (!reading) return null
  const decisions = (await history(ledger, { reportId, subjectKind: 'claim' })).toReversed()
  const readers = [...new Set(decisions.filter(({ blind }) => blind).map((one) => one.who))]
  const second = who ?? readers[0] ?? null
  const on = Map.groupBy(decisions, ({ subject }) => subject)
  const found = new Set(reading.claims.map(({ id }) => id))
  const pairs = (await claimList(ledger, { reports: [reportId], gone: true }))
    // What one of them has merged or split is still a claim that both were to read.
    .filter(
      ({ origin, present, state, id }) =>
        origin === 'reader' && (present || (state === 'replaced' && found.has(id))),
    )
    .map((claim) => {
      const all = on.get(claim.key) ?? []
      const open = all.filter(({ blind }) => !blind)
      const view = claimView(claim, open, reading)
      const own = all.filter((one) => one.blind && one.who === second)
      return {
        first: { view, replaced: claim.present ? null : replacedBy(open) },
        second: { view: blindView(view, own, second ?? ''), replaced: replacedBy(own) },
        settled: (open.at(-1)?.seq ?? 0) > (own.at(-1)?.seq ?? Infinity),
      }
    })
  const both = pairs.filter(({ first, second }) => decided(first) && decided(second))
  const taken = both.filter(
    ({ first, second }) => verdict(first) === 'accepted' && verdict(second) === 'accepted',
  )
  const differing = ({ first, second }: (typeof pairs)[number]) =>
    verdict(first) === 'accepted' && verdict(second) === 'accepted'
      ? FIELDS.filter((field) => worded(first.view[field]) !== worded(second.view[field]))
      : []
  return {
    report: { id: reportId, title: reading.report.title ?? reading.report.location },
    readers,
    second,
    claims: pairs.length,
    both: both.length,
    same: both.filter(({ first, second }) => verdict(first) === verdict(second)).length,
    kappa: kappa(both.map(({ first, second }) => [verdict(first), verdict(second)] as const)),
    fields: FIELDS.map((field) => ({
      field,
      same: taken.filter((pair) => !differing(pair).includes(field)).length,
      of: taken.length,
    })),
    differences: both
      .filter((pair) => verdict(pair.first) !== verdict(pair.second) || differing(pair).length > 0)
      .map((pair) => {
        return {
          claim: pair.first.view,
          first: shown(pair.first),
          second: shown(pair.second),
          fields: differing(pair).map((field) => ({
            field,
            first: worded(pair.first.view[field]),
            second: worded(pair.second.view[field]),
          })),
          secondFields: fieldsOf(pair.second.view),
          settled: pair.settled,
        }
      }),
  }
}

const fieldsOf = (view: ClaimView): ClaimFields => claimFieldsShape.parse(view)
