import type { LinkHead, Scores } from './model.ts'

const SEP = 102
/** Beyond so many pieces all distances are one. */
const REACH = 192
const MIDDLE = 16

/** Piece indices of a cue, both inclusive. */
export interface CueRun {
  readonly first: number
  readonly last: number
}

/** Of each piece, how likely it belongs to the cue's source and to its content. */
export interface Roles {
  readonly source: Float32Array
  readonly content: Float32Array
}

/** A signed distance in pieces as one of 33 buckets: exact to 6, then by powers of 1.42. */
function bucket(distance: number): number {
  const size = Math.min(Math.abs(distance), REACH)
  const step = size <= 6 ? size : Math.min(MIDDLE, 6 + Math.round(Math.log(size / 6) / Math.log(1.42)))
  return distance < 0 ? MIDDLE - step : MIDDLE + step
}

/** Weigh every piece of a window against one cue; `standing` says how each stands to it by the rules. */
export function roles(
  ids: readonly number[],
  cue: CueRun,
  standing: Uint8Array,
  scores: Scores,
  head: LinkHead,
): Roles {
  const { link, role, bias } = head
  const query = meanRow(scores.query, cue, link)
  const source = new Float32Array(ids.length)
  const content = new Float32Array(ids.length)
  const breaksAt = breaks(ids)
  // What the cue adds to a piece changes with distance and standing only, so pieces alike in these share it.
  const shared = new Float64Array(link)
  let [far, broken, stands] = [-1, -1, -1]
  for (let t = 0; t < ids.length; t++) {
    const away = t < cue.first ? t - cue.first : t > cue.last ? t - cue.last : 0
    const crossed = Math.max(-2, Math.min(2, (breaksAt[t] ?? 0) - (breaksAt[cue.first] ?? 0))) + 2
    const ruled = standing[t] ?? 0
    if (bucket(away) !== far || crossed !== broken || ruled !== stands) {
      ;[far, broken, stands] = [bucket(away), crossed, ruled]
      for (let k = 0; k < link; k++)
        shared[k] =
          query[k]! +
          head.distance[far * link + k]! +
          head.breaks[broken * link + k]! +
          head.ruled[stands * link + k]!
    }
    let [none, of, what] = [bias[0]!, bias[1]!, bias[2]!]
    for (let k = 0; k < link; k++) {
      const sum = scores.token[t * link + k]! + shared[k]!
      if (sum <= 0) continue
      none += sum * role[k]!
      of += sum * role[link + k]!
      what += sum * role[2 * link + k]!
    }
    const top = Math.max(none, of, what)
    const [a, b, c] = [Math.exp(none - top), Math.exp(of - top), Math.exp(what - top)]
    source[t] = b / (a + b + c)
    content[t] = c / (a + b + c)
  }
  return { source, content }
}

function meanRow(rows: Float32Array, { first, last }: CueRun, link: number): Float32Array {
  const mean = new Float32Array(link)
  for (let t = first; t <= last; t++)
    for (let k = 0; k < link; k++) mean[k] = mean[k]! + rows[t * link + k]! / (last - first + 1)
  return mean
}

/** How many [SEP] stand up to and with each piece. */
function breaks(ids: readonly number[]): number[] {
  let count = 0
  return ids.map((id) => (id === SEP ? ++count : count))
}
