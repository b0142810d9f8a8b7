import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { segment } from '../../src/segment/index.ts'

const lexicon = loadLexicon()
const sentences = (text: string): string[] =>
  segment(text, lexicon).sentences.map((s) => text.slice(...s.span))
const lemma = (text: string, norm: string): string | undefined =>
  segment(text, lexicon).tokens.find((token) => token.norm === norm)?.lemma
const paragraphs = (text: string): number => segment(text, lexicon).paragraphs.length
const blocks = (...lines: string[]): number => paragraphs(lines.join('\n\n'))
const quotations = (text: string): string[] =>
  segment(text, lexicon).quotations.map((q) => text.slice(...q.inner))

test('abbreviations, initials and decimals end no sentence', () => {
  assert.deepEqual(
    sentences('Lt. Gen. J. Smith of the U.S. Army spoke at 5 p.m. in Oslo. He counted 3.5 million.'),
    ['Lt. Gen. J. Smith of the U.S. Army spoke at 5 p.m. in Oslo.', 'He counted 3.5 million.'],
  )
})

test('a word that only looks like an abbreviation ends its sentence', () => {
  assert.deepEqual(sentences('He said no. They sat in the sun. Then Mar went home.'), [
    'He said no.',
    'They sat in the sun.',
    'Then Mar went home.',
  ])
})

test('an abbreviation ends a sentence when a word that starts sentences follows', () => {
  assert.deepEqual(sentences('It was made in the U.S. The army bought it.'), [
    'It was made in the U.S.',
    'The army bought it.',
  ])
})

test('a question inside a quotation goes on in lower case', () => {
  assert.deepEqual(sentences('“Where are they?” he asked. “Gone!” she said.'), [
    '“Where are they?” he asked.',
    '“Gone!” she said.',
  ])
})

test('closing marks belong to the sentence they close', () => {
  assert.deepEqual(sentences('He said: “We left. We had to.” Then he sat down.'), [
    'He said: “We left.',
    'We had to.”',
    'Then he sat down.',
  ])
})

test('curly, straight and nested marks pair; apostrophes do not', () => {
  assert.deepEqual(
    quotations('“He said ‘no’ to us,” she said. "Don\'t," they said of the soldiers\' guns.'),
    ['He said ‘no’ to us,', 'no', "Don't,"],
  )
})

test('a quotation that goes on in the next paragraph is tied to it', () => {
  const doc = segment('“We held the bridge.\n“Then we left,” he said.', lexicon)
  assert.equal(doc.quotations[0]?.continuedBy, 1)
  assert.equal(doc.text.slice(...(doc.quotations[0]?.inner ?? [0, 0])), 'We held the bridge.')
})

test('hard-wrapped lines are one paragraph, short lines one each', () => {
  const wrapped =
    'The battalion command has told the press that some fifty farmers\nwere led away by armed men who came to the village in the early\nhours of the day. The men had asked for food and for young men to\ncarry their arms, a witness who had hidden in a barn recalled in\ntears.\n\nNothing more was heard.'
  assert.equal(segment(wrapped, lexicon).paragraphs.length, 2)
  assert.equal(segment('First line here.\nSecond line here.', lexicon).paragraphs.length, 2)
})

test('a line that breaks off in mid-sentence goes on in the next, labels and lists do not', () => {
  assert.equal(paragraphs('In the past month some forty miners have\nbeen killed in raids.'), 1)
  assert.equal(
    paragraphs('Nine drivers who were bringing food to the camps\nhave been killed.\nTwo fled.'),
    2,
  )
  assert.equal(paragraphs('Figures of the clinics in the valley of Harra\nwounded: 12\nkilled: 40'), 3)
  assert.equal(paragraphs('Name of the place | Dead and wounded people\nharra | 12'), 2)
  assert.equal(paragraphs('Nine miners killed in the hills above Harra\nThe army spoke of an ambush.'), 2)
})

test('a blank line in mid-sentence is no end of a paragraph', () => {
  assert.equal(
    blocks('The mine hid what befell some 400 men who', 'went down in May. Nine had been', 'found.'),
    1,
  )
  assert.equal(
    blocks(
      'Nine herders from the dry hills, among them',
      'two boys, fell on the road to the old mill and to',
      'Harra.',
    ),
    1,
  )
  // Headings, buttons, items, and texts that begin in small letters.
  assert.equal(blocks('Nine miners die in the raid on the hills above Harra', 'von Moss said so.'), 2)
  assert.equal(blocks('A man stands in front of the shelled mill of the town', 'share', 'Nine men fell.'), 3)
  assert.equal(
    blocks('Found by the nurses were:', 'nine men hit by the shells on the old bridge', 'two boys'),
    3,
  )
  assert.equal(
    blocks('Hale counted the nine men who fell by the old mill', 'two fled.', 'nobody came.', 'it rained.'),
    4,
  )
  assert.equal(blocks('Losses of the brigade on the ridge in the month', 'killed: 12', 'wounded: 40'), 3)
})

test('lines of small type, longer than those of a letter, are one paragraph as well', () => {
  const line =
    'the men who came down from the hills in the night had asked the farmers for food and for young men to carry'
  const block = `In that year ${line}\n${line}\n${line}\n${line}\nEarly in May ${line}\n${line}.`
  assert.equal(segment(block, lexicon).paragraphs.length, 1)
})

