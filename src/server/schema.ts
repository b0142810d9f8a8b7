import { z } from '@hono/zod-openapi'

/** The shapes that travel between the server and whoever speaks to it; the page imports their types. */

export const spanShape = z.tuple([z.number().int().min(0), z.number().int().min(0)]).openapi('Span', {
  description: 'Half-open [start, end) in UTF-16 code units of the report’s text.',
})

const quantityShape = z
  .object({
    span: spanShape,
    wording: z.string(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    approx: z.boolean(),
    per: z.enum(['day', 'week', 'month', 'year']).nullable(),
  })
  .openapi('Quantity')

const populationShape = z
  .object({ span: spanShape, text: z.string(), side: z.string().nullable(), role: z.string().nullable() })
  .openapi('Population')

const placeShape = z.object({ span: spanShape, text: z.string() }).openapi('Place')

const periodShape = z
  .object({ span: spanShape, text: z.string(), from: z.string().nullable(), to: z.string().nullable() })
  .openapi('Period')

/** What a person may say of a claim: every field of it that is not bookkeeping. */
export const claimFieldsShape = z
  .object({
    span: spanShape,
    event: z.string().min(1),
    manner: z.string().nullable(),
    quantity: quantityShape.nullable(),
    population: populationShape.nullable(),
    place: placeShape.nullable(),
    period: periodShape.nullable(),
    polarity: z.enum(['affirmed', 'negated', 'unknown']),
    modality: z.enum(['asserted', 'hedged', 'hypothetical']),
    source: z
      .string()
      .nullable()
      .openapi({ description: 'Who says it, by name; null is the report itself.' }),
    via: z.string().nullable().openapi({ description: 'Who relays it, by name.' }),
  })
  .openapi('ClaimFields')
export type ClaimFields = z.infer<typeof claimFieldsShape>

export const REVIEW_STATES = ['open', 'accepted', 'corrected', 'rejected', 'unsure'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

const reviewShape = z
  .object({
    state: z.enum(REVIEW_STATES),
    version: z.number().int().openapi({
      description:
        'The last decision on this claim, 0 when there is none. Sent back as `expect` with the next one.',
    }),
    by: z.string().nullable(),
    on: z.string().nullable(),
    note: z.string().nullable(),
    added: z.boolean().openapi({ description: 'A person added this claim; no reader found it.' }),
    read: claimFieldsShape
      .nullable()
      .openapi({ description: 'What the reader read, where a person corrected it.' }),
    grade: z.string().nullable().openapi({ description: 'How credible, 1 to 6, by a person’s word.' }),
    gone: z.boolean().openapi({ description: 'It no longer stands: added by a person who took that back.' }),
  })
  .openapi('Review')

export const claimShape = claimFieldsShape
  .extend({
    id: z.string(),
    rule: z.string(),
    attributionId: z.string().nullable(),
    summary: z.string().openapi({ description: 'In a few words: "≥ 3,000 casualties".' }),
    review: reviewShape,
  })
  .openapi('Claim')
export type ClaimView = z.infer<typeof claimShape>

const sourceShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'organisation', 'government', 'group', 'unnamed']),
    role: z.string().nullable(),
    mentions: z.array(spanShape),
  })
  .openapi('Source')

const attributionShape = z
  .object({
    id: z.string(),
    source: z.array(spanShape),
    cue: z.array(spanShape),
    content: z.array(spanShape),
    sourceId: z.string().nullable(),
    kind: z.enum(['direct', 'indirect', 'mixed']),
    stance: z.string(),
    channel: z.object({ text: z.string(), span: spanShape }).nullable(),
    saidOn: z.object({ from: z.string(), to: z.string(), span: spanShape }).nullable(),
    hedges: z.array(spanShape),
    within: z.string().nullable(),
    rule: z.string(),
  })
  .openapi('Attribution')
export type AttributionView = z.infer<typeof attributionShape>

const reasonShape = z
  .object({ field: z.string(), a: z.string(), b: z.string(), note: z.string() })
  .openapi('Reason')

/** One side of a relation: enough to show the passage without a second request. */
const passageShape = z
  .object({
    claimId: z.string(),
    reportId: z.string(),
    title: z.string(),
    published: z.string().nullable(),
    source: z.string().nullable(),
    before: z.string(),
    words: z.string(),
    after: z.string(),
    summary: z.string().openapi({ description: 'The claim in a few words: "≥ 3,000 casualties".' }),
    origin: z
      .array(z.string())
      .openapi({ description: 'The chain from the report to the root of the claim.' }),
  })
  .openapi('Passage')
export type Passage = z.infer<typeof passageShape>

