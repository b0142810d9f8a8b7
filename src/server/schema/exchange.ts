import { z } from '@hono/zod-openapi'
import { FORM_NAMES } from '../../export/index.ts'
import { MODALITIES, POLARITIES } from '../../model/index.ts'
import { isoDate } from './common.ts'

/** Once or several times: `event=deaths&event=injuries`. */
const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

export const exportedShape = z.object({
  format: z.enum(FORM_NAMES).default('csv'),
  scope: z
    .string()
    .optional()
    .openapi({ description: 'With `html`: a page of this scope, with its ranges.' }),
  event: many.openapi({ description: 'May be given several times, as may `report` and `state`.' }),
  source: z.string().optional(),
  side: z.string().optional(),
  place: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  polarity: z.enum(POLARITIES).optional(),
  modality: z.enum(MODALITIES).optional(),
  min: z.coerce.number().optional(),
  max: z.coerce.number().optional(),
  report: many.openapi({ description: 'Ids of reports, or their beginnings.' }),
  state: many,
  base: z.string().optional().openapi({ description: 'Address of the review page, for links to records.' }),
  title: z.string().optional(),
  bom: flag.openapi({ description: 'Any value: CSV begins with a byte-order mark.' }),
  hxl: flag.openapi({ description: 'Any value: a second row of HXL tags.' }),
})

export const joinedShape = z
  .object({
    reports: z.number().int(),
    known: z.number().int().openapi({ description: 'Reports that were here already.' }),
    decisions: z.number().int(),
    beside: z.array(z.string()).openapi({
      description:
        'Subjects that people of both had decided on, and not alike: they stand as this ledger has them.',
    }),
  })
  .openapi('Joined')
