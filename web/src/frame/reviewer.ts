import { useLedger } from './ledger.ts'
import { useSettings } from './settings.ts'

/** The name under which decisions are kept: the one set in this browser, else the server's user; null until known. */
export function useReviewer(): string | null {
  const { name } = useSettings()
  const { ledger } = useLedger()
  return name.trim() === '' ? (ledger?.user ?? null) : name.trim()
}
