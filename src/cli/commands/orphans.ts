import type { Orphan } from '../../ledger/index.ts'
import { command } from '../command.ts'
import { decisionTable } from '../decision-table.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'

const WHY: Record<Orphan['reason'], string> = {
  'claim-gone': 'The current reading has no such claim.',
  'words-gone': 'Its words are no longer in the text.',
  'relation-gone': 'The two claims are no longer found to be related so.',
}

export const orphans = command({
  name: 'orphans',
  summary: 'Show decisions that no longer fit what they were made on',
  words: '[ID…]',
  ledger: true,
  about:
    'Lists decisions that fit nothing any more, of the whole ledger or of the reports named: a newer reading misses the claim, or the text has changed. None is dropped; they come back when a later reading finds the claim again. To end one, take it back with `onrecord undo NUMBER`, or add the claim by hand on the page.',
  flags: {
    format: { about: 'How to print them', takes: 'FORMAT', values: ['table', 'json'], short: 'f' },
  },
  examples: [
    ['onrecord orphans', 'All of the ledger'],
    ['onrecord orphans r7a2b', 'Those of one report'],
  ],
  async run({ format = 'table' }, ids, { terminal, ledger: address }) {
    const { keyFor, openLedger, orphans: find } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const keys = await Promise.all(ids.map((id) => keyFor(ledger, id)))
      const found =
        keys.length === 0
          ? await find(ledger)
          : (await Promise.all(keys.map(({ key }) => find(ledger, key.replace(/\..*$/, '')))))
              .flat()
              .filter(({ decision }) =>
                keys.some(({ key }) => key === decision.reportId || key === decision.subject),
              )
      if (format === 'json') terminal.out(`${json(found, 2)}\n`)
      else if (found.length === 0) terminal.err('Every decision fits what it was made on.\n')
      else {
        const why = new Map(found.map(({ decision, reason }) => [decision.seq, WHY[reason]]))
        terminal.out(
          await decisionTable(
            ledger,
            found.map(({ decision }) => decision),
            terminal,
            ({ seq, anchors }) => [
              ...(anchors.span ? [`“${line(anchors.span.exact)}”`] : []),
              why.get(seq) ?? '',
            ],
          ),
        )
      }
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})
