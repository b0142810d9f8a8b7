import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { questionOf } from '../../compare/index.ts'
import { bytesOf, FORMS, given } from '../../export/index.ts'
import { reportFor, STATES, type ClaimFilter, type Ledger, type State } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import type { Desk } from '../desk.ts'
import { json, router } from '../router.ts'
import { errorShape, exportedShape, joinedShape } from '../schema/index.ts'
import { scopePage } from '../scope-page.ts'

const out = createRoute({
  method: 'get',
  path: '/api/export',
  tags: ['Ledger'],
  summary: 'Give out claims, whole reports or the ledger, in any form that `onrecord export` writes',
  description:
    'Sent as it is written, from one look at the ledger. `ledger` and, without filters, `jsonld` can be taken in again.',
  request: { query: exportedShape },
  responses: {
    200: { description: 'The file', content: { '*/*': { schema: z.any() } } },
    400: json(errorShape, 'Not a form, filter or scope'),
    404: json(errorShape, 'No such report'),
  },
})

const take = createRoute({
  method: 'post',
  path: '/api/import',
  tags: ['Ledger'],
  summary: 'Take in another ledger, or a file that one gave out: its bytes are the body',
  description: 'All of it comes in, without doubles, or nothing. Nothing that it points to is fetched.',
  request: {
    query: z.object({
      name: z.string().default('The file').openapi({ description: 'What messages call it.' }),
    }),
    body: {
      content: {
        'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
      required: true,
    },
  },
  responses: {
    200: json(joinedShape, 'What came in'),
    415: json(errorShape, 'Not a ledger, nor given out by one'),
    422: json(errorShape, 'It does not hold together, and nothing of it was kept'),
    503: json(errorShape, 'Somebody else is taking something in'),
  },
})

export function exchangeRoutes({ ledger, work, comparer, comparing }: Desk) {
  return router()
    .openapi(out, async (context) => {
      const { format, scope, base = null, title = null, bom, hxl, ...chosen } = context.req.valid('query')
      const options = { base, title, bom, hxl }
      if (scope !== undefined && format !== 'html')
        throw new OnrecordError('usage', 'A scope is for the format html.')
      const filter = await filterOf(ledger, chosen)
      const chunks = scope === undefined ? given(ledger, format, filter, options) : await pageOf(scope)
      const { mediaType, ending } = FORMS[format]
      context.header('Content-Type', mediaType)
      context.header('Content-Disposition', `attachment; filename="onrecord.${ending}"`)
      // The routes answer in many forms, of which the types of a route know one.
      return context.body(Readable.toWeb(Readable.from(bytesOf(chunks))) as ReadableStream) as never

      async function pageOf(words: string): Promise<AsyncIterable<string>> {
        const known = await comparing()
        const question = questionOf(words, known.lexicon)
        await comparer.now()
        return scopePage(ledger, question, known, { ...options, title: title ?? words })
      }
    })
    .openapi(take, async (context) => {
      const { name } = context.req.valid('query')
      const folder = await mkdtemp(join(tmpdir(), 'onrecord-import-'))
      try {
        const path = join(folder, 'given')
        await writeFile(path, new Uint8Array(await context.req.arrayBuffer()))
        const joined = await work.importFile(path, basename(name))
        comparer.soon()
        return context.json({ ...joined, beside: [...joined.beside] }, 200)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
}

type Chosen = Omit<z.infer<typeof exportedShape>, 'format' | 'scope' | 'base' | 'title' | 'bom' | 'hxl'>

async function filterOf(ledger: Ledger, { event, report, state, ...others }: Chosen): Promise<ClaimFilter> {
  const reports: string[] = []
  for (const start of report) reports.push(await reportFor(ledger, start))
  const unknown = state.find((one) => !(STATES as readonly string[]).includes(one))
  if (unknown !== undefined)
    throw new OnrecordError('usage', `A state is one of ${STATES.join(', ')}, not "${unknown}".`)
  const filter = {
    ...others,
    ...(event.length > 0 && { events: event }),
    ...(reports.length > 0 && { reports }),
    ...(state.length > 0 && { states: state as State[], gone: true }),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
