import { overlaps, startsWithCapital } from '../../text/index.ts'
import { byPrepositions } from './according.ts'
import { byAdjectives } from './adjective.ts'
import { byAdverbs } from './adverb.ts'
import { continued } from './continuation.ts'
import { startOf, type FoundAttribution } from '../phrase/found.ts'
import { byFiguresOf } from './figure-of.ts'
import { byHearing } from './heard.ts'
import { besideQuotations } from './beside-quotation.ts'
import { byBrackets } from './bracketed.ts'
import { byDashes } from './dashed.ts'
import { withGapped } from './gapped.ts'
import { byHeadlines } from './headline.ts'
import { byIdioms } from './idiom.ts'
import { spanTokens } from '../../segment/index.ts'
import { byFigures, byNouns, byStatements, byTolls } from './noun.ts'
import { byPassives } from './passive.ts'
import { apartFromRivals } from './rivals.ts'
import { relayed, upToSpeaker } from './relay.ts'
import { withRevised } from './revised.ts'
import type { Scan } from '../phrase/scan.ts'
import { bySilences } from './silence.ts'
import { byTurns } from '../phrase/turn.ts'
import { byDigests } from './digest.ts'
import { withToldAbove } from './told-above.ts'
import { byVerbs } from './verb.ts'

/** A turn without words and a cue with nothing but a mark after it say nothing. */
const saysSomething = ({ content }: FoundAttribution): boolean =>
  content.length > 0 && content.every(([start, end]) => start < end)

/** "The attack suggests that …", "there were", "his campaign": who stands with the verb can be nobody's voice. */
function mute(s: Scan, { source: [source], rule }: FoundAttribution): boolean {
  if (!source) return false
  const tokens = spanTokens(s.tokens, source)
  const end = tokens.findIndex((t, i) => i > 0 && (/^(ADP|VERB)$/.test(t.tag) || t.norm === ','))
  const head = (end < 0 ? tokens : tokens.slice(0, end)).at(-1)
  if (!head) return false
  // "According to her, ten fell."
  if (tokens.length === 1 && head.norm === 'her' && rule.endsWith('source')) return false
  if (tokens.length === 1 && /^(his|her|its|their|there|what|whom|me|us)$/.test(head.norm)) return true
  // "the think tank"
  if (s.lexicon.sourceKinds.has(`${s.tokens[head.index - 1]?.norm} ${head.norm}`)) return false
  const named = startsWithCapital(head.text) && s.doc.sentences[head.sentence]?.first !== head.index
  return !named && [head.lemma, head.norm.replace(/s$/, '')].some((word) => s.lexicon.things.has(word))
}

/** Source, cue and content of every attribution in the text, in text order. */
export function findSpans(s: Scan): FoundAttribution[] {
  const layout = [...byTurns(s), ...byHeadlines(s), ...byDashes(s)]
  // "made no comment", "is convinced that", "was told by the army that": what these rules read no verb alone tells better.
  const closer = [...bySilences(s), ...byAdjectives(s), ...byIdioms(s), ...byHearing(s)]
  const taken = closer.flatMap(({ cue }) => cue)
  const verbs = [...byVerbs(s), ...byPassives(s)].filter(
    ({ cue }) => !taken.some((span) => cue.some((other) => overlaps(span, other))),
  )
  const worded = upToSpeaker(
    s,
    withGapped(
      s,
      apartFromRivals(s, [
        ...verbs,
        ...closer,
        ...byPrepositions(s),
        ...byBrackets(s),
        ...byNouns(s),
        ...byStatements(s),
        ...byTolls(s),
        ...byFigures(s),
        ...byFiguresOf(s),
        ...byAdverbs(s),
      ]),
    ),
  )
  const led = continued(s, relayed(s, withRevised(s, withToldAbove(s, worded)), layout))
  const found = [...layout, ...led, ...besideQuotations(s, led, layout), ...byDigests(s)]
  return found.filter((f) => saysSomething(f) && !mute(s, f)).sort((a, b) => startOf(a) - startOf(b))
}
