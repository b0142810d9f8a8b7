import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { count } from '../words.ts'

export const importLedger = command({
  name: 'import',
  summary: 'Take in another ledger, with what people decided in it, without doubles',
  words: 'LEDGER',
  least: 1,
  most: 1,
  completes: 'files',
  ledger: true,
  about: [
    'Takes in the reports, readings, claims and decisions of another ledger: a file, or the postgres:// address of a database. It is only read. What is here already, byte for byte or decision for decision, is not taken twice.',
    'Where people of both ledgers decided on the same thing, it stands as this ledger has it; what the others decided is kept beside it as a second reader’s, and such things are listed.',
  ].join('\n'),
  flags: { quiet: { about: 'Say only what went wrong', short: 'q' } },
  examples: [['onrecord import colleague.db', 'A colleague’s ledger into onrecord.db']],
  async run({ quiet }, [from = ''], { terminal, ledger: address, now }) {
    const { asWriter, joinLedger, openLedger } = await import('../../ledger/index.ts')
    const other = await openLedger(from, 'read')
    try {
      const ledger = await openLedger(address)
      try {
        const joined = await asWriter(ledger, 'onrecord import', now(), () =>
          joinLedger(ledger, other, now()),
        )
        const { reports, known, decisions, beside } = joined
        if (quiet) return EXIT.done
        terminal.err(
          `${count(reports, 'report')} taken in, ${known.toLocaleString('en')} there already; ${count(decisions, 'decision')} taken over.\n`,
        )
        if (beside.length > 0) {
          terminal.err('Both ledgers had decided on these; they stand as this one has them:\n')
          for (const subject of beside) terminal.out(`${subject}\n`)
        }
        return EXIT.done
      } finally {
        await ledger.close()
      }
    } finally {
      await other.close()
    }
  },
})
