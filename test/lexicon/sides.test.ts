import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from './shipped.ts'

const lexicon = loadLexicon()
const found = (text: string): string[] => {
  const { tokens } = segment(text, lexicon)
  const names: string[] = []
  for (let i = 0; i < tokens.length;) {
    const match = lexicon.sides.at(tokens, i)
    if (match) names.push(match.side.name)
    i += match?.length ?? 1
  }
  return names
}
const roles = (text: string): string[] => {
  const { tokens } = segment(text, lexicon)
  const names: string[] = []
  for (let i = 0; i < tokens.length;) {
    const match = lexicon.populations.at(tokens, i)
    if (match) names.push(match.value)
    i += match?.length ?? 1
  }
  return names
}

interface SideRow {
  name: string
  of?: string
  names?: string[]
  people?: string[]
  example: string
}
const rows: SideRow[] = shipped('sides.yaml')

test('every example of sides.yaml holds its side', () => {
  for (const { name, example } of rows) assert.ok(found(example).includes(name), example)
})

test('every name of every side is found as the tokenizer cuts it', () => {
  for (const { name, names = [], people = [] } of rows) {
    for (const word of [name, ...names, ...people]) {
      assert.ok(found(`On Sunday two of ${word} were seen.`).length > 0, word)
    }
  }
})

test('a side belongs to a side that is listed', () => {
  for (const { name, of } of rows) if (of !== undefined) assert.ok(lexicon.sides.named(of), `${name}: ${of}`)
})

test('no word of populations.yaml is listed twice', () => {
  const listed: { words: string[] }[] = shipped('populations.yaml')
  const words = listed.flatMap((entry) => entry.words)
  assert.deepEqual(
    words.filter((word, k) => words.indexOf(word) !== k),
    [],
  )
})

test('every example of populations.yaml holds its role', () => {
  const listed: { role: string; example: string }[] = shipped('populations.yaml')
  for (const { role, example } of listed) assert.ok(roles(example).includes(role), example)
})

test('a word in lower case is no nation', () => {
  assert.deepEqual(found('They let us polish the turkey.'), [])
  assert.deepEqual(found('The US let Turkish and Polish guests in.'), ['United States', 'Turkey', 'Poland'])
})

test('the longest name wins', () => {
  assert.deepEqual(found('North Korea and South Sudan'), ['North Korea', 'South Sudan'])
  assert.deepEqual(roles('Two police officers and a prisoner of war'), ['police', 'prisoners'])
})

test('a name in any case leads to its side', () => {
  assert.equal(lexicon.sides.named('dprk')?.name, 'North Korea')
  assert.equal(lexicon.sides.named('Nowhere'), null)
})
