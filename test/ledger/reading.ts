import { createHash } from 'node:crypto'
import type { Claim, Reading, Source, Span } from '../../src/model/index.ts'

/** A claim by quoted words: the words of its parts stand in `quote`, which stands once in the text. */
export interface Told {
  quote: string
  event?: string
  count?: string
  lower?: number | null
  upper?: number | null
  who?: string
  side?: string
  place?: string
  period?: [words: string, from: string | null, to: string | null]
  source?: string
  polarity?: Claim['polarity']
}

/** A reading made by hand: what a reader would say of `text`, so that the ledger can be tried by itself. */
export function reading(
  text: string,
  told: readonly Told[],
  given: Partial<Reading['report']> = {},
): Reading {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const names = [...new Set(told.flatMap(({ source }) => (source ? [source] : [])))]
  const sources = names.map((name, i): Source => ({
    id: `s${i + 1}`,
    name,
    kind: 'person',
    role: null,
    mentions: [at(text, name)],
  }))
  return {
    schema: 1,
    report: {
      id: `r${sha256.slice(0, 12)}`,
      location: 'made-by-hand.txt',
      title: null,
      author: null,
      publisher: 'The Daily Example',
      url: null,
      published: '2025-03-15',
      language: 'en',
      sha256,
      text,
      ...given,
    },
    sources,
    attributions: sources.map((source, i) => ({
      id: `a${i + 1}`,
      source: source.mentions,
      cue: [at(text, 'said')],
      content: [at(text, told[0]?.quote ?? '')],
      sourceId: source.id,
      kind: 'indirect',
      stance: 'asserts',
      channel: null,
      saidOn: null,
      hedges: [],
      within: null,
      rule: 'by-hand',
    })),
    claims: told.map((one, i) => claim(text, one, i, sources)),
    relations: [],
    problems: [],
  }
}

function claim(text: string, told: Told, index: number, sources: Source[]): Claim {
  const span = at(text, told.quote)
  const within = (words: string): Span => at(text, words, span[0])
  const { count, who, place, period } = told
  const sourceId = sources.find(({ name }) => name === told.source)?.id ?? null
  return {
    id: `c${index + 1}`,
    span,
    event: told.event ?? 'deaths',
    manner: null,
    quantity: count
      ? {
          span: within(count),
          wording: count,
          lower: told.lower ?? null,
          upper: told.upper ?? null,
          approx: false,
          per: null,
        }
      : null,
    population: who ? { span: within(who), text: who, side: told.side ?? null, role: null } : null,
    place: place ? { span: within(place), text: place } : null,
    period: period ? { span: within(period[0]), text: period[0], from: period[1], to: period[2] } : null,
    polarity: told.polarity ?? 'affirmed',
    modality: 'asserted',
    attributionId: sourceId && `a${sourceId.slice(1)}`,
    sourceId,
    viaId: null,
    rule: 'by-hand',
  }
}

function at(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from)
  if (start < 0) throw new RangeError(`"${words}" does not stand in the text`)
  return [start, start + words.length]
}
