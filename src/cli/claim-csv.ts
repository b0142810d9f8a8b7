import type { Claim } from '../model/index.ts'
import { namedPeople } from '../text/index.ts'
import { csv } from './csv.ts'

/** A row of the claims' CSV: a claim with what names it and its report. */
export interface CsvClaim extends Omit<Claim, 'id' | 'attributionId' | 'sourceId' | 'viaId'> {
  readonly id: string
  readonly source: string | null
  readonly via: string | null
  readonly state: string | null
  readonly passage: string
  readonly report: {
    readonly title: string | null
    readonly publisher: string | null
    readonly published: string | null
    readonly location: string
  }
}

/** The columns, in order; docs/command-line.md says what each holds. */
const CLAIM_COLUMNS: readonly (readonly [
  name: string,
  of: (claim: CsvClaim) => string | number | boolean | null | undefined,
])[] = [
  ['claim', ({ id }) => id],
  ['source', ({ source }) => source],
  ['via', ({ via }) => via],
  ['event', ({ event }) => event],
  ['manner', ({ manner }) => manner],
  ['quantity', ({ quantity }) => quantity?.wording],
  ['lower', ({ quantity }) => quantity?.lower],
  ['upper', ({ quantity }) => quantity?.upper],
  ['approx', ({ quantity }) => quantity?.approx],
  ['per', ({ quantity }) => quantity?.per],
  ['population', (claim) => namedPeople(claim)?.text],
  ['side', ({ population }) => population?.side],
  ['role', ({ population }) => population?.role],
  ['place', ({ place }) => place?.text],
  ['period', ({ period }) => period?.text],
  ['from', ({ period }) => period?.from],
  ['to', ({ period }) => period?.to],
  ['polarity', ({ polarity }) => polarity],
  ['modality', ({ modality }) => modality],
  ['state', ({ state }) => state],
  ['passage', ({ passage }) => passage],
  ['start', ({ span }) => span[0]],
  ['end', ({ span }) => span[1]],
  ['rule', ({ rule }) => rule],
  ['report', ({ report }) => report.title],
  ['publisher', ({ report }) => report.publisher],
  ['published', ({ report }) => report.published],
  ['location', ({ report }) => report.location],
]

export const claimCsv = (claims: readonly CsvClaim[]): string =>
  csv([
    CLAIM_COLUMNS.map(([name]) => name),
    ...claims.map((claim) => CLAIM_COLUMNS.map(([, of]) => of(claim))),
  ])
