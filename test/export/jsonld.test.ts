import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { dirname, join } from 'node:path'
import jsonldTools, { type Options } from 'jsonld'
import { given, jsonld } from '../../src/export/index.ts'
import {
  claimList,
  openLedger,
  RECORD_IRI,
  type Ledger,
  type LedgerClaim,
  type LedgerRelation,
} from '../../src/ledger/index.ts'
import { filled, textOf } from './claims.ts'
import { held } from './contexts.ts'
import { workThrough } from './worked.ts'

const OA = 'http://www.w3.org/ns/oa#'
const SCHEMA = 'https://schema.org/'
const PROV = 'http://www.w3.org/ns/prov#'
const TYPE = '@type'
/** What Web Annotation takes the value of a tag from. */
const RDF_VALUE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value'

const { expand } = jsonldTools

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
  const source = await textOf(jsonld(claims, {}, { relations }))
  // `safe`: a term that no context defines is an error, not left out.
  const options = { documentLoader: held, safe: true } as Options.Expand
  expanded = (await expand(JSON.parse(source) as object, options)) as Node[]
})
after(() => ledger.close())

let worked: Ledger
let whole: Node[]
before(async () => {
  worked = await openLedger(':memory:')
  await workThrough(worked)
  const text = await textOf(given(worked, 'jsonld', {}, {}))
  whole = (await expand(
    JSON.parse(text) as object,
    { documentLoader: held, safe: true } as Options.Expand,
  )) as Node[]
})
after(() => worked.close())

const types = (node: Node): string[] => (node[TYPE] as string[] | undefined) ?? []
const nodes = (type: string): Node[] => expanded.filter((node) => types(node).includes(type))
const at = (node: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Node | undefined)?.[key as string], node)

test('every term is one that the published vocabularies define', () => {
  const known = new Set([...termsOf('oa'), ...termsOf('schema'), ...termsOf('prov'), RDF_VALUE, RECORD_IRI])
  assert.ok(known.size > 1000)
  const used = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null || (value as Node)[TYPE] === '@json') return
    for (const [key, inner] of Object.entries(value)) {
      if (key === TYPE) for (const type of [inner].flat()) used.add(String(type))
      else if (!key.startsWith('@')) used.add(key)
      walk(inner)
    }
  }
  walk([expanded, whole])
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

test('the parts of an attribution that a person marked are selected too, by quote and by position', async () => {
  const claim = (await claimList(worked)).find((one) => one.marked)
  const parts = ['source', 'cue', 'content'] as const
  const found = parts.map((part) => {
    const one = whole.find((node) => node['@id'] === `urn:onrecord:claim:${claim?.key}#${part}`)
    assert.deepEqual(types(one ?? {}), [`${OA}Annotation`])
    assert.equal(at(one, `${OA}hasBody`, 0, RDF_VALUE, 0, '@value'), part)
    const [quote, position] = at(one, `${OA}hasTarget`, 0, `${OA}hasSelector`) as Node[]
    return [
      at(quote, `${OA}prefix`, 0, '@value'),
      at(quote, `${OA}exact`, 0, '@value'),
      at(position, `${OA}start`, 0, '@value'),
    ]
  })
  assert.deepEqual(found, [
    ['Ostrava, Monday\n', 'Mira', 16],
    ['Ostrava, Monday\nMira Holt ', 'said', 26],
    ['Ostrava, Monday\nMira Holt said ', claim?.anchor.exact, claim?.anchor.start],
  ])
})

test('a decision is an activity of a person that used what it is on; a relation links two claims', async () => {
  const claim = (await claimList(worked)).find((one) => one.marked)
  const decisions = whole.filter((node) => types(node).includes(`${PROV}Activity`))
  const one = decisions.find((node) => at(node, `${SCHEMA}name`, 0, '@value') === 'correct')
  assert.equal(at(one, `${PROV}used`, 0, '@id'), `urn:onrecord:claim:${claim?.key}`)
  assert.equal(at(one, `${PROV}wasAssociatedWith`, 0, `${SCHEMA}name`, 0, '@value'), 'Ana')
  assert.equal(at(one, `${SCHEMA}description`, 0, '@value'), 'As she said it')
  const links = whole.filter((node) => at(node, `${OA}motivatedBy`, 0, '@id') === `${OA}linking`)
  assert.deepEqual(
    links.map((node) => [at(node, `${OA}hasTarget`, 0, '@id'), at(node, `${SCHEMA}name`, 0, '@value')]),
    [[`urn:onrecord:claim:${claim?.key}`, 'conflict']],
  )
})
