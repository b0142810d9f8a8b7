import type { ClaimFilter, Ledger } from '../ledger/index.ts'
import type { Flags, Values } from './command.ts'

const STATES = ['unreviewed', 'accepted', 'rejected', 'unsure', 'replaced', 'withdrawn'] as const

/** Flags that choose claims of a ledger; those given must all hold. */
export const FILTER = {
  event: {
    about: 'Events: deaths, injuries, casualties, captures, missing, releases, displacement, deployment',
    takes: 'EVENT',
    many: true,
    short: 'e',
  },
  source: { about: 'Who says so, or who relays it', takes: 'NAME', short: 's' },
  side: { about: 'The side of those it happened to', takes: 'SIDE' },
  place: { about: 'Where, in the words of the report', takes: 'PLACE' },
  from: { about: 'What happened on this day or later', takes: 'DATE', kind: 'date' },
  to: { about: 'What happened on this day or before', takes: 'DATE', kind: 'date' },
  polarity: {
    about: 'Whether it is said to be so',
    takes: 'WORD',
    values: ['affirmed', 'negated', 'unknown'],
  },
  modality: { about: 'How surely it is said', takes: 'WORD', values: ['asserted', 'hedged', 'hypothetical'] },
  min: { about: 'Its bounds allow this number or more', takes: 'NUMBER', kind: 'number' },
  max: { about: 'Its bounds allow this number or less', takes: 'NUMBER', kind: 'number' },
  report: { about: 'Reports, by the beginning of their ids', takes: 'ID', many: true, short: 'r' },
  state: { about: 'What people decided', takes: 'STATE', values: STATES, many: true },
} as const satisfies Flags

/** What the flags say, as the ledger takes it. */
export async function filterOf(ledger: Ledger, values: Values<typeof FILTER>): Promise<ClaimFilter> {
  const { keyFor } = await import('../ledger/index.ts')
  const reports: string[] = []
  for (const given of values.report) reports.push((await keyFor(ledger, given)).key)
  const { event, source, side, place, from, to, polarity, modality, min, max, state } = values
  return {
    ...(event.length > 0 && { events: event }),
    ...(source !== undefined && { source }),
    ...(side !== undefined && { side }),
    ...(place !== undefined && { place }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(polarity !== undefined && { polarity }),
    ...(modality !== undefined && { modality }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(reports.length > 0 && { reports }),
    ...(state.length > 0 && { states: state as (typeof STATES)[number][], gone: true }),
  }
}
