import { createRoute, z } from '@hono/zod-openapi'
import {
  countRelations,
  decide,
  keyFor,
  relationList,
  type Ledger,
  type LedgerRelation,
} from '../../ledger/index.ts'
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
      after: z
        .string()
        .optional()
        .openapi({ description: 'Id of a relation: those that follow it, the `next` of the page before.' }),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
  },
  responses: {
    200: json(relationListShape, 'Relations, those of one kind together'),
    400: json(errorShape, 'Several reports begin so'),
    404: json(errorShape, 'No such claim'),
  },
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

export function relationRoutes({ ledger, comparer, comparing, now }: Desk) {
  const views = async (relations: readonly LedgerRelation[]) =>
    relationViews(ledger, relations, (await comparing()).lexicon.graphic)
  return router()
    .openapi(list, async (context) => {
      const { relation, limit, ...asked } = context.req.valid('query')
      // Whoever has just corrected a claim asks how it stands now.
      if (asked.claim !== undefined) await comparer.caughtUp()
      const open = await countRelations(ledger, QUEUE, ['unreviewed'])
      const found =
        relation === undefined ? await listed(ledger, asked, limit + 1) : await named(ledger, relation)
      const shown = found.slice(0, limit)
      return context.json(
        {
          relations: await views(shown),
          kinds: QUEUE.map((name) => ({ name, count: open.get(name) ?? 0 })),
          open: [...open.values()].reduce((sum, count) => sum + count, 0),
          next: found.length > limit ? (shown.at(-1)?.key ?? null) : null,
        },
        200,
      )
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
      const [view] = await views(await named(ledger, relationId))
      if (!view) throw new OnrecordError('not-found', `The ledger holds no relation ${relationId}.`)
      return context.json(view, 200)
    })
}

/** A relation by its key, which names its claims and its kind. */
const named = (ledger: Ledger, key: string): Promise<LedgerRelation[]> =>
  relationList(ledger, { keys: [key] })

const DECIDED = ['accepted', 'rejected', 'unsure'] as const
const STATES = { no: ['unreviewed'], yes: DECIDED, all: ['unreviewed', ...DECIDED] } as const

interface Asked {
  readonly kind?: RelationKind | undefined
  readonly claim?: string | undefined
  readonly decided: keyof typeof STATES
  readonly after?: string | undefined
}

/** Relations of one claim, of one kind, or all of the queue; of a claim those first that want a person's eye. */
async function listed(
  ledger: Ledger,
  { kind, claim, decided, after }: Asked,
  limit: number,
): Promise<LedgerRelation[]> {
  const [a = '', last, b = ''] = after?.split(' ') ?? []
  const filter = {
    states: STATES[decided],
    limit,
    ...(claim === undefined ? {} : { claims: [(await keyFor(ledger, claim)).key] }),
    ...(last === undefined ? {} : { after: { kind: last as RelationKind, a, b } }),
  }
  if (kind !== undefined) return relationList(ledger, { ...filter, kinds: [kind] })
  const wanted = await relationList(ledger, { ...filter, kinds: QUEUE })
  if (claim === undefined || wanted.length === limit) return wanted
  const others = RELATION_KINDS.filter((one) => !(QUEUE as readonly string[]).includes(one))
  return [
    ...wanted,
    ...(await relationList(ledger, { ...filter, kinds: others, limit: limit - wanted.length })),
  ]
}
