import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { FIELD, saysSomething } from '../field-flags.ts'
import { fieldsAnew, remake, REMAKING } from '../remaking.ts'

export const correct = command({
  name: 'correct',
  summary: 'Correct what a claim says, and accept it so',
  words: 'ID',
  least: 1,
  most: 1,
  ledger: true,
  about: [
    "Changes the fields that are given, and accepts the claim as it is then. Words (of the claim, amount, people, place, period and attribution) are taken from the report, at the place nearest to the claim; '' takes a field away. Bounds and days of other words are those that the reader reads in them, unless you give them.",
    'Where somebody else has decided on the claim, nothing is written and you are told what they said (exit code 3): put the revision you saw behind the id, such as r7a2b19c.3@2.',
  ].join('\n'),
  flags: { ...FIELD, ...REMAKING },
  examples: [
    ['onrecord correct r7a2b19c.3 --event casualties --note "Killed or wounded"', 'Another event'],
    ['onrecord correct r7a2b19c.3 --quantity "at least 40"', 'Another amount, its bounds as read'],
    [
      'onrecord correct r7a2b19c.3 --place "" --period "last week" --from 2024-12-16 --to 2024-12-22',
      'No place, and days that the words alone do not tell',
    ],
    [
      'onrecord correct r7a2b19c.3 --source "Lena Orsk" --source-words "She" --cue-words "went on to say"',
      'Who says it, and in which words',
    ],
  ],
  run(values, words, context) {
    if (!saysSomething(values))
      throw new OnrecordError(
        'usage',
        'onrecord correct: nothing is corrected; give a field, such as --event casualties.\nSee `onrecord correct --help`.',
      )
    return remake(values, words, context, 'Corrected', async (ledger, [seen], note) => {
      if (!seen) throw new OnrecordError('internal', 'No claim was named.')
      const { claim, expect } = seen
      const fields = await fieldsAnew(ledger, claim, values)
      return { kind: 'correct', claimId: claim.key, expect, fields: fields as never, note }
    })
  },
})
