import type { Span } from '../model/index.ts'
import { overlaps } from '../text/index.ts'
import type { CueRun } from './link.ts'
import type { ProposedAttribution } from './proposal.ts'
import type { Window } from './window.ts'

/** What the rules find in a window: the encoder reads it beside the words, the link head beside each cue. */
export interface Guide {
  /** Of each piece, 0 to 35: cue (none, of a firm rule, of another) + 3 × content (none, begins, goes on) + 9 × source + 18 × quoted. */
  readonly marks: readonly number[]
  /**
   * How each piece stands to a cue by the rules: 0 no rule has that cue, else 1 apart, 2 its source, 3 its content, and
   * by a firm rule three more.
   */
  standing(cue: CueRun): Uint8Array
}

/** One find of the rules in a window: does its cue, source, content hold the piece? */
interface Marked {
  readonly firm: boolean
  readonly cue: readonly boolean[]
  readonly source: readonly boolean[]
  readonly content: readonly boolean[]
}

/** `firm` names the rules which the model has learned to follow apart. `training/attribution/data.py` does the same. */
export function guide(
  { spans }: Window,
  found: readonly ProposedAttribution[],
  quotations: readonly Span[],
  firm: ReadonlySet<string>,
): Guide {
  const read = spans.filter((span) => span !== null)
  const reach: Span = [read[0]?.[0] ?? 0, read.at(-1)?.[1] ?? 0]
  const near = (all: readonly Span[]): Span[] => all.filter((span) => overlaps(span, reach))
  const holds = (all: readonly Span[]): boolean[] => {
    const here = near(all)
    return spans.map((piece) => piece !== null && here.some((span) => overlaps(span, piece)))
  }
  const marked = found
    .filter(({ cue, content }) => near(cue).length > 0 || near(content).length > 0)
    .map(({ rule, cue, source, content }): Marked => ({
      firm: firm.has(rule),
      cue: holds(cue),
      source: holds(source),
      content: holds(content),
    }))
  return { marks: marks(marked, holds(quotations)), standing: (cue) => standing(marked, cue, spans.length) }
}

function marks(marked: readonly Marked[], quoted: readonly boolean[]): number[] {
  return quoted.map((inQuotes, k) => {
    const cue = marked.findLast((m) => m.cue[k])
    const contents = marked.filter((m) => m.content[k])
    const content = contents.length === 0 ? 0 : contents.some((m) => m.content[k - 1]) ? 2 : 1
    const source = marked.some((m) => m.source[k]) ? 1 : 0
    return (cue ? (cue.firm ? 1 : 2) : 0) + 3 * content + 9 * source + 18 * (inQuotes ? 1 : 0)
  })
}

function standing(marked: readonly Marked[], { first, last }: CueRun, pieces: number): Uint8Array {
  const rows = new Uint8Array(pieces)
  const same = marked.find(({ cue }) => cue.slice(first, last + 1).includes(true))
  if (!same) return rows
  for (let k = 0; k < pieces; k++)
    rows[k] = (same.firm ? 4 : 1) + (same.source[k] ? 1 : same.content[k] ? 2 : 0)
  return rows
}
