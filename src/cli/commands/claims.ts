import { claimCsv } from '../claim-csv.ts'
import { claimTable } from '../claim-table.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { filterOf, FILTER } from '../filter.ts'
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

/** A terminal shows this many unless --limit says otherwise; files and pipes get all. */
const SCREENFUL = 50

export const claims = command({
  name: 'claims',
  summary: 'List the claims of the ledger, filtered and sorted',
  ledger: true,
  about:
    'Lists claims as they stand: what the reader found, with what people accepted, corrected and rejected. Filters narrow the list together; words are matched anywhere in the field, without regard to case.',
  flags: {
    ...FILTER,
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
    const { claimList, countClaims, openLedger } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const filter = {
        ...(await filterOf(ledger, values)),
        ...(values.sort !== undefined && { order: values.sort }),
        descending: values.reverse,
      }
      const limit = values.limit ?? (terminal.outIsTerminal ? SCREENFUL : undefined)
      const found = await claimList(ledger, { ...filter, ...(limit !== undefined && { limit }) })
      const format = values.format ?? 'table'
      if (format === 'json') terminal.out(`${json(found, 2)}\n`)
      else if (format === 'jsonl') terminal.out(found.map((claim) => `${json(claim)}\n`).join(''))
      else if (format === 'csv') terminal.raw(claimCsv(claimsOfLedger(found)))
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
