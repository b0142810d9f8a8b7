import type { Joined, Ledger, SubjectKind } from '../../ledger/index.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'
import { isNewFile } from '../new-ledger.ts'
import { shortKey } from '../shown.ts'
import type { Terminal } from '../terminal.ts'
import { count } from '../words.ts'

export const importLedger = command({
  name: 'import',
  summary: 'Take in another ledger, or what one gave out, with what people decided, without doubles',
  words: 'LEDGER|FILE',
  least: 1,
  most: 1,
  completes: 'files',
  ledger: true,
  about: [
    'Takes in the reports, readings, claims and decisions of another ledger (a file, or the postgres:// address of a database, which is only read), or of a file that `onrecord export` wrote as ledger, jsonld or readings or `onrecord read` as json or jsonl. All of it comes in, or nothing; what is here already, byte for byte or decision for decision, is not taken twice.',
    'A file is checked first: each text by its SHA-256, each place by its words, the decisions by their chain. Places that are off are found again by their words; nothing that a file points to is fetched.',
    'Where people of both ledgers decided on the same thing, it stands as this ledger has it; what the others decided is kept beside it as a second reader’s; such things are listed where the two do not agree.',
  ].join('\n'),
  flags: {
    quiet: { about: 'Say only what went wrong', short: 'q' },
    format: { about: 'How to print what came in', takes: 'FORMAT', values: ['text', 'json'], short: 'f' },
  },
  examples: [
    ['onrecord import colleague.db', 'A colleague’s ledger into onrecord.db'],
    ['onrecord import desk.jsonl --ledger copy.db', 'What `onrecord export --format ledger` wrote'],
    ['onrecord import kursk.jsonld', 'Linked data, with the reports and decisions in it'],
  ],
  async run({ quiet, format }, [from = ''], { terminal, ledger: address, now }) {
    const { asWriter, joinLedger, offered, openLedger } = await import('../../ledger/index.ts')
    // No ledger is made for what cannot be taken in.
    const other = await offered(from, now())
    try {
      const isNew = isNewFile(address)
      const ledger = await openLedger(address)
      try {
        const joined = await asWriter(ledger, 'onrecord import', now(), () =>
          joinLedger(ledger, other.ledger, now()),
        )
        if (format === 'json') terminal.out(`${json(joined, 2)}\n`)
        else if (!quiet) {
          if (isNew) terminal.err(`${ledger.address} is a new ledger.\n`)
          await tell(ledger, joined, terminal)
        }
        return EXIT.done
      } finally {
        await ledger.close()
      }
    } finally {
      await other.end()
    }
  },
})

async function tell(ledger: Ledger, joined: Joined, terminal: Terminal): Promise<void> {
  const { reports, known, decisions, beside } = joined
  terminal.err(
    `${count(reports, 'report')} taken in, ${known.toLocaleString('en')} there already; ${count(decisions, 'decision')} taken over.\n`,
  )
  if (beside.length === 0) return
  terminal.err('Both ledgers had decided on these, and not alike; they stand as this one has them:\n')
  for (const subject of beside) terminal.out(`${await dispute(ledger, subject)}\n`)
}

/** `claim r7a2b19.3 ≥ 40 deaths, Orsk: accept (Ada) here, reject (Ben) there`. */
async function dispute(ledger: Ledger, about: string): Promise<string> {
  const { decisionsOn, holding } = await import('../../ledger/index.ts')
  const { decisionViews } = await import('../../server/decision-view.ts')
  const [, kind = '', subject = ''] = /^(\w+) (.*)$/s.exec(about) ?? []
  const on = holding(await decisionsOn(ledger, kind as SubjectKind, subject))
  const last = [false, true].flatMap((blind) => on.findLast((one) => one.blind === blind) ?? [])
  const views = await decisionViews(ledger, last)
  const told = views.map(({ action, who, blind }) => `${action} (${who}) ${blind ? 'there' : 'here'}`)
  const name = kind === 'relation' ? '' : `${shortKey(subject)} `
  return line(`${kind} ${name}${views[0]?.about ?? ''}: ${told.join(', ')}`)
}
