import { z } from '@hono/zod-openapi'
import { facetShape, whoShape } from './common.ts'

const reasonShape = z
  .object({ field: z.string(), a: z.string(), b: z.string(), note: z.string() })
  .openapi('Reason')

/** One side of a relation: enough to show the passage without a second request. */
const passageShape = z
  .object({
    claimId: z.string(),
    reportId: z.string(),
    title: z.string(),
    published: z.string().nullable(),
    source: z.string().nullable(),
    before: z.string(),
    words: z.string(),
    after: z.string(),
    summary: z.string().openapi({ description: 'The claim in a few words: "≥ 3,000 casualties".' }),
    origin: z
      .array(z.string())
      .openapi({ description: 'The chain from the report to the root of the claim.' }),
    graphic: z.boolean().openapi({ description: 'It is hard to read, by the words of graphic.yaml.' }),
  })
  .openapi('Passage')
export type Passage = z.infer<typeof passageShape>

export const relationShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    a: passageShape,
    b: passageShape,
    because: z.array(reasonShape),
    decision: z
      .object({ verdict: z.string(), by: z.string(), on: z.string(), note: z.string().nullable() })
      .nullable(),
    version: z.number().int(),
  })
  .openapi('Relation')
export type RelationView = z.infer<typeof relationShape>

export const relationListShape = z
  .object({
    relations: z.array(relationShape),
    kinds: facetShape,
    open: z.number().int(),
    next: z.string().nullable().openapi({ description: 'The `after` of the next page.' }),
  })
  .openapi('RelationList')
export type RelationList = z.infer<typeof relationListShape>

export const relationDecisionShape = z
  .object({
    by: whoShape,
    relationId: z.string(),
    expect: z.number().int(),
    verdict: z.enum(['accept', 'reject', 'unsure']).openapi({
      description: 'accept: it is so, and known; reject: it is not so, or not the same thing.',
    }),
    note: z.string().nullish(),
  })
  .openapi('RelationDecisionGiven')
