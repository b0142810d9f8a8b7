import type { Span } from '../model/index.ts'
import { trim } from '../text/index.ts'

/** What ends a line on purpose: a stop, or the figure of a list ("Fighters of the militia: 55"). */
const TERMINAL = /(?:[.!?:;"”’)\]]|:\s*\d[\d,.]*)\s*$/

/** A line that begins in small letters: "been killed in the raid". */
export const SMALL = /^\s*\p{Ll}/u

/**
 * Lines broken to a fixed width, as in telegrams and old mail: most inner lines are long and end in mid-sentence. Those
 * of a page set in small type are longer still: of these many must go on in small letters, as verses and titles do not.
 */
function hardWrapped(blocks: readonly string[][]): boolean {
  const inner = blocks.flatMap((lines) => lines.slice(0, -1))
  if (inner.length < 4) return false
  const lengths = inner.map((line) => line.trim().length).sort((a, b) => a - b)
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0
  const open = inner.filter((line) => !TERMINAL.test(line)).length
  if (middle < 40 || open / inner.length <= 0.6) return false
  if (middle <= 100 && (lengths.at(-1) ?? 0) <= 130) return true
  const small = blocks.flatMap((lines) => lines.slice(1)).filter((line) => SMALL.test(line)).length
  return middle <= 140 && (lengths.at(-1) ?? 0) <= 180 && small / inner.length > 0.4
}

/** A line that ends in a word which leads on to the next: "the men who", "families were". */
export const LEADS_ON =
  /\s(?:an?|the|of|to|in|at|by|from|with|and|or|who|that|which|is|are|was|were|has|have|had|been|be|will|their|our|its)\s*$/

/**
 * A single line break in mid-sentence: "Nine villagers who had fled from Harra have ⏎ been killed". The first line is
 * long and ends in a word or a comma, or shorter and ends in a word that ends no line of its own ("nine men were"); the
 * next begins in small letters and is no label ("wounded: 12").
 */
export const goesOn = (line: string, next: string): boolean =>
  SMALL.test(next) &&
  line.trim().length >= (LEADS_ON.test(line) ? 20 : 40) &&
  /[\p{L}\p{N},]\s*$/u.test(line) &&
  !/[|\t]|\S {3,}\S/.test(`${line.trim()}\n${next.trim()}`) &&
  !/^[^.]{1,60}:/.test(next.trim())

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
  return full
    .flatMap((block) =>
      joined ? [[block[0]?.[0] ?? 0, block.at(-1)?.[1] ?? 0] as Span] : unbroken(text, block),
    )
    .map((span) => trim(text, span))
}

/** The lines of a block, those put together that a break in mid-sentence parts. */
function unbroken(text: string, block: readonly Span[]): Span[] {
  const found: Span[] = []
  let last: Span | undefined
  for (const line of block) {
    const before = found.at(-1)
    if (last && before && goesOn(text.slice(...last), text.slice(...line)))
      found[found.length - 1] = [before[0], line[1]]
    else found.push(line)
    last = line
  }
  return found
}

/** Headlines, datelines, section titles: short lines without a full stop that are no sentence of a transcript. */
export function heading(line: string): boolean {
  const bare = line.trim()
  // Nearly all paragraphs are prose: their last mark tells so before their words are counted.
  if (STOPS.has(bare.charAt(bare.length - 1)) || /[.!?:;,…]["”’)\]]*$/.test(bare)) return false
  return line.split(/\s+/).length <= 22 && !/^[“"]/.test(bare)
}

const STOPS = new Set('.!?:;,…')
