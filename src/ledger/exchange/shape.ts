import { z } from 'zod'
import { MODALITIES, POLARITIES, RATES, RELATION_KINDS, SOURCE_KINDS, STANCES } from '../../model/index.ts'
import { DAY } from '../../text/index.ts'
import { ACTIONS, SUBJECTS, type Json } from '../decision.ts'
import { PARTS } from '../marked.ts'
import { STATES } from '../standing.ts'
import { VERSION } from './record.ts'

const count = z.number().int().min(0)
const words = z.string().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')
const reportId = z.string().regex(/^r[0-9a-f]{12,64}$/, 'must be the id of a report, such as r7a2b19c0ffee')
const claimKey = z
  .string()
  .regex(/^r[0-9a-f]{12,64}\.[1-9]\d{0,8}$/, 'must be the key of a claim, such as r7a2b19c0ffee.3')
const day = z.string().regex(DAY, 'must be a day, such as 2024-12-27')
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'must be a time in UTC, such as 2024-12-27T09:30:00Z')
const span = z
  .tuple([count, count])
  .refine(([start, end]) => start <= end, 'must be a place [start, end), its end not before its start')
const spans = z.array(span)
const text = z.strictObject({ span, text: z.string() })
const anchor = z
  .strictObject({ start: count, end: count, exact: z.string(), prefix: z.string(), suffix: z.string() })
  .refine(({ start, end, exact }) => end - start === exact.length, 'must be as long as its words')

const report = z.strictObject({
  id: reportId,
  location: words,
  title: z.string().nullable(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  published: day.nullable(),
  language: z.string(),
  sha256,
  text: z.string(),
})

const source = z.strictObject({
  id: words,
  name: words,
  kind: z.enum(SOURCE_KINDS),
  role: z.string().nullable(),
  mentions: spans,
})

const attribution = z
  .strictObject({
    id: words,
    source: spans,
    cue: spans,
    content: spans,
    sourceId: z.string().nullable(),
    kind: z.enum(['direct', 'indirect', 'mixed']),
    stance: z.enum(STANCES),
    channel: text.nullable(),
    saidOn: z.strictObject({ from: day, to: day, span }).nullable(),
    hedges: spans,
    within: z.string().nullable(),
    rule: z.string(),
  })
  .refine((one) => PARTS.some((part) => one[part].length > 0), 'must have a source, a cue or content')

const said = {
  span,
  event: z.string().regex(/^[a-z][a-z-]*$/, 'must be the name of an event'),
  manner: z.string().nullable(),
  quantity: z
    .strictObject({
      span,
      wording: z.string(),
      lower: z.number().min(0).nullable(),
      upper: z.number().min(0).nullable(),
      approx: z.boolean(),
      per: z.enum(RATES).nullable(),
    })
    .nullable(),
  population: z
    .strictObject({ span, text: z.string(), side: z.string().nullable(), role: z.string().nullable() })
    .nullable(),
  place: text.nullable(),
  period: z.strictObject({ span, text: z.string(), from: day.nullable(), to: day.nullable() }).nullable(),
  polarity: z.enum(POLARITIES),
  modality: z.enum(MODALITIES),
}

const claim = z.strictObject({
  id: words,
  ...said,
  attributionId: z.string().nullable(),
  sourceId: z.string().nullable(),
  viaId: z.string().nullable(),
  rule: z.string(),
})

const problem = z.strictObject({ kind: z.string(), span: span.nullable(), message: z.string() })
const reason = z.strictObject({ field: z.string(), a: z.string(), b: z.string(), note: z.string() })
const relationKind = z.enum(RELATION_KINDS)

/** A line of `onrecord read --format jsonl` or `onrecord export --format readings`. */
export const readingShape = z.strictObject({
  schema: z.literal(1),
  report,
  sources: z.array(source),
  attributions: z.array(attribution),
  claims: z.array(claim),
  relations: z.array(z.strictObject({ kind: relationKind, a: words, b: words, because: z.array(reason) })),
  problems: z.array(problem),
})

export const fieldsShape = z.strictObject({
  ...said,
  source: z.string().nullable(),
  via: z.string().nullable(),
  marked: z.strictObject({ source: z.array(text), cue: z.array(text), content: z.array(text) }).nullable(),
})

const claimRecord = z.strictObject({
  key: claimKey,
  fields: fieldsShape,
  anchors: z.record(z.string(), anchor),
  readingClaimId: z.string().nullable(),
  attributionId: z.string().nullable(),
  sourceId: z.string().nullable(),
  viaId: z.string().nullable(),
  sourceKey: z.string().nullable(),
  viaKey: z.string().nullable(),
  rule: z.string(),
  origin: z.enum(['reader', 'person']),
  present: z.boolean(),
  state: z.enum(STATES),
  revision: count,
  grade: z.string().nullable(),
  note: z.string().nullable(),
  differs: z.array(z.string()),
  unfit: z.array(count),
})

const readingRecord = z.strictObject({
  id: words,
  reader: words,
  current: z.boolean(),
  madeAt: time,
  text: z.string().nullable(),
  sources: z.array(source),
  attributions: z.array(attribution),
  claims: z.array(z.strictObject({ key: claimKey, claim })),
  problems: z.array(problem),
  anchors: z.array(anchor),
})

const reportRecord = z.strictObject({
  kind: z.literal('report'),
  report,
  mediaType: words,
  textSha256: sha256,
  bytes: z.base64().nullable(),
  original: z.looseObject({}),
  addedAt: time,
  revision: count,
  locations: z.array(
    z.strictObject({
      location: words,
      size: count.nullable(),
      modifiedMs: z.number().nullable(),
      seenAt: time,
    }),
  ),
  readings: z.array(readingRecord).min(1),
  claims: z.array(claimRecord),
})

const decision = z.strictObject({
  seq: count,
  at: time,
  who: words,
  action: z.enum(ACTIONS),
  subjectKind: z.enum(SUBJECTS),
  subject: words,
  reportId: reportId.nullable(),
  blind: z.boolean(),
  from: z.json().transform((value) => value as Json),
  to: z.json().transform((value) => value as Json),
  why: z.string().nullable(),
  anchors: z.record(z.string(), anchor),
  previous: sha256,
  hash: sha256,
})

/** A record of a ledger given out. */
export const recordShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ledger'), version: z.literal(VERSION), whole: z.boolean() }),
  z.strictObject({
    kind: z.literal('source'),
    key: words,
    name: words,
    sourceKind: z.enum(SOURCE_KINDS),
    role: z.string().nullable(),
    revision: count,
  }),
  reportRecord,
  z.strictObject({
    kind: z.literal('relation'),
    relation: relationKind,
    a: claimKey,
    b: claimKey,
    because: z.array(reason),
    madeAt: time,
    revision: count,
  }),
  z.strictObject({ kind: z.literal('decision'), decision }),
  z.strictObject({
    kind: z.literal('failure'),
    location: words,
    code: z.string(),
    reason: z.string(),
    failedAt: time,
    tries: count,
    given: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  }),
  z.strictObject({ kind: z.literal('end'), reports: count, decisions: count }),
])
