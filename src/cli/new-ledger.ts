import { existsSync } from 'node:fs'

/** Will opening the ledger make a file of it? Whoever mistyped a name should see that. */
export const isNewFile = (ledger: string): boolean => !ledger.includes('://') && !existsSync(ledger)
