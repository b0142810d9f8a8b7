import type { Ledger } from '../ledger/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Reading } from '../model/index.ts'
import type { Document } from '../read/index.ts'

/** What is known of a report from outside its file. */
export interface Known {
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly published?: string | null
  readonly url?: string | null
}

export interface DeskReader {
  /** Name and version, kept with what it reads. */
  readonly name: string
  read(document: Document, known: Known): Promise<Reading>
}

/** What the server works with. */
export interface Desk {
  readonly ledger: Ledger
  /** Loaded when the first report comes in: it takes a moment. */
  readonly reader: () => Promise<DeskReader>
  readonly lexicon: () => Promise<Lexicon>
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
