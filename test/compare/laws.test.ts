import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreement } from '../../src/compare/agreement.ts'
import { relateAll } from '../../src/compare/all.ts'
import { conflictSets, contradiction } from '../../src/compare/contradiction.ts'
import { nests } from '../../src/compare/nest.ts'
import { questionOf } from '../../src/compare/question.ts'
import { rangeOf } from '../../src/compare/range.ts'
import { turned } from '../../src/compare/scope.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { relateWithin } from '../../src/compare/relate.ts'
import { toldTwice } from '../../src/compare/told.ts'
import { relateReport } from '../../src/compare/within.ts'
import { anyStatements, made } from './made.ts'
import { lexicon } from './told.ts'

const comparing = { lexicon, settings: SETTINGS }
const everyone = { believe: [], except: [] }
const QUESTIONS = [
  'casualties',
  'casualties, Russia',
  'deaths, Russian soldiers, in Ukraine',
  'casualties, 2024-11',
].map((words) => questionOf(words, lexicon))
const shown = (relations: ReturnType<typeof relateAll>): string[] =>
  relations.map((relation) => JSON.stringify(relation)).sort()

test('relations do not depend on the order in which reports come', () => {
  fc.assert(
    fc.property(anyStatements(12), fc.infiniteStream(fc.nat()), (all, keys) => {
      const shuffled = all
        .map((one) => ({ one, at: keys.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      assert.deepEqual(shown(relateAll(shuffled, comparing)), shown(relateAll(all, comparing)))
    }),
    { numRuns: 150 },
  )
})

test('a report is compared as if each of its statements were laid beside each other', () => {
  let met = 0
  fc.assert(
    fc.property(anyStatements(8), fc.array(fc.nat({ max: 7 }), { maxLength: 60 }), (drawn, again) => {
      // One report that says many things several times, as lists do.
      const all = [...drawn, ...again.flatMap((at) => drawn[at] ?? [])].map((one, order) => ({
        ...one,
        id: `r/${order}`,
        report: 'r',
        published: '2024-12-01',
        order,
        wording: order % 3 === 0 ? 'the soldiers' : one.wording,
        // Every fifth gives another account of the matter before it.
        matter: order % 5 === 4 ? `r/${order - 1}` : null,
      }))
      const pairs = all.flatMap((a, i) =>
        all.slice(i + 1).flatMap((b) => relateWithin(a, b, comparing) ?? []),
      )
      met += pairs.length
      assert.deepEqual(relateReport(all, comparing), pairs)
    }),
    { numRuns: 200 },
  )
  assert.ok(met > 1_000, `${met} relations were drawn`)
})

test('what a long report says over and over is related to what stands near it', () => {
  const one = made({ id: 'r/0', lower: 25, upper: 25, place: ['UA'], from: '2024-11-05', to: '2024-11-05' })
  const all = Array.from({ length: 3_000 }, (_, order) => ({ ...one, id: `r/${order}`, order }))
  const found = relateReport(all, comparing)
  assert.equal(found.length, 2_900 * 100 + (100 * 99) / 2)
  assert.ok(found.every(({ kind }) => kind === 'same'))
  assert.deepEqual(
    found.slice(0, 100).map(({ b }) => b),
    all.slice(1, 101).map(({ id }) => id),
  )
})

test('how scopes lie to each other is the same seen from the other side', () => {
  fc.assert(
    fc.property(anyStatements(2), ([a, b]) => {
      if (a === undefined || b === undefined) return
      assert.deepEqual(nests(b.scope, a.scope, lexicon), turned(nests(a.scope, b.scope, lexicon)))
    }),
  )
})

test('agree and same hold both ways', () => {
  fc.assert(
    fc.property(anyStatements(2), ([a, b]) => {
      if (a === undefined || b === undefined) return
      const [lie, back] = [nests(a.scope, b.scope, lexicon), nests(b.scope, a.scope, lexicon)]
      assert.equal(agreement(a, b, lie, SETTINGS) === null, agreement(b, a, back, SETTINGS) === null)
      assert.equal(
        toldTwice(a, b, lie, lexicon.scopes) === null,
        toldTwice(b, a, back, lexicon.scopes) === null,
      )
    }),
    { numRuns: 500 },
  )
})

test('a range narrows when a claim is added and widens when one is left out', () => {
  fc.assert(
    fc.property(anyStatements(10), fc.constantFrom(...QUESTIONS), (all, question) => {
      const [, ...fewer] = all
      const [wide, narrow] = [fewer, all].map((some) => rangeOf(question, some, everyone, comparing))
      assert.ok((narrow?.lower?.value ?? 0) >= (wide?.lower?.value ?? 0))
      assert.ok((narrow?.upper?.value ?? Infinity) <= (wide?.upper?.value ?? Infinity))
    }),
    { numRuns: 300 },
  )
})

test('a conflict set is a conflict, and none when any one of its claims is taken out', () => {
  let met = 0
  fc.assert(
    fc.property(anyStatements(14), (all) => {
      for (const { claims, steps } of conflictSets(all, comparing)) {
        met++
        assert.ok(steps.length > 0)
        assert.notEqual(contradiction(claims, comparing), null)
        for (const claim of claims) {
          assert.equal(
            contradiction(
              claims.filter((one) => one !== claim),
              comparing,
            ),
            null,
          )
        }
      }
    }),
    { numRuns: 800 },
  )
  assert.ok(met > 50, `${met} conflicts were drawn`)
})
