import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { withEdges } from '../../src/parse/edges.ts'
import { segment } from '../../src/segment/index.ts'

const lexicon = loadLexicon()

/** The parts of a content, given and put right, by their words. */
function edged(text: string, content: readonly string[], cue: string): string[] {
  const at = (words: string) => {
    assert.ok(text.includes(words), words)
    return [text.indexOf(words), text.indexOf(words) + words.length] as const
  }
  return withEdges(segment(text, lexicon), content.map(at), [at(cue)]).map((span) => text.slice(...span))
}

test('quoted words that a content begins with are quoted to their end', () => {
  const text = 'Vera Holm said “we were lucky that night” at sea.'
  assert.deepEqual(edged(text, ['“we were lucky'], 'said'), ['“we were lucky that night”'])
})

test('quoted words that a content ends with are quoted from their start', () => {
  const text = 'Vera Holm said the crew “was lucky that night at sea,” and left.'
  assert.deepEqual(edged(text, ['that night at sea,”'], 'said'), ['“was lucky that night at sea,”'])
})

test('a part of quoted words alone stays as it is', () => {
  const text = 'Vera Holm said “we were lucky that night” at sea.'
  assert.deepEqual(edged(text, ['were lucky'], 'said'), ['were lucky'])
})

test('what stands before the words of attribution begins where its clause does', () => {
  const text = 'It was dark. The crew of the ferry was lucky, Vera Holm said.'
  assert.deepEqual(edged(text, ['ferry was lucky'], 'said'), ['The crew of the ferry was lucky'])
})

test('a clause after a comma or a joining word begins there', () => {
  const text = 'The sea was calm and the crew was lucky, Vera Holm said.'
  assert.deepEqual(edged(text, ['the crew was lucky'], 'said'), ['the crew was lucky'])
})

test('what stands after the words of attribution begins where it was found', () => {
  const text = 'Vera Holm told the council on Monday the crew was lucky.'
  assert.deepEqual(edged(text, ['the crew was lucky'], 'told'), ['the crew was lucky'])
})

test('parts stay apart and in order', () => {
  const text = '“The sea was calm,” Vera Holm said, “and the crew was lucky that night.”'
  assert.deepEqual(edged(text, ['“The sea was', '“and the crew'], 'said'), [
    '“The sea was calm,”',
    '“and the crew was lucky that night.”',
  ])
})
