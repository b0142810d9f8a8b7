import type { Decision, Ledger, SubjectKind } from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'
import { systemUser } from '../server/system-user.ts'
import type { Flags } from './command.ts'
import { shortKey } from './shown.ts'

export const BY = {
  by: {
    about: 'Your name, kept with the decision; the name of the system user unless given',
    takes: 'NAME',
  },
  note: { about: 'Why', takes: 'WORDS' },
} as const satisfies Flags

export const nameOf = (by: string | undefined): string => by ?? systemUser()

/** `r7a2b19c.3`, or with the revision that was seen: `r7a2b19c.3@2`. */
export interface Named {
  readonly id: string
  readonly seen: number | null
}

/** @throws OnrecordError `usage` for a revision that is no number. */
export function named(word: string): Named {
  const [id = '', seen] = word.split('@')
  if (seen === undefined) return { id, seen: null }
  if (!/^\d{1,9}$/.test(seen))
    throw new OnrecordError(
      'usage',
      `"${word}" should end in the revision you saw, as \`onrecord show ${id || 'ID'}\` prints it: ${id || 'ID'}@2.`,
    )
  return { id, seen: Number(seen) }
}

/**
 * The revision of a subject that `who` decides on: what they say they saw; else its revision now, as long as nobody
 * else has decided on it since they did, so that the later of two people is told and does not overwrite unaware.
 * @throws OnrecordError `conflict` with what the other person decided.
 */
export async function seenBy(
  ledger: Ledger,
  who: string,
  kind: SubjectKind,
  subject: string,
  { id, seen }: Named,
): Promise<number> {
  if (seen !== null) return seen
  const { decisionsOn, revisionOf } = await import('../ledger/index.ts')
  const revision = await revisionOf(ledger, kind, subject)
  const last = (await decisionsOn(ledger, kind, subject)).findLast(({ blind }) => !blind)
  if (!last || last.who === who) return revision
  throw new OnrecordError(
    'conflict',
    `${told(last)} on ${shortKey(subject)}. Nothing was overwritten: look at it (\`onrecord show ${shortKey(subject)}\`), and if you decide otherwise say that you saw it: ${id}@${revision}.`,
  )
}

const told = ({ who, action, at, why }: Decision): string =>
  `${who} decided "${action}"${why === null ? '' : ` (${why})`}, ${at.slice(0, 16).replace('T', ' ')} UTC,`
