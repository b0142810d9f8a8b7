import { globSync, readFileSync } from 'node:fs'

/** One case of a file: a name, a passage, `==>`, and what must be found in it, one line each. */
export interface Case {
  readonly name: string
  readonly passage: string
  readonly expected: readonly string[]
}

/** Cases of `test/cases/quantify/<name>`, set apart by blank lines. */
export function cases(name: string): Case[] {
  const paths = globSync(`test/cases/quantify/${name}`).toSorted()
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split(/\n\s*\n/)
      .map((block) => block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')))
      .filter((lines) => lines.length > 0)
      .map((lines) => {
        const arrow = lines.indexOf('==>')
        const [title, ...passage] = lines.slice(0, arrow)
        return { name: title ?? '', passage: passage.join('\n'), expected: lines.slice(arrow + 1) }
      }),
  )
}
