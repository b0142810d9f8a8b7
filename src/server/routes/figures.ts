import { createRoute, z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { figures, scopes } from '../figures.ts'
import { json, router } from '../router.ts'
import { errorShape, figuresShape, scopesShape } from '../schema/index.ts'

const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

const one = createRoute({
  method: 'get',
  path: '/api/figures',
  tags: ['Figures'],
  summary: 'The claims of a scope, the range of each origin, and what follows from those believed',
  request: {
    query: z.object({
      scope: z.string().min(1).openapi({
        description:
          'Parts with commas between: "casualties, North Korea, in Kursk region, 2024-10..2024-12".',
      }),
      believe: many.openapi({ description: 'Names of origins; may be given several times.' }),
      except: many.openapi({ description: 'Names or claims to leave out.' }),
    }),
  },
  responses: {
    200: json(figuresShape, 'Claims and ranges'),
    400: json(errorShape, 'The scope names no event'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/api/scopes',
  tags: ['Figures'],
  summary: 'Scopes that the ledger can say something of',
  responses: { 200: json(scopesShape, 'Scopes, those with most claims first') },
})

export function figureRoutes({ ledger, comparing }: Desk) {
  return router()
    .openapi(one, async (context) => {
      return context.json(await figures(ledger, await comparing(), context.req.valid('query')), 200)
    })
    .openapi(list, async (context) => context.json({ scopes: await scopes(ledger) }, 200))
}
