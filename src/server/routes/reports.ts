import { createRoute, z } from '@hono/zod-openapi'
import { readingOf, claimList, history } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { blindView, claimView } from '../claim-view.ts'
import type { Comparer } from '../comparing.ts'
import type { Desk } from '../desk.ts'
import { graphicSpans } from '../graphic.ts'
import { takeExamples, takeIn } from '../intake.ts'
import { listReports } from '../report-list.ts'
import { json, router } from '../router.ts'
import { addedShape, errorShape, readingShape, reportListShape } from '../schema/index.ts'

const isoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date is written 2024-12-27')

const list = createRoute({
  method: 'get',
  path: '/api/reports',
  tags: ['Reports'],
  summary: 'Reports with the state of their review',
  request: {
    query: z.object({
      q: z.string().optional().openapi({ description: 'Words of the text, title, outlet or author.' }),
      publisher: z.string().optional(),
      source: z.string().optional().openapi({ description: 'Name of a source with a claim in the report.' }),
      side: z.string().optional(),
      state: z.enum(['open', 'accepted', 'corrected', 'rejected', 'unsure']).optional(),
      from: isoDate.optional().openapi({ description: 'First day of publication.' }),
      to: isoDate.optional(),
      page: z.coerce.number().int().min(1).default(1).openapi({ description: '50 reports a page.' }),
    }),
  },
  responses: {
    200: json(reportListShape, 'A page of reports, with facets'),
    400: json(errorShape, 'Not understood'),
  },
})

const one = createRoute({
  method: 'get',
  path: '/api/reports/{id}',
  tags: ['Reports'],
  summary: 'A report with its claims as they stand',
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({
      as: z.string().optional().openapi({ description: 'With `blind`: whose second reading.' }),
      blind: z.string().optional().openapi({ description: 'Any value: hide what others decided.' }),
    }),
  },
  responses: { 200: json(readingShape, 'The report'), 404: json(errorShape, 'No such report') },
})

const add = createRoute({
  method: 'post',
  path: '/api/reports',
  tags: ['Reports'],
  summary: 'Take in a file: its bytes are the body',
  request: {
    query: z.object({
      name: z.string().min(1).openapi({ description: 'File name; tells the kind where the bytes do not.' }),
      title: z.string().optional(),
      author: z.string().optional(),
      publisher: z.string().optional(),
      published: z
        .union([isoDate, z.literal('')])
        .optional()
        .openapi({
          description: 'Day of publication: "Friday" and "last week" are counted back from it.',
        }),
    }),
    body: {
      content: {
        'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
      },
      required: true,
    },
  },
  responses: {
    200: json(addedShape, 'What became of each document in the file'),
    422: json(errorShape, 'Nothing in it could be read'),
  },
})

const examples = createRoute({
  method: 'post',
  path: '/api/examples',
  tags: ['Reports'],
  summary: 'Take in the example reports that come with onrecord',
  responses: { 200: json(addedShape, 'What became of each') },
})

export function reportRoutes(desk: Desk, comparer: Comparer) {
  const { ledger } = desk
  return router()
    .openapi(list, async (context) => {
      const { page, ...asked } = context.req.valid('query')
      return context.json(await listReports(ledger, { ...asked, page }), 200)
    })
    .openapi(one, async (context) => {
      const { id } = context.req.valid('param')
      const { as, blind } = context.req.valid('query')
      const reading = await readingOf(ledger, id, { relations: false })
      if (!reading) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
      const claims = await claimList(ledger, { reports: [id] })
      const decisions = Map.groupBy(
        (await history(ledger, { subjectKind: 'claim', reportId: id })).toReversed(),
        ({ subject }) => subject,
      )
      const views = claims.map((claim) => {
        const on = decisions.get(claim.key) ?? []
        const view = claimView(
          claim,
          on.filter((decision) => !decision.blind),
          reading,
        )
        return blind === undefined ? view : blindView(view, on, as ?? desk.user)
      })
      const { text, ...report } = reading.report
      return context.json(
        {
          report: { ...report, title: report.title ?? report.location, text },
          sources: reading.sources.map((source) => ({ ...source, mentions: source.mentions.map(pair) })),
          attributions: reading.attributions.map((attribution) => ({
            ...attribution,
            source: attribution.source.map(pair),
            cue: attribution.cue.map(pair),
            content: attribution.content.map(pair),
            hedges: attribution.hedges.map(pair),
            channel: attribution.channel && { ...attribution.channel, span: pair(attribution.channel.span) },
            saidOn: attribution.saidOn && { ...attribution.saidOn, span: pair(attribution.saidOn.span) },
          })),
          claims: views.filter(({ review }) => !review.gone),
          graphic: graphicSpans(text, (await desk.lexicon()).graphic),
          problems: reading.problems.map((problem) => ({
            ...problem,
            span: problem.span && pair(problem.span),
          })),
        },
        200,
      )
    })
    .openapi(add, async (context) => {
      const { name, ...given } = context.req.valid('query')
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      return context.json(await takeIn(desk, comparer, name, bytes, given), 200)
    })
    .openapi(examples, async (context) => context.json(await takeExamples(desk, comparer), 200))
}

const pair = ([start, end]: readonly [number, number]): [number, number] => [start, end]
