import { claimCsv } from '../claim-csv.ts'
import { claimTable } from '../claim-table.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { json } from '../harmless.ts'
import { claimsOfLedger, shortKey } from '../shown.ts'
import { count } from '../words.ts'

const ORDERS = [
  'report',
  'published',
  'event',
  'source',
  'side',
  'place',
  'period',
  'number',
  'state',
] as const
const STATES = ['unreviewed', 'accepted', 'rejected', 'unsure', 'replaced', 'withdrawn'] as const

/** A terminal shows this many unless --limit says otherwise; files and pipes get all. */
const SCREENFUL = 50

export const claims = command({
  name: 'claims',
  summary: 'List the claims of the ledger, filtered and sorted',
  ledger: true,
  about:
    'Lists claims as they stand: what the reader found, with what people accepted, corrected and rejected. Filters narrow the list together; words are matched anywhere in the field, without regard to case.',
  flags: {
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
    modality: {
      about: 'How surely it is said',
      takes: 'WORD',
      values: ['asserted', 'hedged', 'hypothetical'],
    },
    min: { about: 'Its bounds allow this number or more', takes: 'NUMBER', kind: 'number' },
    max: { about: 'Its bounds allow this number or less', takes: 'NUMBER', kind: 'number' },
    report: { about: 'Reports, by the beginning of their ids', takes: 'ID', many: true, short: 'r' },
    state: { about: 'What people decided', takes: 'STATE', values: STATES, many: true },
    sort: { about: 'By what to sort', takes: 'FIELD', values: ORDERS },
    reverse: { about: 'Sort the other way round' },
    limit: {
      about: `Show at most so many; a terminal gets ${SCREENFUL} unless told otherwise`,
      takes: 'COUNT',
      kind: 'count',
      short: 'n',
    },
    format: {
      about: 'How to print them',
      takes: 'FORMAT',
      values: ['table', 'csv', 'json', 'jsonl'],
      short: 'f',
    },
  },
  examples: [
    ['onrecord claims --event deaths,casualties --side "North Korea"', 'Deaths and casualties of one side'],
    [
      'onrecord claims --source Zelenskyy --from 2024-12-01 --to 2024-12-31',
      'What one source said of a month',
    ],
    ['onrecord claims --min 1000 --sort number --reverse', 'The highest figures first'],
    ['onrecord claims --state accepted --format csv > accepted.csv', 'What was accepted, for a spreadsheet'],
  ],
  async run(values, _, { terminal, ledger: address }) {
    const { claimList, countClaims, keyFor, openLedger } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const reports: string[] = []
      for (const given of values.report) reports.push((await keyFor(ledger, given)).key)
      const { event, source, side, place, from, to, polarity, modality, min, max, state, sort, reverse } =
        values
      const filter = {
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
        ...(sort !== undefined && { order: sort }),
        descending: reverse,
      }
      const limit = values.limit ?? (terminal.outIsTerminal ? SCREENFUL : undefined)
      const found = await claimList(ledger, { ...filter, ...(limit !== undefined && { limit }) })
      const format = values.format ?? 'table'
      if (format === 'json') terminal.out(`${json(found, 2)}\n`)
      else if (format === 'jsonl') terminal.out(found.map((claim) => `${json(claim)}\n`).join(''))
      else if (format === 'csv') terminal.out(claimCsv(claimsOfLedger(found)))
      else if (found.length === 0) terminal.err('No claims like that.\n')
      else {
        const shown = claimsOfLedger(found)
        terminal.out(
          claimTable(
            shown.map((claim) => ({ ...claim, id: shortKey(claim.id) })),
            terminal,
          ),
        )
        if (found.length === limit) {
          const all = await countClaims(ledger, filter)
          if (all > found.length)
            terminal.err(`${found.length} of ${count(all, 'claim')}; --limit shows more.\n`)
        }
      }
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
