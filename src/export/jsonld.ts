import type { LedgerClaim, LedgerRelation } from '../ledger/index.ts'
import { addressAt, type Address } from './column.ts'
import { figure, scope } from './figure.ts'
import type { Claims, ExportOptions } from './options.ts'

/** The W3C's own context for annotations; schema.org and PROV by prefix. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { schema: 'https://schema.org/', prov: 'http://www.w3.org/ns/prov#' },
]

type Node = Readonly<Record<string, unknown>>

/** Without what is not known. */
const known = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined))

const reportIri = (id: string): string => `urn:onrecord:report:${encodeURIComponent(id)}`
const sourceIri = (key: string): string => `urn:onrecord:source:${encodeURIComponent(key)}`
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
  const { quantity, population, event } = claim
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
    'schema:unitText': [population?.text ?? 'people', quantity.per && `per ${quantity.per}`]
      .filter(Boolean)
      .join(' '),
  })
}

function claimNode(claim: LedgerClaim, address: Address): Node {
  const { key, reportId, sourceKey, place, anchor } = claim
  return known({
    id: address(key),
    type: ['schema:Claim', 'prov:Entity'],
    'schema:name': [scope(claim), figure(claim.quantity)].filter(Boolean).join(': '),
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
  target: {
    source: reportIri(reportId),
    selector: [
      { type: 'TextQuoteSelector', exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix },
      { type: 'TextPositionSelector', start: anchor.start, end: anchor.end },
    ],
  },
})

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

/**
 * Claims as linked data: each a schema.org Claim derived (PROV) from its report, and a W3C Web Annotation that selects its
 * words by quote and by position. `relations` add which claim comes from which.
 */
export async function* jsonld(
  claims: Claims,
  { base }: ExportOptions = {},
  relations: AsyncIterable<LedgerRelation> | Iterable<LedgerRelation> = [],
): AsyncGenerator<string> {
  const address = addressAt(base)
  const told = new Set<string>()
  let first = true
  const put = (node: Node): string => {
    const before = first ? '' : ',\n'
    first = false
    return before + JSON.stringify(node)
  }
  const once = (node: Node): string => {
    const id = String(node['id'])
    if (told.has(id)) return ''
    told.add(id)
    return put(node)
  }
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`
  for await (const claim of claims) {
    const { sourceKey, viaKey, source: name, via } = claim
    yield (
      once(report(claim)) +
      (sourceKey && name ? once(source(sourceKey, name)) : '') +
      (viaKey && via ? once(source(viaKey, via)) : '') +
      put(claimNode(claim, address)) +
      put(annotation(claim, address))
    )
  }
  for await (const relation of relations) {
    const found = derivation(relation)
    if (found) yield put({ id: address(found.taker), [found.term]: { id: address(found.from) } })
  }
  yield '\n]}\n'
}
