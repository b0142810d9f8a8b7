/**
 * What is still wrong with attributions, by cause, in counts alone:
 *
 *   npm run bench:causes -- [--reader fast|trained] [--half look|heldout|dev]
 *
 * The trained reader has learned from the look half: count its errors on the others.
 */
import { parseArgs } from 'node:util'
import { loadLexicon, loadModel, read, readWith, trained, type Attribution, type Doc } from '../src/index.ts'
import { segment } from '../src/segment/index.ts'
import { type Half, polnear } from './accuracy/corpora.ts'
import { characters, type Document, type Labelled, paired, shared } from './peers/score.ts'

const { values } = parseArgs({
  options: {
    reader: { type: 'string', default: 'fast' },
    half: { type: 'string', default: 'look' },
  },
})

const PRONOUN = /^(he|she|they|it|we|i|you|who|which|that|him|her|them)$/i

/** The causes of everything labelled that the reader did not find whole, and of everything it found beyond. */
function causes(document: Document, found: readonly Attribution[], doc: Doc): string[] {
  const { text, attributions: gold } = document
  const chars = (a: Pick<Labelled, 'source' | 'cue' | 'content'>) => ({
    source: characters(text, a.source),
    cue: characters(text, a.cue),
    content: characters(text, a.content),
  })
  const [G, P] = [gold.map(chars), found.map(chars)]
  const pairs = new Map(paired(G, P).map(({ i, j }) => [i, j]))
  const used = new Set(pairs.values())
  const missed = gold.flatMap((a, i): string[] => {
    const g = G[i]!
    const j = pairs.get(i)
    const kind = `${a.speech ? 'speech' : 'other'}, ${a.kind}`
    if (j !== undefined) {
      const p = P[j]!
      if (shared(g.source, p.source) === 0 && g.source.size + p.source.size > 0) {
        if (p.source.size === 0)
          return [`source not found (${pronoun(text, a) ? 'a pronoun' : 'a noun phrase'})`]
        return [g.source.size === 0 ? 'a source where none is labelled' : 'another source']
      }
      return shared(g.cue, p.cue) === 0 && g.cue.size + p.cue.size > 0 ? ['another cue'] : []
    }
    const near = P.findIndex((p) => shared(g.cue, p.cue) > 0)
    if (near < 0) return [`cue not found: ${cueKind(a, doc)} (${kind})`]
    const p = P[near]!.content
    const both = shared(g.content, p)
    if (both === 0) return ['content elsewhere']
    if (both / p.size > 0.8) return [`content too short (${kind})`]
    return [both / g.content.size > 0.8 ? `content too long (${kind})` : 'content partly elsewhere']
  })
  const beyond = found.flatMap((a, j): string[] => {
    if (used.has(j)) return []
    if (G.some((g) => shared(g.cue, P[j]!.cue) > 0)) return []
    if (a.cue.length === 0) return ['beyond: a speaker’s turn or speech']
    return [`beyond: ${cueKind(a, doc)} not labelled (${a.kind})`]
  })
  return [...missed, ...beyond]
}

const pronoun = (text: string, { source }: Labelled): boolean =>
  source.some((span) => PRONOUN.test(text.slice(...span)))

/** The kind of words a cue is made of. */
function cueKind({ cue }: Pick<Labelled, 'cue'>, doc: Doc): string {
  const tokens = doc.tokens.filter((t) => cue.some(([start, end]) => t.start < end && start < t.end))
  if (tokens.some(({ tag }) => tag === 'VERB')) return 'a verb'
  if (tokens.some(({ tag }) => tag === 'NOUN')) return 'a noun'
  return tokens.some(({ tag }) => tag === 'ADJ') ? 'an adjective' : 'other words'
}

const lexicon = loadLexicon()
const propose = values.reader === 'trained' ? trained(await loadModel()) : null
const counts = new Map<string, number>()
let labelled = 0
for (const { text, given, line } of polnear(values.half as Half)) {
  const document = JSON.parse(line) as Document
  const reading = propose ? await readWith(propose, text, given, lexicon) : read(text, given, lexicon)
  labelled += document.attributions.length
  for (const cause of causes(document, reading.attributions, segment(text, lexicon)))
    counts.set(cause, (counts.get(cause) ?? 0) + 1)
}
console.log(`${labelled} labelled attributions of PolNeAR (${values.half}), reader: ${values.reader}\n`)
console.log('| cause | count |\n|---|---|')
for (const [cause, count] of [...counts].toSorted((a, b) => b[1] - a[1]))
  console.log(`| ${cause} | ${count} |`)
