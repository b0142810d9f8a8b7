import { OnrecordError } from '../model/index.ts'
import type { Ledger } from './open.ts'

/** Set the root of every source to the end of its chain of merges. */
export async function followMerges({ db }: Ledger): Promise<void> {
  const rows = await db
    .selectFrom('sources')
    .select(['key', 'merged_into', 'root'])
    .where((eb) => eb.or([eb('merged_into', 'is not', null), eb('root', '!=', eb.ref('key'))]))
    .execute()
  const next = new Map(rows.map(({ key, merged_into }) => [key, merged_into]))
  for (const { key, root } of rows) {
    const end = endOf(key, next)
    if (end !== root) await db.updateTable('sources').set({ root: end }).where('key', '=', key).execute()
  }
}

function endOf(key: string, next: ReadonlyMap<string, string | null>): string {
  const seen = new Set([key])
  let at = key
  for (let into = next.get(at); into; into = next.get(at)) {
    if (seen.has(into)) {
      throw new OnrecordError(
        'usage',
        `${into} is merged into ${key} already: split that first, or merge the other way round.`,
      )
    }
    seen.add(into)
    at = into
  }
  return at
}
