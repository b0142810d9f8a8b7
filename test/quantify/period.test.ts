import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import { findPeriods } from '../../src/quantify/index.ts'
import { segment } from '../../src/segment/index.ts'
import { cases } from '../cases.ts'

const lexicon = loadLexicon()

for (const { name, passage, expected } of cases('quantify/periods*.txt')) {
  test(`periods: ${name}`, () => {
    const undated = name.startsWith('undated:')
    const found = findPeriods(segment(passage, lexicon), undated ? null : '2024-12-27', lexicon)
    assert.deepEqual(
      found.map((p) => `"${p.text}" ${p.from ?? '?'} ${p.to ?? '?'}`),
      expected,
    )
    for (const p of found) assert.equal(passage.slice(...p.span), p.text)
  })
}
