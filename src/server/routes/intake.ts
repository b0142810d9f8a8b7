import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { OnrecordError } from '../../model/index.ts'
import { webAddress } from '../../read/net/fetch.ts'
import type { Desk } from '../desk.ts'
import { exampleJobs } from '../intake/examples.ts'
import type { Job, Told } from '../intake/take-in.ts'
import { json, router } from '../router.ts'
import {
  addedShape,
  addressShape,
  errorShape,
  intakeEventShape,
  knownShape,
  type Added,
  type IntakeEvent,
} from '../schema/index.ts'

const LINES = 'application/x-ndjson'

const taken = {
  200: {
    description:
      'What became of each document. With `Accept: application/x-ndjson` a line for each as soon as it is known, and at last `done` or `refused`.',
    content: { 'application/json': { schema: addedShape }, [LINES]: { schema: intakeEventShape } },
  },
  422: json(errorShape, 'Nothing in it could be read'),
}

const file = createRoute({
  method: 'post',
  path: '/api/reports',
  tags: ['Reports'],
  summary: 'Take in a file: its bytes are the body',
  request: {
    query: knownShape.extend({
      name: z.string().min(1).openapi({ description: 'File name; tells the kind where the bytes do not.' }),
    }),
    body: {
      content: {
        'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
      required: true,
    },
  },
  responses: taken,
})

const address = createRoute({
  method: 'post',
  path: '/api/addresses',
  tags: ['Reports'],
  summary: 'Fetch what stands at a web address and take it in',
  description:
    'Only public addresses are fetched, and networks that `onrecord serve --allow-network` names; at every redirect anew.',
  request: { body: { content: { 'application/json': { schema: addressShape } }, required: true } },
  responses: {
    ...taken,
    403: json(errorShape, 'Not a public address'),
    502: json(errorShape, 'Not reached'),
  },
})

const examples = createRoute({
  method: 'post',
  path: '/api/examples',
  tags: ['Reports'],
  summary: 'Take in the example reports that come with onrecord',
  responses: taken,
})

export function intakeRoutes(desk: Desk) {
  // The routes answer in two forms, of which the types of a route know one.
  const answer = async (context: Context, jobs: readonly Job[]) =>
    context.req.header('accept')?.includes(LINES)
      ? (linesOf(context, desk, jobs) as never)
      : context.json(await takeAll(desk, jobs, () => {}), 200)
  return router()
    .openapi(file, async (context) => {
      const { name, ...known } = context.req.valid('query')
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      return answer(context, [{ location: name, bytes, known }])
    })
    .openapi(address, async (context) => {
      const { address: given, ...known } = context.req.valid('json')
      return answer(context, [{ location: webAddress(given.trim()).href, bytes: null, known }])
    })
    .openapi(examples, async (context) => answer(context, await exampleJobs(desk.examples)))
}

/** Take all of `jobs` in, then compare what is new. */
async function takeAll(
  { work, comparer }: Desk,
  jobs: readonly Job[],
  tell: (told: Told) => void,
): Promise<Added> {
  const all: Added = { added: [], failures: [] }
  for (const job of jobs) {
    const { added, failures } = await work.takeIn(job, tell)
    all.added.push(...added)
    all.failures.push(...failures)
  }
  await comparer.now()
  return all
}

/** A line for each document as soon as it is known. Who no longer listens does not stop the work. */
const linesOf = (context: Context, desk: Desk, jobs: readonly Job[]): Response => {
  const answer = stream(context, async (out) => {
    const line = (event: IntakeEvent): void => void out.write(`${JSON.stringify(event)}\n`)
    try {
      line({ kind: 'done', done: await takeAll(desk, jobs, line) })
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      line({ kind: 'refused', error: { code: error.code, message: error.message } })
    }
  })
  answer.headers.set('Content-Type', LINES)
  return answer
}
