import type { Comparing, Scope, Statement } from '../compare/index.ts'
import type { Ledger, LedgerClaim } from '../ledger/index.ts'
import type { Context, Flag } from './command.ts'
import { line } from './harmless.ts'
import { count } from './words.ts'

export const COMPARED_FORMAT = {
  about: 'How to print it',
  takes: 'FORMAT',
  values: ['text', 'json', 'csv'],
  short: 'f',
} as const satisfies Flag

export const LOOSE = {
  about: 'Also list claims that do not say whose people, or where, although the scope asks for it',
} as const satisfies Flag

/** What a person is told who did not ask for them. */
export const looseWords = (left: number): string =>
  `${count(left, 'claim')} more of whom it is not said whose or where; --loose lists ${left === 1 ? 'it' : 'them'}.`

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
  const { claimsByKey } = await import('../ledger/index.ts')
  return claimsByKey(ledger, keys)
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

/** What a person is told whose place no list knows, misspelt perhaps: it has no country, and no towns lie in it. */
export function unlistedPlace({ place }: Scope, { lexicon }: Comparing): string {
  const [step = '', ...more] = place.hull
  if (!step.startsWith('~') || more.length > 0 || lexicon.places.named.has(step.slice(1))) return ''
  return `No list knows the place "${line((place.label ?? '').replace(/^in /, ''))}": only claims that name it in these words are found.\n`
}

export const idsOf = (all: readonly Statement[]): string[] => all.map(({ id }) => id)
