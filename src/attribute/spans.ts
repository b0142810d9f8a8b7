import { byPrepositions } from './according.ts'
import { continued } from './continuation.ts'
import type { FoundAttribution } from './found.ts'
import { byHeadlines } from './headline.ts'
import { byPassives } from './passive.ts'
import { relayed } from './relay.ts'
import type { Scan } from './scan.ts'
import { byTurns } from './turn.ts'
import { byVerbs } from './verb.ts'

const at = ({ cue, source, content }: FoundAttribution): number =>
  Math.min(...[...cue, ...source, ...content].map(([start]) => start))

/** A turn without words and a cue with nothing but a mark after it say nothing. */
const saysSomething = ({ content }: FoundAttribution): boolean =>
  content.length > 0 && content.every(([start, end]) => start < end)

/** Source, cue and content of every attribution in the text, in text order. */
export function findSpans(s: Scan): FoundAttribution[] {
  const layout = [...byTurns(s), ...byHeadlines(s)]
  const worded = [...byVerbs(s), ...byPassives(s), ...byPrepositions(s)]
  const found = [...layout, ...continued(s, relayed(s, worded, layout))]
  return found.filter(saysSomething).sort((a, b) => at(a) - at(b))
}
