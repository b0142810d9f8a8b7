import { decodeHTML } from 'entities'
import type { Run } from '../run.ts'

const ENTITY = /&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?/y

/**
 * For each UTF-16 unit of a text node's value, where it starts in `source` (the node's own slice), and at the end where
 * the last one ends; null when the two do not tell the same text, as in tables mended by the parser.
 */
export function align(value: string, source: string): Int32Array | null {
  const starts = new Int32Array(value.length + 1)
  let i = 0
  let j = 0
  while (i < value.length) {
    const unit = source[j]
    if (unit === undefined) return null
    if (unit === '&') {
      ENTITY.lastIndex = j
      const written = ENTITY.exec(source)?.[0]
      const meant = written && decodeHTML(written)
      if (written && meant && meant !== written && value.startsWith(meant, i)) {
        for (let k = 0; k < meant.length; k++) starts[i + k] = j
        i += meant.length
        j += written.length
        continue
      }
    }
    if (unit === value[i]) starts[i++] = j++
    else if (unit === '\r' && value[i] === '\n') {
      starts[i++] = j
      j += source[j + 1] === '\n' ? 2 : 1
    } else if (unit === '\0' || unit === '\r') j++
    else return null
  }
  starts[i] = j
  return starts
}

/** Units `[from, to)` of a text node as runs: unit for unit where source and value are the same, whole otherwise. */
export function aligned(
  value: string,
  starts: Int32Array,
  base: number,
  [from, to]: readonly [number, number],
): Run[] {
  const runs: Run[] = []
  let start = from
  const at = (i: number): number => base + (starts[i] ?? 0)
  const flush = (end: number, exact: boolean): void => {
    if (end > start) runs.push({ text: value.slice(start, end), at: [at(start), at(end)], exact })
    start = end
  }
  for (let i = from; i < to; i++) {
    if (at(i + 1) - at(i) === 1) continue
    flush(i, true)
    // An entity that stands for two units starts both at one place.
    while (i + 1 < to && at(i + 1) === at(i)) i++
    flush(i + 1, false)
  }
  flush(to, true)
  return runs
}
