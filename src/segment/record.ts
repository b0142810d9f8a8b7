import type { Lexicon } from '../lexicon/index.ts'
import type { Span } from '../model/index.ts'
import { titled, type Label } from './label.ts'

/** "asked the Minister how many …", "(by private notice) asked": so the minutes of a parliament go on behind whoever puts a question. */
const ASKED = /^(?:\([^()\n]{1,80}\)\s*)?(?:rose to ask|asked)\s/

/** "Ms Reyes to ask the Minister …": a question that is put down in a parliament. */
const TO_ASK = /\bto ask the \p{Lu}/u

/** So far above an answer its question is looked for, in units. */
const REACH = 3000

/** "REPLY:", be it the only label, below a question that is put down. */
const replies = (text: string, label: Label | null): boolean =>
  label?.tells === 'answers' &&
  label.name.length > 1 &&
  TO_ASK.test(text.slice(Math.max(0, label.from - REACH), label.from))

/**
 * Everybody who speaks in a parliament's record. Where a titled name on a line of its own stands above "asked the Minister
 * …", every such name speaks: what is below it may be a table or a list, and need not be in the first person. Where it
 * stands in the line ("§ Mr. HALE The losses were light."), its sign tells it.
 */
export function recorded(
  text: string,
  paragraphs: readonly Span[],
  labels: readonly (Label | null)[],
  lexicon: Lexicon,
): readonly Label[] {
  const signed = labels.filter((label) => label?.shape === 'record')
  const onLine = labels.filter(
    (label, i) =>
      label?.shape === 'line' &&
      titled(label.name, lexicon) &&
      paragraphs[i + 1] !== undefined &&
      // One of a list of members stands beside the next.
      labels[i - 1]?.shape !== 'line' &&
      labels[i + 1]?.shape !== 'line',
  )
  const asks = (label: Label | null): boolean =>
    label !== null && ASKED.test(text.slice(label.end, label.end + 200).trimStart())
  const told = onLine.some(asks) ? onLine : onLine.filter((label) => label && text[label.from] === '§')
  return [...signed, ...told, ...labels.filter((label) => replies(text, label))].filter(
    (label) => label !== null,
  )
}
