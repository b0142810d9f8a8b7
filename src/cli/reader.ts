import type { Reading } from '../model/index.ts'
import type { Document } from '../read/index.ts'
import type { Flags, Values } from './command.ts'
import type { Metadata } from './paths.ts'
import { version } from './version.ts'

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

export interface Reader {
  /** Name and version, kept with what it reads. */
  readonly name: string
  read(document: Document, metadata: Metadata): Reading
}

/** Loads the language model and the lexicon, which takes half a second: only for commands that read. */
export async function openReader(): Promise<Reader> {
  const { loadLexicon, read } = await import('../index.ts')
  const lexicon = loadLexicon()
  return {
    name: `fast ${version}`,
    read(document, metadata) {
      const { location, title, author, publisher, url, published, sha256 } = document
      const known = { location, title, author, publisher, url, published, sha256 }
      const reading = read(document.text, { ...known, ...given(metadata) }, lexicon)
      return { ...reading, problems: [...document.problems, ...reading.problems] }
    },
  }
}

/** Without what is not known: a null of an index does not hide what the document says of itself. */
const given = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined))
