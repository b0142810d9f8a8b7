import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { count } from '../words.ts'

export const backup = command({
  name: 'backup',
  summary: 'Copy the ledger into a file of its own, also while it is used',
  words: 'FILE',
  least: 1,
  most: 1,
  completes: 'files',
  ledger: true,
  about:
    'Writes the ledger as it is at this moment, whoever is writing to it meanwhile, and checks the copy like `onrecord verify` before it gets its name. The copy is a ledger itself: a SQLite file, also of a ledger on PostgreSQL. Nothing is overwritten.',
  flags: {},
  examples: [
    ['onrecord backup monday.db', 'A copy of onrecord.db'],
    ['onrecord backup team.db --ledger postgres://host/desk', 'A file of a ledger on PostgreSQL'],
  ],
  async run(_, [file = ''], { terminal, ledger: address }) {
    const { backup: copy, openLedger } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const { reports, claims, decisions, head } = await copy(ledger, file)
      terminal.err(
        `${file}: ${count(reports, 'report')}, ${count(claims, 'claim')}, ${count(decisions, 'decision')}.\nHead of the decisions: ${head}\n`,
      )
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
