import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '../../src/lexicon/index.ts'
import type { FoundQuantity } from '../../src/model/index.ts'
import { findQuantities } from '../../src/quantify/index.ts'
import { segment } from '../../src/segment/index.ts'
import { cases } from '../cases.ts'

const lexicon = loadLexicon()

/** `40`, `40..` (at least), `..40` (at most), `~` before what is approximate, `?` for no bounds. */
function bounds({ lower, upper, approx }: FoundQuantity): string {
  const about = approx ? '~' : ''
  if (lower === null && upper === null) return '?'
  return about + (lower === upper ? `${lower}` : `${lower ?? ''}..${upper ?? ''}`)
}

const line = (q: FoundQuantity): string =>
  [
    `"${q.wording}"`,
    q.kind,
    bounds(q),
    q.per && `per ${q.per}`,
    q.additional && 'additional',
    q.partitive && 'partitive',
    q.none && 'none',
  ]
    .filter(Boolean)
    .join(' ')

for (const { name, passage, expected } of cases('quantify/quantities*.txt')) {
  test(`quantities: ${name}`, () => {
    const found = findQuantities(segment(passage, lexicon), lexicon)
    assert.deepEqual(found.map(line), expected)
    for (const q of found) assert.equal(passage.slice(...q.span), q.wording)
  })
}
