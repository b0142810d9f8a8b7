import type { Attribution, Claim, Reading, Source, Span } from '../../src/model/index.ts'
import { sha256 } from '../../src/read/sha256.ts'

/** A claim in quoted words; each is looked for in the report, nobody types offsets. */
export interface MadeClaim {
  words: string
  event: string
  quantity?: readonly [wording: string, lower: number | null, upper: number | null]
  per?: 'day' | 'month'
  population?: readonly [words: string, side: string | null, role: string | null]
  place?: string
  period?: readonly [words: string, from: string | null, to: string | null]
  source?: string
  cue?: string
  content?: string
  /** Of its attribution. */
  rule?: string
  polarity?: Claim['polarity']
  modality?: Claim['modality']
}

export interface MadeReport {
  title: string
  text: string
  published?: string
  publisher?: string
  claims: readonly MadeClaim[]
}

function at(text: string, words: string, near = 0): Span {
  const start = text.indexOf(words, near) >= 0 ? text.indexOf(words, near) : text.indexOf(words)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  return [start, start + words.length]
}

/** A Reading as the reader would make it, by hand: what the page shows does not hang on how well the reader reads. */
export function made({
  title,
  text,
  published = '2025-03-15',
  publisher = 'Harra Wire',
  claims,
}: MadeReport): Reading {
  const names = [...new Set(claims.flatMap(({ source }) => (source ? [source] : [])))]
  const sources = names.map((name, number): Source => ({
    id: `s${number + 1}`,
    name,
    kind: 'person',
    role: null,
    mentions: text.includes(name) ? [at(text, name)] : [],
  }))
  const attributions: Attribution[] = []
  const read = claims.map((claim, number): Claim => {
    const span = at(text, claim.words)
    const inside = (words: string): Span => at(text, words, Math.max(0, span[0] - 200))
    const sourceId = sources.find(({ name }) => name === claim.source)?.id ?? null
    let attributionId: string | null = null
    if (claim.source && claim.cue && claim.content) {
      attributionId = `a${attributions.length + 1}`
      attributions.push({
        id: attributionId,
        source: text.includes(claim.source) ? [inside(claim.source)] : [],
        cue: [inside(claim.cue)],
        content: [inside(claim.content)],
        sourceId,
        kind: 'indirect',
        stance: 'asserts',
        channel: null,
        saidOn: null,
        hedges: [],
        within: null,
        rule: claim.rule ?? 'content-before-cue',
      })
    }
    const near = (words: string): Span => at(text, words, span[0])
    return {
      id: `c${number + 1}`,
      span,
      event: claim.event,
      manner: null,
      quantity: claim.quantity
        ? {
            span: near(claim.quantity[0]),
            wording: claim.quantity[0],
            lower: claim.quantity[1],
            upper: claim.quantity[2],
            approx: false,
            per: claim.per ?? null,
          }
        : null,
      population: claim.population
        ? {
            span: near(claim.population[0]),
            text: claim.population[0],
            side: claim.population[1],
            role: claim.population[2],
          }
        : null,
      place: claim.place ? { span: inside(claim.place), text: claim.place } : null,
      period: claim.period
        ? { span: inside(claim.period[0]), text: claim.period[0], from: claim.period[1], to: claim.period[2] }
        : null,
      polarity: claim.polarity ?? 'affirmed',
      modality: claim.modality ?? 'asserted',
      attributionId,
      sourceId,
      viaId: null,
      rule: 'passive-count',
    }
  })
  const hash = sha256(text)
  return {
    schema: 1,
    report: {
      id: `r${hash.slice(0, 12)}`,
      location: `${title.toLowerCase().replaceAll(/\W+/g, '-')}.txt`,
      title,
      author: null,
      publisher,
      url: null,
      published,
      language: 'en',
      sha256: hash,
      text,
    },
    sources,
    attributions,
    claims: read,
    relations: [],
    problems: [],
  }
}

