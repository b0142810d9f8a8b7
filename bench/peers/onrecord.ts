import { loadLexicon, loadModel, read, readWith, trained } from '../../src/index.ts'
import { fastest } from '../fastest.ts'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

export async function onrecord(documents: readonly Document[], reader: 'fast' | 'trained'): Promise<Run> {
  const lexicon = loadLexicon()
  const propose = reader === 'trained' ? trained(await loadModel()) : null
  const { result, seconds } = await fastest(async () => {
    const found = new Map<string, readonly Labelled[]>()
    for (const { id, text } of documents) {
      const reading = propose
        ? await readWith(propose, text, { location: '' }, lexicon)
        : read(text, { location: '' }, lexicon)
      found.set(id, reading.attributions)
    }
    return found
  })
  return { found: result, seconds, note: 'claims and all' }
}
