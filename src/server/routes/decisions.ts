import { createRoute } from '@hono/zod-openapi'
import { undoLast, type Decision } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { claimViews } from '../claim-view.ts'
import { saidOf, stale, takeSteps } from '../deciding.ts'
import type { Desk } from '../desk.ts'
import { readAgainTold } from '../read-again.ts'
import { json, router } from '../router.ts'
import { undoneSaid } from '../undone.ts'
import { decidedShape, decisionsShape, errorShape, undoShape, type Step } from '../schema/index.ts'

const take = createRoute({
  method: 'post',
  path: '/api/decisions',
  tags: ['Review'],
  summary: 'Decide on claims: accept, reject, unsure, correct, split, merge, add',
  description:
    'All steps are kept or none. `expect` is the version of the claim that the person saw: when somebody decided on it since, nothing is written and the answer is 409 with the claim as it stands.',
  request: { body: { content: { 'application/json': { schema: decisionsShape } }, required: true } },
  responses: {
    200: json(decidedShape, 'The claims as they stand now'),
    400: json(errorShape, 'Not a decision that can be kept'),
    409: json(errorShape, 'Somebody decided meanwhile'),
  },
})

const undo = createRoute({
  method: 'post',
  path: '/api/undo',
  tags: ['Review'],
  summary: 'Take back what this person decided last',
  description: 'The decision stays in the history, with an undo after it.',
  request: { body: { content: { 'application/json': { schema: undoShape } }, required: true } },
  responses: {
    200: json(decidedShape, 'The claims as they stand now'),
    404: json(errorShape, 'Nothing to undo'),
  },
})

/** The claims that a request has seen, with the versions it saw. */
const seen = (steps: readonly Step[]): { claimId: string; expect: number }[] =>
  steps.flatMap((step) => (step.kind === 'add' ? [] : [step, ...(step.kind === 'merge' ? step.with : [])]))

export function decisionRoutes(desk: Desk) {
  const { ledger, comparer, now } = desk
  return router()
    .openapi(take, async (context) => {
      const { by, blind, steps } = context.req.valid('json')
      try {
        const touched = await takeSteps(ledger, { who: by, blind, at: now() }, steps)
        if (!blind) comparer.soon()
        const claims = await claimViews(ledger, touched, blind ? by : null)
        return context.json({ claims, said: await saidOf(ledger, steps, touched) }, 200)
      } catch (error) {
        if (!(error instanceof OnrecordError && error.code === 'conflict')) throw error
        const keys = blind ? seen(steps).map(({ claimId }) => claimId) : await stale(ledger, seen(steps))
        const current = await claimViews(ledger, keys, blind ? by : null)
        return context.json({ error: { code: error.code, message: error.message }, current }, 409)
      }
    })
    .openapi(undo, async (context) => {
      const { by, blind, reportId, kind } = context.req.valid('json')
      const undone = await undoLast(ledger, { who: by, blind, at: now() }, { reportId, kind })
      if (!undone)
        throw new OnrecordError('not-found', `${by} has decided nothing here that could be undone.`)
      const told = await readAsBefore(desk, undone.decisions)
      if (!blind) comparer.soon()
      const claims = await claimViews(ledger, undone.subjects, blind ? by : null)
      const said = await undoneSaid(ledger, undone, claims)
      return context.json({ claims, said: [said, ...told].join(' ') }, 200)
    })
}

/** What was known of reports before is known again: they are read with it. */
async function readAsBefore(desk: Desk, undone: readonly Decision[]): Promise<string[]> {
  const described = undone.filter(
    ({ subjectKind, action }) => subjectKind === 'report' && action === 'correct',
  )
  const told: string[] = []
  for (const id of new Set(described.map(({ subject }) => subject)))
    told.push((await readAgainTold(desk, id)).told)
  return told
}
