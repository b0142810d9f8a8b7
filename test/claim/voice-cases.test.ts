import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read, type Claim, type Reading } from '../../src/index.ts'
import { cases } from '../cases.ts'

const lexicon = loadLexicon()

/** A claim as the case files write it: its words, whose it is, who relays it, and what is not affirmed or asserted. */
function line({ report, sources }: Reading, claim: Claim): string {
  const name = (id: string | null): string => sources.find((s) => s.id === id)?.name ?? '-'
  const parts = [`"${report.text.slice(...claim.span).replace(/\s+/g, ' ')}"`, name(claim.sourceId)]
  if (claim.viaId) parts.push(`via ${name(claim.viaId)}`)
  if (claim.polarity !== 'affirmed') parts.push(claim.polarity)
  if (claim.modality !== 'asserted') parts.push(claim.modality)
  return parts.join(' | ')
}

for (const { file, name, passage, expected } of cases('voice/*.txt')) {
  test(`${file}: ${name}`, () => {
    const reading = read(passage, { location: 'case', published: '2024-12-27' }, lexicon)
    const found = reading.claims.map((c) => line(reading, c))
    assert.deepEqual(found.length === 0 ? ['nothing'] : found, expected)
  })
}
