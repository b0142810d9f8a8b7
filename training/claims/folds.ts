/**
 * What the head brings to texts that it did not learn from: each labelled text is read with the head of its fold, which `train.py`
 * left in WORK/folds, at several thresholds. Prints the figures and writes them to OUT/events-training.json.
 *
 *   node training/claims/folds.ts WORK OUT
 */
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { own, reports } from '../../bench/accuracy/corpora.ts'
import { scoreClaims } from '../../bench/accuracy/scorers.ts'
import { loadLexicon, loadModel, type Reading, readWith, trained } from '../../src/index.ts'
import type { EventHead } from '../../src/parse/events.ts'
import { SHIPPED_MODEL } from '../../src/parse/load.ts'
import type { Proposals } from '../../src/parse/index.ts'

const FOLDS = 5
/** Of people with an amount and of those without one; the first proposes nothing. */
const THRESHOLDS = [
  [1, 1],
  [0.65, 1],
  [0.6, 0.6],
  [0.65, 0.65],
  [0.6, 0.7],
  [0.7, 0.7],
  [0.8, 0.8],
] as const

const [work = '', out = ''] = process.argv.slice(2)
const lexicon = loadLexicon()
const models = await Promise.all(Array.from({ length: FOLDS }, (_, fold) => foldModel(fold)))
const texts = [...own('own'), ...reports('look')]
const readings = THRESHOLDS.map((): Reading[] => [])
for (const [k, { text, given }] of texts.entries()) {
  const model = models[k % FOLDS]!
  const propose = trained(model)
  let proposed: Proposals | null = null
  for (const [t, [threshold, uncountedThreshold]] of THRESHOLDS.entries()) {
    Object.assign(model.events as EventHead, { threshold, uncountedThreshold })
    const reading = await readWith(
      async (doc, byRules) => (proposed ??= await propose(doc, byRules)),
      text,
      given,
      lexicon,
    )
    readings[t]?.push(reading)
  }
}
const figures = THRESHOLDS.map(([threshold, uncountedThreshold], t) => ({
  threshold,
  uncountedThreshold,
  ...proposals(readings[t] ?? []),
  ...scoreClaims(texts, readings[t] ?? []),
}))
console.table(figures)
writeFileSync(join(out, 'events-training.json'), `${JSON.stringify(figures, null, 2)}\n`)

/** The shipped encoder with a fold's head. */
function foldModel(fold: number): ReturnType<typeof loadModel> {
  const folder = join(work, 'folds', `${fold}`)
  for (const name of ['model.onnx', 'link.f32', 'vocab.txt', 'config.json'])
    if (!existsSync(join(folder, name))) copyFileSync(join(SHIPPED_MODEL, name), join(folder, name))
  return loadModel(folder)
}

function proposals(all: readonly Reading[]): { counted: number; uncounted: number } {
  const made = all.flatMap(({ claims }) => claims.filter(({ rule }) => rule === 'trained-event'))
  const counted = made.filter(({ quantity }) => quantity !== null).length
  return { counted, uncounted: made.length - counted }
}
