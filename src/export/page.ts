import type { LedgerClaim } from '../ledger/index.ts'
import type { Report } from '../model/index.ts'
import { chart } from './chart.ts'
import { addressAt } from './column.ts'
import { escaped } from './escape.ts'
import { figureOf, scope, when } from './figure.ts'
import type { Claims, ExportOptions } from './options.ts'

/** A range that follows from the claims of those believed, told in words. */
export interface PageRange {
  readonly title: string
  /** `at least 3,000`, `1,000 to 1,200`, … */
  readonly figure: string
  readonly steps: readonly string[]
}

export interface PageOptions extends ExportOptions {
  /** A line under the title: what the page is of. */
  readonly about?: string | null
  /** The report whose text is shown whole, its claims marked. */
  readonly report?: Pick<Report, 'text' | 'title' | 'publisher' | 'published' | 'url' | 'author'> | null
  readonly ranges?: readonly PageRange[]
}

/** Beyond this many figures a chart says nothing; the table has them all. */
const CHARTED = 120

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#5d5d5d;--line:#d8d8d4;--paper:#fff;--mark:#fff1b8;--accent:#1a5fb4}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#a8a8a8;--line:#3c3c3c;--paper:#161616;--mark:#5a4a00;--accent:#78aeed}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.about,.where,small{color:var(--soft)}a{color:var(--accent)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .6rem .5rem 0;border-bottom:1px solid var(--line)}
td.figure{white-space:nowrap;font-variant-numeric:tabular-nums}mark{background:var(--mark);color:inherit;padding:0 .1em}
svg{width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}svg .axis{fill:var(--soft)}
.tick{stroke:var(--line)}.range{stroke:var(--accent);stroke-width:3}.exact{fill:var(--accent)}.about{fill:var(--paper);stroke:var(--accent);stroke-width:2}
.open{fill:none;stroke:var(--accent);stroke-width:2}.text p{margin:.6rem 0;white-space:pre-line}
.scroll{overflow-x:auto}
@media print{body{margin:0;max-width:none;font-size:11pt}tr,svg,li{break-inside:avoid}thead{display:table-header-group}a{color:inherit;text-decoration:none}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`

function head(title: string, about: string | null | undefined): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="onrecord"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><header><h1>${escaped(title)}</h1>${about ? `<p class="about">${escaped(about)}</p>` : ''}</header><main>
`
}

const isWeb = (address: string): boolean => /^https?:\/\//i.test(address)

/** Of this length an anchor's prefix and suffix are cut out of the text; shorter ones end with it. */
const CONTEXT = 32

/** What stands around a passage, without the halves of words at its ends. */
const before = (prefix: string): string =>
  prefix.length < CONTEXT ? prefix : prefix.replace(/^\S*\s+/, '… ')
const after = (suffix: string): string => (suffix.length < CONTEXT ? suffix : suffix.replace(/\s+\S*$/, ' …'))

function row(claim: LedgerClaim, base: string | null): string {
  const { key, anchor, report, source, via, modality, state } = claim
  const where =
    [report.publisher ?? report.title, report.published].filter(Boolean).join(', ') || report.location
  const record = base
    ? `<a href="${escaped(addressAt(base)(key))}">record</a>`
    : `<small>${escaped(key)}</small>`
  const place = isWeb(report.location)
    ? `<a href="${escaped(report.location)}" rel="noreferrer">${escaped(where)}</a>`
    : escaped(where)
  const hedge = modality === 'asserted' ? '' : `<br><small>${escaped(modality)}</small>`
  const decided = state === 'unreviewed' ? '' : `<br><small>${escaped(state)}</small>`
  return `<tr><td>${escaped(source ?? report.publisher ?? 'the report itself')}${via ? `<br><small>relayed by ${escaped(via)}</small>` : ''}</td><td>${escaped(scope(claim))}</td><td class="figure">${escaped(figureOf(claim))}${hedge}</td><td>${escaped(when(claim))}</td><td>${escaped(before(anchor.prefix))}<mark>${escaped(anchor.exact)}</mark>${escaped(after(anchor.suffix))}<br><span class="where">${place}</span> ${record}${decided}</td></tr>
`
}

/** The text with the passages of its claims marked, overlapping ones joined. */
function marked(text: string, claims: readonly LedgerClaim[]): string {
  const spans = claims.map(({ span }) => span).filter(([start, end]) => start < end && end <= text.length)
  const joined: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  let at = 0
  const parts: string[] = []
  for (const [start, end] of joined) {
    parts.push(escaped(text.slice(at, start)), `<mark>${escaped(text.slice(start, end))}</mark>`)
    at = end
  }
  parts.push(escaped(text.slice(at)))
  return parts
    .join('')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}

const rangeSection = (ranges: readonly PageRange[]): string =>
  ranges.length === 0
    ? ''
    : `<h2>What follows</h2><ul>${ranges.map(({ title, figure, steps }) => `<li><strong>${escaped(title)}</strong>: ${escaped(figure)}${steps.length > 0 ? `<br><small>${steps.map(escaped).join('<br>')}</small>` : ''}</li>`).join('')}</ul>`

/**
 * One HTML file that needs nothing else: a chart of the figures, the ranges that follow, and every claim with its passage. It
 * opens from a disk, runs no script, and prints.
 */
export async function* page(claims: Claims, options: PageOptions = {}): AsyncGenerator<string> {
  const { title, about, report, ranges, base } = options
  yield head(title ?? report?.title ?? 'On record', about)
  const charted: LedgerClaim[] = []
  const inReport: LedgerClaim[] = []
  const rows: string[] = []
  let count = 0
  for await (const claim of claims) {
    count++
    if (charted.length < CHARTED && claim.quantity) charted.push(claim)
    if (report) inReport.push(claim)
    rows.push(row(claim, base ?? null))
  }
  yield chart(charted)
  yield rangeSection(ranges ?? [])
  yield `<h2>${count.toLocaleString('en')} ${count === 1 ? 'claim' : 'claims'}</h2><div class="scroll"><table><thead><tr><th>Who</th><th>Scope</th><th>Figure</th><th>When</th><th>Passage</th></tr></thead><tbody>\n`
  for (let at = 0; at < rows.length; at += 200) yield rows.slice(at, at + 200).join('')
  yield '</tbody></table></div>'
  if (report) {
    const by = [report.author, report.publisher, report.published].filter(Boolean).join(', ')
    yield `<h2>The report</h2><p class="where">${escaped(by)}</p><article class="text">${marked(report.text, inReport)}</article>`
  }
  yield '</main></body></html>\n'
}
