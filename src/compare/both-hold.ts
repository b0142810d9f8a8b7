import type { Reason } from '../model/index.ts'
import { independent } from './agreement.ts'
import { isIncident } from './incident.ts'
import { ACCOUNTS, oneMatter } from './matter.ts'
import { same } from './nest.ts'
import { FIELDS, type Nests } from './scope.ts'
import { someOnly, type Statement } from './statement.ts'
import { interval, said, voice } from './words.ts'

/** Figures of two voices for one matter that differ and can both be true: "at least nine", "40". */
export function bothHold(a: Statement, b: Statement, lie: Nests): Reason[] | null {
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed' || a.earlier !== b.earlier) return null
  if (!a.bounds?.counted || !b.bounds?.counted) return null
  const why = ofOneMatter(a, b, lie)
  if (why === null) return null
  const note = `${voice(a)}: ${interval(a.bounds)}; ${voice(b)}: ${interval(b.bounds)}. ${why} Both can be true.`
  return [{ field: 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
}

/** What makes them figures for one matter, or null where nothing does. */
function ofOneMatter(a: Statement, b: Statement, lie: Nests): string | null {
  if (oneMatter(a, b)) return lie.event === 'apart' || lie.per !== 'same' ? null : ACCOUNTS
  if (!FIELDS.every((field) => same(lie[field])) || !isIncident(a.scope) || !isIncident(b.scope)) return null
  if (a.modality !== 'asserted' || b.modality !== 'asserted' || someOnly(a) || someOnly(b)) return null
  if ((a.seen && b.seen) || !independent(a, b)) return null
  return 'Both count one matter: the same place and day.'
}
