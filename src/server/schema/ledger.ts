import { z } from '@hono/zod-openapi'
import { countsShape } from './claim.ts'

export const ledgerShape = z
  .object({
    address: z.string(),
    user: z
      .string()
      .openapi({ description: 'Who runs the server; decisions carry this name unless another is set.' }),
    reports: z.number().int(),
    claims: countsShape,
    toSettle: z.number().int().openapi({ description: 'Conflicts and drift nobody has decided on.' }),
  })
  .openapi('Ledger')
export type LedgerView = z.infer<typeof ledgerShape>
