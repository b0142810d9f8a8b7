import type { Attribution } from '../model/index.ts'
import type { Span } from '../text/index.ts'

/** Parts of an attribution. */
export const PARTS = ['source', 'cue', 'content'] as const

/** Words of the report, and where they stand in it. */
export interface Words {
  readonly span: Span
  readonly text: string
}

/** Source, cue and content of a claim's attribution as a person marked them, each in one piece or several. */
export type Marked = { readonly [part in (typeof PARTS)[number]]: readonly Words[] }

const spans = (words: readonly Words[]): Span[] => words.map(({ span }) => span)

/** A claim's attribution as it stands: what the reader found, with what a person marked in its place. */
export function attributionAsMarked(
  attribution: Attribution | null,
  marked: Marked | null,
): Attribution | null {
  if (marked === null) return attribution
  const { source, cue, content } = marked
  return {
    ...(attribution ?? FOUND_BY_NOBODY),
    source: spans(source),
    cue: spans(cue),
    content: spans(content),
    rule: 'person',
  }
}

const FOUND_BY_NOBODY: Omit<Attribution, 'source' | 'cue' | 'content' | 'rule'> = {
  id: 'person',
  sourceId: null,
  kind: 'indirect',
  stance: 'asserts',
  channel: null,
  saidOn: null,
  hedges: [],
  within: null,
}
