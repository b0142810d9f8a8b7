import { loadLexicon } from '../../src/lexicon/index.ts'
import type { Claim, Quantity, Reading, Source, Stance } from '../../src/model/index.ts'
import { SETTINGS } from '../../src/compare/settings.ts'
import type { Statement } from '../../src/compare/statement.ts'
import { statements } from '../../src/compare/statements.ts'

export const lexicon = loadLexicon()

/** A claim as a test tells it, with words quoted from the text instead of offsets. */
export interface Told {
  id?: string
  quote: string
  event: string
  manner?: string
  /** Wording, lower, upper. */
  count?: readonly [wording: string, lower: number | null, upper: number | null]
  approx?: boolean
  per?: Quantity['per']
  who?: string
  side?: string
  role?: string
  place?: string
  /** Words, from, to. */
  period?: readonly [text: string, from: string | null, to: string | null]
  by?: string
  via?: string
  stance?: Stance
  polarity?: Claim['polarity']
  modality?: Claim['modality']
  /** The rule of its attribution: a turn of a transcript is the speaker's own words. */
  rule?: string
}

export interface Source0 {
  name: string
  kind?: Source['kind']
  role?: string
}

export interface ToldReport {
  id: string
  text: string
  published?: string
  publisher?: string
  sources?: readonly Source0[]
  claims: readonly Told[]
}

/** A reading whose spans are those of the quoted words. */
export function readingOf(told: ToldReport): Reading {
  const at = (words: string, from = 0): [number, number] => {
    const start = told.text.indexOf(words, from)
    if (start < 0) throw new Error(`The text lacks "${words}".`)
    return [start, start + words.length]
  }
  const names = told.sources ?? []
  const sourceId = (name: string | undefined): string | null => {
    const index = names.findIndex((source) => source.name === name)
    if (name !== undefined && index < 0) throw new Error(`No source is named ${name}.`)
    return index < 0 ? null : `s${index + 1}`
  }
  return {
    schema: 1,
    report: {
      id: told.id,
      location: `${told.id}.txt`,
      title: null,
      author: null,
      publisher: told.publisher ?? null,
      url: null,
      published: told.published ?? null,
      language: 'en',
      sha256: '',
      text: told.text,
    },
    sources: names.map(({ name, kind, role }, i) => ({
      id: `s${i + 1}`,
      name,
      kind: kind ?? 'person',
      role: role ?? null,
      mentions: [],
    })),
    attributions: told.claims.map((claim, i) => ({
      id: `a${i + 1}`,
      source: [],
      cue: [],
      content: [at(claim.quote)],
      sourceId: sourceId(claim.by),
      kind: 'indirect',
      stance: claim.stance ?? 'asserts',
      channel: null,
      saidOn: null,
      hedges: [],
      within: null,
      rule: claim.rule ?? 'content-before-cue',
    })),
    claims: told.claims.map((claim, i) => {
      const span = at(claim.quote)
      const part = (words: string) => ({
        span: at(words, told.text.includes(words, span[0]) ? span[0] : 0),
        text: words,
      })
      return {
        id: claim.id ?? `c${i + 1}`,
        span,
        event: claim.event,
        manner: claim.manner ?? null,
        quantity: claim.count
          ? {
              span: at(claim.count[0], span[0]),
              wording: claim.count[0],
              lower: claim.count[1],
              upper: claim.count[2],
              approx: claim.approx ?? false,
              per: claim.per ?? null,
            }
          : null,
        population:
          claim.who === undefined
            ? null
            : { ...part(claim.who), side: claim.side ?? null, role: claim.role ?? null },
        place: claim.place === undefined ? null : part(claim.place),
        period:
          claim.period === undefined
            ? null
            : { ...part(claim.period[0]), from: claim.period[1], to: claim.period[2] },
        polarity: claim.polarity ?? 'affirmed',
        modality: claim.modality ?? 'asserted',
        attributionId: claim.by === undefined ? null : `a${i + 1}`,
        sourceId: sourceId(claim.by),
        viaId: sourceId(claim.via),
        rule: 'told',
      }
    }),
    relations: [],
    problems: [],
  }
}

export const statementsOf = (told: ToldReport): Statement[] => statements(readingOf(told), lexicon, SETTINGS)
