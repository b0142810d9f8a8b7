/**
 * What the head that says what happened to people learns from: of each text its people, the words near them with their
 * traits, what the rules say of them, and the encoder's vectors.
 *
 *   node training/claims/rows.ts TEXTS.jsonl OUT CACHE
 *
 * A line of TEXTS: {"id", "text", "given"?, "made"?, "claims"?, "hidden"?, "thin"?}; `hidden` are spans the encoder does not
 * see, `thin` takes one in so many of the people without an amount of whom the rules tell nothing. OUT.jsonl holds a line for each text,
 * OUT.bf16 the vectors: 384 numbers each, of every number the upper 16 bits. CACHE is a directory for what the encoder gave.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { attribute, byRules } from '../../src/attribute/index.ts'
import { findDrafts } from '../../src/claim/index.ts'
import { isCounted, isPeople, nearWords, toldByRules } from '../../src/claim/trained/words.ts'
import { loadLexicon, loadModel, type Span } from '../../src/index.ts'
import type { Report } from '../../src/model/index.ts'
import { guide } from '../../src/parse/guide.ts'
import { pieces } from '../../src/parse/pieces.ts'
import { windows } from '../../src/parse/window.ts'
import { findPeriods, findQuantities } from '../../src/quantify/index.ts'
import { segment } from '../../src/segment/index.ts'
import { encoder, SIZE, upper } from './encoder.ts'

interface Line {
  readonly id: string
  readonly text: string
  readonly given?: { readonly author: string | null; readonly published: string | null }
  readonly hidden?: readonly Span[]
  readonly thin?: number
  readonly made?: unknown
  readonly claims?: unknown
}

const MASK = 103

const [input = '', out = '', cache = ''] = process.argv.slice(2)
const lexicon = loadLexicon()
const model = await loadModel()
const encode = await encoder(cache)
const vectors = openSync(`${out}.bf16`, 'w')
const lines = openSync(`${out}.jsonl`, 'w')
let count = 0
for (const line of readFileSync(input, 'utf8').trim().split('\n'))
  writeSync(lines, `${JSON.stringify(await rowsOf(JSON.parse(line) as Line))}\n`)
closeSync(vectors)
closeSync(lines)

async function rowsOf({ id, text, given, hidden = [], thin = 1, made, claims }: Line): Promise<unknown> {
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
  const claimed = toldByRules(drafts)
  const told = Map.groupBy(drafts, (draft) => draft.group?.head)
  const some = read.groups.filter(
    (group, k) => isCounted(group) || (isPeople(group) && (told.has(group.head) || k % thin === 0)),
  )
  const groups = some.map((group) => {
    const own = told.get(group.head) ?? []
    const words = nearWords(read, group, claimed)
    return {
      head: at(group.head),
      span: [at(group.first)[0], at(group.last)[1]],
      kind: group.kind,
      counted: isCounted(group),
      lower: group.quantity?.lower ?? null,
      upper: group.quantity?.upper ?? null,
      words: words.map(({ span, traits }) => ({
        span,
        traits: [...traits.entries()].filter(([, v]) => v !== 0),
      })),
      told: own.map(({ event, rule, first, last }) => ({ event, rule, span: [at(first)[0], at(last)[1]] })),
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
    const data = await encode(ids, marks)
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
    writeSync(vectors, upper(mean))
  }
  return first
}
