import { overlaps } from '../text/index.ts'
import type { Span } from '../model/index.ts'
import type { FoundAttribution } from './found.ts'

/**
 * What the rules and another reader found, in text order. The other reader's spans stand; of the rules' own, those
 * by layout (a transcript's turns) stay, for they hold what no sentence says, and so do those which share neither
 * cue nor content with a proposal.
 */
export function combined(
  byRules: readonly FoundAttribution[],
  proposed: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  if (proposed.length === 0) return byRules
  const taken = proposed.flatMap(({ cue, content }) => [...cue, ...content])
  const kept = byRules.filter(
    ({ cue, content }) =>
      cue.length === 0 || ![...cue, ...content].some((span) => taken.some((other) => overlaps(span, other))),
  )
  return [...kept, ...proposed].toSorted((a, b) => start(a) - start(b))
}

const start = ({ source, cue, content }: FoundAttribution): number =>
  Math.min(...[...source, ...cue, ...content].map((span: Span) => span[0]))
