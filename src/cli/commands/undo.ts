import type { Decision, Ledger } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { command } from '../command.ts'
import { BY, named, nameOf, seenBy, type Named } from '../deciding.ts'
import { readDescribed } from '../described.ts'
import { EXIT } from '../exit.ts'
import { line } from '../harmless.ts'
import { shortKey } from '../shown.ts'

export const undo = command({
  name: 'undo',
  summary: 'Take decisions back',
  words: '[NUMBER…]',
  ledger: true,
  about: [
    'Takes back what you decided last, all that was decided in one go; with numbers, as `onrecord history` shows them, those decisions. A report whose description is taken back is read again. The decision stays in the history with the undo after it, and undoing the undo brings it back.',
    'Where somebody else has decided on the same thing last, nothing is written and you are told (exit code 3): put the revision you saw behind the number, such as 12@3.',
  ].join('\n'),
  flags: BY,
  examples: [
    ['onrecord undo', 'Your last decision'],
    ['onrecord undo 12 --note "The video shows another day"', 'Decision 12'],
  ],
  async run({ by, note }, words, context) {
    const { terminal, ledger: address, now } = context
    const numbers = words.map(named)
    const { asWriter, openLedger, transaction, undoLast } = await import('../../ledger/index.ts')
    await (await openLedger(address, 'read')).close()
    const ledger = await openLedger(address)
    const given = { who: nameOf(by), at: now(), why: note ?? null }
    try {
      const taken =
        numbers.length === 0
          ? ((await undoLast(ledger, given))?.decisions ?? [])
          : await transaction(ledger, async (ledger) => {
              const taken: Decision[] = []
              for (const number of numbers) taken.push(await takeBack(ledger, number, given))
              return taken
            })
      if (taken.length === 0) {
        terminal.err(`There is no decision of ${given.who} to take back; --by says whose.\n`)
        return EXIT.failed
      }
      for (const { seq, action, subject } of taken)
        terminal.out(`Taken back: ${seq}, "${action}" on ${line(shortKey(subject))}\n`)
      const described = taken.filter(
        ({ subjectKind, action }) => subjectKind === 'report' && action === 'correct',
      )
      const ids = [...new Set(described.map(({ subject }) => subject))]
      if (ids.length > 0)
        await asWriter(ledger, 'onrecord undo', now(), () =>
          readDescribed(ledger, ids, 'Known again of', context),
        )
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})

async function takeBack(
  ledger: Ledger,
  number: Named,
  given: { who: string; at: Date; why: string | null },
): Promise<Decision> {
  const { decide, decisionsOn, history } = await import('../../ledger/index.ts')
  const { holding } = await import('../../ledger/decision.ts')
  const seq = /^\d{1,15}$/.test(number.id) ? Number(number.id) : null
  if (seq === null)
    throw new OnrecordError(
      'usage',
      `"${number.id}" is no number of a decision: \`onrecord history\` shows them.`,
    )
  const [decision] = await history(ledger, { before: seq + 1, limit: 1 })
  if (decision?.seq !== seq) throw new OnrecordError('not-found', `The ledger holds no decision ${seq}.`)
  const { subjectKind, subject } = decision
  if (!holding(await decisionsOn(ledger, subjectKind, subject)).some((one) => one.seq === seq))
    throw new OnrecordError('usage', `Decision ${seq} was taken back already.`)
  const seen = await seenBy(ledger, given.who, subjectKind, subject, number)
  await decide(ledger, { ...given, action: 'undo', subjectKind, subject, seen, to: { undoes: seq } })
  return decision
}
