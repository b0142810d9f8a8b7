import nlp from 'compromise'
import { fastest } from '../fastest.ts'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

interface Found {
  readonly offset: { readonly start: number; readonly length: number }
}

/** Its quotations: words between marks, with neither source nor cue. */
export async function compromise(documents: readonly Document[]): Promise<Run> {
  const { result, seconds } = await fastest(
    () => new Map(documents.map(({ id, text }) => [id, quotations(text)])),
  )
  return { found: result, seconds, note: 'quoted words only; no speaker, no cue' }
}

function quotations(text: string): Labelled[] {
  const found = nlp(text).quotations().json({ offset: true }) as Found[]
  return found.map(({ offset: { start, length } }) => ({
    source: [],
    cue: [],
    content: [[start, start + length]],
  }))
}