export const relationShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    a: passageShape,
    b: passageShape,
    because: z.array(reasonShape),
    decision: z
      .object({ verdict: z.string(), by: z.string(), on: z.string(), note: z.string().nullable() })
      .nullable(),
    version: z.number().int(),
  })
  .openapi('Relation')
export type RelationView = z.infer<typeof relationShape>

const countsShape = z
  .object({
    total: z.number().int(),
    open: z.number().int(),
    accepted: z.number().int(),
    corrected: z.number().int(),
    rejected: z.number().int(),
    unsure: z.number().int(),
  })
  .openapi('ClaimCounts')
export type ClaimCounts = z.infer<typeof countsShape>

export const reportRowShape = z
  .object({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    location: z.string(),
    language: z.string(),
    sha256: z.string(),
    claims: countsShape,
    sides: z.array(z.string()),
    sources: z.array(z.string()),
  })
  .openapi('ReportRow')
export type ReportRow = z.infer<typeof reportRowShape>

export const problemShape = z
  .object({ kind: z.string(), span: spanShape.nullable(), message: z.string() })
  .openapi('Problem')

export const readingShape = z
  .object({
    report: reportRowShape.omit({ claims: true, sides: true, sources: true }).extend({ text: z.string() }),
    sources: z.array(sourceShape),
    attributions: z.array(attributionShape),
    claims: z.array(claimShape),
    problems: z.array(problemShape),
    graphic: z
      .array(spanShape)
      .openapi({ description: 'Sentences that are hard to read, by the words of graphic.yaml.' }),
  })
  .openapi('Reading')
export type ReadingView = z.infer<typeof readingShape>

export const ledgerShape = z
  .object({
    address: z.string(),
    user: z
      .string()
      .openapi({ description: 'Who runs the server; decisions carry this name unless another is set.' }),
    reports: z.number().int(),
    claims: countsShape,
    toSettle: z.number().int().openapi({ description: 'Conflicts and drift nobody has decided on.' }),
  })
  .openapi('Ledger')
export type LedgerView = z.infer<typeof ledgerShape>

const facetShape = z.array(z.object({ name: z.string(), count: z.number().int() })).openapi('Facet')

export const reportListShape = z
  .object({
    reports: z.array(reportRowShape),
    total: z.number().int(),
    facets: z.object({ sources: facetShape, sides: facetShape, states: facetShape, publishers: facetShape }),
  })
  .openapi('ReportList')
export type ReportList = z.infer<typeof reportListShape>

export const addedShape = z
  .object({
    added: z.array(
      z.object({
        status: z.enum(['added', 'known', 'reread']),
        report: z.object({ id: z.string(), title: z.string(), claims: z.number().int() }),
        problems: z.array(problemShape),
      }),
    ),
    failures: z.array(z.object({ location: z.string(), code: z.string(), reason: z.string() })),
  })
  .openapi('Added')
export type Added = z.infer<typeof addedShape>

export const stepShape = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['accept', 'reject', 'unsure']),
      claimId: z.string(),
      expect: z.number().int(),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('correct'),
      claimId: z.string(),
      expect: z.number().int(),
      fields: claimFieldsShape,
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('split'),
      claimId: z.string(),
      expect: z.number().int(),
      fields: claimFieldsShape.openapi({ description: 'The second claim; the first keeps its fields.' }),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('merge'),
      claimId: z.string(),
      expect: z.number().int(),
      with: z.array(z.object({ claimId: z.string(), expect: z.number().int() })).min(1),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('grade'),
      claimId: z.string(),
      expect: z.number().int(),
      grade: z.enum(['1', '2', '3', '4', '5', '6']).nullable().openapi({
        description: 'How credible, from 1 (confirmed) to 6 (cannot be judged); a person’s own word.',
      }),
      note: z.string().nullish(),
    }),
    z.object({
      kind: z.literal('add'),
      reportId: z.string(),
      fields: claimFieldsShape,
      note: z.string().nullish(),
    }),
  ])
  .openapi('Step')
export type Step = z.infer<typeof stepShape>

const whoShape = z.string().trim().min(1).openapi({ description: 'Under whose name it is kept.' })

export const decisionsShape = z
  .object({
    by: whoShape,
    blind: z.boolean().default(false).openapi({
      description: 'A second reader’s: kept beside the claim, it does not change how the claim stands.',
    }),
    steps: z.array(stepShape).min(1),
  })
  .openapi('DecisionsGiven')

export const undoShape = z
  .object({
    by: whoShape,
    blind: z.boolean().default(false),
    reportId: z.string().optional().openapi({ description: 'Only what was decided on this report.' }),
    kind: z.enum(['claim', 'relation', 'source', 'report']).optional(),
  })
  .openapi('UndoGiven')

