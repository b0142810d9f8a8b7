import type { Source, SourceKind } from '../model/index.ts'
import type { Ledger } from './open.ts'

/**
 * The key under which a source is one across reports: its name, folded. "Officials" of one report are not the
 * officials of another, so a source without a name is kept to its report.
 */
export function sourceKey({ name, kind }: Pick<Source, 'name' | 'kind'>, reportId: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '')
  return kind === 'unnamed' ? `${reportId}/${folded}` : folded
}

/** How far a spelling is from the best one: in capitals throughout, with an article, with fewer capitals than others. */
const faults = (name: string): readonly number[] => [
  name === name.toUpperCase() && name.length > 5 ? 1 : 0,
  /^the /i.test(name) ? 1 : 0,
  -(name.match(/\p{Lu}/gu)?.length ?? 0),
]

/** Of two spellings under one key the one to show. */
function betterSpelling(a: string, b: string): string {
  const [own, other] = [faults(a), faults(b)]
  const differs = own.findIndex((value, i) => value !== other[i])
  if (differs >= 0) return (own[differs] ?? 0) < (other[differs] ?? 0) ? a : b
  return a < b ? a : b
}

/**
 * Make sure that the ledger knows `sources`. Each is called by the best of its spellings, whichever report comes first; a name
 * that a person gave stays. Reports in which a name changes are compared anew.
 */
export async function knowSources(
  { db }: Ledger,
  sources: readonly { key: string; name: string; kind: SourceKind; role: string | null }[],
): Promise<void> {
  if (sources.length === 0) return
  const best = new Map<string, (typeof sources)[number]>()
  for (const source of sources) {
    const known = best.get(source.key)
    best.set(source.key, { ...source, name: betterSpelling(source.name, known?.name ?? source.name) })
  }
  const rows = [...best.values()]
  const there = await db
    .selectFrom('sources')
    .select(['key', 'name'])
    .where('key', 'in', [...best.keys()])
    .where('revision', '=', 0)
    .execute()
  for (const { key, name } of there) {
    const better = betterSpelling(name, best.get(key)?.name ?? name)
    if (better !== name)
      await db.updateTable('sources').set({ name: better }).where('key', '=', key).execute()
  }
  await db
    .insertInto('sources')
    .values(
      rows.map((source) => ({
        ...source,
        merged_into: null,
        root: source.key,
        grade: null,
        state: 'unreviewed',
        revision: 0,
        note: null,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
