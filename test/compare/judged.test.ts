import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { RELATION_KINDS } from '../../src/model/index.ts'
import { kindOf, passages } from './passages.ts'

const judged = globSync('test/cases/judged/*.txt').sort().flatMap(passages)

/** How many relations of a kind a reader found, how many the program found, and how many of those are right. */
const tally = (kind: string) => {
  const of = (lines: readonly string[]) => lines.filter((line) => kindOf(line) === kind)
  const right = judged.flatMap(({ wanted, found }) => of(found).filter((line) => wanted.includes(line)))
  return {
    wanted: judged.flatMap(({ wanted }) => of(wanted)).length,
    found: judged.flatMap(({ found }) => of(found)).length,
    right: right.length,
  }
}

test('of conflicts and drifts found in passages that a reader judged, nine in ten are right', (t) => {
  for (const kind of RELATION_KINDS) {
    const { wanted, found, right } = tally(kind)
    t.diagnostic(`${kind}: ${wanted} wanted, ${found} found, ${right} of them right`)
  }
  for (const { name, wanted, found } of judged) {
    const [missed, wrong] = [
      wanted.filter((x) => !found.includes(x)),
      found.filter((x) => !wanted.includes(x)),
    ]
    if (missed.length + wrong.length > 0)
      t.diagnostic(`${name}: missed ${missed.join(', ') || 'none'}; wrong ${wrong.join(', ') || 'none'}`)
  }
  const counted = ['conflict', 'drift'].map(tally)
  for (const { found, right } of counted) assert.ok(right >= 0.9 * found, `${right} of ${found} are right`)
  const sum = (of: (one: (typeof counted)[number]) => number) =>
    counted.reduce((all, one) => all + of(one), 0)
  // The figure means something only with enough that is right and enough that tempts.
  assert.ok(sum(({ wanted }) => wanted) >= 20)
  assert.ok(sum(({ right }) => right) >= 20)
  const traps = judged.filter(({ wanted }) => !wanted.some((line) => /^(conflict|drift):/.test(line)))
  assert.ok(traps.length >= 20)
})
