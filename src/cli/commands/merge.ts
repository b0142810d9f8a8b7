import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { remake, REMAKING } from '../remaking.ts'

export const merge = command({
  name: 'merge',
  summary: 'Make one claim of several of a report',
  words: 'ID ID…',
  least: 2,
  ledger: true,
  about: [
    'The first claim takes over the words of the others, and of their fields those it has none of; the others are kept as replaced. One `onrecord undo` brings them back.',
    'Where somebody else has decided on one of them, nothing is written and you are told what they said (exit code 3): put the revision you saw behind the id, such as r7a2b19c.3@2.',
  ].join('\n'),
  flags: REMAKING,
  examples: [
    ['onrecord merge r7a2b19c.3 r7a2b19c.4 --note "One assertion in two halves"', 'Two into the first'],
  ],
  run(values, words, context) {
    return remake(values, words, context, 'Merged', (_, [first, ...others], note) => {
      if (!first) throw new OnrecordError('internal', 'No claim was named.')
      const { claim, expect } = first
      for (const other of others) {
        if (other.claim.reportId !== claim.reportId)
          throw new OnrecordError(
            'usage',
            `${other.claim.key} is of another report: only claims of one report are merged.`,
          )
      }
      const rest = others.map((other) => ({ claimId: other.claim.key, expect: other.expect }))
      return Promise.resolve({ kind: 'merge', claimId: claim.key, expect, with: rest, note })
    })
  },
})
