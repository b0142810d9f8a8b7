import { z } from '@hono/zod-openapi'
import { problemShape } from './report.ts'

export const addedShape = z
  .object({
    added: z.array(
      z.object({
        status: z.enum(['added', 'known', 'reread']),
        report: z.object({ id: z.string(), title: z.string(), claims: z.number().int() }),
        problems: z.array(problemShape),
      }),
    ),
    failures: z.array(z.object({ location: z.string(), code: z.string(), reason: z.string() })),
  })
  .openapi('Added')
export type Added = z.infer<typeof addedShape>
