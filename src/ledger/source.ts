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

/** Make sure that the ledger knows `sources`; a role learnt later fills an empty one. */
export async function knowSources(
  { db }: Ledger,
  sources: readonly { key: string; name: string; kind: SourceKind; role: string | null }[],
): Promise<void> {
  if (sources.length === 0) return
  const rows = [...new Map(sources.map((source) => [source.key, source])).values()]
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
