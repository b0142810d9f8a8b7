import { createRoute, z } from '@hono/zod-openapi'
import { reportFor } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { agreement } from '../agreement.ts'
import type { Desk } from '../desk.ts'
import { json, router } from '../router.ts'
import { agreementShape, errorShape, reportIdShape } from '../schema/index.ts'

const compare = createRoute({
  method: 'get',
  path: '/api/reports/{id}/agreement',
  tags: ['Second reader'],
  summary: 'How far a second, blind reader agrees: Cohen’s kappa, each field, and the differences to settle',
  request: {
    params: reportIdShape,
    query: z.object({ second: z.string().optional().openapi({ description: 'Whose blind reading.' }) }),
  },
  responses: {
    200: json(agreementShape, 'The comparison'),
    400: json(errorShape, 'Several reports begin so'),
    404: json(errorShape, 'No such report'),
  },
})

export function secondRoutes({ ledger }: Desk) {
  return router().openapi(compare, async (context) => {
    const id = await reportFor(ledger, context.req.valid('param').id)
    const { second } = context.req.valid('query')
    const found = await agreement(ledger, id, second ?? null)
    if (!found) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
    return context.json(found, 200)
  })
}
