import type { ClaimFilter, Ledger } from '../ledger/index.ts'
import { EVENTS, MODALITIES, OnrecordError, POLARITIES } from '../model/index.ts'
import type { Flags, Values } from './command.ts'
import { nearest } from './nearest.ts'

const STATES = ['unreviewed', 'accepted', 'rejected', 'unsure', 'replaced', 'withdrawn'] as const

/** Flags that choose claims of a ledger; those given must all hold. */
export const FILTER = {
  event: {
    about: `Events: ${EVENTS.join(', ')}`,
    takes: 'EVENT',
    suggests: EVENTS,
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
    values: POLARITIES,
  },
  modality: { about: 'How surely it is said', takes: 'WORD', values: MODALITIES },
  min: { about: 'Its bounds allow this number or more', takes: 'NUMBER', kind: 'number' },
  max: { about: 'Its bounds allow this number or less', takes: 'NUMBER', kind: 'number' },
  report: { about: 'Reports, by the beginning of their ids', takes: 'ID', many: true, short: 'r' },
  state: { about: 'What people decided', takes: 'STATE', values: STATES, many: true },
} as const satisfies Flags

/** What the flags say, as the ledger takes it. */
export async function filterOf(ledger: Ledger, values: Values<typeof FILTER>): Promise<ClaimFilter> {
  const { reportFor } = await import('../ledger/index.ts')
  const reports: string[] = []
  for (const given of values.report) reports.push(await reportFor(ledger, given))
  const { source, side, place, from, to, polarity, modality, min, max, state } = values
  const event = await eventsOf(ledger, values.event)
  if (from !== undefined && to !== undefined && from > to)
    throw new OnrecordError('usage', `--from ${from} is after --to ${to}: no day is both.`)
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

/** Names of events in lower case; a lexicon may know others than onrecord's own, and then the ledger has them. */
export async function eventsOf({ db }: Ledger, given: readonly string[]): Promise<string[]> {
  const events = given.map((event) => event.toLowerCase())
  const own: readonly string[] = EVENTS
  if (events.every((event) => own.includes(event))) return events
  const rows = await db.selectFrom('claims').select('event').distinct().execute()
  const known = [...new Set([...own, ...rows.map(({ event }) => event)])]
  const unknown = events.find((event) => !known.includes(event))
  if (unknown === undefined) return events
  const meant = nearest(unknown, known)
  throw new OnrecordError(
    'usage',
    `--event is one of ${known.join(', ')}, not "${unknown}"${meant ? `; did you mean ${meant}?` : '.'}`,
  )
}
