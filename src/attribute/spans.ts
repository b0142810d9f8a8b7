import type { Lexicon } from '../lexicon/index.ts'
import type { Doc } from '../model/index.ts'
import { byPrepositions } from './according.ts'
import { continued } from './continuation.ts'
import type { FoundAttribution } from './found.ts'
import { scan } from './scan.ts'
import { byTurns } from './turn.ts'
import { byVerbs } from './verb.ts'

/** Source, cue and content of every attribution in the text, in text order. */
export function findSpans(doc: Doc, lexicon: Lexicon): FoundAttribution[] {
  const s = scan(doc, lexicon)
  const found = [...byTurns(s), ...continued(s, [...byVerbs(s), ...byPrepositions(s)])]
  const at = ({ cue, source, content }: FoundAttribution): number =>
    Math.min(...[...cue, ...source, ...content].map(([start]) => start))
  return found.sort((a, b) => at(a) - at(b))
}
