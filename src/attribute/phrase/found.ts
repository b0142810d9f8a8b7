import type { Span } from '../../model/index.ts'

/**
 * Source, cue and content as spans, before anybody asks who the source is. Rules make these from words;
 * a trained reader may make them as well: `resolve` works on spans alone.
 */
export interface FoundAttribution {
  /** Empty where no source is named ("reportedly", "is said to"). */
  readonly source: readonly Span[]
  /** Empty where the layout is the cue (a speaker's turn). */
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly rule: string
}

/** Where the first of its words stands. */
export const startOf = ({ source, cue, content }: FoundAttribution): number =>
  Math.min(...[...source, ...cue, ...content].map(([at]) => at))
