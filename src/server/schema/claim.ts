import { z } from '@hono/zod-openapi'
import { MODALITIES, POLARITIES, RATES } from '../../model/index.ts'
import { spanShape } from './common.ts'

const quantityShape = z
  .object({
    span: spanShape,
    wording: z.string(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    approx: z.boolean(),
    per: z.enum(RATES).nullable(),
  })
  .openapi('Quantity')

const populationShape = z
  .object({ span: spanShape, text: z.string(), side: z.string().nullable(), role: z.string().nullable() })
  .openapi('Population', {
    description:
      'Who is counted. Where nobody is named but it is known whose they are, the number stands for them: the words are a part of the quantity’s, and the role is null.',
  })

const placeShape = z.object({ span: spanShape, text: z.string() }).openapi('Place')

const periodShape = z
  .object({ span: spanShape, text: z.string(), from: z.string().nullable(), to: z.string().nullable() })
  .openapi('Period')

const wordsShape = z.array(z.object({ span: spanShape, text: z.string() })).openapi('Words')

const markedShape = z.object({ source: wordsShape, cue: wordsShape, content: wordsShape }).openapi('Marked', {
  description: 'The words of a claim’s attribution, each part in one piece or several.',
})
export type MarkedView = z.infer<typeof markedShape>

export const meaningShape = z
  .object({
    quantity: quantityShape.omit({ span: true, wording: true }).nullable(),
    period: periodShape.omit({ span: true, text: true }).nullable(),
  })
  .openapi('Meaning', {
    description: 'What words mean as an amount and as a time; null for what they are not.',
  })
export type MeaningView = z.infer<typeof meaningShape>

/** What a person may say of a claim: every field of it that is not bookkeeping. */
export const claimFieldsShape = z
  .object({
    span: spanShape,
    event: z.string().min(1),
    manner: z.string().nullable(),
    quantity: quantityShape.nullable(),
    population: populationShape.nullable(),
    place: placeShape.nullable(),
    period: periodShape.nullable(),
    polarity: z.enum(POLARITIES),
    modality: z.enum(MODALITIES),
    source: z
      .string()
      .nullable()
      .openapi({ description: 'Who says it, by name; null is the report itself.' }),
    via: z.string().nullable().openapi({ description: 'Who relays it, by name.' }),
    marked: markedShape.nullable().default(null).openapi({
      description:
        'Source, cue and content of its attribution, where a person marked them; null where the reader’s stand.',
    }),
  })
  .openapi('ClaimFields')
export type ClaimFields = z.infer<typeof claimFieldsShape>

export const REVIEW_STATES = ['open', 'accepted', 'corrected', 'rejected', 'unsure'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

const reviewShape = z
  .object({
    state: z.enum(REVIEW_STATES),
    version: z.number().int().openapi({
      description:
        'The last decision on this claim, 0 when there is none. Sent back as `expect` with the next one.',
    }),
    by: z.string().nullable(),
    on: z.string().nullable(),
    note: z.string().nullable(),
    added: z.boolean().openapi({ description: 'A person added this claim; no reader found it.' }),
    read: claimFieldsShape
      .nullable()
      .openapi({ description: 'What the reader read, where a person corrected it.' }),
    grade: z.string().nullable().openapi({ description: 'How credible, 1 to 6, by a person’s word.' }),
    gone: z.boolean().openapi({ description: 'It no longer stands: added by a person who took that back.' }),
  })
  .openapi('Review')

export const claimShape = claimFieldsShape
  .extend({
    id: z.string(),
    rule: z.string(),
    attributionId: z.string().nullable(),
    summary: z.string().openapi({ description: 'In a few words: "≥ 3,000 casualties".' }),
    review: reviewShape,
  })
  .openapi('Claim')
export type ClaimView = z.infer<typeof claimShape>

export const countsShape = z
  .object({
    total: z.number().int(),
    open: z.number().int(),
    accepted: z.number().int(),
    corrected: z.number().int(),
    rejected: z.number().int(),
    unsure: z.number().int(),
  })
  .openapi('ClaimCounts')
export type ClaimCounts = z.infer<typeof countsShape>
