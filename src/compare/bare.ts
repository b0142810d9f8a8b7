import type { ScopeWords } from '../lexicon/index.ts'
import type { Attribution, Claim, Reading, Source } from '../model/index.ts'
import type { Span } from '../text/index.ts'
import type { Statement } from './statement.ts'

/** Where sentences and lines end: not "Gen. Hale". */
const ENDS =
  /(?<!\b(?:Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Dr|Mr|Mrs|Ms|Gov|Sen|Rep|Rev|Prof|St))[.?!]["”’)]*\s|\n/g

/** "More than 50 have been killed", "so far": of all that happened up to now. */
const RUNNING = /(?<!\bto )\b(?:has|have|so far|to date)\b/i
/** "In an ambush", "near Harra", "when planes came": a scene of its own; "in the attack" is the one told of. */
const SCENE =
  /\b(?:in|at|near|on|during|after|from|inside|outside|beside|behind|under|around|across|along|when|while|as)\s+(?!(?:the|this|that|those|these|it|its|them|their)\b)\p{L}/iu
/** "Losses of the north are disputed: ", "In Tolma, ": what a sentence is about. */
const TOPIC = /:|\b(?:in|at|near|on|of|after|during)\b[^.]*\p{Lu}/u

/** "Killed by the army", "by Norland forces": whose doing it was. */
const DOER = /\bby (?:the (?=\p{Ll})|(?:the )?(?=\p{Lu}))(\p{L}+)/u

/** A report's text and claims, in text order, with who says them by id. */
export interface Telling {
  readonly text: string
  readonly claims: readonly Claim[]
  readonly attributions: ReadonlyMap<string, Attribution>
  readonly sources: ReadonlyMap<string, Source>
}

export const tellingOf = ({ report, claims, attributions, sources }: Reading): Telling => ({
  text: report.text,
  claims,
  attributions: new Map(attributions.map((one) => [one.id, one])),
  sources: new Map(sources.map((one) => [one.id, one])),
})

/** Whether the words around a claim set no scene of their own, and nothing else is told since the claim before. */
export function isBare(one: Statement, before: Statement, telling: Telling, words: ScopeWords): boolean {
  const { text, claims } = telling
  const [own, other] = [claims[one.order], claims[before.order]]
  const attribution = telling.attributions.get(own?.attributionId ?? '')
  if (own === undefined || other === undefined || attribution === undefined) return false
  const [start, end] = reachOf(own, attribution, other.span[1])
  const mentions = telling.sources.get(own.sourceId ?? '')?.mentions ?? []
  const named = mentions.some(([from]) => from > other.span[1] && from < start)
  if (!followsOn(text.slice(other.span[1], start), before, named ? 2 : 1)) return false
  const near = claims.slice(before.order, one.order + AFTER).map(({ span }) => span)
  const content = attribution.content.map((span) => without(near, text, span)).join(' ')
  const beside = without([...near, ...attribution.source], text, [start, end])
  if (words.says('else', `${content} ${beside}`) || SCENE.test(content)) return false
  const doer = DOER.exec(without(attribution.source, text, [start, end]))?.[1]?.toLowerCase() ?? ''
  if (
    !text
      .slice(Math.max(0, other.span[0] - BACK), start)
      .toLowerCase()
      .includes(doer)
  )
    return false
  return !RUNNING.test(text.slice(start, end)) || RUNNING.test(before.wording)
}

/** So many characters before a claim its doer may be told: its sentence, or so. */
const BACK = 200

/** So many claims that follow one may stand in what its speaker says with it. */
const AFTER = 20

/** Where a claim's attribution begins, not before `from`, and where both end. */
function reachOf({ span }: Claim, { source, cue, content }: Attribution, from: number): Span {
  const all = [span, ...source, ...cue, ...content]
  return [Math.max(from, Math.min(...all.map(([start]) => start))), Math.max(...all.map(([, end]) => end))]
}

/** Whether what stands between two claims, of so many sentences' ends at most, leads straight from the one to the other. */
function followsOn(between: string, before: Statement, most: number): boolean {
  const ends = [...between.matchAll(ENDS)]
  const last = ends.at(-1)
  const sentences = ends.filter(([end]) => end !== '\n')
  const lines = ends.filter(([end]) => end.endsWith('\n')).length
  if (sentences.length > most) return false
  // Across paragraphs the report's own figure has to say whose it is.
  if (lines > 0 && before.chain.length < 2 && before.scope.population.known !== 'said') return false
  return last === undefined || !TOPIC.test(between.slice(last.index + last[0].length))
}

/** The words of a span, those of others dotted out: "put its losses at ········ and ···········" sets no scene. */
function without(others: readonly Span[], text: string, [start, end]: Span): string {
  let rest = text.slice(start, end)
  for (const [from, to] of others) {
    const [a, b] = [Math.max(from, start) - start, Math.min(to, end) - start]
    if (a < b) rest = rest.slice(0, a) + '·'.repeat(b - a) + rest.slice(b)
  }
  return rest
}
