import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon, loadModel, read, readWith, trained } from '../../src/index.ts'

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

const counted =
  'Shells and rockets fell on Ostra. Some 300 villagers were chased across the border. At the hall 26 people voted.'

test('counted people whom no rule connects with an event are claimed with a rule of their own', async () => {
  const given = { location: 'counted.txt', published: '2024-05-14' }
  assert.deepEqual(read(counted, given, lexicon).claims, [], 'no rule knows these words')
  const propose = trained(await loadModel())
  const { claims } = await readWith(propose, counted, given, lexicon)
  const told = claims.map(({ event, span, quantity, polarity, rule }) => ({
    event,
    words: counted.slice(...span),
    bounds: [quantity?.lower, quantity?.upper],
    polarity,
    rule,
  }))
  assert.deepEqual(told, [
    {
      event: 'displacement',
      words: 'Some 300 villagers were chased',
      bounds: [300, 300],
      polarity: 'affirmed',
      rule: 'trained-event',
    },
  ])
})

test('people without an amount are claimed where the model is as sure as it has to be of them', async () => {
  const text =
    'Shells and rockets fell on Ostra. The villagers were chased across the border. The farmers voted.'
  assert.deepEqual(read(text, { location: 'note.txt' }, lexicon).claims, [], 'no rule knows these words')
  const model = await loadModel()
  const claimsFrom = async (uncountedThreshold: number): Promise<unknown> => {
    const events = model.events ? { ...model.events, uncountedThreshold } : null
    const { claims } = await readWith(trained({ ...model, events }), text, { location: 'note.txt' }, lexicon)
    return claims.map(({ event, span, quantity, rule }) => [event, text.slice(...span), quantity, rule])
  }
  assert.deepEqual(await claimsFrom(0.5), [
    ['displacement', 'The villagers were chased', null, 'trained-event'],
  ])
  assert.deepEqual(await claimsFrom(1), [])
})

test('where nothing shows a conflict, or a rule tells of the people, the model adds no claim', async () => {
  const propose = trained(await loadModel())
  const claimsOf = async (note: string): Promise<string[]> => {
    const { claims } = await readWith(propose, note, { location: 'note.txt' }, lexicon)
    return claims.map(({ rule }) => rule)
  }
  assert.deepEqual(await claimsOf('Some 300 villagers were chased across the border.'), [])
  assert.deepEqual(await claimsOf('Shells and rockets hit Ostra. Nine villagers were killed.'), [
    'verb-passive',
  ])
})

test('a model without the files for claims proposes attributions alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'))
  try {
    for (const name of ['config.json', 'vocab.txt', 'link.f32', 'model.onnx'])
      copyFileSync(join('models/attribution', name), join(folder, name))
    const reading = await readWith(
      trained(await loadModel(folder)),
      counted,
      { location: 'note.txt' },
      lexicon,
    )
    assert.deepEqual(reading.claims, [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
