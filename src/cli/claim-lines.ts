import type { LedgerClaim } from '../ledger/index.ts'
import { line } from './harmless.ts'
import { shortKey } from './shown.ts'
import { broken } from './table.ts'
import type { Terminal } from './terminal.ts'

const WIDE = 100

/** "deaths: at least 30 soldiers", "captures: none (rebels)", "deaths: not 200": what a claim counts, in its words. */
export function claimWords({ event, polarity, quantity, population }: LedgerClaim): string {
  const amount = quantity === null ? (polarity === 'negated' ? 'none' : null) : quantity.wording
  const denied = polarity === 'negated' && (quantity?.lower ?? 0) > 1 ? 'not' : null
  const next = quantity && population && Math.abs(population.span[0] - quantity.span[1]) <= 2
  const people = population && (amount === null || next ? population.text : `(${population.text})`)
  const words = [denied, amount, people, quantity?.per && `a ${quantity.per}`].filter(Boolean)
  const unclear = polarity === 'unknown' ? ' (unclear)' : ''
  return `${event}${words.length === 0 ? '' : `: ${words.join(' ')}`}${unclear}`
}

/** A claim in two lines: who says what, and the passage with its report. */
export function claimLines(
  claim: LedgerClaim | undefined,
  key: string,
  mark: string,
  terminal: Terminal,
): string[] {
  if (claim === undefined) return [`${mark} ${shortKey(key)}  (no longer in the ledger)`]
  const { report, anchor } = claim
  const where = [report.title ?? report.location, report.published].filter(Boolean).join(', ')
  const width = Math.min(terminal.width, WIDE) - 4
  const who = broken(`${shortKey(key)}  ${claimant(claim)} – ${line(claimWords(claim))}`, width)
  return [
    `${mark} ${terminal.style('bold', shortKey(key))}${(who[0] ?? '').slice(shortKey(key).length)}`,
    ...who.slice(1).map((text) => `    ${text}`),
    ...broken(`“${line(anchor.exact)}” (${line(where)})`, width).map((text) =>
      terminal.style('dim', `    ${text}`),
    ),
  ]
}

/** Whoever says it, and who passes it on; in the report's own voice, its outlet. */
const claimant = ({ source, via, report }: LedgerClaim): string =>
  line(`${source ?? report.publisher ?? 'the report'}${via === null ? '' : `, via ${via}`}`)

/** A claim in one line, without its passage. */
export const claimLine = (claim: LedgerClaim | undefined, key: string): string =>
  claim === undefined
    ? `${shortKey(key)}  (no longer in the ledger)`
    : `${shortKey(key)}  ${claimant(claim)} – ${line(claimWords(claim))}`

export const claimJson = (claim: LedgerClaim | undefined): unknown =>
  claim && {
    key: claim.key,
    source: claim.source,
    via: claim.via,
    event: claim.event,
    quantity: claim.quantity,
    passage: claim.anchor.exact,
    span: claim.span,
    report: claim.reportId,
    title: claim.report.title,
    published: claim.report.published,
  }
