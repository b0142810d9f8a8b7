import { createRoute, z } from '@hono/zod-openapi'
import {
  claimList,
  decide,
  history,
  readingOf,
  reportById,
  reportFor,
  revisionOf,
  type ReportFields,
} from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { blindView, claimView } from '../claim-view.ts'
import type { Desk } from '../desk.ts'
import { graphicSpans } from '../graphic.ts'
import { listReports } from '../report-list.ts'
import { readAgainTold } from '../read-again.ts'
import { json, router } from '../router.ts'
import {
  describedShape,
  descriptionShape,
  errorShape,
  isoDate,
  meaningShape,
  readingShape,
  reportIdShape,
  reportListShape,
} from '../schema/index.ts'

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
    params: reportIdShape,
    query: z.object({
      as: z.string().optional().openapi({ description: 'With `blind`: whose second reading.' }),
      blind: z.string().optional().openapi({ description: 'Any value: hide what others decided.' }),
    }),
  },
  responses: {
    200: json(readingShape, 'The report'),
    400: json(errorShape, 'Several reports begin so'),
    404: json(errorShape, 'No such report'),
  },
})

const meant = createRoute({
  method: 'get',
  path: '/api/reports/{id}/meaning',
  tags: ['Reports'],
  summary: 'What words of a report mean as an amount and as a time, by the rules that read claims',
  request: {
    params: reportIdShape,
    query: z.object({
      start: z.coerce
        .number()
        .int()
        .min(0)
        .openapi({ description: 'Where they begin, in UTF-16 code units.' }),
      end: z.coerce.number().int().min(1),
    }),
  },
  responses: {
    200: json(meaningShape, 'Bounds and days'),
    400: json(errorShape, 'No words of the report'),
    404: json(errorShape, 'No such report'),
  },
})

const description = createRoute({
  method: 'post',
  path: '/api/reports/{id}/description',
  tags: ['Reports'],
  summary: 'Say who published a report and when, where the ledger has it wrong or not at all',
  description:
    'A decision like others: kept in the history, taken back by an undo. The report is read again, since “Friday” counts back from the day of publication; decisions on its claims stay. A fact that is left out stays as it is.',
  request: {
    params: reportIdShape,
    body: { content: { 'application/json': { schema: descriptionShape } }, required: true },
  },
  responses: {
    200: json(describedShape, 'What became of it'),
    400: json(errorShape, 'Not a description that can be kept'),
    404: json(errorShape, 'No such report'),
    409: json(errorShape, 'Somebody described it meanwhile'),
  },
})

export function reportRoutes(desk: Desk) {
  const { ledger, user, comparing, now } = desk
  return router()
    .openapi(list, async (context) => {
      const { page, ...asked } = context.req.valid('query')
      return context.json(await listReports(ledger, { ...asked, page }), 200)
    })
    .openapi(one, async (context) => {
      const id = await reportFor(ledger, context.req.valid('param').id)
      const { as, blind } = context.req.valid('query')
      const reading = await readingOf(ledger, id, { relations: false })
      if (!reading) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
      const found = new Set(reading.claims.map((claim) => claim.id))
      // A second reader sees what the reader found, though somebody has split it since or merged it into another.
      const claims = (await claimList(ledger, { reports: [id], gone: blind !== undefined })).filter(
        (claim) => claim.present || (claim.origin === 'reader' && found.has(claim.id)),
      )
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
        return blind === undefined ? view : blindView(view, on, as ?? user)
      })
      const { text, ...report } = reading.report
      return context.json(
        {
          report: {
            ...report,
            title: report.title ?? report.location,
            text,
            version: await revisionOf(ledger, 'report', id),
          },
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
          graphic: graphicSpans(text, (await comparing()).lexicon.graphic),
          problems: reading.problems.map((problem) => ({
            ...problem,
            span: problem.span && pair(problem.span),
          })),
        },
        200,
      )
    })
    .openapi(meant, async (context) => {
      const { start, end } = context.req.valid('query')
      const id = await reportFor(ledger, context.req.valid('param').id)
      const report = await reportById(ledger, id)
      if (!report) throw new OnrecordError('not-found', `The ledger holds no report ${id}.`)
      const { text, published } = report
      if (start >= end || end > text.length)
        throw new OnrecordError('usage', `No words of the report stand from ${start} to ${end}.`)
      const { meaningOf } = await import('../../index.ts')
      return context.json(meaningOf(text, [start, end], published, (await comparing()).lexicon), 200)
    })
    .openapi(description, async (context) => {
      const id = await reportFor(ledger, context.req.valid('param').id)
      const { by, expect, note, ...given } = context.req.valid('json')
      if (Object.keys(given).length === 0)
        throw new OnrecordError('usage', 'Say what to change: title, author, publisher, url or published.')
      await decide(ledger, {
        who: by,
        at: now(),
        why: note ?? null,
        action: 'correct',
        subjectKind: 'report',
        subject: id,
        seen: expect,
        to: given as ReportFields,
      })
      const { claims, told } = await readAgainTold(desk, id)
      return context.json({ claims, said: `Described. ${told}` }, 200)
    })
}

const pair = ([start, end]: readonly [number, number]): [number, number] => [start, end]
