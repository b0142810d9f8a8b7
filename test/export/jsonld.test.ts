import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { dirname, join } from 'node:path'
import jsonldTools, { type Options } from 'jsonld'
import { jsonld } from '../../src/export/index.ts'
import { claimList, type Ledger, type LedgerClaim, type LedgerRelation } from '../../src/ledger/index.ts'
import { filled, textOf } from './claims.ts'

const OA = 'http://www.w3.org/ns/oa#'
const SCHEMA = 'https://schema.org/'
const PROV = 'http://www.w3.org/ns/prov#'
const TYPE = '@type'

/** The terms of the Web Annotation context (W3C Recommendation of 2017, appendix A) that are used. */
const ANNO = {
  '@context': {
    oa: OA,
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    schema: 'http://schema.org/',
    id: { '@type': '@id', '@id': '@id' },
    type: { '@type': '@id', '@id': '@type' },
    Annotation: 'oa:Annotation',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    identifying: 'oa:identifying',
    motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
    body: { '@type': '@id', '@id': 'oa:hasBody' },
    target: { '@type': '@id', '@id': 'oa:hasTarget' },
    source: { '@type': '@id', '@id': 'oa:hasSource' },
    selector: { '@type': '@id', '@id': 'oa:hasSelector' },
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: { '@id': 'oa:start', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    end: { '@id': 'oa:end', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
  },
}

const { expand } = jsonldTools

const documentLoader = async (url: string) => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld', 'no other context is needed')
  return { contextUrl: undefined, documentUrl: url, document: ANNO }
}

/** Everything that the published vocabularies define, as their packages ship them. */
const require = createRequire(import.meta.url)
function termsOf(name: string): Set<string> {
  const folder = dirname(require.resolve(`@vocabulary/${name}/package.json`))
  const quads = readFileSync(join(folder, `${name}.nq`), 'utf8')
  return new Set(
    [...quads.matchAll(/^<([^>]+)>/gm)].map(([, iri]) => (iri ?? '').replace('http://schema.org/', SCHEMA)),
  )
}

type Node = Record<string, unknown>
let ledger: Ledger
let claims: LedgerClaim[]
let expanded: Node[]
before(async () => {
  ledger = await filled()
  claims = await claimList(ledger)
  const [a, b] = claims
  const relations: LedgerRelation[] = [
    {
      key: 'x',
      kind: 'retells',
      a: a?.key ?? '',
      b: b?.key ?? '',
      because: [{ field: 'source', a: '', b: '', note: 'The second is closer to the speaker’s own words.' }],
      madeAt: '',
      state: 'unreviewed',
      revision: 0,
      note: null,
    },
  ]
  const source = await textOf(jsonld(claims, {}, relations))
  // `safe`: a term that no context defines is an error, not left out.
  const options = { documentLoader, safe: true } as Options.Expand
  expanded = (await expand(JSON.parse(source) as object, options)) as Node[]
})
after(() => ledger.close())

const types = (node: Node): string[] => (node[TYPE] as string[] | undefined) ?? []
const nodes = (type: string): Node[] => expanded.filter((node) => types(node).includes(type))
const at = (node: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Node | undefined)?.[key as string], node)

test('every term is one that the published vocabularies define', () => {
  const known = new Set([...termsOf('oa'), ...termsOf('schema'), ...termsOf('prov')])
  assert.ok(known.size > 1000)
  const used = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === TYPE) for (const type of [inner].flat()) used.add(String(type))
      else if (!key.startsWith('@')) used.add(key)
      walk(inner)
    }
  }
  walk(expanded)
  const unknown = [...used].filter(
    (iri) => !iri.startsWith('http://www.w3.org/2001/XMLSchema#') && !known.has(iri),
  )
  assert.deepEqual(unknown, [])
  assert.ok([OA, SCHEMA, PROV].every((space) => [...used].some((iri) => iri.startsWith(space))))
})

test('an annotation selects the words of its claim by quote and by position in the report', () => {
  const annotations = nodes(`${OA}Annotation`)
  assert.equal(annotations.length, claims.length)
  const claim = claims.find(({ quantity }) => quantity?.lower === 3000)
  const one = annotations.find((node) => node['@id'] === `urn:onrecord:claim:${claim?.key}#annotation`)
  assert.equal(at(one, `${OA}hasBody`, 0, '@id'), `urn:onrecord:claim:${claim?.key}`)
  const target = at(one, `${OA}hasTarget`, 0)
  assert.equal(at(target, `${OA}hasSource`, 0, '@id'), `urn:onrecord:report:${claim?.reportId}`)
  const [quote, position] = at(target, `${OA}hasSelector`) as Node[]
  assert.equal(at(quote, `${OA}exact`, 0, '@value'), claim?.anchor.exact)
  assert.equal(at(position, `${OA}start`, 0, '@value'), claim?.anchor.start)
})

test('a claim tells its bounds, its report and its source, and what it retells', () => {
  const claim = claims.find(({ quantity }) => quantity?.lower === 3000)
  const one = nodes(`${SCHEMA}Claim`).find((node) => node['@id'] === `urn:onrecord:claim:${claim?.key}`)
  assert.equal(at(one, `${SCHEMA}about`, 0, `${SCHEMA}minValue`, 0, '@value'), 3000)
  assert.equal(at(one, `${SCHEMA}about`, 0, `${SCHEMA}maxValue`), undefined)
  assert.equal(at(one, `${SCHEMA}temporalCoverage`, 0, '@value'), '2025-03-03/2025-03-09')
  assert.equal(at(one, `${PROV}wasDerivedFrom`, 0, '@id'), `urn:onrecord:report:${claim?.reportId}`)
  const source = expanded.find((node) => node['@id'] === at(one, `${PROV}wasAttributedTo`, 0, '@id'))
  assert.equal(at(source, `${SCHEMA}name`, 0, '@value'), 'Ada Okafor')
  const retelling = expanded.find((node) => node[`${PROV}wasQuotedFrom`] !== undefined)
  assert.equal(at(retelling, `${PROV}wasQuotedFrom`, 0, '@id'), `urn:onrecord:claim:${claims[1]?.key}`)
})
