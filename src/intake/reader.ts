import type { Comparing } from '../compare/index.ts'
import type { Proposer, Usage } from '../index.ts'
import { OnrecordError, type Reading, type Report } from '../model/index.ts'
import type { Document } from '../read/index.ts'
import { firstLine } from './first-line.ts'

/** What is known of a report from outside its text. */
export interface Metadata {
  readonly title?: string | null
  readonly author?: string | null
  readonly publisher?: string | null
  readonly url?: string | null
  readonly published?: string | null
}

/** Which reader reads, and where a language model is. */
export interface ReaderChoice {
  readonly reader?: 'fast' | 'trained' | 'llm' | undefined
  readonly 'llm-url'?: string | undefined
  readonly 'llm-model'?: string | undefined
  readonly 'llm-rate'?: number | undefined
  readonly 'llm-budget'?: number | undefined
}

/** What a reader takes of a document; of a report that a ledger holds there is no more. */
export type Readable = Pick<
  Document,
  'location' | 'title' | 'author' | 'publisher' | 'url' | 'published' | 'sha256' | 'text' | 'problems'
>

/** What a reader is opened with. */
export interface Opening {
  readonly choice: ReaderChoice
  /** Of onrecord: it becomes part of the reader's name. */
  readonly version: string
}

export interface Reader {
  /** Name and version, kept with what it reads. */
  readonly name: string
  /** How other threads open the same reader; null for a language model, whose rate and budget are one for all. */
  readonly opening: Opening | null
  /** What its claims are compared with. */
  readonly comparing: Comparing
  read(document: Readable, metadata: Metadata): Promise<Reading>
  /** What a language model was asked so far; null for the other readers. */
  used(): Usage | null
}

/** Loads what the reader needs, which takes half a second. */
export async function openReader(
  { choice, version }: Opening,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Reader> {
  const { loadLexicon, read, readWith } = await import('../index.ts')
  const { SETTINGS } = await import('../compare/index.ts')
  const lexicon = loadLexicon()
  const { kind, propose, used } = await proposerOf(choice, env)
  return {
    name: `${kind} ${version}`,
    opening: choice.reader === 'llm' ? null : { choice: { reader: choice.reader }, version },
    comparing: { lexicon, settings: SETTINGS },
    used,
    async read(document, metadata) {
      const { location, title, author, publisher, url, published, sha256, text } = document
      const known = { location, title, author, publisher, url, published, sha256, ...given(metadata) }
      const reading = propose ? await readWith(propose, text, known, lexicon) : read(text, known, lexicon)
      return {
        ...reading,
        report: called(reading.report),
        problems: [...document.problems, ...reading.problems],
      }
    },
  }
}

/** What came through a pipe has no name to be known by. */
const called = (report: Report): Report =>
  /^-(?:#|$)/.test(report.location) && report.title === null
    ? { ...report, title: firstLine(report.text) ?? 'standard input' }
    : report

/**
 * Which reader a reading's name tells of: null for a language model's, which can only be asked again by whoever knows
 * its address and price.
 */
export const kindRead = (name: string): 'fast' | 'trained' | null =>
  (['fast', 'trained'] as const).find((kind) => name.startsWith(`${kind} `)) ?? null

interface Chosen {
  readonly kind: string
  /** Null for the rules alone. */
  readonly propose: Proposer | null
  used(): Usage | null
}

const used = (): null => null

async function proposerOf(
  choice: ReaderChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Chosen> {
  const { languageModel, loadModel, trained } = await import('../index.ts')
  const { reader = 'fast', 'llm-url': url, 'llm-model': model } = choice
  if (reader !== 'llm') {
    if (url !== undefined || model !== undefined)
      throw new OnrecordError(
        'usage',
        '--llm-url and --llm-model go with --reader llm: add it, or leave them out.',
      )
    return { kind: reader, propose: reader === 'trained' ? trained(await loadModel()) : null, used }
  }
  if (url === undefined || model === undefined)
    throw new OnrecordError(
      'usage',
      '--reader llm needs to know which: give --llm-url ADDRESS and --llm-model NAME. Nothing is sent anywhere without them.',
    )
  const key = env['ONRECORD_LLM_KEY']
  let usage: Usage | null = null
  const propose = languageModel({
    url,
    model,
    onUsage: (now) => void (usage = now),
    ...(key !== undefined && { key }),
    ...(choice['llm-rate'] !== undefined && { perMinute: choice['llm-rate'] }),
    ...(choice['llm-budget'] !== undefined && { budget: choice['llm-budget'] }),
  })
  return { kind: `llm ${model}`, propose, used: () => usage }
}

/** Without what is not known: a null of an index does not hide what the document says of itself. */
const given = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined))
