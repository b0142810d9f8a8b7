/**
 * What the rules find in each labelled text, a line of JSON each, for the trained reader to learn from:
 *
 *   node training/attribution/rules.ts FILE.jsonl > rules.jsonl
 *
 * Places are counted in code points, as Python counts them.
 */
import { readFileSync } from 'node:fs'
import { findSpans } from '../../src/attribute/spans/spans.ts'
import { scan } from '../../src/attribute/phrase/scan.ts'
import { loadLexicon, type Span } from '../../src/index.ts'
import { segment } from '../../src/segment/index.ts'

const lexicon = loadLexicon()
for (const line of readFileSync(process.argv[2] ?? '', 'utf8')
  .trim()
  .split('\n')) {
  const { id, text } = JSON.parse(line) as { id: string; text: string }
  const at = (unit: number): number => Array.from(text.slice(0, unit)).length
  const placed = (spans: readonly Span[]): number[][] => spans.map(([start, end]) => [at(start), at(end)])
  const doc = segment(text, lexicon)
  const found = findSpans(scan(doc, lexicon)).map(({ source, cue, content, rule }) => ({
    source: placed(source),
    cue: placed(cue),
    content: placed(content),
    rule,
  }))
  const quotations = placed(doc.quotations.map(({ span }) => span))
  console.log(JSON.stringify({ id, found, quotations }))
}
