import type { Lexicon } from '../lexicon/index.ts'
import type { Ledger } from '../ledger/index.ts'

/** What the server works with. */
export interface Desk {
  readonly ledger: Ledger
  readonly lexicon: Lexicon
  /** Name and version of the reader, as it is kept with its readings. */
  readonly reader: string
  /** Who runs the server: decisions carry this name where the page has no other. */
  readonly user: string
  readonly now: () => Date
  /** Folder of the built page; null serves the API alone. */
  readonly page: string | null
  /** Folder of the example reports. */
  readonly examples: string
  /** Names in the Host header that are this server's. */
  readonly hosts: readonly string[]
}
