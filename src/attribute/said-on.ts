import { wordSet } from '../lexicon/index.ts'
import type { Attribution, FoundPeriod, Span } from '../model/index.ts'
import type { FoundAttribution } from './phrase/found.ts'
import type { Scan } from './phrase/scan.ts'

/** The resolved times that stand whole among the tokens `free`. */
export function timesOf(free: readonly number[], timeAt: ReadonlyMap<number, FoundPeriod>): FoundPeriod[] {
  if (timeAt.size === 0) return []
  return free.flatMap((i) => {
    const time = timeAt.get(i)
    return time && time.from !== null && time.to !== null && free.includes(time.last) ? [time] : []
  })
}

/** The time, of those beside the words of attribution, at which it was said: none of a relative clause or of what another verb says. */
export function saidOn(
  s: Scan,
  f: FoundAttribution,
  times: readonly FoundPeriod[],
  all: readonly FoundAttribution[],
): Attribution['saidOn'] {
  const cue = f.cue[0]
  const near = times
    .filter((time) => !SPREAD.test(time.rule) && !compared(s, time))
    .filter((time) => !inRelative(s, f, time) && !pastClause(s, f, time) && !toldApart(f, time, all))
    .sort((a, b) => distance(a.span, cue) - distance(b.span, cue))[0]
  if (!near || near.from === null || near.to === null || distance(near.span, cue) > 60) return null
  return { from: near.from, to: near.to, span: near.span }
}

/** "[Ten fell on Friday], the army said, adding that the road was shut": what is told apart from what is added has a time of its own. */
const toldApart = (f: FoundAttribution, time: FoundPeriod, all: readonly FoundAttribution[]): boolean =>
  all.some(({ content }) => holds(content, time.span) && !holds(content, f.cue[0] ?? time.span))

const holds = (content: readonly Span[], [first, end]: Span): boolean =>
  content.some((span) => span[0] <= first && end <= span[1])

/** "put the toll at 38, up from 31 [the day before]": when it was another one; not "raised it to 40 [on Friday]". */
const compared = ({ tokens }: Scan, { first }: FoundPeriod): boolean =>
  tokens[first - 1]?.tag === 'NUM' &&
  (/^(from|with|than|against)$/.test(tokens[first - 2]?.norm ?? '') ||
    (tokens[first - 2]?.norm === 'to' && !/^(on|in|at|during)$/.test(tokens[first]?.norm ?? '')))

/** Nothing is said "since Friday": what such words date goes on. */
const SPREAD = /^(since|so-far|between|from-to)$/

/**
 * "Hale said 12 people had been killed on Friday", "…, Hale said; a man was killed on Friday", "Ten fell on Friday, Hale
 * said; the mayor said 20", "Ten fell on Friday, but the mayor said 20": the other verb's time.
 */
function pastClause(s: Scan, { source, cue }: FoundAttribution, time: FoundPeriod): boolean {
  const end = cue.at(-1)?.[1] ?? Infinity
  for (let i = time.first - 1; i >= 0 && (s.tokens[i]?.start ?? -1) >= end; i--)
    if (s.tokens[i]?.tag === 'AUX' || s.tokens[i]?.norm === ';') return true
  const start = Math.min(...[...source, ...cue].map(([first]) => first))
  let i = time.last + 1
  for (; (s.tokens[i]?.end ?? Infinity) <= start; i++) if (s.tokens[i]?.norm === ';') return true
  return time.last < i - 1 && CLAUSE.has(s.tokens[i - 1])
}

/** What stands right before who speaks in a clause of its own. */
const CLAUSE = wordSet(['and', 'but', 'while', 'whereas', 'though', 'although'])

/** Does a time stand in a relative clause: "Hale, who left on Friday, said …"? */
function inRelative(s: Scan, { source, cue }: FoundAttribution, time: FoundPeriod): boolean {
  const floor = Math.max(0, ...[...source, ...cue].map(([, end]) => end).filter((end) => end <= time.span[0]))
  const sentence = s.tokens[time.first]?.sentence
  for (let i = time.first - 1; i >= 0; i--) {
    const token = s.tokens[i]
    if (!token || token.sentence !== sentence || token.start < floor) return false
    // "How many of those who fled were hurt is unclear, on Friday Hale said": the comma ends the clause.
    if (token.norm === ',') return false
    if (/^(who|which|whose|whom|where)$/.test(token.norm)) return true
  }
  return false
}

const distance = (a: Span, b: Span | undefined): number =>
  b === undefined ? 0 : a[0] >= b[1] ? a[0] - b[1] : b[0] >= a[1] ? b[0] - a[1] : 0
