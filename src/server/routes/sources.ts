import { createRoute, z } from '@hono/zod-openapi'
import { decide, sourceList, type DecisionGiven } from '../../ledger/index.ts'
import type { Desk } from '../desk.ts'
import { json, router } from '../router.ts'
import { doneShape, errorShape, sourceDecisionShape, sourceListShape } from '../schema/index.ts'
import { reportedHow, versionsOf } from '../source-view.ts'

const list = createRoute({
  method: 'get',
  path: '/api/sources',
  tags: ['Sources'],
  summary: 'Who says what, how often, and how it is reported',
  request: {
    query: z.object({
      q: z.string().optional().openapi({ description: 'Part of a name or role.' }),
      limit: z.coerce.number().int().min(1).max(1000).default(300),
    }),
  },
  responses: { 200: json(sourceListShape, 'Sources, those with most claims first') },
})

const take = createRoute({
  method: 'post',
  path: '/api/sources/decisions',
  tags: ['Sources'],
  summary: 'Merge or split names, rename a source, or give it a grade from A to F',
  description: 'Grades are a person’s own; nothing computes them.',
  request: { body: { content: { 'application/json': { schema: sourceDecisionShape } }, required: true } },
  responses: {
    200: json(doneShape, 'Done'),
    400: json(errorShape, 'Not a decision that can be kept'),
    409: json(errorShape, 'Somebody decided meanwhile'),
  },
})

export function sourceRoutes({ ledger, comparer, now }: Desk) {
  return router()
    .openapi(list, async (context) => {
      const { q, limit } = context.req.valid('query')
      const found = await sourceList(ledger, { limit, ...(q ? { words: q } : {}) })
      const how = await reportedHow(ledger)
      const versions = await versionsOf(
        ledger,
        found.flatMap(({ merged }) => merged.map(({ key }) => key)),
      )
      const sources = found.map((source) => ({
        key: source.key,
        name: source.name,
        kind: source.kind,
        role: source.role,
        grade: source.grade,
        version: source.revision,
        merged: source.merged.map((one) => ({ ...one, version: versions.get(one.key) ?? 0 })),
        claims: Number(source.claims),
        reports: Number(source.reports),
        first: source.first,
        last: source.last,
        ...how(source.key),
      }))
      return context.json({ sources }, 200)
    })
    .openapi(take, async (context) => {
      const { by, key, expect, action, note } = context.req.valid('json')
      const on = {
        who: by,
        at: now(),
        why: note ?? null,
        subjectKind: 'source' as const,
        subject: key,
        seen: expect,
      }
      const given: Record<typeof action.kind, () => DecisionGiven> = {
        merge: () => ({ ...on, action: 'merge', to: { into: (action as { into: string }).into } }),
        split: () => ({ ...on, action: 'split' }),
        rename: () => ({ ...on, action: 'rename', to: { name: (action as { name: string }).name } }),
        grade: () => ({ ...on, action: 'grade', to: { grade: (action as { grade: string | null }).grade } }),
      }
      await decide(ledger, given[action.kind]())
      comparer.soon()
      return context.json({ said: SAID[action.kind] }, 200)
    })
}

const SAID = { merge: 'Merged.', split: 'Split again.', rename: 'Renamed.', grade: 'Grade kept.' } as const
