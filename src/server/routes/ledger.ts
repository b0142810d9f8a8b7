import { createRoute, z } from '@hono/zod-openapi'
import { countRelations } from '../../ledger/index.ts'
import { changed, countsOf } from '../counts.ts'
import type { Desk } from '../desk.ts'
import { json, router } from '../router.ts'
import { ledgerShape } from '../schema/index.ts'
import { QUEUE } from '../relation-view.ts'

const about = createRoute({
  method: 'get',
  path: '/api/ledger',
  tags: ['Ledger'],
  summary: 'What the ledger holds, and who runs the server',
  request: {
    query: z.object({
      compared: z.string().optional().openapi({
        description: 'Any value: wait until what was just decided has been compared, for `toSettle`.',
      }),
    }),
  },
  responses: { 200: json(ledgerShape, 'Counts of the whole ledger') },
})

export function ledgerRoutes({ ledger, comparer, user }: Desk) {
  return router().openapi(about, async (context) => {
    if (context.req.valid('query').compared !== undefined) await comparer.caughtUp()
    const { db } = ledger
    const { reports } = await db
      .selectFrom('reports')
      .select((eb) => eb.fn.countAll<number>().as('reports'))
      .executeTakeFirstOrThrow()
    const states = await db
      .selectFrom('claims')
      .select((eb) => ['state', changed, eb.fn.countAll<number>().as('count')])
      .where('present', '=', 1)
      .groupBy(['state', 'changed'])
      .execute()
    const open = await countRelations(ledger, QUEUE, ['unreviewed'])
    const toSettle = [...open.values()].reduce((sum, count) => sum + count, 0)
    const claims = countsOf(states)
    return context.json({ address: ledger.address, user, reports: Number(reports), claims, toSettle }, 200)
  })
}
