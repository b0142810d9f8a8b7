import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { BY, named, nameOf, seenBy } from '../deciding.ts'
import { readDescribed } from '../described.ts'
import { EXIT } from '../exit.ts'
import { METADATA, metadataOf } from '../reader.ts'

export const describe = command({
  name: 'describe',
  summary: 'Say who published a report and when, where the ledger has it wrong or not at all',
  words: 'ID…',
  least: 1,
  ledger: true,
  about: [
    'Changes what is known of reports beside their text, and reads them again, since "Friday" counts back from the day of publication. It is a decision like others: kept in the history, and taken back by `onrecord undo`. Decisions on claims stay.',
    "'' takes a title, author, publisher or address away.",
    'Where somebody else has described the report, nothing is written and you are told (exit code 3): put the revision you saw behind the id, such as r7a2b19c@2.',
  ].join('\n'),
  flags: { ...METADATA, ...BY },
  examples: [
    [
      'onrecord describe r7a2b --published 2024-12-27',
      'The day that was left out, or wrong, when it was added',
    ],
    ['onrecord describe r7a2b --publisher "The Daily" --title "Shells hit Harra"', 'Outlet and title'],
  ],
  async run(values, words, context) {
    const { ledger: address, now } = context
    const to = metadataOf(values)
    if (Object.keys(to).length === 0)
      throw new OnrecordError(
        'usage',
        'Say what to change: --published, --author, --publisher, --title or --url.',
      )
    const { asWriter, decide, keyFor, openLedger, transaction } = await import('../../ledger/index.ts')
    await (await openLedger(address, 'read')).close()
    const ledger = await openLedger(address)
    const [who, at] = [nameOf(values.by), now()]
    try {
      return await asWriter(ledger, 'onrecord describe', at, async () => {
        const keys = await transaction(ledger, async (ledger) => {
          const keys: string[] = []
          for (const word of words) {
            const one = named(word)
            const { kind, key } = await keyFor(ledger, one.id)
            if (kind === 'claim')
              throw new OnrecordError(
                'usage',
                `${one.id} is a claim: change it with \`onrecord correct ${one.id}\`.`,
              )
            const seen = await seenBy(ledger, who, kind, key, one)
            const why = values.note ?? null
            await decide(ledger, {
              who,
              at,
              why,
              action: 'correct',
              subjectKind: kind,
              subject: key,
              seen,
              to,
            })
            keys.push(key)
          }
          return keys
        })
        await readDescribed(ledger, keys, 'Described', context)
        return EXIT.done
      })
    } finally {
      await ledger.close()
    }
  },
})
