import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'

const lexicon = loadLexicon()
const attributed = (text: string) => {
  const reading = read(text, { location: 'test' }, lexicon)
  return reading.attributions.map((a) => ({
    source: reading.sources.find((s) => s.id === a.sourceId)?.name ?? null,
    cue: a.cue.map((span) => text.slice(...span)).join(' … '),
    content: a.content.map((span) => text.slice(...span)).join(' … '),
  }))
}

test('a pronoun and a bare surname lead back to the full name', () => {
  const text =
    'Army spokeswoman Ana Reyes said ten men fell. Reyes warned that more would come. “We hold the road,” she said.'
  assert.deepEqual(
    attributed(text).map((a) => a.source),
    ['Ana Reyes', 'Ana Reyes', 'Ana Reyes'],
  )
})

const byReyes = (text: string) => {
  const { attributions, sources } = read(text, { location: 'test', author: 'Ana Reyes' }, lexicon)
  return attributions.map((a) => [a.rule, sources.find((s) => s.id === a.sourceId)?.name])
}

test('a text that greets whom it speaks to is its author’s where it says "I" once', () => {
  const prose = 'Ten soldiers fell in the north today, the ministry said. '.repeat(8)
  assert.ok(byReyes(`Thank you, Mr. President. I am concerned. ${prose}`).some(([rule]) => rule === 'speech'))
  assert.ok(
    !byReyes(`The army is in the north. I am concerned. ${prose}`).some(([rule]) => rule === 'speech'),
  )
})

test('a short message that cites nobody is its author’s; one that cites somebody is not', () => {
  assert.deepEqual(byReyes('Ten soldiers fell in the north today. Their names will be known.'), [
    ['speech', 'Ana Reyes'],
  ])
  assert.deepEqual(byReyes('Ten soldiers fell in the north today, the ministry said.'), [
    ['content-before-cue', 'ministry'],
  ])
})
