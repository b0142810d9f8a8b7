import type { VerbCue } from '../../lexicon/index.ts'
import type { VerbGroup } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { bounds, closes, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import type { Made } from './around.ts'
import { CONSTRUCTIONS } from './constructions.ts'
import { holdsClause } from './holds-clause.ts'
import { following, type Following } from './following.ts'
import { completed, exclaimed, introduced } from './preceded.ts'
import { reachOf } from './reach.ts'
import { isRelative } from './subject.ts'
import { titledLast } from './titled-last.ts'

/**
 * A cue verb with its speaker, and on which side of it he stands ("none": taken from a verb before, "later": the
 * subject of the clause after its own).
 */
export interface Spoken {
  readonly group: VerbGroup
  readonly cue: VerbCue
  readonly source: Range
  readonly side: 'before' | 'after' | 'none' | 'later'
}

/** A cue verb with its speaker and what stands around them. */
export interface Frame {
  readonly s: Scan
  readonly spoken: Spoken
  readonly next: Following
  /** First and last token of the words of attribution, the speaker with the verb. */
  readonly first: number
  readonly last: number
  /** First and last token of the sentence, within quotation marks that of the quoted words. */
  readonly floor: number
  readonly ceiling: number
  /** The last token to which what is said behind them may run. */
  readonly end: number
  /** Is the speaker a relative pronoun: "who said"? */
  readonly relative: boolean
  /** May the words of attribution interrupt what is said, or stand behind it? */
  readonly speech: boolean
  /** Does what is said stand before them? */
  readonly preceded: boolean
  readonly takes: (name: string) => boolean
  readonly made: Made
}

/** The content of a cue verb, from what it takes and what stands around it; null where nothing fits. */
export function framed(s: Scan, spoken: Spoken): FoundAttribution | null {
  const frame = frameOf(s, spoken)
  for (const construction of CONSTRUCTIONS) {
    const found = construction(frame)
    if (found !== undefined) return found
  }
  return null
}

function frameOf(s: Scan, spoken: Spoken): Frame {
  const { group, cue, source, side } = spoken
  const [floor, ceiling] = bounds(s, group.head)
  const first = side === 'before' ? source[0] : group.first
  const last = side === 'after' ? source[1] : group.head
  const next = following(s, last + 1, ceiling, cue)
  const takes = (name: string): boolean => cue.takes.has(name)
  const relative = isRelative(s, source)
  // "Half of them, he thinks, died": those who only think or fear so interrupt as speakers do.
  const thinks =
    side === 'before' &&
    // "…, the paper has learned"
    (/^(suggests|estimates)$/.test(cue.stance) ||
      (group.modal === null && s.lexicon.cues.hearing.has(s.tokens[group.head]?.lemma ?? ''))) &&
    takes('clause') &&
    /^(end|comma)$/.test(next.kind) &&
    norm(s, first - 1) === ','
  const speech = takes('quote') || thinks
  const preceded =
    speech && !relative && (side === 'before' || side === 'after') && isPreceded(s, spoken, next, first)
  const made: Made = (rule, content, cueLast = group.head) => {
    const spans = content.filter((span) => span !== null)
    if (spans.length === 0) return null
    return { source: [spanOf(s, source)], cue: [spanOf(s, [group.first, cueLast])], content: spans, rule }
  }
  const end = reachOf(s, spoken, next)
  return { s, spoken, next, first, last, floor, ceiling, end, relative, speech, preceded, takes, made }
}

/** May what stands before the words of attribution, which begin at `first`, be what is said? */
function isPreceded(s: Scan, { cue, side, group }: Spoken, next: Following, first: number): boolean {
  const [floor, ceiling] = bounds(s, group.head)
  const whole = completed(s, first - 1)
  // “Why?” Hale asked: the mark ended a sentence, the words of attribution are one of their own.
  const parted = first > floor ? closes(s, first - 1) || /^[,—–-]$/.test(norm(s, first - 1)) : whole
  if (!parted) return side === 'after' && titledLast(s, group)
  if (!/^(end|comma)$/.test(next.kind) && !(side === 'after' && whole) && introduced(s, first)) return false
  if (first > floor) return true
  const goesOn =
    next.kind === 'that' ||
    (next.kind === 'whether' && cue.takes.has('whether')) ||
    (next.kind === 'phrase' && holdsClause(s, next.at, ceiling))
  return next.kind === 'end' || (exclaimed(s, first - 1) && !goesOn)
}
