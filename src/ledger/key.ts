import { OnrecordError } from '../model/index.ts'
import type { Ledger } from './open.ts'

/**
 * The claim key or report id that `given` is, or is the only one to begin with: `r7a2.3` for
 * `r7a2b19c0ffee.3`.
 * @throws OnrecordError `not-found`, or `usage` when several begin so.
 */
export async function keyFor(
  { db }: Ledger,
  given: string,
): Promise<{ kind: 'claim' | 'report'; key: string }> {
  const [, start, number] = /^(r[0-9a-f]*)(?:\.(\d+))?$/.exec(given.trim().toLowerCase()) ?? []
  if (start === undefined) {
    throw new OnrecordError(
      'usage',
      `"${given}" is no claim and no report: a claim is named like r7a2b19c.3, a report like r7a2b19c (see \`onrecord claims\`).`,
    )
  }
  const reports = await db
    .selectFrom('reports')
    .select('id')
    .where('id', '>=', start)
    .where('id', '<=', `${start}g`)
    .orderBy('id')
    .limit(6)
    .execute()
  const ids = reports.map(({ id }) => id)
  if (ids.length > 1 && !ids.includes(start)) {
    throw new OnrecordError(
      'usage',
      `Several reports begin with ${start}: ${ids.join(', ')}. Give more of it.`,
    )
  }
  const id = ids.includes(start) ? start : ids[0]
  if (id === undefined) throw new OnrecordError('not-found', `The ledger holds no report ${start}.`)
  if (number === undefined) return { kind: 'report', key: id }
  const key = `${id}.${Number(number)}`
  const claim = await db.selectFrom('claims').select('key').where('key', '=', key).executeTakeFirst()
  if (!claim) throw new OnrecordError('not-found', `The ledger holds no claim ${key}.`)
  return { kind: 'claim', key }
}

/** The report that `given` is, or is the only one to begin with; of a claim its report. Throws as `keyFor`. */
export const reportFor = async (ledger: Ledger, given: string): Promise<string> =>
  (await keyFor(ledger, given)).key.replace(/\..*$/, '')
