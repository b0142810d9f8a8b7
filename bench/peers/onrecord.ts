import { loadLexicon, loadModel, read, readWith, trained } from '../../src/index.ts'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

export async function onrecord(documents: readonly Document[], reader: 'fast' | 'trained'): Promise<Run> {
  const lexicon = loadLexicon()
  const propose = reader === 'trained' ? trained(await loadModel()) : null
  const found = new Map<string, readonly Labelled[]>()
  const once = (text: string) =>
    propose
      ? readWith(propose, text, { location: '' }, lexicon)
      : Promise.resolve(read(text, { location: '' }, lexicon))
  await once(documents[0]?.text ?? '')
  const begun = process.cpuUsage()
  for (const { id, text } of documents) found.set(id, (await once(text)).attributions)
  const { user, system } = process.cpuUsage(begun)
  return { found, seconds: (user + system) / 1e6, note: 'claims and all' }
}
