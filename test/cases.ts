import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** One case of a file: a name, a passage, `==>`, and what must be found in it, one line each. */
export interface Case {
  /** The name of the file, without its ending. */
  readonly file: string
  readonly name: string
  readonly passage: string
  readonly expected: readonly string[]
}

/**
 * Cases of `test/cases/<pattern>`, set apart by blank lines. Lines that begin with "#" are comments; "¶" alone on a line of a
 * passage is a blank line.
 */
export const cases = (pattern: string): Case[] =>
  globSync(`test/cases/${pattern}`)
    .toSorted()
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split(/\n\s*\n/)
        .map((block) => block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')))
        .filter((lines) => lines.length > 0)
        .map((lines) => caseOf(basename(path, '.txt'), lines)),
    )

function caseOf(file: string, lines: readonly string[]): Case {
  const arrow = lines.indexOf('==>')
  if (arrow < 0) throw new Error(`${file}: "${lines[0]}" has no ==>`)
  const [name = '', ...passage] = lines.slice(0, arrow).map((line) => (line === '¶' ? '' : line))
  return { file, name, passage: passage.join('\n'), expected: lines.slice(arrow + 1) }
}
