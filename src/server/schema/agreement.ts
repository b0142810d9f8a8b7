import { z } from '@hono/zod-openapi'
import { claimFieldsShape, claimShape } from './claim.ts'

const sideShape = z.object({
  state: z.string().openapi({
    description: 'How a reader left it; `merged` or `split` where it is no claim of its own for him.',
  }),
  by: z.string().nullable(),
  summary: z.string(),
})

export const agreementShape = z
  .object({
    report: z.object({ id: z.string(), title: z.string() }),
    readers: z.array(z.string()).openapi({ description: 'Who has read this report blind.' }),
    second: z.string().nullable(),
    claims: z.number().int().openapi({ description: 'Claims that were read.' }),
    both: z.number().int().openapi({ description: 'Claims that both have decided on.' }),
    same: z.number().int(),
    kappa: z
      .number()
      .nullable()
      .openapi({ description: 'Cohen’s kappa of the verdicts; null where it is not defined.' }),
    fields: z.array(z.object({ field: z.string(), same: z.number().int(), of: z.number().int() })),
    differences: z.array(
      z.object({
        claim: claimShape,
        first: sideShape,
        second: sideShape,
        fields: z.array(z.object({ field: z.string(), first: z.string(), second: z.string() })),
        secondFields: claimFieldsShape,
        settled: z.boolean(),
      }),
    ),
  })
  .openapi('Agreement')
export type AgreementView = z.infer<typeof agreementShape>
