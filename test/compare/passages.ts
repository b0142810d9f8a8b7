import { readFileSync } from 'node:fs'
import { relateAll } from '../../src/compare/all.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { statements } from '../../src/compare/statement.ts'
import { read } from '../../src/pipeline.ts'
import { lexicon } from './told.ts'

/** Reports with the relations that they hold, as a reader judged them: each is `kind: "words" / "words"`. */
export interface Passage {
  readonly name: string
  readonly wanted: readonly string[]
  /** What the program finds; a relation that is wanted in the words in which it is wanted. */
  readonly found: readonly string[]
}

const LINE = /^([\w-]+): "(.+)" \/ "(.+)"$/

export const kindOf = (line: string): string => LINE.exec(line)?.[1] ?? line

/**
 * `## name`, reports after `--- date, publisher`, `==>`, and a line for every relation. Figures that are not
 * comparable need no line; where one has it, all need it.
 */
export function passages(file: string): Passage[] {
  return readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head = '', lines = ''] = part.split(/^==>$/m)
      const [name = '', ...reports] = head.split(/^--- /m)
      const wanted = lines.split('\n').filter((line) => line.trim() !== '')
      return { name: name.trim(), wanted, found: relationsIn(reports, wanted) }
    })
}

function relationsIn(reports: readonly string[], wanted: readonly string[]): string[] {
  const all = reports.flatMap((report, i) => {
    const [meta = '', ...lines] = report.split('\n')
    const [published = '', publisher = ''] = meta.split(', ')
    const reading = read(lines.join('\n').trim(), { location: `${i}`, published, publisher }, lexicon)
    return statements(reading, lexicon, SETTINGS)
  })
  const words = new Map(all.map((one) => [one.id, one.wording]))
  const kinds = new Set(wanted.map(kindOf))
  return relateAll(all, { lexicon, settings: SETTINGS })
    .filter(({ kind }) => kind !== 'not-comparable' || kinds.has(kind))
    .map(({ kind, a, b }) => {
      const [x = '', y = ''] = [words.get(a), words.get(b)]
      const match = wanted.find((line) => {
        const [, own, p = '', q = ''] = LINE.exec(line) ?? []
        return own === kind && x.includes(p) && y.includes(q)
      })
      return match ?? `${kind}: "${x}" / "${y}"`
    })
    .sort()
}
