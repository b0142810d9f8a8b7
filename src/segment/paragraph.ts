import type { Span } from '../model/index.ts'
import { trim } from '../text/index.ts'

const TERMINAL = /[.!?:;"”’)\]]\s*$/

/** Lines broken to a fixed width, as in telegrams and old mail: most inner lines are long and end in mid-sentence. */
function hardWrapped(blocks: readonly string[][]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1))
  if (inner.length < 4) return false
  const lengths = inner.map((line) => line.trim().length).sort((a, b) => a - b)
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0
  const open = inner.filter((line) => !TERMINAL.test(line)).length
  return middle >= 40 && middle <= 100 && (lengths.at(-1) ?? 0) <= 130 && open / inner.length > 0.6
}

/** Spans of the paragraphs of `text`, blank ones left out: one a line, or one a block where lines are hard-wrapped. */
export function paragraphs(text: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start <= text.length;) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    lines.push([start, end])
    start = end + 1
  }
  const blocks: Span[][] = [[]]
  for (const line of lines) {
    if (text.slice(...line).trim() === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  const full = blocks.filter((block) => block.length > 0)
  const joined = hardWrapped(full.map((block) => block.map((line) => text.slice(...line))))
  return full.flatMap((block) =>
    joined
      ? [trim(text, [block[0]?.[0] ?? 0, block.at(-1)?.[1] ?? 0])]
      : block.map((line) => trim(text, line)),
  )
}

/** Headlines, datelines, section titles: short lines without a full stop that are no sentence of a transcript. */
export function heading(line: string): boolean {
  const bare = line.trim()
  // Nearly all paragraphs are prose: their last mark tells so before their words are counted.
  if (STOPS.has(bare.charAt(bare.length - 1)) || /[.!?:;,…]["”’)\]]*$/.test(bare)) return false
  return line.split(/\s+/).length <= 22 && !/^[“"]/.test(bare)
}

const STOPS = new Set('.!?:;,…')
