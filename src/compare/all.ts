import type { Relation } from '../model/index.ts'
import { grouped } from './group.ts'
import { byAge, relateAcross, retelling, updating, type Comparing } from './relate.ts'
import { countRetold } from './retelling.ts'
import type { Statement } from './statement.ts'
import { seriesOf } from './update.ts'
import { relateReport } from './within.ts'

/** All relations of these statements, from scratch: what adding their reports one by one, in any order, comes to. */
export function relateAll(all: readonly Statement[], comparing: Comparing): Relation[] {
  const sorted = [...all].sort(byAge)
  const within = [...grouped(sorted, ({ report }) => report).values()].flatMap((own) =>
    relateReport(own, comparing),
  )
  const pairs = sorted.flatMap((a, i) =>
    sorted.slice(i + 1).flatMap((b) => (a.report === b.report ? [] : (relateAcross(a, b, comparing) ?? []))),
  )
  const tellings = sorted.flatMap((one) => retelling(one, sorted, comparing)?.relation ?? [])
  const series = grouped(
    sorted.filter((one) => seriesOf(one) !== null),
    (one) => seriesOf(one) ?? '',
  )
  return [
    ...within,
    ...pairs,
    ...tellings,
    ...[...series.values()].flatMap((some) => updates(some, comparing)),
  ]
}

/** Each day's count to the next day's; of several on one day the first stands for all. */
export function updates(series: readonly Statement[], { settings }: Comparing): Relation[] {
  const days = [...grouped([...series].sort(byAge), ({ statedOn }) => statedOn ?? '').entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => some[0] ?? [])
  return days.slice(1).flatMap((late, i) => {
    const early = days[i]
    if (early === undefined || early.report === late.report || countRetold(early, late, settings)) return []
    return [updating(early, late)]
  })
}
