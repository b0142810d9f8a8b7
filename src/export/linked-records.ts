import { RECORD, relationKey, type LedgerRecord, type SubjectKind } from '../ledger/index.ts'
import type { Address } from './column.ts'
import { decisionIri, personIri, relationIri, reportIri, sourceIri } from './iri.ts'

type Node = Readonly<Record<string, unknown>>

/**
 * A ledger's records as nodes: what schema.org, PROV and Web Annotation have words for in these, and beside it the record,
 * a JSON literal, by which the ledger can be made again. A report's text stands once, as `schema:text`.
 */
export async function* recordNodes(
  records: AsyncIterable<LedgerRecord>,
  address: Address,
): AsyncGenerator<Node> {
  // What says nothing to others, in one node.
  const own: LedgerRecord[] = []
  for await (const record of records) {
    const node = nodeOf(record, address)
    if (node) yield node
    else own.push(record)
  }
  yield { id: 'urn:onrecord:ledger', type: 'schema:Dataset', 'schema:name': 'onrecord', [RECORD]: own }
}

function nodeOf(record: LedgerRecord, address: Address): Node | null {
  if (record.kind === 'source') {
    const { key, name } = record
    return { id: sourceIri(key), type: 'prov:Agent', 'schema:name': name, [RECORD]: record }
  }
  if (record.kind === 'report') {
    const { text, ...report } = record.report
    return {
      id: reportIri(report.id),
      'schema:encodingFormat': record.mediaType,
      'schema:text': text,
      [RECORD]: { ...record, report },
    }
  }
  if (record.kind === 'relation') {
    const { relation, a, b } = record
    return {
      id: relationIri(relationKey({ kind: relation as never, a, b })),
      type: 'Annotation',
      motivation: 'linking',
      'schema:name': relation,
      body: address(b),
      target: address(a),
      [RECORD]: record,
    }
  }
  return record.kind === 'decision' ? decisionNode(record, address) : null
}

function decisionNode(record: LedgerRecord & { kind: 'decision' }, address: Address): Node {
  const { hash, at, who, action, subjectKind, subject, why } = record.decision
  return {
    id: decisionIri(hash),
    type: 'prov:Activity',
    'schema:name': action,
    'prov:endedAtTime': { type: 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': at },
    'prov:wasAssociatedWith': { id: personIri(who), type: 'prov:Person', 'schema:name': who },
    'prov:used': { id: iriOf(subjectKind, subject, address) },
    ...(why === null ? {} : { 'schema:description': why }),
    [RECORD]: record,
  }
}

function iriOf(kind: SubjectKind, key: string, address: Address): string {
  if (kind === 'claim') return address(key)
  if (kind === 'report') return reportIri(key)
  return kind === 'source' ? sourceIri(key) : relationIri(key)
}
