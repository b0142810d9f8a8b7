import { bare } from '../phrase/bare.ts'
import { type Draft, reach } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** How far behind the last of what it adds up a total is told: "; making a total loss of 40". */
const REACH = 7
const TOTAL = /^(total|totals|totalling|totaling|aggregate|altogether|all)$/

/** "killed, 23; wounded, 113; total, 136", "lost nine killed and 31 wounded, 40 in all": figures that add up those told before. */
export const summed = (parts: Parts, drafts: readonly Draft[]): Draft[] =>
  [...Map.groupBy(drafts, ({ first }) => parts.tokens[first]?.sentence).values()].flatMap(
    (told) => sumOf(parts, told) ?? [],
  )

function sumOf(parts: Parts, drafts: readonly Draft[]): Draft | null {
  const counted = drafts.filter(({ group, rule }) => group?.quantity && rule !== 'part-of-whole')
  const last = counted.at(-1)
  if (!last || counted.length < 2) return null
  const sum = counted.reduce((n, draft) => n + exactly(draft), 0)
  const end = Math.max(...counted.map((draft) => reach(draft)[1]))
  const q = Number.isNaN(sum) ? null : totalAfter(parts, end, sum)
  if (!q) return null
  const sorts = new Set(counted.map(({ event }) => event))
  // "92 officers, 1,441 men; total, 1,533": people of no one word.
  const mixed = counted.filter(({ group }) => group?.words).length > 1
  return {
    ...last,
    event: sorts.size === 1 ? last.event : 'casualties',
    group: mixed ? { ...bare(q), kind: 'thing' } : bare(q),
    elided: true,
    rule: 'noun-toll',
  }
}

const exactly = ({ group }: Draft): number => {
  const { lower, upper } = group?.quantity ?? { lower: null, upper: null }
  return lower !== null && lower === upper ? lower : NaN
}

/** The amount behind token `end` that is `sum` and called the total, or whatever else says so. */
function totalAfter({ tokens, quantities, quantityOf }: Parts, end: number, sum: number) {
  for (let i = end + 1; i <= end + REACH && tokens[i]?.sentence === tokens[end]?.sentence; i++) {
    const q = quantities[quantityOf[i] ?? -1]
    if (!q) continue
    const said = tokens.slice(end + 1, q.last + 3).some(({ norm }) => TOTAL.test(norm))
    return said && q.lower === sum && q.upper === sum ? q : null
  }
  return null
}
