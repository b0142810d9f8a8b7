import type { Run } from '../run.ts'
import { columns, goesOn, paragraphsOf, running, type Glyphs, type Line } from './layout.ts'

const blank: Run = { text: ' ', at: null, exact: false }

const round = (value: number): number => Math.round(value * 100) / 100

const run = (glyphs: Glyphs, text: string): Run => ({
  text,
  at: null,
  exact: false,
  page: glyphs.page,
  box: [round(glyphs.x), round(glyphs.y), round(glyphs.width), round(glyphs.height)],
})

/** A line's text with a blank wherever the PDF leaves room for one. */
function lineRuns(line: Line): Run[] {
  const runs: Run[] = []
  let reach: number | null = null
  for (const glyphs of line.glyphs) {
    const text = glyphs.text.replace(/\s+/g, ' ')
    const before = runs.at(-1)?.text
    const apart = reach !== null && glyphs.x - reach > glyphs.height * 0.15
    if (apart && before && !before.endsWith(' ') && !text.startsWith(' ')) runs.push(blank)
    if (text !== '' && !(text === ' ' && (before === undefined || before.endsWith(' '))))
      runs.push(run(glyphs, text))
    reach = glyphs.x + glyphs.width
  }
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() }
  return runs.filter(({ text }) => text !== '')
}

const HYPHEN = /(\p{L}+)[-\u2010\u00ad]$/u

/** Words that the document writes with a hyphen inside a line keep theirs at its end. */
function hyphenated(all: readonly Line[]): Set<string> {
  const found = new Set<string>()
  for (const line of all) {
    const said = line.glyphs.map(({ text }) => text).join('')
    for (const match of said.matchAll(/\p{L}+[-\u2010]\p{L}+/gu))
      found.add(match[0].toLowerCase().replace('\u2010', '-'))
  }
  return found
}

/** Join the lines of a paragraph; a word broken at the end of a line becomes whole. */
function paragraphRuns(lines: readonly Line[], kept: ReadonlySet<string>): Run[] {
  const runs: Run[] = []
  for (const line of lines) {
    const next = lineRuns(line)
    const last = runs.at(-1)
    if (last) {
      const half = HYPHEN.exec(last.text)?.[1]
      const rest = /^\p{Ll}+/u.exec(next[0]?.text ?? '')?.[0]
      const soft = last.text.endsWith('\u00ad')
      if (half && rest && (soft || !kept.has(`${half}-${rest}`.toLowerCase()))) {
        runs[runs.length - 1] = { ...last, text: last.text.slice(0, -1) }
      } else if (!(half && rest)) runs.push(blank)
    }
    runs.push(...next)
  }
  return runs
}

/** Pages of placed glyphs as the runs of one text: columns in order, running heads out, words and paragraphs made whole. */
export function flow(pages: readonly (readonly Glyphs[])[]): Run[] {
  const laid = pages.map((glyphs) =>
    columns(glyphs.filter(({ text, height }) => text.trim() !== '' || height > 0)),
  )
  const repeated = running(laid)
  const kept = hyphenated(laid.flat(2))
  const paragraphs: Line[][] = []
  for (const column of laid.flat()) {
    paragraphsOf(column.filter((line) => !repeated(line))).forEach((paragraph, i) => {
      const before = paragraphs.at(-1)
      if (i === 0 && before && goesOn(before, paragraph)) before.push(...paragraph)
      else paragraphs.push(paragraph)
    })
  }
  return paragraphs.flatMap((lines, i) => [
    ...(i === 0 ? [] : [{ text: '\n\n', at: null, exact: false }]),
    ...paragraphRuns(lines, kept),
  ])
}
