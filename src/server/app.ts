import type { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { OnrecordError } from '../model/index.ts'
import type { Desk } from './desk.ts'
import { failure } from './failure.ts'
import { servePage } from './page.ts'
import { referencePage, REFERENCE_CSS } from './reference.ts'
import { router } from './router.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { figureRoutes } from './routes/figures.ts'
import { historyRoutes } from './routes/history.ts'
import { intakeRoutes } from './routes/intake.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { relationRoutes } from './routes/relations.ts'
import { reportRoutes } from './routes/reports.ts'
import { secondRoutes } from './routes/second.ts'
import { sourceRoutes } from './routes/sources.ts'
import { guarded } from './security.ts'

/** The largest file that is taken in over HTTP; larger ones go in by `onrecord add`. */
const LARGEST = 64 * 1024 * 1024

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'onrecord',
    version: '1',
    description:
      'The ledger over HTTP: reports, their claims, decisions, relations and ranges. Reading needs GET alone; changes are POST with JSON and are taken from this machine only.',
  },
}

const ROUTES = [
  ledgerRoutes,
  reportRoutes,
  intakeRoutes,
  decisionRoutes,
  relationRoutes,
  figureRoutes,
  sourceRoutes,
  historyRoutes,
  secondRoutes,
  exchangeRoutes,
]

/** The HTTP API and the page over one ledger. No GET changes anything. */
export function createApp(desk: Desk): OpenAPIHono {
  const app = router()
  app.use(guarded(desk.hosts))
  app.use(
    bodyLimit({
      maxSize: LARGEST,
      onError: (context) => {
        const message =
          'The file is larger than 64 MB: take it in with `onrecord add FILE` or `onrecord import FILE`.'
        return context.json({ error: { code: 'refused', message } }, 413)
      },
    }),
  )
  app.onError(failure)
  for (const routes of ROUTES) app.route('/', routes(desk))
  app.get('/api/openapi.json', (context) => context.json(app.getOpenAPI31Document(INFO)))
  app.get('/api/reference', (context) => context.html(referencePage(app.getOpenAPI31Document(INFO))))
  app.get('/api/reference.css', (context) =>
    context.body(REFERENCE_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.all('/api/*', (context) =>
    failure(
      new OnrecordError(
        'not-found',
        `There is no ${context.req.method} ${context.req.path}: see /api/reference.`,
      ),
      context,
    ),
  )
  if (desk.page !== null) app.get('*', servePage(desk.page))
  return app
}
