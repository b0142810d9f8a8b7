import nlp from 'compromise'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

interface Found {
  readonly offset: { readonly start: number; readonly length: number }
}

/** Its quotations: words between marks, with neither source nor cue. */
export function compromise(documents: readonly Document[]): Run {
  const found = new Map<string, readonly Labelled[]>()
  nlp(documents[0]?.text ?? '').quotations()
  const begun = process.cpuUsage().user
  for (const { id, text } of documents) {
    const quotations = nlp(text).quotations().json({ offset: true }) as Found[]
    found.set(
      id,
      quotations.map(({ offset }) => ({
        source: [],
        cue: [],
        content: [[offset.start, offset.start + offset.length]],
      })),
    )
  }
  return {
    found,
    seconds: (process.cpuUsage().user - begun) / 1e6,
    note: 'quoted words only; no speaker, no cue',
  }
}
