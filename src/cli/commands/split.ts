import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { FIELD, saysSomething } from '../field-flags.ts'
import { fieldsAnew, remake, REMAKING } from '../remaking.ts'

export const split = command({
  name: 'split',
  summary: 'Make two claims of one: itself, and another like it with what is given changed',
  words: 'ID',
  least: 1,
  most: 1,
  ledger: true,
  about: [
    'One claim becomes two with keys of their own: the first says what it said, the second the same with the fields that are given. The old one is kept as replaced, and one `onrecord undo` brings it back. Fields are given as to `onrecord correct`.',
    'Where somebody else has decided on the claim, nothing is written and you are told what they said (exit code 3): put the revision you saw behind the id, such as r7a2b19c.3@2.',
  ].join('\n'),
  flags: { ...FIELD, ...REMAKING },
  examples: [
    [
      'onrecord split r7a2b19c.3 --event missing --quantity "2"',
      '“6 drowned and 2 are missing” is two claims',
    ],
  ],
  run(values, words, context) {
    if (!saysSomething(values))
      throw new OnrecordError(
        'usage',
        'onrecord split: say in what the second claim differs, such as --event missing.\nSee `onrecord split --help`.',
      )
    return remake(values, words, context, 'Split', async (ledger, [seen], note) => {
      if (!seen) throw new OnrecordError('internal', 'No claim was named.')
      const { claim, expect } = seen
      const fields = await fieldsAnew(ledger, claim, values)
      return { kind: 'split', claimId: claim.key, expect, fields: fields as never, note }
    })
  },
})
