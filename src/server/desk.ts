import type { Comparing } from '../compare/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Comparer } from './comparing.ts'
import type { Work } from './intake/thread.ts'

/** What the server works with. */
export interface Desk {
  readonly ledger: Ledger
  /** What takes long is done apart. */
  readonly work: Work
  readonly comparer: Comparer
  /** The words and settings by which claims are compared; loaded when they are first needed. */
  readonly comparing: () => Promise<Comparing>
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
