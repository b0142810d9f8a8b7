import { z } from '@hono/zod-openapi'

export const decisionShape = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    who: z.string(),
    action: z.string(),
    subjectKind: z.string(),
    subject: z.string(),
    reportId: z.string().nullable(),
    title: z.string().nullable(),
    about: z.string().openapi({ description: 'The claim, relation, source or report in a few words.' }),
    blind: z.boolean(),
    undone: z.boolean(),
    changes: z
      .array(z.object({ field: z.string(), from: z.string(), to: z.string() }))
      .openapi({ description: 'In words; `from` is empty where only one side can be told.' }),
    why: z.string().nullable(),
    hash: z.string(),
  })
  .openapi('Decision')
export type DecisionView = z.infer<typeof decisionShape>

export const historyShape = z
  .object({
    decisions: z.array(decisionShape),
    next: z.number().int().nullable().openapi({ description: 'The `before` of the next page.' }),
    people: z.array(z.string()),
  })
  .openapi('History')
export type HistoryView = z.infer<typeof historyShape>

export const chainShape = z
  .object({
    decisions: z.number().int(),
    holds: z.boolean(),
    message: z.string(),
  })
  .openapi('Chain')
export type ChainView = z.infer<typeof chainShape>

export const orphansShape = z
  .object({
    orphans: z.array(decisionShape.extend({ reason: z.enum(['claim-gone', 'words-gone', 'relation-gone']) })),
  })
  .openapi('Orphans')
export type OrphansView = z.infer<typeof orphansShape>
