import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { relateAll } from '../../src/compare/all.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import { statements } from '../../src/compare/statement.ts'
import { read } from '../../src/pipeline.ts'
import { lexicon } from './told.ts'

/** `## name`, reports after `--- date, publisher`, `==>`, and a line for every relation but not-comparable. */
for (const file of globSync('test/cases/compare/*.txt').sort()) {
  for (const part of readFileSync(file, 'utf8').split(/^## /m).slice(1)) {
    const [head = '', wanted = ''] = part.split(/^==>$/m)
    const [name = '', ...reports] = head.split(/^--- /m)
    test(`${basename(file, '.txt')}: ${name.trim()}`, () => {
      const all = reports.flatMap((report, i) => {
        const [meta = '', ...lines] = report.split('\n')
        const [published = '', publisher = ''] = meta.split(', ')
        const text = lines.join('\n').trim()
        const reading = read(text, { location: `${i}`, published, publisher }, lexicon)
        return statements(reading, lexicon, SETTINGS)
      })
      const found = relateAll(all, { lexicon, settings: SETTINGS })
      const by = new Map(all.map((one) => [one.id, one.wording]))
      const expected = wanted
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => /^([\w-]+): "(.+)" \/ "(.+)"$/.exec(line)?.slice(1) ?? [line, '', ''])
      const shown = found
        .filter(({ kind }) => kind !== 'not-comparable' || expected.some(([wanted]) => wanted === kind))
        .map(({ kind, a, b }) => {
          const [x = '', y = ''] = [by.get(a), by.get(b)]
          const match = expected.find(([k, p = '', q = '']) => k === kind && x.includes(p) && y.includes(q))
          return match ? `${kind}: "${match[1]}" / "${match[2]}"` : `${kind}: "${x}" / "${y}"`
        })
      assert.deepEqual(shown.sort(), expected.map(([kind, p, q]) => `${kind}: "${p}" / "${q}"`).sort())
    })
  }
}
