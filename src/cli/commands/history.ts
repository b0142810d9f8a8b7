import type { Decision } from '../../ledger/index.ts'
import { command } from '../command.ts'
import { decisionTable } from '../decision-table.ts'
import { EXIT } from '../exit.ts'
import { json } from '../harmless.ts'

const SCREENFUL = 50

export const history = command({
  name: 'history',
  summary: 'Show who decided what, and when',
  words: '[ID…]',
  ledger: true,
  about:
    'Lists decisions, the latest first: of the whole ledger, or those on the claims and in the reports named. Nothing is ever taken out of it: what was taken back says so.',
  flags: {
    by: { about: 'Decisions of this person', takes: 'NAME' },
    limit: {
      about: `Show at most so many; a terminal gets ${SCREENFUL} unless told otherwise`,
      takes: 'COUNT',
      kind: 'count',
      short: 'n',
    },
    format: { about: 'How to print them', takes: 'FORMAT', values: ['table', 'json', 'jsonl'], short: 'f' },
  },
  examples: [
    ['onrecord history', 'The latest decisions'],
    ['onrecord history r7a2b19c.3', 'What was decided on one claim'],
    ['onrecord history r7a2b --by "Ada Okafor"', 'What one person decided in one report'],
    ['onrecord history --format jsonl > decisions.jsonl', 'All of them, with their hashes'],
  ],
  async run({ by, limit, format = 'table' }, ids, { terminal, ledger: address }) {
    const { history: find, keyFor, openLedger } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const most = limit ?? (terminal.outIsTerminal ? SCREENFUL : undefined)
      const filter = {
        ...(by !== undefined && { who: by }),
        ...(most !== undefined && { limit: most }),
      }
      const found = new Map<number, Decision>()
      const keep = (decisions: readonly Decision[]): void =>
        decisions.forEach((one) => found.set(one.seq, one))
      if (ids.length === 0) keep(await find(ledger, filter))
      for (const id of ids) {
        const { kind, key } = await keyFor(ledger, id)
        keep(
          await find(ledger, {
            ...filter,
            ...(kind === 'report' ? { reportId: key } : { subjectKind: kind, subject: key }),
          }),
        )
      }
      const decisions = [...found.values()].sort((a, b) => b.seq - a.seq).slice(0, most)
      if (format === 'json') terminal.out(`${json(decisions, 2)}\n`)
      else if (format === 'jsonl') terminal.out(decisions.map((one) => `${json(one)}\n`).join(''))
      else if (decisions.length === 0) terminal.err('Nobody has decided on that yet.\n')
      else {
        terminal.out(await decisionTable(ledger, decisions, terminal))
        if (limit === undefined && decisions.length === most)
          terminal.err(`The latest ${most}; --limit shows more.\n`)
      }
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
