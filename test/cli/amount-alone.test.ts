import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimCsv } from '../../src/cli/claim-csv.ts'
import { claimTable } from '../../src/cli/claim-table.ts'
import { explained } from '../../src/cli/explain.ts'
import { fieldsGiven, type FieldValues } from '../../src/cli/field-flags.ts'
import { processTerminal } from '../../src/cli/terminal.ts'
import { populationOf } from '../../src/compare/population.ts'
import { scope } from '../../src/export/figure.ts'
import { loadLexicon, read } from '../../src/index.ts'

const lexicon = loadLexicon()
const text = 'Rockets struck a market in Nairobi on Monday. Thirty-one were killed.'
const reading = read(text, { location: 'wire.txt', published: '2025-03-14' }, lexicon)
const [claim] = reading.claims
assert.ok(claim)
const given = (values: Partial<FieldValues>): FieldValues => values as FieldValues
const shown = { ...claim, source: null, via: null, state: null, passage: 'Thirty-one were killed' }
const plain = {
  ...processTerminal({ NO_COLOR: '1' }),
  width: 150,
  style: (_: unknown, words: string) => words,
  colours: false,
}

test('an amount that stands for people is told once', () => {
  assert.deepEqual(claim.population, { span: [46, 56], text: 'Thirty-one', side: 'Kenya', role: null })
  const row = claimTable([shown], plain).split('\n')[1] ?? ''
  assert.match(row, /Thirty-one +Kenya/)
  assert.equal(row.split('Thirty-one').length, 2)
  const report = { title: null, publisher: null, published: null, location: 'wire.txt' }
  assert.match(claimCsv([{ ...shown, report }]), /,Thirty-one,31,31,false,,,Kenya,,/)
  assert.match(explained(reading, plain), /population +not named · Kenya/)
  assert.equal(scope(claim), 'deaths · people (Kenya)')
})

test('comparing takes it for people of that side, inferred', () => {
  const { side, role, label, known } = populationOf(claim, lexicon)
  assert.deepEqual(
    { side, role, label, known },
    { side: 'Kenya', role: 'people', label: null, known: 'inferred' },
  )
})

test('a corrected amount takes its people along, and a side needs no words for them', () => {
  const told = { text, meaning: () => ({ quantity: null, period: null }) }
  const base = { ...claim, source: null, via: null, marked: null }
  const quantity = given({ quantity: 'one', lower: '1', upper: '1' })
  const other = fieldsGiven(quantity, base, null, told).population
  assert.deepEqual([other?.text, other?.side], ['one', 'Kenya'])
  const bare = { ...base, population: null }
  assert.equal(fieldsGiven(given({ side: 'Chad' }), bare, null, told).population?.text, 'Thirty-one')
  assert.equal(fieldsGiven(given({ side: '' }), base, null, told).population, null)
})
