import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attribution, ReportGiven, Span } from '../../src/index.ts'

/** The labelled texts lie beside the checkout, as they may not be part of it. */
export const SHARED = join(import.meta.dirname, '../../../shared')
export const corpora = (): boolean => existsSync(join(SHARED, 'gold/reports.dev.jsonl'))

export type Half = 'look' | 'heldout' | 'dev'

/** A text to read, with what is known of it from outside. */
export interface Text {
  readonly id: string
  readonly text: string
  readonly given: ReportGiven
}

export interface LabelledText extends Text {
  /** The line of the labelled file, as the scorers want it. */
  readonly line: string
}

interface Split {
  readonly reports: Readonly<Record<'look' | 'heldout', readonly string[]>>
  readonly polnearTrainHeldout: readonly string[]
  readonly muc4HeldoutModulo10: number
}

interface Entry {
  readonly file: string
  readonly date: string | null
  readonly kind: string
  readonly source: string
  readonly title: string
}

const split = JSON.parse(readFileSync(join(import.meta.dirname, '../split.json'), 'utf8')) as Split

function lines(path: string): string[] {
  return readFileSync(join(SHARED, path), 'utf8').trim().split('\n')
}

/**
 * Hand-labelled reports, with the title, publisher and day that the list of reports gives, as a reader of them would know; an
 * address has the office that published it as its author.
 */
export function reports(half: 'look' | 'heldout'): LabelledText[] {
  const index = JSON.parse(readFileSync(join(SHARED, 'reports/index.json'), 'utf8')) as Entry[]
  const wanted = new Set(split.reports[half])
  return lines('gold/reports.dev.jsonl').flatMap((line) => {
    const { id } = JSON.parse(line) as { id: string }
    if (!wanted.has(id)) return []
    const entry = index.find(({ file }) => file === id)
    const speech = entry?.kind.includes('official address') ?? false
    const text = readFileSync(join(SHARED, 'reports', id), 'utf8')
    const given = {
      location: id,
      published: entry?.date ?? null,
      author: speech ? (entry?.source ?? null) : null,
      title: entry?.title ?? null,
      publisher: entry?.source ?? null,
    }
    return [{ id, text, given, line }]
  })
}

/**
 * Reports of our own, invented in the style of briefings, addresses and news, and labelled before they were read. Of
 * `unseen` only counts are looked at: whoever mends rules must not open the file.
 */
export function own(set: 'own' | 'unseen'): LabelledText[] {
  const file = readFileSync(join(import.meta.dirname, `${set}.jsonl`), 'utf8')
  return file
    .trim()
    .split('\n')
    .map((line) => {
      const { id, text, given } = JSON.parse(line) as {
        id: string
        text: string
        given: { author: string | null; published: string | null }
      }
      return { id, text, given: { location: id, ...given }, line }
    })
}

/** PolNeAR: news with labelled attributions. Of its training part 105 documents are held out, of the rest 120 are read. */
export function polnear(half: Half): LabelledText[] {
  const file = half === 'dev' ? 'corpora/polnear.dev.jsonl' : 'corpora/polnear.train.jsonl'
  const out = new Set(split.polnearTrainHeldout)
  const all = lines(file).map((line) => {
    const { id, text, date } = JSON.parse(line) as { id: string; text: string; date?: string | null }
    return { id, text, given: { location: id, published: date ?? null }, line }
  })
  if (half === 'dev') return all
  if (half === 'heldout') return all.filter(({ id }) => out.has(id))
  return all.filter(({ id }) => !out.has(id)).slice(0, 120)
}

/** A number of people killed, wounded or taken, as MUC-4's analysts filled it in from the text. */
export interface Casualty {
  readonly category: string
  readonly number_raw: string
  readonly targets: readonly string[]
  readonly number_alts: readonly { readonly lower: number | null; readonly upper: number | null }[]
  readonly named: boolean
  readonly optional: boolean
  readonly number_in_text: boolean
}

export interface MucText extends Text {
  readonly casualties: readonly Casualty[]
}

/** MUC-4: wire reports of 1988-91 in capitals, those with an incident to fill in. */
export function muc4(half: 'look' | 'heldout'): MucText[] {
  return lines('corpora/muc4.dev.jsonl').flatMap((line) => {
    const { id, text, gold } = JSON.parse(line) as {
      id: string
      text: string
      gold: { relevant: boolean; casualties: Casualty[] }
    }
    const heldout = Number(id.split('-').at(-1)) % 10 === split.muc4HeldoutModulo10
    if (heldout !== (half === 'heldout') || !gold.relevant) return []
    return [{ id, text, given: { location: id, published: null }, casualties: gold.casualties }]
  })
}

/** One labelled attribution of the worked case. */
export interface WorkedAttribution {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly resolved: string
  readonly stance: Attribution['stance']
}

export function workedCase(): { text: Text; attributions: WorkedAttribution[] } {
  const id = 'kursk-wire-2024-12-27.txt'
  const text = readFileSync(join(SHARED, 'reports', id), 'utf8')
  const labelled = JSON.parse(
    readFileSync(join(SHARED, 'gold/kursk-attributions.json'), 'utf8'),
  ) as WorkedAttribution[]
  const attributions = labelled.map((a) => ({
    ...a,
    source: a.source.map((s) => wholeWords(text, s, a.cue)),
  }))
  return { text: { id, text, given: { location: id, published: '2024-12-27' } }, attributions }
}

/**
 * Three sources of the labels ("he") stand inside longer words ("These", "these", "Their"), where a search put them.
 * Such a span is moved to the same words, whole, that stand nearest to the cue.
 */
function wholeWords(text: string, span: Span, [cue]: readonly Span[]): Span {
  const words = text.slice(...span)
  const whole = [...text.matchAll(new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'gu'))].map(
    ({ index }): Span => [index, index + words.length],
  )
  if (!cue || whole.some(([start]) => start === span[0])) return span
  const distance = ([start]: Span): number => Math.abs(start - cue[0])
  return whole.toSorted((a, b) => distance(a) - distance(b))[0] ?? span
}
