import type { Ledger } from '../ledger/index.ts'
import { frequent } from './frequent.ts'
import type { SourceRow } from './schema/index.ts'

type How = Pick<SourceRow, 'events' | 'cues' | 'kinds'>

const MOST = 8

/** Of each source: what is claimed, with which words it is reported, and in which kind of speech. */
export async function reportedHow({ db }: Ledger): Promise<(key: string) => How> {
  const rows = await db
    .selectFrom('claims')
    .innerJoin('sources as named', 'named.key', 'claims.source_key')
    .leftJoin('readings', (join) =>
      join.onRef('readings.report_id', '=', 'claims.report_id').on('readings.current', '=', 1),
    )
    .leftJoin('attributions', (join) =>
      join
        .onRef('attributions.reading_id', '=', 'readings.id')
        .onRef('attributions.id', '=', 'claims.attribution_id'),
    )
    .where('claims.present', '=', 1)
    .select((eb) => [
      'named.root as key',
      'claims.event',
      'attributions.cue',
      'attributions.kind',
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['named.root', 'claims.event', 'attributions.cue', 'attributions.kind'])
    .execute()
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return (key) => {
    const own = byKey.get(key) ?? []
    const tally = (of: (row: (typeof own)[number]) => string | null) => {
      const counts = new Map<string, number>()
      for (const row of own) {
        const name = of(row)
        if (name) counts.set(name, (counts.get(name) ?? 0) + Number(row.count))
      }
      return frequent(counts, MOST)
    }
    return {
      events: tally(({ event }) => event),
      cues: tally(({ cue }) => cue?.toLowerCase() ?? null),
      kinds: tally(({ kind }) => kind),
    }
  }
}

/** Of sources that were merged into another: their versions, to split one off again. */
export async function versionsOf({ db }: Ledger, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('sources')
    .select(['key', 'revision'])
    .where('key', 'in', [...keys, ''])
    .execute()
  return new Map(rows.map(({ key, revision }) => [key, revision]))
}
