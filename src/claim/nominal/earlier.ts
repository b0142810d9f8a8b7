import { type Draft, reach } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** How far behind a figure the one before it is told: ", up sharply from 48". */
const REACH = 5
const UP = /^(up|down|higher|lower|compared|compares)$/

/** The figure that a count had before: "rose to 61, up [from 48]", "rose from [48] to 61", "fell to 12 from [30]". */
export function earlier(parts: Parts, draft: Draft): Draft[] {
  const { tokens, lexicon } = parts
  const { group, first } = draft
  if (!group?.quantity || group.quantity.lower === 1 || draft.elided) return []
  const at = fromBefore(parts, group.first) ?? fromAfter(parts, reach(draft)[1] + 1)
  const before = groupAt(parts, at ?? -1)
  // "corrects the toll to 14 from 40": that one is taken back.
  if (at !== null && tokens.slice(Math.max(0, first - 4), at).some((t) => lexicon.sets.correct.has(t)))
    return []
  if (before?.first !== at || !before.quantity || before.quantity.lower === 1) return []
  if (before.kind !== 'bare' && before.kind !== 'people') return []
  const { words, role, side } = before.words ? before : group
  return [{ ...draft, group: { ...before, words, role, side }, elided: true, rule: 'elided' }]
}

/** Where "48" of "from 48 to 61" begins, if the figure at `first` is the 61. */
function fromBefore(parts: Parts, first: number): number | null {
  const { tokens } = parts
  const before = tokens[first - 1]?.norm === 'to' ? groupAt(parts, first - 2) : undefined
  return before && tokens[before.first - 1]?.norm === 'from' ? before.first : null
}

/** Where the amount of ", up from 48", "in May, compared with 48" or " from 48" begins that follows at token `from`. */
function fromAfter({ tokens, periodOf }: Parts, from: number): number | null {
  let start = from
  // "17 fatalities [were recorded] in May, compared with 12 in April".
  if (tokens[start]?.tag === 'AUX' && tokens[start + 1]?.tag === 'VERB') start += 2
  while (start < from + REACH && (periodOf[start] ?? -1) !== -1) start++
  const comma = /^[,(]$/.test(tokens[start]?.text ?? '')
  let changed = !comma
  let up = false
  for (let i = comma ? start + 1 : start; i < start + REACH; i++) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from - 1]?.sentence) return null
    if (UP.test(t.norm)) changed = up = true
    // "12 deaths with 30 wounded".
    else if (/^(from|with)$/.test(t.norm)) return changed && (up || t.norm === 'from') ? i + 1 : null
    else if (t.tag !== 'ADV') return null
  }
  return null
}
