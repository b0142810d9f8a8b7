import { DESCRIBED } from './described.ts'

/** Tables that hold a program's own notes: there for whoever looks, not in the list. */
const HIDDEN = new Set(['passages', 'statements', 'compared', 'prints', 'copies'])

/** How a table is first shown. */
const SHOWN: Readonly<Record<string, object>> = {
  claim_list: { sort_desc: 'published', facets: ['event', 'side', 'state'], size: 50 },
  decision_list: { sort_desc: 'seq' },
  reports: { sort_desc: 'published', label_column: 'title', facets: ['publisher'] },
}

/** Describes every table and view of a ledger to Datasette: `datasette onrecord.db -m metadata.json`. */
export function datasette(title: string | null = null): string {
  const tables = Object.fromEntries(
    Object.entries(DESCRIBED).map(([name, { about, columns }]) => [
      name,
      { description: about, columns, ...SHOWN[name], ...(HIDDEN.has(name) ? { hidden: true } : {}) },
    ]),
  )
  const about =
    'Claims of reports about armed conflict, with who says so, where and when, in which words. Begin with claim_list.'
  return `${JSON.stringify({ title: title ?? 'On record', description: about, databases: { '*': { tables }, onrecord: { tables } } }, null, 2)}\n`
}
