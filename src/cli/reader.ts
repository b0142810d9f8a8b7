import { openReader as open, type Metadata, type Reader, type ReaderChoice } from '../intake/index.ts'
import type { Usage } from '../index.ts'
import type { Flags, Values } from './command.ts'
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

/** Their names, in the order of their flags. */
export const METADATA_NAMES = Object.keys(METADATA) as (keyof typeof METADATA)[]

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

/** Loads what the reader needs, which takes half a second: only for commands that read. */
export const openReader = (
  choice: ReaderChoice = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Reader> => open({ choice, version }, env)

/** What a language model was asked so far, as a sentence. */
export function usageTold({ requests, retries, tokensIn, tokensOut }: Usage): string {
  const again = retries > 0 ? ` (${count(retries, 'of them a new try', 'of them new tries')})` : ''
  return `The language model was asked ${count(requests, 'time')}${again}: ${tokensIn.toLocaleString('en')} tokens in, ${tokensOut.toLocaleString('en')} out.`
}
