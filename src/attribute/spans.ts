import { byPrepositions } from './according.ts'
import { continued } from './continuation.ts'
import type { FoundAttribution } from './found.ts'
import { byPassives } from './passive.ts'
import { relayed } from './relay.ts'
import type { Scan } from './scan.ts'
import { byTurns } from './turn.ts'
import { byVerbs } from './verb.ts'

/** Source, cue and content of every attribution in the text, in text order. */
export function findSpans(s: Scan): FoundAttribution[] {
  const found = [
    ...byTurns(s),
    ...continued(s, relayed(s, [...byVerbs(s), ...byPassives(s), ...byPrepositions(s)])),
  ]
  const at = ({ cue, source, content }: FoundAttribution): number =>
    Math.min(...[...cue, ...source, ...content].map(([start]) => start))
  return found.sort((a, b) => at(a) - at(b))
}
