import type { FoundAttribution } from './found.ts'
import type { Lexicon, TurnLabel } from '../../lexicon/index.ts'
import type { Turn } from '../../model/index.ts'
import { turnLabel } from '../../segment/index.ts'
import type { Scan } from './scan.ts'

/** Every turn of a transcript is its speaker's direct speech. */
export const byTurns = ({ doc }: Scan): FoundAttribution[] =>
  doc.turns.map(({ speaker, span }) => ({
    source: [speaker],
    cue: [],
    content: [span],
    rule: 'speaker-turn',
  }))

/** What the label of a turn tells that is no name: "Q", "MODERATOR", "Speaker 2"; a letter alone tells nothing but itself. */
export const labelled = ({ name }: Turn, lexicon: Lexicon): TurnLabel | undefined =>
  turnLabel(name, lexicon) ?? (/^\p{L}$/u.test(name) ? 'role' : undefined)
