import { z } from '@hono/zod-openapi'

export const scopesShape = z
  .object({
    scopes: z.array(z.object({ words: z.string(), claims: z.number().int(), sources: z.number().int() })),
  })
  .openapi('Scopes')
export type ScopesView = z.infer<typeof scopesShape>

const rangeShape = z
  .object({
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    above: z.boolean().openapi({
      description: 'The lower bound comes of "more than": counts begin one above the number said.',
    }),
    origins: z.array(z.string()),
    steps: z.array(z.string()).openapi({ description: 'How it follows, in sentences.' }),
    used: z.array(z.string()),
    drifted: z.array(z.object({ claimId: z.string(), why: z.string() })).openapi({
      description: "Those used that another report tells otherwise in the speaker's own words.",
    }),
    leftOut: z.array(z.object({ claimId: z.string(), why: z.string() })),
    conflicts: z.array(z.object({ claims: z.array(z.string()), steps: z.array(z.string()) })),
  })
  .openapi('Range')
export type RangeView = z.infer<typeof rangeShape>

export const figuresShape = z
  .object({
    scope: z.string(),
    understood: z.object({
      event: z.string(),
      who: z.string(),
      where: z.string(),
      when: z.string(),
      per: z.string().nullable(),
    }),
    claims: z.array(
      z.object({
        claimId: z.string(),
        reportId: z.string(),
        title: z.string(),
        published: z.string().nullable(),
        origin: z.string().openapi({ description: 'Whose word it is, in the end.' }),
        chain: z.array(z.string()),
        statedOn: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
        wording: z.string().nullable(),
        vague: z.boolean(),
        summary: z.string(),
        passage: z.string(),
        graphic: z
          .boolean()
          .openapi({ description: 'Its passage is hard to read, by the words of graphic.yaml.' }),
        inside: z
          .boolean()
          .openapi({ description: 'Its scope lies in the one asked for; else it only touches it.' }),
        state: z.string(),
        place: z.string().nullable(),
        point: z.tuple([z.number(), z.number()]).nullable(),
        relations: z.array(z.object({ id: z.string(), kind: z.string(), with: z.string() })),
      }),
    ),
    origins: z.array(z.object({ name: z.string(), claims: z.number().int() })),
    silences: z
      .array(
        z.object({
          name: z.string(),
          passages: z.array(z.object({ words: z.string(), reportId: z.string(), title: z.string() })),
        }),
      )
      .openapi({ description: 'Who was asked and has not acknowledged.' }),
    byOrigin: z.array(z.object({ origin: z.string(), range: rangeShape })),
    believed: z.array(z.string()),
    range: rangeShape
      .nullable()
      .openapi({ description: 'What follows from those believed; null when nobody is.' }),
  })
  .openapi('Figures')
export type FiguresView = z.infer<typeof figuresShape>
export type FigureClaim = FiguresView['claims'][number]
