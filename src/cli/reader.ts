import type { Comparing } from '../compare/index.ts'
import type { Proposer, Usage } from '../index.ts'
import { OnrecordError, type Reading } from '../model/index.ts'
import type { Document } from '../read/index.ts'
import type { Flags, Values } from './command.ts'
import type { Metadata } from './paths.ts'
import { version } from './version.ts'
import { count } from './words.ts'

/** What is known of the reports beside their text; what a flag says counts for all of them. */
export const METADATA = {
  published: {
    about: 'Day of publication; without it "Friday" or "last week" stay unresolved',
    takes: 'DATE',
    kind: 'date',
  },
  author: { about: 'Who wrote it or, of a speech, who speaks', takes: 'NAME' },
  publisher: { about: 'Who published it', takes: 'NAME' },
  title: { about: 'Its title', takes: 'WORDS' },
  url: { about: 'Its address', takes: 'ADDRESS' },
} as const satisfies Flags

export const metadataOf = ({
  published,
  author,
  publisher,
  title,
  url,
}: Values<typeof METADATA>): Metadata => ({
  ...(published !== undefined && { published }),
  ...(author !== undefined && { author }),
  ...(publisher !== undefined && { publisher }),
  ...(title !== undefined && { title }),
  ...(url !== undefined && { url }),
})

/** Which reader reads, and where a language model is. */
export const READER = {
  reader: {
    about: 'fast by rules, trained with the model that ships, llm with a language model of yours',
    takes: 'READER',
    values: ['fast', 'trained', 'llm'],
  },
  'llm-url': {
    about: 'Address of a language model (chat completions); texts are sent there',
    takes: 'ADDRESS',
  },
  'llm-model': { about: 'Name of the language model', takes: 'NAME' },
  'llm-rate': { about: 'Requests a minute at most', takes: 'NUMBER', kind: 'count' },
  'llm-budget': { about: 'Tokens to spend at most', takes: 'NUMBER', kind: 'count' },
} as const satisfies Flags

export interface Reader {
  /** Name and version, kept with what it reads. */
  readonly name: string
  /** What its claims are compared with. */
  readonly comparing: Comparing
  read(document: Document, metadata: Metadata): Promise<Reading>
  /** What a language model was asked so far, as a sentence; null for the other readers. */
  used(): string | null
}

/** Loads what the reader needs, which takes half a second: only for commands that read. */
export async function openReader(
  choice: Partial<Values<typeof READER>> = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Reader> {
  const { loadLexicon, read, readWith } = await import('../index.ts')
  const { SETTINGS } = await import('../compare/index.ts')
  const lexicon = loadLexicon()
  const { kind, propose, used } = await proposerOf(choice, env)
  return {
    name: `${kind} ${version}`,
    comparing: { lexicon, settings: SETTINGS },
    used,
    async read(document, metadata) {
      const { location, title, author, publisher, url, published, sha256, text } = document
      const known = { location, title, author, publisher, url, published, sha256, ...given(metadata) }
      const reading = propose ? await readWith(propose, text, known, lexicon) : read(text, known, lexicon)
      return { ...reading, problems: [...document.problems, ...reading.problems] }
    },
  }
}

interface Chosen {
  readonly kind: string
  /** Null for the rules alone. */
  readonly propose: Proposer | null
  used(): string | null
}

const used = (): null => null

async function proposerOf(
  choice: Partial<Values<typeof READER>>,
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
  return { kind: `llm ${model}`, propose, used: () => usage && told(usage) }
}

function told({ requests, retries, tokensIn, tokensOut }: Usage): string {
  const again = retries > 0 ? ` (${count(retries, 'of them a new try', 'of them new tries')})` : ''
  return `The language model was asked ${count(requests, 'time')}${again}: ${tokensIn.toLocaleString('en')} tokens in, ${tokensOut.toLocaleString('en')} out.`
}

/** Without what is not known: a null of an index does not hide what the document says of itself. */
const given = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined))
