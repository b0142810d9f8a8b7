import {
  PARTS,
  RECORD,
  RECORD_IRI,
  type LedgerClaim,
  type LedgerRecord,
  type LedgerRelation,
} from '../ledger/index.ts'
import { anchor as anchorOf, namedPeople, type Anchor } from '../text/index.ts'
import { addressAt, type Address } from './column.ts'
import { figureOf, scope } from './figure.ts'
import { reportIri, sourceIri } from './iri.ts'
import { recordNodes } from './linked-records.ts'
import type { Claims, ExportOptions } from './options.ts'

/** The W3C's own context for annotations; schema.org and PROV by prefix, and the one term of our own. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    '@version': 1.1,
    schema: 'https://schema.org/',
    prov: 'http://www.w3.org/ns/prov#',
    [RECORD]: { '@id': RECORD_IRI, '@type': '@json' },
  },
]

type Node = Readonly<Record<string, unknown>>

/** Without what is not known. */
const known = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined))

const isWeb = (location: string): boolean => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(location)

const report = ({ reportId, report: { title, publisher, published, location } }: LedgerClaim): Node =>
  known({
    id: reportIri(reportId),
    type: ['schema:Report', 'prov:Entity'],
    'schema:name': title,
    'schema:datePublished': published,
    'schema:publisher': publisher && { type: 'schema:Organization', 'schema:name': publisher },
    'schema:url': isWeb(location) ? { id: location } : null,
  })

const source = (key: string, name: string): Node => ({
  id: sourceIri(key),
  type: ['prov:Agent'],
  'schema:name': name,
})

/** `2024-11-01/2024-11-30`, open ends as `..` (ISO 8601-2). */
function coverage({ period }: LedgerClaim): string | null {
  if (!period || (!period.from && !period.to)) return period?.text ?? null
  return `${period.from ?? '..'}/${period.to ?? '..'}`
}

function quantityOf(claim: LedgerClaim): Node | null {
  const { quantity, event } = claim
  if (!quantity) return null
  return known({
    type: 'schema:QuantitativeValue',
    'schema:name': event,
    'schema:description': quantity.wording,
    'schema:minValue': quantity.lower,
    'schema:maxValue': quantity.upper,
    // "About 30" is 30 at both ends, and not exactly.
    'schema:additionalProperty': quantity.approx
      ? { type: 'schema:PropertyValue', 'schema:name': 'approximate', 'schema:value': true }
      : null,
    'schema:unitText': [namedPeople(claim)?.text ?? 'people', quantity.per && `per ${quantity.per}`]
      .filter(Boolean)
      .join(' '),
  })
}

function claimNode(claim: LedgerClaim, address: Address): Node {
  const { key, reportId, sourceKey, place, anchor } = claim
  return known({
    id: address(key),
    type: ['schema:Claim', 'prov:Entity'],
    'schema:name': [scope(claim), figureOf(claim)].filter(Boolean).join(': '),
    'schema:text': anchor.exact,
    'schema:about': quantityOf(claim),
    'schema:appearance': { id: reportIri(reportId) },
    'schema:author': sourceKey && { id: sourceIri(sourceKey) },
    'schema:temporalCoverage': coverage(claim),
    'schema:spatialCoverage': place && { type: 'schema:Place', 'schema:name': place.text },
    'prov:wasDerivedFrom': { id: reportIri(reportId) },
    'prov:wasAttributedTo': sourceKey && { id: sourceIri(sourceKey) },
  })
}

const annotation = ({ key, reportId, anchor }: LedgerClaim, address: Address): Node => ({
  id: `${address(key)}#annotation`,
  type: 'Annotation',
  motivation: 'identifying',
  body: address(key),
  target: { source: reportIri(reportId), selector: selectors(anchor) },
})

const selectors = ({ exact, prefix, suffix, start, end }: Anchor): Node[] => [
  { type: 'TextQuoteSelector', exact, prefix, suffix },
  { type: 'TextPositionSelector', start, end },
]

/** Source, cue and content of a claim's attribution where a person marked them, each with a place or several. */
const marked = ({ key, reportId, marked: parts }: LedgerClaim, text: string, address: Address): Node[] =>
  PARTS.filter((part) => parts?.[part].length).map((part) => ({
    id: `${address(key)}#${part}`,
    type: 'Annotation',
    motivation: 'tagging',
    body: { type: 'TextualBody', value: part },
    target: parts?.[part].map(({ span }) => ({
      source: reportIri(reportId),
      selector: selectors(anchorOf(text, span)),
    })),
  }))

/** Which claim comes from which, as PROV has it; null where a relation does not say so for certain. */
function derivation({
  kind,
  a,
  b,
  because,
}: LedgerRelation): { taker: string; term: string; from: string } | null {
  // The earlier claim stands first.
  if (kind === 'updates') return { taker: b, term: 'prov:wasRevisionOf', from: a }
  if (kind !== 'retells' && kind !== 'drift') return null
  const note = because.map((reason) => reason.note).join(' ')
  const term = kind === 'retells' ? 'prov:wasQuotedFrom' : 'prov:wasDerivedFrom'
  if (note.includes('The second is closer')) return { taker: a, term, from: b }
  return note.includes('The first is closer') ? { taker: b, term, from: a } : null
}

/** What stands beside the claims in linked data. */
export interface Linked {
  /** Which claim comes from which. */
  readonly relations?: AsyncIterable<LedgerRelation> | Iterable<LedgerRelation>
  /** All that makes the ledger again, see `ledgerRecords`. */
  readonly records?: AsyncIterable<LedgerRecord>
  /** The text of a report, in which words that people marked are told apart by what stands around them. */
  readonly textOf?: (reportId: string) => Promise<string>
}

/**
 * Claims as linked data: each a schema.org Claim derived (PROV) from its report, and a W3C Web Annotation that selects its
 * words by quote and by position. A node a line.
 */
export async function* jsonld(
  claims: Claims,
  { base }: ExportOptions = {},
  linked: Linked = {},
): AsyncGenerator<string> {
  const address = addressAt(base)
  let between = ''
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`
  for await (const node of nodesOf(claims, address, linked)) {
    yield `${between}${JSON.stringify(node)}`
    between = ',\n'
  }
  yield '\n]}\n'
}

async function* nodesOf(
  claims: Claims,
  address: Address,
  { relations = [], records, textOf }: Linked,
): AsyncGenerator<Node> {
  const told = new Set<unknown>()
  const once = (node: Node): Node[] => {
    if (told.has(node['id'])) return []
    told.add(node['id'])
    return [node]
  }
  for await (const claim of claims) {
    const { reportId, sourceKey, viaKey, source: name, via } = claim
    yield* once(report(claim))
    if (sourceKey && name) yield* once(source(sourceKey, name))
    if (viaKey && via) yield* once(source(viaKey, via))
    yield claimNode(claim, address)
    yield annotation(claim, address)
    if (claim.marked && textOf) yield* marked(claim, await textOf(reportId), address)
  }
  for await (const relation of relations) {
    const found = derivation(relation)
    if (found) yield { id: address(found.taker), [found.term]: { id: address(found.from) } }
  }
  if (records) yield* recordNodes(records, address)
}
