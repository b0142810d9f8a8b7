import type { LedgerClaim } from '../ledger/index.ts'
import type { Reading } from '../model/index.ts'
import type { CsvClaim } from './claim-csv.ts'

/** Digits of a report's id that people are shown: enough to tell reports apart, short enough to type. */
const DIGITS = 7

/** A claim's key, or a report's id, as short as people need it; commands take any beginning that fits only one. */
export const shortKey = (key: string): string =>
  key.replace(new RegExp(`^(r[0-9a-f]{${DIGITS}})[0-9a-f]+`), '$1')

/** The claims of a reading, with the names of their sources and their words. */
export function claimsOfReading({ report, sources, claims }: Reading): CsvClaim[] {
  const name = (id: string | null): string | null => sources.find((source) => source.id === id)?.name ?? null
  return claims.map((claim) => ({
    ...claim,
    source: name(claim.sourceId),
    via: name(claim.viaId),
    state: null,
    passage: report.text.slice(...claim.span),
    report,
  }))
}

export const claimsOfLedger = (claims: readonly LedgerClaim[]): CsvClaim[] =>
  claims.map((claim) => ({ ...claim, id: claim.key, passage: claim.anchor.exact }))
