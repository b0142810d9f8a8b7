import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bearingOf, mayBear } from '../../src/compare/far.ts'
import { SETTINGS, statements } from '../../src/compare/index.ts'
import { relateWithin } from '../../src/compare/relate.ts'
import { loadLexicon, read } from '../../src/index.ts'

const lexicon = loadLexicon()
const places = ['in Harra', 'in Kherson', 'in Ukraine', 'near the market in Kherson', 'there', '', 'in Chad']
const people = ['soldiers', 'Ukrainian soldiers', 'villagers', 'people', 'women']
const tellings = [
  (people: string, where: string, n: number) => `On Monday ${n} ${people} were killed ${where}.`,
  (people: string, where: string, n: number) =>
    `No ${people} were killed ${where}, Jan Hale said (not ${n}).`,
  (people: string, where: string, n: number) =>
    `In all more than ${n * 2} ${people} died ${where}, police said.`,
  (people: string, where: string, n: number) =>
    `The mayor, citing the army, said ${n} ${people} were killed ${where}.`,
  (people: string, where: string, n: number) =>
    `Some ${n} ${people} a month are killed ${where}, the ministry said.`,
  (people: string, where: string, n: number) => `${n} ${people} killed themselves ${where}.`,
  (people: string, where: string, n: number) =>
    `The mayor said ${n} ${people} were killed ${where} on Monday. The rebels put the toll at ${n + 3}.`,
]

test('of two statements whose relation is more than a difference it never says that neither bears on the other', () => {
  const text = Array.from({ length: 150 }, (_, i) =>
    tellings[i % tellings.length]?.(people[i % 5] ?? '', places[i % 7] ?? '', 2 + (i % 11)),
  ).join('\n\n')
  const reading = read(text, { location: 'far.txt', published: '2025-03-14' }, lexicon)
  const all = statements(reading, lexicon, SETTINGS)
  let told = 0
  let apart = 0
  for (const a of all)
    for (const b of all.slice(a.order + 1)) {
      const found = relateWithin(a, b, { lexicon, settings: SETTINGS })
      const may = mayBear(bearingOf(a, lexicon.scopes), bearingOf(b, lexicon.scopes))
      if (!may) apart++
      if (found === null || found.kind === 'not-comparable') continue
      told++
      assert.ok(may, `${a.wording} | ${b.wording}: ${found.kind}`)
    }
  assert.ok(told > 300 && apart > 1000, `${told} relations, ${apart} pairs left out`)
})
