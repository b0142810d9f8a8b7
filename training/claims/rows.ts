/**
 * What the head that says which event people are counted in learns from: of each text its counted people, the words
 * near them with their traits, what the rules say of them, and the encoder's vectors.
 *
 *   node training/claims/rows.ts TEXTS.jsonl OUT
 *
 * A line of TEXTS: {"id", "text", "given"?, "made"?, "claims"?, "hidden"?}; `hidden` are spans the encoder does not see. OUT.jsonl holds
 * a line for each text, OUT.bf16 the vectors: 384 numbers each, of every number the upper 16 bits.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { attribute, byRules } from '../../src/attribute/index.ts'
import { findDrafts } from '../../src/claim/index.ts'
import { isCounted, nearWords } from '../../src/claim/trained/words.ts'
import { loadLexicon, loadModel, type Span } from '../../src/index.ts'
import type { Report } from '../../src/model/index.ts'
import { guide } from '../../src/parse/guide.ts'
import { pieces } from '../../src/parse/pieces.ts'
import { windows } from '../../src/parse/window.ts'
import { findPeriods, findQuantities } from '../../src/quantify/index.ts'
import { segment } from '../../src/segment/index.ts'

interface Line {
  readonly id: string
  readonly text: string
  readonly given?: { readonly author: string | null; readonly published: string | null }
  readonly hidden?: readonly Span[]
  readonly made?: unknown
  readonly claims?: unknown
}

/** The output of the third of the six layers: of those tried the one that tells events apart best. */
const LAYER = '/norm2_2/LayerNormalization_output_0'
const SIZE = 384
const MASK = 103

const [input = '', out = ''] = process.argv.slice(2)
const lexicon = loadLexicon()
const model = await loadModel()
const session = await InferenceSession.create(
  withOutput(readFileSync('models/attribution/model.onnx'), LAYER),
  {
    intraOpNumThreads: 1,
    graphOptimizationLevel: 'basic',
  },
)
const vectors = openSync(`${out}.bf16`, 'w')
const lines = openSync(`${out}.jsonl`, 'w')
let count = 0
for (const line of readFileSync(input, 'utf8').trim().split('\n'))
  writeSync(lines, `${JSON.stringify(await rowsOf(JSON.parse(line) as Line))}\n`)
closeSync(vectors)
closeSync(lines)

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes])
}

/** The graph with one more output: appended to the file, it joins the outputs there, as messages of this format do. */
function withOutput(graph: Buffer, name: string): Buffer {
  return Buffer.concat([graph, field(7, field(12, field(1, Buffer.from(name))))])
}

async function rowsOf({ id, text, given, hidden = [], made, claims }: Line): Promise<unknown> {
  const report = {
    published: null,
    author: null,
    title: null,
    publisher: null,
    url: null,
    ...given,
    location: id,
    text,
  } as Report
  const doc = segment(text, lexicon)
  const rules = byRules(doc, lexicon)
  const quantities = findQuantities(doc, lexicon)
  const periods = findPeriods(doc, report.published, lexicon)
  const said = attribute(rules, periods, report, {
    attributions: [],
    claims: [],
    problems: [],
    complete: false,
  })
  const { read, drafts } = findDrafts(doc, { quantities, periods, ...said }, report, lexicon)
  const at = (token: number): Span => [doc.tokens[token]?.start ?? 0, doc.tokens[token]?.end ?? 0]
  const groups = read.groups.filter(isCounted).map((group) => {
    const own = drafts.filter((draft) => draft.group?.head === group.head)
    const words = nearWords(read, group, drafts.length - own.length)
    return {
      head: at(group.head),
      span: [at(group.first)[0], at(group.last)[1]],
      kind: group.kind,
      lower: group.quantity?.lower ?? null,
      upper: group.quantity?.upper ?? null,
      words: words.map(({ span, traits }) => ({
        span,
        traits: [...traits.entries()].filter(([, v]) => v !== 0),
      })),
      told: own.map(({ event, first, last }) => ({ event, span: [at(first)[0], at(last)[1]] })),
    }
  })
  const wanted = new Map<number, Span>()
  for (const { head, words } of groups)
    for (const span of [head, ...words.map((word) => word.span)]) wanted.set(span[0], span as Span)
  const first = await encoded(doc, rules, hidden, wanted)
  const where = (span: readonly number[]): number => first.get(span[0] ?? -1) ?? -1
  const placed = groups
    .filter(({ head }) => where(head) >= 0)
    .map((group) => ({
      ...group,
      vector: where(group.head),
      words: group.words.flatMap((word) =>
        where(word.span) < 0 ? [] : [{ ...word, vector: where(word.span) }],
      ),
    }))
  return { id, text, made, claims, groups: placed }
}

function row(numbers: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length])
}

/** Writes the vectors of the words wanted, and tells by where a word starts which vector is its. */
async function encoded(
  doc: ReturnType<typeof segment>,
  rules: ReturnType<typeof byRules>,
  hidden: readonly Span[],
  wanted: ReadonlyMap<number, Span>,
): Promise<Map<number, number>> {
  const quotations = doc.quotations.map(({ span }) => span)
  const paragraphs = doc.paragraphs.map(({ span }) => pieces(doc.text, span, model.vocabulary))
  const best = new Map<number, { off: number; mean: Float32Array }>()
  for (const window of windows(paragraphs, model.window.pieces, model.window.overlap)) {
    const isHidden = (span: Span | null): boolean =>
      span !== null && hidden.some(([start, end]) => span[0] < end && start < span[1])
    const ids = window.ids.map((piece, k) => (isHidden(window.spans[k] ?? null) ? MASK : piece))
    const { marks } = guide(window, rules.found, quotations, model.firm)
    const data = (await session.run({ ids: row(ids), marks: row(marks) }))[LAYER]?.data as Float32Array
    for (const [start, span] of wanted) {
      const of = window.spans.flatMap((p, k) => (p && p[0] >= span[0] && p[0] < span[1] ? [k] : []))
      const off = Math.abs((of[0] ?? 0) - ids.length / 2)
      if (of.length === 0 || (best.get(start)?.off ?? Infinity) <= off) continue
      const mean = new Float32Array(SIZE)
      for (const k of of) for (let j = 0; j < SIZE; j++) mean[j]! += data[k * SIZE + j]! / of.length
      best.set(start, { off, mean })
    }
  }
  const first = new Map<number, number>()
  for (const [start, { mean }] of best) {
    first.set(start, count++)
    const upper = new Uint16Array(mean.buffer).filter((_, k) => k % 2 === 1)
    writeSync(vectors, Buffer.from(upper.buffer))
  }
  return first
}
