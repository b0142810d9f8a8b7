import { z } from '@hono/zod-openapi'
import { DAY } from '../../text/index.ts'

export const spanShape = z.tuple([z.number().int().min(0), z.number().int().min(0)]).openapi('Span', {
  description: 'Half-open [start, end) in UTF-16 code units of the report’s text.',
})

export const reportIdShape = z.object({
  id: z.string().openapi({ description: 'The report’s id, or a beginning of it that fits no other.' }),
})

/** Names with how often each occurs. */
export const facetShape = z.array(z.object({ name: z.string(), count: z.number().int() })).openapi('Facet')

export const whoShape = z.string().trim().min(1).openapi({ description: 'Under whose name it is kept.' })

export const doneShape = z.object({ said: z.string() }).openapi('Done')

export const isoDate = z.string().regex(DAY, 'a date is written 2024-12-27')
