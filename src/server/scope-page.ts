import { statementsOn } from '../across/index.ts'
import { boundsInWords, rangesByOrigin, type Comparing, type Scope } from '../compare/index.ts'
import { page, type ExportOptions, type PageRange } from '../export/index.ts'
import { claimsByKey, type Ledger } from '../ledger/index.ts'

/** A page of one scope: its claims, and what follows if one believes each origin by itself. */
export async function scopePage(
  ledger: Ledger,
  question: Scope,
  comparing: Comparing,
  options: ExportOptions,
): Promise<AsyncIterable<string>> {
  const all = await statementsOn(ledger, question, comparing)
  const claims = await claimsByKey(
    ledger,
    all.map(({ id }) => id),
  )
  const ranges = rangesByOrigin(question, all, comparing).flatMap(({ origin, range }): PageRange[] => {
    const { lower, upper } = range
    if (lower === null && upper === null) return []
    const steps = [...new Set([...(lower?.steps ?? []), ...(upper?.steps ?? [])])]
    const told = range.drifted.map(({ claim, why }) => `⚠ “${claim.wording}” is told otherwise: ${why}.`)
    return [{ title: `If you believe ${origin}`, figure: boundsInWords(range), steps: [...steps, ...told] }]
  })
  const about = 'What each origin says, and what follows from it. No range blends origins.'
  return page([...claims.values()], { ...options, about, ranges })
}
