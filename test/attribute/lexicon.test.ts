import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, STANCES, type Attribution } from '../../src/index.ts'
import { segment } from '../../src/segment/index.ts'
import { shipped } from '../lexicon/shipped.ts'

interface Row {
  readonly example: string
  readonly words: string[]
  readonly verbs: string[]
  readonly nouns: string[]
  readonly takes: string[]
  readonly stance: string
  readonly kind: string
  readonly gender: string
  readonly for: string
}

const lexicon = loadLexicon()
const rows = (name: string): Row[] => shipped(name)
const reading = (text: string) => read(text, { location: 'example' }, lexicon)

/** The only attribution of an example, with the words of its spans and its source. */
function only(example: string) {
  const { attributions, sources, report } = reading(example)
  const a = attributions.at(-1)
  assert.ok(a, `"${example}" attributes something`)
  const words = (spans: Attribution['cue']): string =>
    spans.map((span) => report.text.slice(...span)).join(' ')
  return { ...a, who: sources.find((s) => s.id === a.sourceId), words }
}

for (const { verbs, takes, stance, example } of rows('cues.yaml')) {
  test(`cues: "${example}"`, () => {
    const a = only(example)
    const lemmas = segment(a.words(a.cue), lexicon).tokens.map((t) => t.lemma)
    assert.ok(
      lemmas.some((lemma) => verbs.some((verb) => verb.split(' ')[0] === lemma)),
      `one of the verbs of the entry: ${lemmas.join(' ')}`,
    )
    assert.ok(takes.length > 0 && (STANCES as readonly string[]).includes(stance))
    assert.ok(a.source.length > 0 && a.content.length > 0)
  })
}

for (const { nouns, example } of rows('noun-cues.yaml')) {
  test(`noun cues: "${example}" names who made it`, () => {
    assert.ok(nouns.length > 0)
    const a = only(example)
    assert.match(a.words(a.source), /^the ministry$/i)
  })
}

for (const { example } of rows('impersonal.yaml')) {
  test(`impersonal: "${example}"`, () => assert.equal(only(example).rule, 'impersonal'))
}

for (const { example } of rows('things.yaml')) {
  test(`things: "${example}" is nobody's words`, () => assert.deepEqual(reading(example).attributions, []))
}

for (const { words, example } of rows('source-prepositions.yaml')) {
  test(`source prepositions: "${example}"`, () => {
    const a = only(example)
    assert.ok(words.includes(a.words(a.cue).toLowerCase()))
  })
}

for (const { example } of rows('days.yaml')) {
  test(`days: "${example}" names Hale only`, () => {
    const a = only(example)
    assert.equal(a.words(a.source), 'Hale')
  })
}

for (const { words, example } of rows('channels.yaml')) {
  test(`channels: "${example}"`, () => {
    const text = only(example).channel?.text.toLowerCase() ?? ''
    assert.ok(words.some((word) => text.includes(word)))
  })
}

for (const { example } of rows('hedges.yaml')) {
  test(`hedges: "${example}"`, () => assert.equal(only(example).hedges.length, 1))
}

for (const { kind, example } of rows('titles.yaml')) {
  test(`titles: ${kind}: "${example}"`, () => {
    const { who } = only(example)
    if (kind === 'honorific') assert.equal(who?.name, 'Hale')
    else if (kind !== 'role') assert.deepEqual([who?.name, who?.role], ['Ana Reyes', example.split(' ')[0]])
    else assert.deepEqual([who?.kind, who?.role], ['unnamed', 'mayor'])
  })
}

for (const { kind, example } of rows('source-kinds.yaml')) {
  test(`source kinds: "${example}"`, () => assert.equal(only(example).who?.kind, kind))
}

for (const row of rows('pronouns.yaml')) {
  test(`pronouns: ${row.for}: "${row.example}"`, () => {
    const names = reading(row.example).sources.map((s) => s.name)
    const expected = {
      man: 'Carl Hale',
      woman: 'Ana Reyes',
      many: 'officials',
      thing: 'ministry',
      self: 'Carl Hale',
      relative: 'Carl Hale',
      nobody: 'some',
    }[row.for]
    assert.ok(names.includes(expected ?? '?'), names.join(', '))
  })
}

for (const { gender, example } of rows('gendered.yaml')) {
  test(`gendered: ${gender}: "${example}"`, () => {
    assert.equal(only(example).who?.name, gender === 'man' ? 'spokesman' : 'spokeswoman')
  })
}

for (const { gender, example } of rows('given-names.yaml')) {
  test(`given names: ${gender}: "${example}"`, () => {
    assert.equal(only(example).who?.name, gender === 'man' ? 'Carl Hale' : 'Ana Reyes')
  })
}

for (const { example } of rows('silences.yaml')) {
  test(`silences: "${example}"`, () => assert.equal(only(example).stance, 'does-not-acknowledge'))
}

for (const { words, stance, example } of rows('adjective-cues.yaml')) {
  test(`adjective cues: "${example}"`, () => {
    const a = only(example)
    assert.equal(a.stance, stance)
    assert.ok(words.some((word) => a.words(a.cue).endsWith(word)))
  })
}
