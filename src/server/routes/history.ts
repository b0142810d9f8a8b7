import { createRoute, z } from '@hono/zod-openapi'
import { history, orphans, reportFor, verify } from '../../ledger/index.ts'
import { decisionViews } from '../decision-view.ts'
import type { Desk } from '../desk.ts'
import { json, router } from '../router.ts'
import { chainShape, errorShape, historyShape, orphansShape } from '../schema/index.ts'

const PAGE = 100

const list = createRoute({
  method: 'get',
  path: '/api/history',
  tags: ['History'],
  summary: 'Who decided what, when, from what to what; the latest first',
  request: {
    query: z.object({
      report: z
        .string()
        .optional()
        .openapi({ description: 'Its id, or a beginning of it that fits no other.' }),
      who: z.string().optional(),
      kind: z.enum(['claim', 'relation', 'source', 'report']).optional(),
      subject: z.string().optional(),
      before: z.coerce.number().int().optional(),
    }),
  },
  responses: {
    200: json(historyShape, 'A page of decisions'),
    400: json(errorShape, 'Several reports begin so'),
    404: json(errorShape, 'No such report'),
  },
})

const chain = createRoute({
  method: 'get',
  path: '/api/history/chain',
  tags: ['History'],
  summary: 'Whether the chain of decisions still holds, hash by hash',
  responses: { 200: json(chainShape, 'What checking found') },
})

const left = createRoute({
  method: 'get',
  path: '/api/orphans',
  tags: ['History'],
  summary: 'Decisions that no longer fit what they were made on; none is dropped',
  request: { query: z.object({ report: z.string().optional() }) },
  responses: { 200: json(orphansShape, 'Decisions with the reason') },
})

export function historyRoutes({ ledger }: Desk) {
  return router()
    .openapi(list, async (context) => {
      const { report, who, kind, subject, before } = context.req.valid('query')
      const decisions = await history(ledger, {
        limit: PAGE,
        ...(report === undefined ? {} : { reportId: await reportFor(ledger, report) }),
        ...(who === undefined ? {} : { who }),
        ...(kind === undefined ? {} : { subjectKind: kind }),
        ...(subject === undefined ? {} : { subject }),
        ...(before === undefined ? {} : { before }),
      })
      const people = await ledger.db.selectFrom('decisions').select('who').distinct().orderBy('who').execute()
      const next = decisions.length === PAGE ? (decisions.at(-1)?.seq ?? null) : null
      return context.json(
        { decisions: await decisionViews(ledger, decisions), next, people: people.map((one) => one.who) },
        200,
      )
    })
    .openapi(chain, async (context) => {
      const { decisions, flaws } = await verify(ledger)
      const broken = flaws.filter(({ kind }) => kind === 'decision')
      const message =
        broken.length === 0
          ? `All ${decisions.toLocaleString('en-GB')} decisions stand as they were made: each hash fits the one before.`
          : broken.map((flaw) => flaw.message).join(' ')
      return context.json({ decisions, holds: broken.length === 0, message }, 200)
    })
    .openapi(left, async (context) => {
      const { report } = context.req.valid('query')
      const found = await orphans(ledger, report && (await reportFor(ledger, report)))
      const views = await decisionViews(
        ledger,
        found.map(({ decision }) => decision),
      )
      const list = views.map((view, index) => ({ ...view, reason: found[index]?.reason ?? 'claim-gone' }))
      return context.json({ orphans: list }, 200)
    })
}
