import { OnrecordError } from '../../model/index.ts'
import { command, type Command } from '../command.ts'
import { BY, named, nameOf, seenBy } from '../deciding.ts'
import { EXIT } from '../exit.ts'
import { line } from '../harmless.ts'
import { shortKey } from '../shown.ts'
import { standardInput } from '../standard-input.ts'

type Verdict = 'accept' | 'reject' | 'unsure'

const DONE: Record<Verdict, string> = { accept: 'Accepted', reject: 'Rejected', unsure: 'Left as unsure' }

const verdict = (name: Verdict, summary: string, about: string): Command =>
  command({
    name,
    summary,
    words: 'ID…',
    least: 1,
    ledger: true,
    about: [
      about,
      'Several ids are decided together: all or none, and one `onrecord undo` takes them back. As - the ids come from standard input, one a line.',
      'Where somebody else has decided on the claim, nothing is written and you are told what they said (exit code 3): if you saw that and decide otherwise, put the revision you saw behind the id, such as r7a2b19c.3@2.',
    ].join('\n'),
    flags: BY,
    examples: [
      [`onrecord ${name} r7a2b19c.3 --by "Ada Okafor" --note "Seen on film"`, 'One claim'],
      [`jq -r .key list.jsonl | onrecord ${name} -`, 'All of a list of claims'],
      [`onrecord ${name} r7a2b19c.3@2`, 'Though somebody else decided, at the revision you saw'],
    ],
    async run({ by, note }, words, { terminal, ledger: address, now }) {
      const given = (words.includes('-') ? [...without(words), ...(await idsOf())] : words).map(named)
      const { claimByKey, decide, keyFor, openLedger, transaction } = await import('../../ledger/index.ts')
      const { summary } = await import('../../server/summary.ts')
      // Opened to read first: there must be a ledger to decide in.
      await (await openLedger(address, 'read')).close()
      const ledger = await openLedger(address)
      const who = nameOf(by)
      const at = now()
      try {
        const keys = await transaction(ledger, async (ledger) => {
          const keys: string[] = []
          for (const one of given) {
            const { kind, key } = await keyFor(ledger, one.id)
            if (kind === 'report')
              throw new OnrecordError(
                'usage',
                `${one.id} is a report: name its claims, such as ${one.id}.1 (see \`onrecord show ${one.id}\`).`,
              )
            const seen = await seenBy(ledger, who, kind, key, one)
            const why = note ?? null
            await decide(ledger, { who, at, why, action: name, subjectKind: kind, subject: key, seen })
            keys.push(key)
          }
          return keys
        })
        for (const key of keys) {
          const claim = await claimByKey(ledger, key)
          if (claim)
            terminal.out(
              `${DONE[name]} ${shortKey(key)}: ${line(`${summary(claim)}, ${claim.source ?? 'the report'}`)}\n`,
            )
        }
        return EXIT.done
      } finally {
        await ledger.close()
      }
    },
  })

const without = (words: readonly string[]): string[] => words.filter((word) => word !== '-')

async function idsOf(): Promise<string[]> {
  const ids = (await standardInput()).split(/\s+/).filter((id) => id !== '')
  if (ids.length === 0)
    throw new OnrecordError('usage', 'Standard input holds no ids: one a line, such as r7a2b19c.3.')
  return ids
}

export const accept = verdict('accept', 'Accept claims as they stand', 'Says that claims are read rightly.')
export const reject = verdict('reject', 'Reject claims', 'Says that claims are not what the report says.')
export const unsure = verdict(
  'unsure',
  'Leave claims as unsure',
  'Says that somebody looked at claims and could not tell.',
)
