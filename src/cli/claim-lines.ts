import type { LedgerClaim } from '../ledger/index.ts'
import { namedPeople } from '../text/index.ts'
import { line } from './harmless.ts'
import { shortKey } from './shown.ts'
import { broken } from './table.ts'
import type { Terminal } from './terminal.ts'

const WIDE = 100

/** Words alone between an amount and whom it counts: "a [wounded] North Korean", "twelve [of the] soldiers". */
const WITHIN_PHRASE = /^[\p{L}\s'’-]{0,30}$/u

/** "deaths: at least 30 soldiers", "captures: none (rebels)", "deaths: not 200": what a claim counts, in its words. */
function claimWords(claim: LedgerClaim): string {
  const { event, polarity, quantity } = claim
  const denied = polarity === 'negated' && (quantity?.lower ?? 0) > 1 ? 'not' : null
  const words = [denied, counted(claim), quantity?.per && `a ${quantity.per}`].filter(Boolean)
  const unclear = polarity === 'unknown' ? ' (unclear)' : ''
  return `${event}${words.length === 0 ? '' : `: ${words.join(' ')}`}${unclear}`
}

/** The amount with its people; these in brackets where the report does not tell both in one phrase. */
function counted(claim: LedgerClaim): string {
  const { span, anchor, polarity, quantity } = claim
  const population = namedPeople(claim)
  if (!quantity || !population) {
    const none = polarity === 'negated' && !quantity
    if (!population) return quantity?.wording ?? (none ? 'none' : '')
    return none ? `none (${population.text})` : population.text
  }
  const [from, to] = [quantity.span[1] - span[0], population.span[0] - span[0]]
  const between = 0 <= from && from <= to ? anchor.exact.slice(from, to) : null
  const phrase = between !== null && WITHIN_PHRASE.test(between)
  return phrase
    ? `${quantity.wording}${between}${population.text}`
    : `${quantity.wording} (${population.text})`
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
