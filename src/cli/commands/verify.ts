import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { json, line } from '../harmless.ts'
import { count } from '../words.ts'

export const verify = command({
  name: 'verify',
  summary: 'Check that nothing in the ledger was changed or lost',
  ledger: true,
  about:
    'Checks the database, every report against its SHA-256, every quote against its place in the text, the chain of decisions link by link, and that each claim stands as its reading and its decisions say. Note the head it prints: with --head a later run tells whether decisions made up to now were since taken out or made anew.',
  flags: {
    head: { about: 'A head noted earlier, which must still be in the chain', takes: 'HASH' },
    format: { about: 'How to print it', takes: 'FORMAT', values: ['text', 'json'], short: 'f' },
  },
  examples: [
    ['onrecord verify', 'Check the ledger'],
    ['onrecord verify --head 3f1c…', 'And that it still holds all that it held then'],
  ],
  async run({ head, format = 'text' }, _, { terminal, ledger: address }) {
    if (head !== undefined && !/^[0-9a-f]{8,64}$/.test(head))
      throw new OnrecordError(
        'usage',
        `A head is eight digits (0-9, a-f) or more, as \`onrecord verify\` printed it, not "${head}".`,
      )
    const { openLedger, verify: check } = await import('../../ledger/index.ts')
    const ledger = await openLedger(address, 'read')
    try {
      const found = await check(ledger, head)
      if (format === 'json') terminal.out(`${json(found, 2)}\n`)
      else {
        const { reports, claims, attributions, decisions, flaws } = found
        for (const { subject, message } of flaws) {
          terminal.out(`${terminal.style('red', '✗')} ${line(subject)}: ${line(message)}\n`)
        }
        const checked = [
          count(reports, 'report'),
          count(claims, 'claim'),
          count(attributions, 'attribution'),
          count(decisions, 'decision'),
        ].join(', ')
        const result = flaws.length === 0 ? 'All is as it was written' : count(flaws.length, 'flaw')
        terminal.out(`${checked} checked. ${result}.\nHead of the decisions: ${found.head}\n`)
      }
      return found.flaws.length === 0 ? EXIT.done : EXIT.failed
    } finally {
      await ledger.close()
    }
  },
})