const WIRE = `Bridge at Harra falls after a night of shelling

HARRA, March 15 - At least 40 government soldiers were killed on the river bank last week, Colonel Idris Tamm said on Friday. Another 25 people were wounded in the market, doctors at the town hospital told reporters.

Tamm said that no civilians had been killed by his guns. The observers counted 14 dead civilians, among them four children, in Tuesday's shelling.

The rebels admitted that up to 30 of their fighters had been killed. Between 40 and 50 rebels were captured on Wednesday, the army claimed.`

const BRIEFING = `Briefing of the observers

MS. OKAFOR: In the past week, more than 40 government soldiers have been killed or wounded on the river bank. Some 6,000 people have fled the valley since March 1.`

/** Two reports of one place with everything the page shows: bounds, a denial, a part of a toll, a retelling. */
export const HARRA: readonly MadeReport[] = [
  {
    title: 'Bridge at Harra falls after a night of shelling',
    text: WIRE,
    claims: [
      {
        words: 'At least 40 government soldiers were killed',
        event: 'deaths',
        quantity: ['At least 40', 40, null],
        population: ['government soldiers', 'government', 'soldiers'],
        place: 'river bank',
        period: ['last week', '2025-03-03', '2025-03-14'],
        source: 'Colonel Idris Tamm',
        cue: 'said',
        content: 'At least 40 government soldiers were killed on the river bank last week',
      },
      {
        words: 'Another 25 people were wounded',
        event: 'injuries',
        quantity: ['25', 25, 25],
        population: ['people', null, null],
        place: 'market',
        source: 'doctors at the town hospital',
        cue: 'told',
        content: 'Another 25 people were wounded in the market',
      },
      {
        words: 'no civilians had been killed',
        event: 'deaths',
        population: ['civilians', null, 'civilians'],
        polarity: 'negated',
        source: 'Colonel Idris Tamm',
        cue: 'said',
        content: 'no civilians had been killed by his guns',
      },
      {
        words: '14 dead civilians',
        event: 'deaths',
        quantity: ['14', 14, 14],
        population: ['civilians', null, 'civilians'],
        period: ['Tuesday', '2025-03-11', '2025-03-11'],
        source: 'The observers',
        cue: 'counted',
        content: '14 dead civilians, among them four children',
      },
      {
        words: 'among them four children',
        event: 'deaths',
        quantity: ['four', 4, 4],
        population: ['children', null, 'children'],
        source: 'The observers',
        cue: 'counted',
        content: '14 dead civilians, among them four children',
      },
      {
        words: 'up to 30 of their fighters had been killed',
        event: 'deaths',
        quantity: ['up to 30', null, 30],
        population: ['fighters', 'rebels', 'fighters'],
        source: 'The rebels',
        cue: 'admitted',
        content: 'up to 30 of their fighters had been killed',
      },
      {
        words: 'Between 40 and 50 rebels were captured',
        event: 'captures',
        quantity: ['Between 40 and 50', 40, 50],
        population: ['rebels', 'rebels', null],
        period: ['Wednesday', '2025-03-12', '2025-03-12'],
        source: 'the army',
        cue: 'claimed',
        content: 'Between 40 and 50 rebels were captured on Wednesday',
      },
    ],
  },
  {
    title: 'Briefing of the observers',
    text: BRIEFING,
    published: '2025-03-14',
    publisher: 'Observer Mission',
    claims: [
      {
        words: 'more than 40 government soldiers have been killed or wounded',
        event: 'casualties',
        quantity: ['more than 40', 40, null],
        population: ['government soldiers', 'government', 'soldiers'],
        place: 'river bank',
        period: ['In the past week', '2025-03-07', '2025-03-14'],
        source: 'MS. OKAFOR',
        cue: 'MS. OKAFOR',
        content:
          'In the past week, more than 40 government soldiers have been killed or wounded on the river bank.',
      },
      {
        words: 'Some 6,000 people have fled the valley',
        event: 'displacement',
        quantity: ['Some 6,000', 6000, 6000],
        population: ['people', null, null],
        place: 'valley',
        period: ['since March 1', '2025-03-01', null],
        source: 'MS. OKAFOR',
        cue: 'MS. OKAFOR',
        content: 'Some 6,000 people have fled the valley since March 1.',
      },
    ],
  },
]
