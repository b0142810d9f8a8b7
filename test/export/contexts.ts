import assert from 'node:assert/strict'

const OA = 'http://www.w3.org/ns/oa#'

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
    TextualBody: 'oa:TextualBody',
    identifying: 'oa:identifying',
    linking: 'oa:linking',
    tagging: 'oa:tagging',
    motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
    body: { '@type': '@id', '@id': 'oa:hasBody' },
    target: { '@type': '@id', '@id': 'oa:hasTarget' },
    source: { '@type': '@id', '@id': 'oa:hasSource' },
    selector: { '@type': '@id', '@id': 'oa:hasSelector' },
    value: 'rdf:value',
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: { '@id': 'oa:start', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    end: { '@id': 'oa:end', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
  },
}

/** The one context that an export names, as it is held here; nothing is fetched. */
export const held = async (url: string) => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld', 'no other context is needed')
  return { contextUrl: undefined, documentUrl: url, document: ANNO }
}
