import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { failureList } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { webAddress } from '../../read/net/fetch.ts'
import type { Desk } from '../desk.ts'
import { exampleJobs } from '../intake/examples.ts'
import type { Job } from '../intake/take-in.ts'
import { openIntakes, type Intakes } from '../intake/under-way.ts'
import { json, router } from '../router.ts'
import {
  addedShape,
  addressShape,
  errorShape,
  failureShape,
  intakeEventShape,
  intakeShape,
  knownShape,
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

const underWay = createRoute({
  method: 'get',
  path: '/api/intakes',
  tags: ['Reports'],
  summary: 'What is being taken in, and how far it is',
  responses: { 200: json(z.array(intakeShape), 'Those under way, in the order they came') },
})

const stop = createRoute({
  method: 'post',
  path: '/api/intakes/{id}/stop',
  tags: ['Reports'],
  summary: 'Stop taking in, after the document at hand',
  description: 'What was taken in before is kept.',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: json(intakeShape, 'How far it was'),
    404: json(errorShape, 'Nothing of that id is under way'),
  },
})

const failures = createRoute({
  method: 'get',
  path: '/api/failures',
  tags: ['Reports'],
  summary: 'What could not be read, and why, until it is',
  responses: { 200: json(z.array(failureShape), 'By its location') },
})

export function intakeRoutes(desk: Desk) {
  const intakes = openIntakes(desk)
  // The routes answer in two forms, of which the types of a route know one.
  const answer = async (context: Context, name: string, jobs: readonly Job[]) =>
    context.req.header('accept')?.includes(LINES)
      ? (linesOf(context, intakes, name, jobs) as never)
      : context.json(await intakes.take(name, jobs, () => {}), 200)
  return router()
    .openapi(file, async (context) => {
      const { name, ...known } = context.req.valid('query')
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      return answer(context, name, [{ location: name, bytes, known }])
    })
    .openapi(address, async (context) => {
      const { address: given, ...known } = context.req.valid('json')
      const { href } = webAddress(given.trim())
      return answer(context, href, [{ location: href, bytes: null, known }])
    })
    .openapi(examples, async (context) => answer(context, 'examples', await exampleJobs(desk.examples)))
    .openapi(underWay, (context) => context.json(intakes.list(), 200))
    .openapi(stop, (context) => context.json(intakes.stop(context.req.valid('param').id), 200))
    .openapi(failures, async (context) => context.json(await failureList(desk.ledger), 200))
}

/** A line for each document as soon as it is known. Who no longer listens does not stop the work. */
const linesOf = (context: Context, intakes: Intakes, name: string, jobs: readonly Job[]): Response => {
  const answer = stream(context, async (out) => {
    const line = (event: IntakeEvent): void => void out.write(`${JSON.stringify(event)}\n`)
    try {
      line({ kind: 'done', done: await intakes.take(name, jobs, line) })
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error
      line({ kind: 'refused', error: { code: error.code, message: error.message } })
    }
  })
  answer.headers.set('Content-Type', LINES)
  return answer
}
