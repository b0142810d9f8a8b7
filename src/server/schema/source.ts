import { z } from '@hono/zod-openapi'
import { facetShape, whoShape } from './common.ts'

export const sourceRowShape = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    role: z.string().nullable(),
    grade: z.string().nullable(),
    version: z.number().int(),
    merged: z.array(z.object({ key: z.string(), name: z.string(), version: z.number().int() })),
    claims: z.number().int(),
    reports: z.number().int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    events: facetShape.openapi({ description: 'What is claimed, how often.' }),
    cues: facetShape.openapi({ description: 'With which words it is reported, how often.' }),
    kinds: facetShape.openapi({ description: 'Direct, indirect or mixed speech, how often.' }),
  })
  .openapi('SourceRow')
export type SourceRow = z.infer<typeof sourceRowShape>

export const sourceListShape = z.object({ sources: z.array(sourceRowShape) }).openapi('SourceList')
export type SourceList = z.infer<typeof sourceListShape>

export const sourceDecisionShape = z
  .object({
    by: whoShape,
    key: z.string(),
    expect: z.number().int(),
    action: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('merge'), into: z.string() }),
      z.object({ kind: z.literal('split') }),
      z.object({ kind: z.literal('rename'), name: z.string().trim().min(1) }),
      z.object({
        kind: z.literal('grade'),
        grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable(),
      }),
    ]),
    note: z.string().nullish(),
  })
  .openapi('SourceDecisionGiven')
