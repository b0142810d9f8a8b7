import type { LedgerClaim } from '../ledger/index.ts'

/** Claims to write, as they come. */
export type Claims = AsyncIterable<LedgerClaim> | Iterable<LedgerClaim>

export interface ExportOptions {
  /** Address of a running review page, for links to records. */
  readonly base?: string | null
  /** Begin with a byte-order mark, so that old spreadsheets take UTF-8 for what it is. */
  readonly bom?: boolean
  /** A second row of Humanitarian Exchange Language tags. */
  readonly hxl?: boolean
  readonly title?: string | null
}
