import { OnrecordError } from '../../model/index.ts'

/** The term under which linked data carries a ledger's records, written short and whole. */
export const RECORD = 'record'
export const RECORD_IRI = 'urn:onrecord:record'

/** The order in which a ledger is made of its records. */
const ORDER = ['ledger', 'source', 'report', 'relation', 'decision', 'failure', 'end']

const kindOf = (record: unknown): number =>
  ORDER.indexOf(String((record as { kind?: unknown } | null)?.kind ?? ''))

const seqOf = (record: unknown): number =>
  Number((record as { decision?: { seq?: unknown } }).decision?.seq ?? 0)

/**
 * The ledger records that a JSON-LD document carries, compact or expanded, in the order in which they make a ledger.
 * Terms are known by their names alone: no context is read or fetched.
 * @throws OnrecordError `unsupported` where it carries none.
 */
export function recordsInLinkedData(document: unknown): unknown[] {
  const found: unknown[] = []
  for (const node of nodesOf(document)) {
    for (const term of [RECORD, RECORD_IRI]) {
      if (!Object.hasOwn(node, term)) continue
      const records = [node[term]].flat().flatMap(literal)
      found.push(...records.map((record) => withText(record, node)))
    }
  }
  if (found.length === 0)
    throw new OnrecordError(
      'unsupported',
      'it carries no records of a ledger: a selection of claims does not hold the reports; export all of it, or whole reports with --report.',
    )
  return found
    .map((record, i) => ({ record, i }))
    .sort((a, b) => kindOf(a.record) - kindOf(b.record) || seqOf(a.record) - seqOf(b.record) || a.i - b.i)
    .map(({ record }) => record)
}

function nodesOf(document: unknown): Record<string, unknown>[] {
  const list = [document].flat() as unknown[]
  return list.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return []
    const node = item as Record<string, unknown>
    return [node, ...('@graph' in node ? nodesOf(node['@graph']) : [])]
  })
}

/** A report's text stands once, beside its record. */
function withText(record: unknown, node: Record<string, unknown>): unknown {
  const { kind, report } = (record ?? {}) as { kind?: unknown; report?: unknown }
  const [text] = [node['schema:text'] ?? node['https://schema.org/text']].flat().map(literal)
  if (kind !== 'report' || typeof report !== 'object' || report === null || text === undefined) return record
  return { ...(record as object), report: { ...report, text } }
}

const literal = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && '@value' in value ? value['@value'] : value
