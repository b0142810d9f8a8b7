import type { Comparing, Scope, Statement } from '../compare/index.ts'
import type { Ledger, LedgerClaim, LedgerRelation } from '../ledger/index.ts'
import type { Relation } from '../model/index.ts'
import type { Context, Flag } from './command.ts'
import { csv } from './csv.ts'
import { json, line } from './harmless.ts'
import { shortKey } from './shown.ts'
import { broken } from './table.ts'
import type { Terminal } from './terminal.ts'
import { count } from './words.ts'

export const COMPARED_FORMAT = {
  about: 'How to print it',
  takes: 'FORMAT',
  values: ['text', 'json', 'csv'],
  short: 'f',
} as const satisfies Flag

/** A ledger whose claims have all been compared, and what they are compared with. */
export interface Compared {
  readonly ledger: Ledger
  readonly comparing: Comparing
}

/** Open the ledger and work; claims that changed since they were compared are compared anew first. */
export async function withCompared<T>(
  { ledger: address, now, terminal }: Context,
  work: (compared: Compared) => Promise<T>,
): Promise<T> {
  const { openLedger } = await import('../ledger/index.ts')
  const { comparePending, countPending } = await import('../across/index.ts')
  const { loadLexicon } = await import('../lexicon/index.ts')
  const { SETTINGS } = await import('../compare/index.ts')
  const comparing = { lexicon: loadLexicon(), settings: SETTINGS }
  const before = await openLedger(address, 'read')
  let pending
  try {
    pending = await countPending(before)
    if (pending === 0) return await work({ ledger: before, comparing })
  } finally {
    await before.close()
  }
  const ledger = await openLedger(address, 'write')
  try {
    if (pending > 100 && terminal.errIsTerminal)
      terminal.err(`Comparing ${count(pending, 'report')} first …\n`)
    await comparePending(ledger, comparing, now())
    return await work({ ledger, comparing })
  } finally {
    await ledger.close()
  }
}

/** Claims by key, with their passages. */
export async function claimsBy(ledger: Ledger, keys: Iterable<string>): Promise<Map<string, LedgerClaim>> {
  const { claimList } = await import('../ledger/index.ts')
  const all = [...new Set(keys)]
  const found = new Map<string, LedgerClaim>()
  for (let at = 0; at < all.length; at += 400) {
    for (const claim of await claimList(ledger, { keys: all.slice(at, at + 400), gone: true }))
      found.set(claim.key, claim)
  }
  return found
}

const WIDE = 100

/** A claim in two lines: who says what, and the passage with its report. */
export function claimLines(
  claim: LedgerClaim | undefined,
  key: string,
  mark: string,
  terminal: Terminal,
): string[] {
  if (claim === undefined) return [`${mark} ${shortKey(key)}  (no longer in the ledger)`]
  const { source, via, report, anchor, event, quantity } = claim
  const who = `${source ?? report.publisher ?? 'the report'}${via === null ? '' : `, via ${via}`}`
  const what = [claim.polarity === 'negated' ? 'no' : quantity?.wording, event, claim.population?.text]
  const where = [report.title ?? report.location, report.published].filter(Boolean).join(', ')
  const width = Math.min(terminal.width, WIDE) - 4
  return [
    `${mark} ${terminal.style('bold', shortKey(key))}  ${line(who)}: ${line(what.filter(Boolean).join(' '))}`,
    ...broken(`“${line(anchor.exact)}” (${line(where)})`, width).map((text) =>
      terminal.style('dim', `    ${text}`),
    ),
  ]
}

/** A relation with its two passages and its reasons. */
function relationLines(
  relation: Relation,
  claims: ReadonlyMap<string, LedgerClaim>,
  terminal: Terminal,
): string {
  const { kind, a, b, because } = relation
  const width = Math.min(terminal.width, WIDE) - 2
  return [
    terminal.style('bold', kind),
    ...claimLines(claims.get(a), a, 'a', terminal),
    ...claimLines(claims.get(b), b, 'b', terminal),
    ...because.flatMap(({ field, a, b, note }) =>
      broken(`${field}: ${line(a)} | ${line(b)}. ${line(note)}`, width).map((text) => `  ${text}`),
    ),
    '',
    '',
  ].join('\n')
}

const RELATION_COLUMNS = [
  'kind',
  'a',
  'b',
  'field',
  'a_value',
  'b_value',
  'note',
  'a_passage',
  'b_passage',
  'a_report',
  'b_report',
  'state',
]

/** One row for each reason of each relation. */
const relationRows = (
  relations: readonly (Relation & Partial<Pick<LedgerRelation, 'state'>>)[],
  claims: ReadonlyMap<string, LedgerClaim>,
): (string | null | undefined)[][] =>
  relations.flatMap(({ kind, a, b, because, state }) =>
    because.map((reason) => [
      kind,
      a,
      b,
      reason.field,
      reason.a,
      reason.b,
      reason.note,
      claims.get(a)?.anchor.exact,
      claims.get(b)?.anchor.exact,
      claims.get(a)?.reportId,
      claims.get(b)?.reportId,
      state,
    ]),
  )

/** A relation with both passages, for JSON. */
const relationJson = (relation: Relation, claims: ReadonlyMap<string, LedgerClaim>): unknown => ({
  ...relation,
  claims: { a: claimJson(claims.get(relation.a)), b: claimJson(claims.get(relation.b)) },
})

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

/** "casualties, North Korea, Kursk region, 2024-10-01 to 2024-12-31": a scope as it was understood. */
export function scopeWords({ event, population, place, period, per }: Scope): string {
  const { side, role } = population
  const people =
    side === null
      ? role === 'people'
        ? 'anybody'
        : (role ?? 'anybody')
      : role === 'people'
        ? side
        : `${side}, ${role ?? ''}`
  const where = place.label ?? 'anywhere'
  const when =
    period.from === null && period.to === null
      ? 'at any time'
      : `${period.from ?? '…'} to ${period.to ?? '…'}`
  return [event, people, where, when, per === null ? null : `a ${per}`].filter(Boolean).join(', ')
}

export const idsOf = (all: readonly Statement[]): string[] => all.map(({ id }) => id)

/** Print relations with their passages as `format` says; `none` is the sentence for people where there are none. */
export async function printRelations(
  ledger: Ledger,
  found: readonly Relation[],
  format: string | undefined,
  none: string,
  terminal: Terminal,
): Promise<void> {
  const claims = await claimsBy(
    ledger,
    found.flatMap(({ a, b }) => [a, b]),
  )
  if (format === 'json') {
    const shown = found.map((one) => relationJson(one, claims))
    terminal.out(`${json(shown, 2)}\n`)
  } else if (format === 'csv') terminal.out(csv([RELATION_COLUMNS, ...relationRows(found, claims)]))
  else if (found.length === 0) terminal.err(`${none}\n`)
  else for (const one of found) terminal.out(relationLines(one, claims, terminal))
}
