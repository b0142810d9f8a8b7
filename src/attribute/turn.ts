import type { FoundAttribution } from './found.ts'
import type { Scan } from './scan.ts'

/** Every turn of a transcript is its speaker's direct speech. */
export const byTurns = ({ doc }: Scan): FoundAttribution[] =>
  doc.turns.map(({ speaker, span }) => ({
    source: [speaker],
    cue: [],
    content: [span],
    rule: 'speaker-turn',
  }))
