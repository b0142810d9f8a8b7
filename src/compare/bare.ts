import type { ScopeWords } from '../lexicon/index.ts'
import type { Attribution, Claim, Reading } from '../model/index.ts'
import type { Span } from '../text/index.ts'
import type { Statement } from './statement.ts'

const ENDS = /[.?!]["”’)]*\s|\n/g

/** "More than 50 have been killed", "so far": of all that happened up to now. */
const RUNNING = /(?<!\bto )\b(?:has|have|so far|to date)\b/i
/** "In an ambush", "near Harra", "when planes came": a scene of its own; "in the attack" is the one told of. */
const SCENE =
  /\b(?:in|at|near|on|during|after|from|inside|outside|beside|behind|under|around|across|along|when|while|as)\s+(?!(?:the|this|that|those|these|it|its|them|their)\b)\p{L}/iu
/** "Losses of the north are disputed: ", "In Tolma, ": what a sentence is about. */
const TOPIC = /:|\b(?:in|at|near|on|of|after|during)\b[^.]*\p{Lu}/u

/** Whether the words around a claim set no scene of their own, and nothing else is told since the claim before. */
export function isBare(one: Statement, before: Statement, reading: Reading, words: ScopeWords): boolean {
  const [own, other] = [reading.claims[one.order], reading.claims[before.order]]
  const attribution = reading.attributions.find(({ id }) => id === own?.attributionId)
  if (own === undefined || other === undefined || attribution === undefined) return false
  const { text } = reading.report
  const [start, end] = reachOf(own, attribution, other.span[1])
  const source = reading.sources.find(({ id }) => id === own.sourceId)
  const named = source?.mentions.some(([from]) => from > other.span[1] && from < start) ?? false
  if (!followsOn(text.slice(other.span[1], start), before, named ? 2 : 1)) return false
  const content = attribution.content.map((span) => without(reading.claims, text, span)).join(' ')
  if (words.says('else', content) || SCENE.test(content)) return false
  return !RUNNING.test(text.slice(start, end)) || RUNNING.test(before.wording)
}

/** Where a claim's attribution begins, not before `from`, and where both end. */
function reachOf({ span }: Claim, { source, cue, content }: Attribution, from: number): Span {
  const all = [span, ...source, ...cue, ...content]
  return [Math.max(from, Math.min(...all.map(([start]) => start))), Math.max(...all.map(([, end]) => end))]
}

/** Whether what stands between two claims, of so many sentences' ends at most, leads straight from the one to the other. */
function followsOn(between: string, before: Statement, most: number): boolean {
  const ends = [...between.matchAll(ENDS)]
  const last = ends.at(-1)
  const lines = ends.filter(([end]) => end === '\n').length
  if (ends.length - lines > most) return false
  // Across paragraphs the report's own figure has to say whose it is.
  if (lines > 0 && before.chain.length < 2 && before.scope.population.known !== 'said') return false
  return last === undefined || !TOPIC.test(between.slice(last.index + last[0].length))
}

/** The words of a span beside all claims. */
const without = (claims: readonly Claim[], text: string, [start, end]: Span): string =>
  claims
    .map(({ span }) => span)
    .filter(([from, to]) => from < end && to > start)
    .reduceRight(
      (rest, [from, to]) => `${rest.slice(0, Math.max(0, from - start))} ${rest.slice(to - start)}`,
      text.slice(start, end),
    )
