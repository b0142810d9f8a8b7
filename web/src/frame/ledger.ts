import { createContext, useContext } from 'react'
import type { LedgerView } from '../../../src/server/schema/index.ts'

/** What the page knows of the ledger it stands on: its counts, and who is at the machine. */
export interface LedgerState {
  readonly ledger: LedgerView | null
  /** Count anew, once what was just decided has been compared. */
  reload(): void
}

export const LedgerContext = createContext<LedgerState>({ ledger: null, reload: () => {} })

export const useLedger = (): LedgerState => useContext(LedgerContext)