export const decidedShape = z
  .object({
    claims: z.array(claimShape),
    said: z.string().openapi({ description: 'What was done, in a sentence.' }),
  })
  .openapi('Decided')

export const errorShape = z
  .object({
    error: z.object({ code: z.string(), message: z.string() }),
    current: z
      .array(claimShape)
      .optional()
      .openapi({ description: 'On a conflict: the claims as they stand now.' }),
  })
  .openapi('Error')

export const relationListShape = z
  .object({ relations: z.array(relationShape), kinds: facetShape, open: z.number().int() })
  .openapi('RelationList')
export type RelationList = z.infer<typeof relationListShape>

export const relationDecisionShape = z
  .object({
    by: whoShape,
    relationId: z.string(),
    expect: z.number().int(),
    verdict: z.enum(['accept', 'reject', 'unsure']).openapi({
      description: 'accept: it is so, and known; reject: it is not so, or not the same thing.',
    }),
    note: z.string().nullish(),
  })
  .openapi('RelationDecisionGiven')

export const sourceRowShape = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    role: z.string().nullable(),
    grade: z.string().nullable(),
    version: z.number().int(),
    merged: z.array(z.object({ key: z.string(), name: z.string(), version: z.number().int() })),
    claims: z.number().int(),
    reports: z.number().int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    events: facetShape.openapi({ description: 'What is claimed, how often.' }),
    cues: facetShape.openapi({ description: 'With which words it is reported, how often.' }),
    kinds: facetShape.openapi({ description: 'Direct, indirect or mixed speech, how often.' }),
  })
  .openapi('SourceRow')
export type SourceRow = z.infer<typeof sourceRowShape>

export const sourceListShape = z.object({ sources: z.array(sourceRowShape) }).openapi('SourceList')
export type SourceList = z.infer<typeof sourceListShape>

export const sourceDecisionShape = z
  .object({
    by: whoShape,
    key: z.string(),
    expect: z.number().int(),
    action: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('merge'), into: z.string() }),
      z.object({ kind: z.literal('split') }),
      z.object({ kind: z.literal('rename'), name: z.string().trim().min(1) }),
      z.object({
        kind: z.literal('grade'),
        grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable(),
      }),
    ]),
    note: z.string().nullish(),
  })
  .openapi('SourceDecisionGiven')

export const doneShape = z.object({ said: z.string() }).openapi('Done')

export const decisionShape = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    who: z.string(),
    action: z.string(),
    subjectKind: z.string(),
    subject: z.string(),
    reportId: z.string().nullable(),
    title: z.string().nullable(),
    about: z.string().openapi({ description: 'The claim, relation, source or report in a few words.' }),
    blind: z.boolean(),
    undone: z.boolean(),
    changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    why: z.string().nullable(),
    hash: z.string(),
  })
  .openapi('Decision')
export type DecisionView = z.infer<typeof decisionShape>

export const historyShape = z
  .object({
    decisions: z.array(decisionShape),
    next: z.number().int().nullable().openapi({ description: 'The `before` of the next page.' }),
    people: z.array(z.string()),
  })
  .openapi('History')
export type HistoryView = z.infer<typeof historyShape>

export const chainShape = z
  .object({
    decisions: z.number().int(),
    holds: z.boolean(),
    message: z.string(),
  })
  .openapi('Chain')
export type ChainView = z.infer<typeof chainShape>

export const orphansShape = z
  .object({
    orphans: z.array(decisionShape.extend({ reason: z.enum(['claim-gone', 'words-gone', 'relation-gone']) })),
  })
  .openapi('Orphans')
export type OrphansView = z.infer<typeof orphansShape>

export const agreementShape = z
  .object({
    report: z.object({ id: z.string(), title: z.string() }),
    readers: z.array(z.string()).openapi({ description: 'Who has read this report blind.' }),
    second: z.string().nullable(),
    claims: z.number().int(),
    both: z.number().int().openapi({ description: 'Claims that both have decided on.' }),
    same: z.number().int(),
    kappa: z
      .number()
      .nullable()
      .openapi({ description: 'Cohen’s kappa of the verdicts; null where it is not defined.' }),
    fields: z.array(z.object({ field: z.string(), same: z.number().int(), of: z.number().int() })),
    differences: z.array(
      z.object({
        claim: claimShape,
        first: z.object({ state: z.string(), by: z.string().nullable(), summary: z.string() }),
        second: z.object({ state: z.string(), by: z.string().nullable(), summary: z.string() }),
        fields: z.array(z.object({ field: z.string(), first: z.string(), second: z.string() })),
        secondFields: claimFieldsShape,
        settled: z.boolean(),
      }),
    ),
  })
  .openapi('Agreement')
export type AgreementView = z.infer<typeof agreementShape>

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
