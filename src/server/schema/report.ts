import { z } from '@hono/zod-openapi'
import { STANCES } from '../../model/index.ts'
import { claimShape, countsShape } from './claim.ts'
import { doneShape, facetShape, spanShape, whoShape } from './common.ts'

export const reportRowShape = z
  .object({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    location: z.string(),
    language: z.string(),
    sha256: z.string(),
    claims: countsShape,
    sides: z.array(z.string()),
    sources: z.array(z.string()),
  })
  .openapi('ReportRow')
export type ReportRow = z.infer<typeof reportRowShape>

export const problemShape = z
  .object({ kind: z.string(), span: spanShape.nullable(), message: z.string() })
  .openapi('Problem')

export const reportListShape = z
  .object({
    reports: z.array(reportRowShape),
    total: z.number().int(),
    facets: z.object({ sources: facetShape, sides: facetShape, states: facetShape, publishers: facetShape }),
  })
  .openapi('ReportList')
export type ReportList = z.infer<typeof reportListShape>

const sourceShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'organisation', 'government', 'group', 'unnamed']),
    role: z.string().nullable(),
    mentions: z.array(spanShape),
  })
  .openapi('Source')

const attributionShape = z
  .object({
    id: z.string(),
    source: z.array(spanShape),
    cue: z.array(spanShape),
    content: z.array(spanShape),
    sourceId: z.string().nullable(),
    kind: z.enum(['direct', 'indirect', 'mixed']),
    stance: z.enum(STANCES),
    channel: z.object({ text: z.string(), span: spanShape }).nullable(),
    saidOn: z.object({ from: z.string(), to: z.string(), span: spanShape }).nullable(),
    hedges: z.array(spanShape),
    within: z.string().nullable(),
    rule: z.string(),
  })
  .openapi('Attribution')

export const readingShape = z
  .object({
    report: reportRowShape.omit({ claims: true, sides: true, sources: true }).extend({
      text: z.string(),
      version: z
        .number()
        .int()
        .openapi({ description: 'How often it was described: `expect` when it is described next.' }),
    }),
    sources: z.array(sourceShape),
    attributions: z.array(attributionShape),
    claims: z.array(claimShape),
    problems: z.array(problemShape),
    graphic: z
      .array(spanShape)
      .openapi({ description: 'Sentences that are hard to read, by the words of graphic.yaml.' }),
  })
  .openapi('Reading')
export type ReadingView = z.infer<typeof readingShape>

const fact = z.string().trim().nullish().openapi({ description: 'Empty or null takes it away.' })

export const descriptionShape = z
  .object({
    by: whoShape,
    expect: z.number().int().openapi({ description: 'The version of the report that the person saw.' }),
    title: fact,
    author: fact,
    publisher: fact,
    url: fact,
    published: fact.openapi({ description: 'A day, 2024-12-27. Empty or null takes it away.' }),
    note: z.string().nullish(),
  })
  .openapi('DescriptionGiven')
export type DescriptionGiven = z.input<typeof descriptionShape>

export const describedShape = doneShape
  .extend({
    claims: z.number().int().nullable().openapi({
      description: 'How many the report has, read again; null where it could not be read again.',
    }),
  })
  .openapi('Described')
export type Described = z.infer<typeof describedShape>
