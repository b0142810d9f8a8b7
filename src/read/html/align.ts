import { decodeHTML } from 'entities'
import type { Lead } from '../document.ts'
import type { Run } from '../run.ts'

const ENTITY = /&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?/y

/** For each UTF-16 unit of a value, where it starts and ends in the source it was written as. */
export interface Aligned {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Of the units written as one, those whose original is another letter in the encoding that places are counted in. */
  readonly other?: (unit: number) => boolean
}

/**
 * Lead the units of a text node's value back to `source`, the node's own slice; null when the two do not tell the same
 * text, as in tables mended by the parser. In Markdown the marks in between are passed over.
 */
export function align(value: string, source: string, markdown = false): Aligned | null {
  const starts = new Int32Array(value.length)
  const ends = new Int32Array(value.length)
  let i = 0
  let j = 0
  const take = (units: number, length: number): void => {
    starts.fill(j, i, i + units)
    ends.fill(j + length, i, i + units)
    i += units
    j += length
  }
  while (i < value.length) {
    const unit = source[j]
    if (unit === undefined) return null
    if (unit === '&') {
      ENTITY.lastIndex = j
      const written = ENTITY.exec(source)?.[0]
      const meant = written && decodeHTML(written)
      if (written && meant && meant !== written && value.startsWith(meant, i)) {
        take(meant.length, written.length)
        continue
      }
    }
    if (unit === value[i]) take(1, 1)
    else if (unit === '\r' && value[i] === '\n') take(1, source[j + 1] === '\n' ? 2 : 1)
    else if (unit === '\0' || unit === '\r') j++
    // Escapes, the marks of code, and the blanks and marks of a quote or a list at the start of a line.
    else if (markdown && /[\\`> \t]/.test(unit)) j++
    else return null
  }
  return { starts, ends }
}

/** Units `[from, to)` of a value as runs: unit for unit where source and value are the same, whole otherwise. */
export function aligned(
  value: string,
  { starts, ends, other }: Aligned,
  base: number,
  [from, to]: readonly [number, number],
): Run[] {
  const runs: Run[] = []
  let start = from
  const flush = (end: number, exact: boolean): void => {
    if (end > start) {
      const at = [base + (starts[start] ?? 0), base + (ends[end - 1] ?? 0)] as const
      runs.push({ text: value.slice(start, end), at, exact })
    }
    start = end
  }
  for (let i = from; i < to; i++) {
    if (i > start && starts[i] !== ends[i - 1]) flush(i, true)
    if ((ends[i] ?? 0) - (starts[i] ?? 0) === 1 && !other?.(i)) continue
    flush(i, true)
    // An entity that stands for two units starts both at one place.
    while (i + 1 < to && starts[i + 1] === starts[i]) i++
    flush(i + 1, false)
  }
  flush(to, true)
  return runs
}

/** Leads into `source` led on through how `source` itself was written: packed in a mail, escaped in a feed. */
export function ledOn(leads: readonly Lead[], source: string, map: Aligned, base = 0): Lead[] {
  return leads.flatMap(({ span, at, exact }): Lead[] => {
    if (!at) return []
    if (!exact) {
      return [{ span, at: [base + (map.starts[at[0]] ?? 0), base + (map.ends[at[1] - 1] ?? 0)], exact }]
    }
    let from = span[0]
    return aligned(source, map, base, at).map((run): Lead => {
      const to = from + run.text.length
      const lead: Lead = { span: [from, to], at: run.at, exact: run.exact }
      from = to
      return lead
    })
  })
}
