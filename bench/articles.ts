import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpora, polnear } from './accuracy/corpora.ts'

/** The length of a usual wire report. */
export const ARTICLE = 2600

/** Texts to measure speed on, about an article's length each: the examples and, where it is there, news from PolNeAR. */
export function articles(): string[] {
  const examples = join(import.meta.dirname, '../examples')
  return [
    ...readdirSync(examples)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(join(examples, file), 'utf8')),
    ...(corpora() ? polnear('look').map(({ text }) => text) : []),
  ].flatMap(cut)
}

/** Whole paragraphs of `text`, in pieces of about an article's length. */
function cut(text: string): string[] {
  const found: string[] = []
  let piece = ''
  for (const paragraph of text.split(/\n+/)) {
    if (piece !== '' && piece.length + paragraph.length > ARTICLE) {
      found.push(piece)
      piece = ''
    }
    piece += `${paragraph}\n`
  }
  return piece.trim() === '' ? found : [...found, piece]
}
