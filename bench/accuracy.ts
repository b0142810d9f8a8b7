/**
 * How right the readings are, on texts that people have labelled:
 *
 *   npm run bench:accuracy -- [--reader fast|trained] [--out FILE] [--before FILE]
 *
 * The labelled texts are not part of this repository; where ../shared is missing, the command says so and ends.
 * `--out` keeps the figures as JSON, `--before` prints an older file's figures beside the new ones.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadLexicon, loadModel, read, readWith, trained, type Reading } from '../src/index.ts'
import { scoreCasualties } from './accuracy/casualties.ts'
import { corpora, muc4, own, polnear, reports, type Text, workedCase } from './accuracy/corpora.ts'
import { scoreFields } from './accuracy/fields.ts'
import { type Figures, scoreAttributions, scoreClaims } from './accuracy/scorers.ts'
import { scoreWorked } from './accuracy/worked.ts'

const { values } = parseArgs({
  options: {
    reader: { type: 'string', default: 'fast' },
    out: { type: 'string' },
    before: { type: 'string' },
  },
})

type Results = Record<string, Figures>

async function reader(): Promise<(texts: readonly Text[]) => Promise<Reading[]>> {
  const lexicon = loadLexicon()
  if (values.reader === 'fast')
    return (texts) => Promise.resolve(texts.map(({ text, given }) => read(text, given, lexicon)))
  if (values.reader !== 'trained') throw new Error(`--reader is fast or trained, not ${values.reader}.`)
  const propose = trained(await loadModel())
  return async (texts) => {
    const readings: Reading[] = []
    for (const { text, given } of texts) readings.push(await readWith(propose, text, given, lexicon))
    return readings
  }
}

async function measure(): Promise<Results> {
  const readAll = await reader()
  const results: Results = {}
  for (const half of ['look', 'heldout'] as const) {
    const texts = reports(half)
    const readings = await readAll(texts)
    results[`claims, reports, ${half}`] = scoreClaims(texts, readings)
    results[`further fields of the claims found, ${half}`] = scoreFields(texts, readings)
  }
  for (const set of ['own', 'unseen'] as const) {
    const ours = own(set)
    const readings = await readAll(ours)
    const half = set === 'own' ? 'look' : set
    results[`claims, our own reports, ${half}`] = scoreClaims(ours, readings)
    // The unseen reports are labelled without these fields.
    if (set === 'own')
      results[`further fields of the claims found, our own reports, ${half}`] = scoreFields(ours, readings)
  }
  const worked = workedCase()
  const [reading] = await readAll([worked.text])
  if (reading) results['attributions, worked case'] = scoreWorked(worked.attributions, reading)
  for (const half of ['look', 'heldout', 'dev'] as const) {
    const texts = polnear(half)
    results[`attributions, PolNeAR, ${half}`] = scoreAttributions(texts, await readAll(texts))
  }
  for (const half of ['look', 'heldout'] as const) {
    const texts = muc4(half)
    results[`counts, MUC-4, ${half}`] = scoreCasualties(texts, await readAll(texts))
  }
  return results
}

function print(results: Results, before: Results | null): void {
  for (const [name, figures] of Object.entries(results)) {
    console.log(`\n${name}`)
    for (const [figure, value] of Object.entries(figures)) {
      const old = before?.[name]?.[figure]
      const shown =
        old === undefined ? `${value}` : `${old} → ${value}${old === value ? '' : change(value - old)}`
      console.log(`  ${figure.padEnd(24)} ${shown}`)
    }
  }
}

const change = (by: number): string => ` (${by > 0 ? '+' : ''}${by.toFixed(1)})`

if (!corpora()) {
  console.log('The labelled texts are not here (../shared); nothing was measured.')
} else {
  const results = await measure()
  const before =
    values.before === undefined ? null : (JSON.parse(readFileSync(values.before, 'utf8')) as Results)
  print(results, before)
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`)
}
