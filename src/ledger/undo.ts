import { decide } from './decide.ts'
import { holding, type Decision, type SubjectKind } from './decision.ts'
import { decisionsOn, history } from './history.ts'
import { transaction, type Ledger } from './open.ts'

/** How far back an undo looks for something that still holds. */
const BACK = 1000

interface Undoing {
  readonly who: string
  readonly at: Date
  readonly why?: string | null
  readonly blind?: boolean
}

export interface Undone {
  readonly decisions: readonly Decision[]
  readonly subjects: readonly string[]
}

/**
 * Take back what `who` did last: everything decided in one go. The decisions stay in the ledger, each with an
 * undo after it. Null when nothing of this person's still holds.
 */
export function undoLast(
  ledger: Ledger,
  { who, at, blind = false, why = null }: Undoing,
  within: { reportId?: string | undefined; kind?: SubjectKind | undefined } = {},
): Promise<Undone | null> {
  return transaction(ledger, async (ledger) => {
    const { reportId, kind } = within
    const own = await history(ledger, {
      who,
      limit: BACK,
      ...(reportId === undefined ? {} : { reportId }),
      ...(kind === undefined ? {} : { subjectKind: kind }),
    })
    const holds = async ({ seq, subjectKind, subject }: Decision): Promise<boolean> =>
      holding(await decisionsOn(ledger, subjectKind, subject)).some((one) => one.seq === seq)
    let last: Decision | null = null
    for (const decision of own) {
      if (decision.blind !== blind || decision.action === 'undo' || !(await holds(decision))) continue
      last = decision
      break
    }
    if (last === null) return null
    const together = own.filter((one) => one.at === last.at && one.blind === blind && one.action !== 'undo')
    const taken: Decision[] = []
    for (const decision of together) {
      // The parts of a split go with it.
      if (isPart(decision) || !(await holds(decision))) continue
      const { subjectKind, subject, seq } = decision
      const seen = await revisionOf(ledger, subjectKind, subject, blind ? who : null)
      await decide(ledger, {
        who,
        at,
        why,
        blind,
        action: 'undo',
        subjectKind,
        subject,
        seen,
        to: { undoes: seq },
      })
      taken.push(decision)
    }
    const parts = together.filter(isPart)
    return { decisions: taken, subjects: [...new Set([...taken, ...parts].map(({ subject }) => subject))] }
  })
}

const isPart = ({ action, from }: Decision): boolean =>
  action === 'add' && from !== null && typeof from === 'object' && 'splitFrom' in from

/** How often people and readers changed a thing; of `blindWho`'s own decisions how many there are. */
export async function revisionOf(
  ledger: Ledger,
  kind: SubjectKind,
  subject: string,
  blindWho: string | null = null,
): Promise<number> {
  if (blindWho !== null) {
    const on = await decisionsOn(ledger, kind, subject)
    return on.filter((one) => one.blind && one.who === blindWho).length
  }
  const table = `${kind}s` as 'claims' | 'relations' | 'sources' | 'reports'
  const row = await ledger.db
    .selectFrom(table)
    .select('revision')
    .where(kind === 'report' ? ('id' as never) : ('key' as never), '=', subject as never)
    .executeTakeFirst()
  return row?.revision ?? 0
}
