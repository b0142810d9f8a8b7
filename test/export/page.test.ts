import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { page } from '../../src/export/index.ts'
import { claimList, reportById, type Ledger, type LedgerClaim } from '../../src/ledger/index.ts'
import { filled, textOf } from './claims.ts'

let ledger: Ledger
let claims: LedgerClaim[]
before(async () => {
  ledger = await filled()
  claims = await claimList(ledger)
})
after(() => ledger.close())

test('a page needs nothing but itself: no script, no file, no address to load', async () => {
  const html = await textOf(page(claims, { title: 'Losses', about: 'Harra, March 2025' }))
  assert.match(html, /^<!doctype html>/)
  assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|src=/i)
  assert.match(html, /Content-Security-Policy" content="default-src 'none'/)
  assert.match(html, /<title>Losses<\/title>/)
  assert.match(html, /@media print/)
})

test('what reports say does nothing on the page', async () => {
  const html = await textOf(page(claims))
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  assert.doesNotMatch(html, /href="javascript:/)
  assert.doesNotMatch(html, /\u202E/)
})

test('chart, ranges and passages are there; vague counts stay out of the chart', async () => {
  const ranges = [
    { title: 'If you believe Okafor', figure: 'at least 3,000', steps: ['Okafor: at least 3,000.'] },
  ]
  const html = await textOf(page(claims, { ranges, base: 'http://localhost:8080' }))
  assert.match(html, /<svg [^>]*aria-label="2 figures, from 12 to 3,000, on a scale of powers of ten"/)
  assert.match(html, /If you believe Okafor<\/strong>: at least 3,000<br><small>Okafor: at least 3,000\./)
  assert.match(html, /<mark>at least 3,000 soldiers were killed in Harra last week<\/mark>/)
  assert.match(html, /href="http:\/\/localhost:8080\/claims\/r[0-9a-f]+\.1"/)
  assert.match(html, /href="https:\/\/courier\.example\/harra\?a=1&amp;b=2"/)
})

test('a report is shown whole with its claims marked', async () => {
  const first = claims.find(({ quantity }) => quantity?.lower === 3000)
  assert.ok(first)
  const report = await reportById(ledger, first.reportId)
  const own = claims.filter(({ reportId }) => reportId === first.reportId)
  const html = await textOf(page(own, { report }))
  assert.match(
    html,
    /Ada Okafor said <mark>at least 3,000 soldiers were killed in Harra last week<\/mark>\. She said <mark>/,
  )
})
