import { z } from '@hono/zod-openapi'
import { isoDate } from './common.ts'
import { problemShape } from './report.ts'

const addedOneShape = z
  .object({
    status: z.enum(['added', 'known', 'reread']),
    report: z.object({ id: z.string(), title: z.string(), claims: z.number().int() }),
    problems: z.array(problemShape),
  })
  .openapi('AddedOne')

const failedOneShape = z
  .object({ location: z.string(), code: z.string(), reason: z.string() })
  .openapi('FailedOne')

export const addedShape = z
  .object({
    added: z.array(addedOneShape),
    failures: z.array(failedOneShape),
    stopped: z.boolean().openapi({ description: 'Somebody stopped it before its end.' }),
  })
  .openapi('Added')
export type Added = z.infer<typeof addedShape>

const progressFields = {
  documents: z.number().int().openapi({ description: 'Documents read so far.' }),
  bytes: z.number().int().openapi({ description: 'Bytes of the file read so far.' }),
  of: z.number().int().nullable().openapi({ description: 'Size of the file; null where it is not known.' }),
}

/** Something that is being taken in. */
export const intakeShape = z
  .object({ id: z.string(), name: z.string(), since: z.string(), ...progressFields })
  .openapi('Intake')
export type Intake = z.infer<typeof intakeShape>

export const failureShape = failedOneShape
  .extend({
    tries: z.number().int(),
    at: z.string(),
    given: z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()])).openapi({
      description:
        'What was said of it, by the names of the flags of `onrecord add`; `sent` where its bytes were sent, so that only who sent them can try again.',
    }),
  })
  .openapi('IntakeFailure')

/** A line of an answer that tells what becomes of each document while the others are still to come. */
export const intakeEventShape = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('begun'), id: z.string() }),
    z.object({ kind: z.literal('progress'), ...progressFields }),
    z.object({ kind: z.literal('added'), added: addedOneShape }),
    z.object({ kind: z.literal('failed'), failure: failedOneShape }),
    z.object({ kind: z.literal('done'), done: addedShape }),
    z.object({ kind: z.literal('refused'), error: z.object({ code: z.string(), message: z.string() }) }),
  ])
  .openapi('IntakeEvent')
export type IntakeEvent = z.infer<typeof intakeEventShape>

/** What is known of a report from outside its text. */
export const knownShape = z.object({
  title: z.string().optional(),
  author: z.string().optional(),
  publisher: z.string().optional(),
  published: z
    .union([isoDate, z.literal('')])
    .optional()
    .openapi({ description: 'Day of publication: "Friday" and "last week" are counted back from it.' }),
})

export const addressShape = knownShape
  .extend({
    address: z.string().min(1).openapi({ description: 'A web address (http or https).' }),
  })
  .openapi('AddressGiven')
