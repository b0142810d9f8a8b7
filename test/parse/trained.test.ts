import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon, loadModel, readWith, trained } from '../../src/index.ts'

const lexicon = loadLexicon()
const text =
  'The garrison had not been paid since spring, the deputy minister told reporters on Monday.\n\n“Nobody will starve here,” said Ilse Brandt, who runs the harbour. Villagers fear that the road will be cut again.'

test('the shipped model finds who says what, with exact spans, twice the same', async () => {
  const propose = trained(await loadModel())
  const reading = await readWith(propose, text, { location: 'note.txt' }, lexicon)
  const words = (spans: readonly (readonly [number, number])[]): string =>
    spans.map((s) => text.slice(...s)).join(' … ')
  const found = reading.attributions.map(({ source, cue, content, rule }) =>
    [words(source), words(cue), words(content), rule].join(' | '),
  )
  assert.ok(
    found.some((f) => /deputy minister.* \| told .*\| The garrison had not been paid since spring/.test(f)),
    found.join('\n'),
  )
  assert.ok(
    found.some((f) => /Ilse Brandt.* \| said \| .*Nobody will starve here/.test(f)),
    found.join('\n'),
  )
  assert.ok(
    found.some((f) => /Villagers \| fear \| .*the road will be cut again \| trained/.test(f)),
    found.join('\n'),
  )
  assert.deepEqual(await readWith(propose, text, { location: 'note.txt' }, lexicon), reading)
})

test('a participle that the model finds without a source is said by who the sentence is about', async () => {
  const note = 'Shrugging off the loss of the bridge, Ana Reyes left the hall.'
  const at = (words: string): [number, number] => [note.indexOf(words), note.indexOf(words) + words.length]
  const propose = () =>
    Promise.resolve({
      attributions: [
        { source: [], cue: [at('Shrugging off')], content: [at('the loss of the bridge')], rule: 'trained' },
      ],
      claims: [],
      problems: [],
      complete: true,
    })
  const { attributions, sources } = await readWith(propose, note, { location: 'note.txt' }, lexicon)
  assert.deepEqual(attributions[0]?.source, [at('Ana Reyes')])
  assert.equal(sources.find(({ id }) => id === attributions[0]?.sourceId)?.name, 'Ana Reyes')
})

test('a model that is not there is told with what to do', async () => {
  await assert.rejects(loadModel('models/none'), /models\/none.*--reader fast/)
})

test('a broken model is told with what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'))
  try {
    for (const name of ['config.json', 'vocab.txt', 'link.f32', 'model.onnx'])
      copyFileSync(join('models/attribution', name), join(folder, name))
    writeFileSync(join(folder, 'model.onnx'), 'no model')
    await assert.rejects(loadModel(folder), /model\.onnx is not what .*--reader fast/)
    writeFileSync(join(folder, 'config.json'), '{"pieces": 160}')
    await assert.rejects(loadModel(folder), /config\.json is not what .*--reader fast/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
