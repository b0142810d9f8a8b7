import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { count } from '../words.ts'

export const restore = command({
  name: 'restore',
  summary: 'Put a backup in the place of the ledger',
  words: 'FILE',
  least: 1,
  most: 1,
  completes: 'files',
  ledger: true,
  about:
    'Checks the backup like `onrecord verify` and puts it where the ledger is. A ledger that is there already stays unless --replace is given, and is kept beside the restored one even then. A PostgreSQL database must be empty.',
  flags: {
    replace: { about: 'Take the place of the ledger that is there; it is kept as NAME.before-DATE' },
  },
  examples: [
    ['onrecord restore monday.db', 'As onrecord.db, where there is none'],
    ['onrecord restore monday.db --replace', 'In its place, where there is one'],
  ],
  async run({ replace }, [file = ''], { terminal, ledger: address, now }) {
    const { restore: put } = await import('../../ledger/index.ts')
    const { verified, kept } = await put(file, address, { replace, at: now() })
    const { reports, claims, decisions } = verified
    terminal.err(
      `Restored ${count(reports, 'report')}, ${count(claims, 'claim')} and ${count(decisions, 'decision')}.${kept === null ? '' : ` What was there is kept as ${kept}.`}\n`,
    )
    return EXIT.done
  },
})
