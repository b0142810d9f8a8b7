import { z } from '@hono/zod-openapi'
import { claimFieldsShape, claimShape } from './claim.ts'
import { whoShape } from './common.ts'

export const stepShape = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['accept', 'reject', 'unsure']),
      claimId: z.string(),
      expect: z.number().int(),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('correct'),
      claimId: z.string(),
      expect: z.number().int(),
      fields: claimFieldsShape,
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('split'),
      claimId: z.string(),
      expect: z.number().int(),
      fields: claimFieldsShape.openapi({ description: 'The second claim; the first keeps its fields.' }),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('merge'),
      claimId: z.string(),
      expect: z.number().int(),
      with: z.array(z.object({ claimId: z.string(), expect: z.number().int() })).min(1),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('grade'),
      claimId: z.string(),
      expect: z.number().int(),
      grade: z.enum(['1', '2', '3', '4', '5', '6']).nullable().openapi({
        description: 'How credible, from 1 (confirmed) to 6 (cannot be judged); a person’s own word.',
      }),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('add'),
      reportId: z.string(),
      fields: claimFieldsShape,
      note: z.string().nullish(),
    }),
  ])
  .openapi('Step')
export type Step = z.infer<typeof stepShape>

export const decisionsShape = z
  .object({
    by: whoShape,
    blind: z.boolean().default(false).openapi({
      description: 'A second reader’s: kept beside the claim, it does not change how the claim stands.',
    }),
    steps: z.array(stepShape).min(1),
  })
  .openapi('DecisionsGiven')

export const undoShape = z
  .object({
    by: whoShape,
    blind: z.boolean().default(false),
    reportId: z.string().optional().openapi({ description: 'Only what was decided on this report.' }),
    kind: z.enum(['claim', 'relation', 'source', 'report']).optional(),
  })
  .openapi('UndoGiven')

export const decidedShape = z
  .object({
    claims: z.array(claimShape),
    said: z.string().openapi({ description: 'What was done, in a sentence.' }),
  })
  .openapi('Decided')

export const errorShape = z
  .object({
    error: z.object({ code: z.string(), message: z.string() }),
    current: z
      .array(claimShape)
      .optional()
      .openapi({ description: 'On a conflict: the claims as they stand now.' }),
  })
  .openapi('Error')
