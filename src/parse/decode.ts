import type { Span } from '../model/index.ts'
import type { Guide } from './guide.ts'
import { type CueRun, roles } from './link.ts'
import type { AttributionModel, Scores } from './model.ts'
import type { Window } from './window.ts'

/** Source, cue and content as the model finds them. */
export interface ParsedAttribution {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly rule: 'trained'
  /** How far the cue stands from the middle of its window, in pieces. */
  readonly off: number
  /** How likely it is right, 0 to 1: the chance of its cue times the mean chance of its content. */
  readonly sure: number
}

/** A cue and how likely its first piece is one, 0 to 1. */
interface FoundCue extends CueRun {
  readonly sure: number
}

type Run = readonly [first: number, last: number]

/** Of two parts of content with no more pieces than this between them, the pieces between are content too. */
const HOLE = 6

/** From the encoder's scores of one window to attributions. `training/attribution/decode.py` does the same. */
export function decode(
  window: Window,
  guided: Guide,
  scores: Scores,
  model: AttributionModel,
): ParsedAttribution[] {
  const { ids, spans } = window
  const found = cues(scores, model.cueThreshold).filter((cue) => spans[cue.first] !== null)
  const weighed = found.map((cue) => roles(ids, cue, guided.standing(cue), scores, model.head))
  // Of cues side by side a piece is the content of one: of the one which claims it most; a doubtful cue must claim it more.
  const claim = (n: number, t: number): number => weighed[n]!.content[t]! * Math.sqrt(found[n]!.sure)
  const owner = ids.map((_, t) => found.reduce((best, _, n) => (claim(n, t) > claim(best, t) ? n : best), 0))
  const enough = model.contentThreshold
  // "Vera said that others insist …": what says an attribution that stands within another is content of both.
  const holds = (n: number, m: number): boolean =>
    range(found[m]!.first, found[m]!.last + 1).every((t) => weighed[n]!.content[t]! > enough)
  const within = found.map((_, m) => found.map((_, n) => n !== m && holds(n, m)))
  return found.flatMap((cue, n) => {
    const { source, content } = weighed[n]!
    const ofSource = spans.map((span, t) => span !== null && source[t]! > 0.5)
    const ofCue = (t: number): boolean => t >= cue.first && t <= cue.last
    const own = (t: number): boolean => owner[t] === n || within[owner[t]!]![n]!
    const ofContent = spans.map((span, t) => span !== null && content[t]! > enough && own(t) && !ofCue(t))
    const barred = (t: number): boolean => ofCue(t) || ofSource[t] === true
    const parts = withoutCrumbs(closed(runs(ofContent), barred))
    if (parts.length === 0) return []
    const who = runs(ofSource).reduce<Run | null>(
      (best, run) => (best === null || weight(source, run) > weight(source, best) ? run : best),
      null,
    )
    const at = ([first, last]: Run): Span => [spans[first]?.[0] ?? 0, spans[last]?.[1] ?? 0]
    return {
      source: who ? [at(who)] : [],
      cue: [at([cue.first, cue.last])],
      content: parts.map(at),
      rule: 'trained' as const,
      off: Math.abs((cue.first + cue.last) / 2 - ids.length / 2),
      sure: cue.sure * mean(content, parts),
    }
  })
}

/** Runs of pieces that begin and go on with a cue. */
function cues({ tags }: Scores, threshold: number): FoundCue[] {
  const count = tags.length / 9
  const chance = (t: number): [begins: number, goesOn: number] => {
    const [o, b, i] = [tags[t * 9]!, tags[t * 9 + 1]!, tags[t * 9 + 2]!]
    const top = Math.max(o, b, i)
    const [x, y, z] = [Math.exp(o - top), Math.exp(b - top), Math.exp(i - top)]
    return [y / (x + y + z), z / (x + y + z)]
  }
  const out: FoundCue[] = []
  for (let t = 0; t < count; t++) {
    const [begins, goesOn] = chance(t)
    if (begins < threshold || begins < goesOn) continue
    let last = t
    for (let next = t + 1; next < count; next++) {
      const [b, i] = chance(next)
      if (b + i < 0.5 || i < b) break
      last = next
    }
    out.push({ first: t, last, sure: begins })
    t = last
  }
  return out
}

function runs(hit: readonly boolean[]): Run[] {
  const out: [number, number][] = []
  hit.forEach((h, t) => {
    if (!h) return
    const open = out.at(-1)
    if (open && open[1] === t - 1) open[1] = t
    else out.push([t, t])
  })
  return out
}

/** Close small holes in a content, but never over its cue or source. */
function closed(parts: readonly Run[], barred: (t: number) => boolean): Run[] {
  const out: Run[] = []
  for (const part of parts) {
    const before = out.at(-1)
    const hole = before ? part[0] - before[1] - 1 : Infinity
    if (before && hole <= HOLE && !range(before[1] + 1, part[0]).some(barred)) {
      out[out.length - 1] = [before[0], part[1]]
    } else out.push(part)
  }
  return out
}

/** Without lone pieces beside a longer part. */
function withoutCrumbs(parts: readonly Run[]): Run[] {
  const longest = Math.max(0, ...parts.map(([first, last]) => last - first))
  return parts.filter(([first, last]) => last - first >= Math.min(2, longest))
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)

/** The mean of the scores of all pieces in `parts`. */
const mean = (scores: Float32Array, parts: readonly Run[]): number =>
  parts.reduce((sum, run) => sum + weight(scores, run), 0) / parts.reduce((n, [a, b]) => n + b - a + 1, 0)

const weight = (scores: Float32Array, [first, last]: Run): number =>
  range(first, last + 1).reduce((sum, t) => sum + (scores[t] ?? 0), 0)
