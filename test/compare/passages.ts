import { readFileSync } from 'node:fs'
import { relateAll } from '../../src/compare/all.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { statements } from '../../src/compare/statements.ts'
import type { Reading } from '../../src/model/index.ts'
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
export const passages = (file: string): Passage[] =>
  partsOf(file).map(({ name, reports, wanted }) => ({ name, wanted, found: relationsIn(reports, wanted) }))

const partsOf = (file: string): { name: string; reports: string[]; wanted: string[] }[] =>
  readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head = '', lines = ''] = part.split(/^==>$/m)
      const [name = '', ...reports] = head.split(/^--- /m)
      return { name: name.trim(), reports, wanted: lines.split('\n').filter((line) => line.trim() !== '') }
    })

/** The readings of the reports of all passages that have more than one. */
export const readingsAcross = (file: string): Reading[] =>
  partsOf(file)
    .filter(({ reports }) => reports.length > 1)
    .flatMap(({ reports }) => reports.map(readingOf))

function readingOf(report: string, at: number): Reading {
  const [meta = '', ...lines] = report.split('\n')
  const [published = '', publisher = ''] = meta.split(', ')
  return read(lines.join('\n').trim(), { location: `${at}`, published, publisher }, lexicon)
}

function relationsIn(reports: readonly string[], wanted: readonly string[]): string[] {
  const all = reports.flatMap((report, i) => statements(readingOf(report, i), lexicon, SETTINGS))
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