test('turns of a transcript run to the next speaker', () => {
  const text = 'MR. HALE: Good morning.\nWe lost two men.\n\nQ: How many were hurt?\n\nMR. HALE: Nine.'
  const doc = segment(text, lexicon)
  assert.deepEqual(
    doc.turns.map((t) => [t.name, text.slice(...t.span)]),
    [
      ['MR. HALE', 'Good morning.\nWe lost two men.'],
      ['Q', 'How many were hurt?'],
      ['MR. HALE', 'Nine.'],
    ],
  )
})

test('one line with a colon makes no transcript', () => {
  assert.equal(segment('WARNING: Roads are closed.\nTen people died.', lexicon).turns.length, 0)
})

test('a text in capitals is tagged as if it were not', () => {
  const text =
    'THREE GUERRILLAS WERE KILLED AND SEVEN SOLDIERS WERE WOUNDED DURING CLASHES IN QUEZALTEPEQUE YESTERDAY.'
  const doc = segment(text, lexicon)
  const token = (norm: string) => doc.tokens.find((t) => t.norm === norm)
  assert.equal(token('killed')?.tag, 'VERB')
  assert.equal(token('quezaltepeque')?.text, 'Quezaltepeque')
  assert.equal(text.slice(token('clashes')?.start, token('clashes')?.end), 'CLASHES')
})

test('in a text in capitals ranks and surnames are words of names', () => {
  const doc = segment(
    'AMONG THE DEAD WERE CAPTAIN JULIO DANE, PEDRO VELA AND A GUARD OF SAN PEDRO PRISON.',
    lexicon,
  )
  const tags = (norm: string) => doc.tokens.filter((t) => t.norm === norm).map((t) => `${t.text} ${t.tag}`)
  assert.deepEqual(tags('captain'), ['Captain PROPN'])
  assert.deepEqual(tags('vela'), ['Vela PROPN'])
  assert.deepEqual(tags('prison'), ['prison NOUN'])
})

test('a capital before a name opens it, though the word is a verb in small letters', () => {
  const doc = segment('They saw two men, Hector Tamm and Rob Dane, on the road.', lexicon)
  assert.equal(doc.tokens.find((t) => t.norm === 'hector')?.tag, 'PROPN')
  assert.equal(doc.tokens.find((t) => t.norm === 'rob')?.tag, 'PROPN')
})

test('a name keeps its possessive apart', () => {
  const doc = segment("Norway's army left Kyiv's suburbs.", lexicon)
  assert.deepEqual(
    doc.tokens.map((t) => t.norm),
    ['norway', "'s", 'army', 'left', 'kyiv', "'s", 'suburbs', '.'],
  )
})

test('words that run on without a stop are cut, so that reading them takes time in proportion to their number', () => {
  const { sentences, tokens } = segment('the mayor said that '.repeat(300), lexicon)
  assert.deepEqual(
    sentences.map(({ first, last }) => last - first + 1),
    [400, 400, 400],
  )
  assert.equal(tokens.length, 1200)
})

test('a word has its own lemma wherever it stands, in a contraction and by itself', () => {
  for (let turn = 0; turn < 2; turn++) {
    assert.equal(lemma("Let's leave the town.", "'s"), 'us')
    assert.equal(lemma("She's in the town.", "'s"), 'be')
    assert.equal(lemma("They saw Ana's house.", "'s"), "'s")
    assert.equal(lemma('They found the bridge shut.', 'found'), 'find')
    assert.equal(lemma('They want to found a school.', 'found'), lemma('We hope to found a school.', 'found'))
  }
})

test('a run of letters that is no word is cut, and nothing of it is lost', () => {
  for (const length of [1000, 1001, 2500]) {
    const run = 'x'.repeat(length)
    const text = `Nine fell. ${run} Ten fled.`
    const { tokens } = segment(text, lexicon)
    const cut = tokens.filter((token) => /^x+$/.test(token.text))
    assert.equal(cut.map((token) => token.text).join(''), run)
    assert.equal(cut.length, Math.ceil(length / 1000))
  }
})

test('letters that the tagger does not know do not cut a name', () => {
  const doc = segment('Recep Erdoğan met Žan Wałęsa in İzmir.', lexicon)
  assert.deepEqual(
    doc.tokens.map(({ text, norm, tag }) => `${text} ${norm} ${tag}`),
    [
      'Recep recep PROPN',
      'Erdoğan erdoğan PROPN',
      'met met VERB',
      'Žan žan PROPN',
      'Wałęsa wałęsa PROPN',
      'in in ADP',
      'İzmir i̇zmir PROPN',
      '. . PUNCT',
    ],
  )
})

const tagged = (text: string): string[] =>
  segment(text, lexicon).tokens.map(({ text: word, norm, tag }) => `${word} ${norm} ${tag}`)

test('a hyphen at which no line breaks does not cut a name, nor does its small half end it', () => {
  assert.deepEqual(tagged('Eun\u2011wha Moss spoke.').slice(0, 4), [
    'Eun eun PROPN',
    '\u2011 - PUNCT',
    'wha wha PROPN',
    'Moss moss PROPN',
  ])
  assert.equal(tagged('Tan Su-moon said so.')[3], 'moon moon PROPN')
  assert.notEqual(tagged('The Dovra-area Hospital burnt.')[3], 'area area PROPN')
})
