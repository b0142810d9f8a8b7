import { createRoute, z } from '@hono/zod-openapi'
import { decide, relationList, type Ledger, type LedgerRelation } from '../../ledger/index.ts'
import { OnrecordError, RELATION_KINDS, type RelationKind } from '../../model/index.ts'
import type { Desk } from '../desk.ts'
import { QUEUE, relationViews } from '../relation-view.ts'
import { json, router } from '../router.ts'
import { errorShape, relationDecisionShape, relationListShape, relationShape } from '../schema/index.ts'

const list = createRoute({
  method: 'get',
  path: '/api/relations',
  tags: ['Relations'],
  summary: 'Relations between claims with both passages; without `kind` those that want a person’s eye',
  request: {
    query: z.object({
      kind: z.enum(RELATION_KINDS).optional(),
      claim: z.string().optional().openapi({ description: 'Only those of this claim.' }),
      relation: z.string().optional().openapi({ description: 'This one alone.' }),
      decided: z.enum(['no', 'yes', 'all']).default('no'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(relationListShape, 'Relations, those of one kind together') },
})

const take = createRoute({
  method: 'post',
  path: '/api/relations/decisions',
  tags: ['Relations'],
  summary: 'Decide on a relation: known, not so, or unsure',
  request: { body: { content: { 'application/json': { schema: relationDecisionShape } }, required: true } },
  responses: {
    200: json(relationShape, 'The relation as it stands now'),
    409: json(errorShape, 'Somebody decided meanwhile'),
  },
})

export function relationRoutes({ ledger, now }: Desk) {
  return router()
    .openapi(list, async (context) => {
      const { kind, claim, relation, decided, limit } = context.req.valid('query')
      const fits = ({ state }: LedgerRelation): boolean =>
        decided === 'all' || (state === 'unreviewed') === (decided === 'no')
      const queue = claim === undefined ? await relationList(ledger, { kinds: [...QUEUE] }) : []
      const open = queue.filter(({ state }) => state === 'unreviewed')
      const kinds = QUEUE.map((name) => ({ name, count: open.filter((one) => one.kind === name).length }))
      const shown =
        relation === undefined
          ? (await asked(ledger, queue, claim, kind)).filter(fits).slice(0, limit)
          : await named(ledger, relation)
      return context.json({ relations: await relationViews(ledger, shown), kinds, open: open.length }, 200)
    })
    .openapi(take, async (context) => {
      const { by, relationId, expect, verdict, note } = context.req.valid('json')
      await decide(ledger, {
        who: by,
        at: now(),
        why: note ?? null,
        action: verdict,
        subjectKind: 'relation',
        subject: relationId,
        seen: expect,
      })
      const [view] = await relationViews(ledger, await named(ledger, relationId))
      if (!view) throw new OnrecordError('not-found', `The ledger holds no relation ${relationId}.`)
      return context.json(view, 200)
    })
}

/** A relation by its key, which names its claims and its kind. */
async function named(ledger: Ledger, key: string): Promise<LedgerRelation[]> {
  const [a = ''] = key.split(' ')
  return (await relationList(ledger, { claims: [a] })).filter((one) => one.key === key)
}

const wanted = ({ kind }: LedgerRelation): number => ((QUEUE as readonly string[]).includes(kind) ? 0 : 1)

/** Relations of one claim, of one kind, or all of the queue; those that want a person's eye first. */
async function asked(
  ledger: Ledger,
  queue: readonly LedgerRelation[],
  claim: string | undefined,
  kind: RelationKind | undefined,
): Promise<readonly LedgerRelation[]> {
  if (claim === undefined && kind === undefined) return queue
  const found = await relationList(ledger, {
    ...(claim === undefined ? {} : { claims: [claim] }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
  })
  return found.toSorted((x, y) => wanted(x) - wanted(y))
}
