import type { Lexicon } from '../lexicon/index.ts'
import type { Span } from '../model/index.ts'
import { fullName, isTimed, titled, type Label } from './label.ts'
import { heading } from './paragraph.ts'

/** Above whoever speaks stand a title, a place, a day and what a register tells of them, or a sentence that tells where he spoke. */
const HEAD = 12

/** A speech greets or has "I", "we" or "you" once in so many words; of a headline ("President Hale: We hold on") a report follows. */
const WORDS = 90

const PERSONAL =
  /\b(?:I|we|you|me|us|my|our|your|I’m|I'm|good (?:morning|afternoon|evening|day)|ladies and gentlemen|thank you|thanks|everyone|everybody)\b/gi

const GREETS =
  /^\W*(?:\w+\W+){0,6}(?:good (?:morning|afternoon|evening|day)|ladies and gentlemen|thank you|thanks|hello|hi)\b/i

/** "Release date:" of a register */
const FIELD = /^[^.!?:]{1,40}:$/

/** In a report those speak in the first person whom it quotes. */
export const QUOTED = /“[^”]*”|"[^"]*"/g

/** "Mr. Minister: my government has noted …": whom a letter is to, not who writes it. */
const addressed = (name: string, { titles }: Lexicon): boolean => {
  const [first = '', ...office] = name.toLowerCase().replaceAll('.', '').split(/\s+/)
  return (
    /^(?:mr|mrs|ms|madam|mister)$/.test(first) &&
    office.length > 0 &&
    office.every((word) => titles.has(word))
  )
}

/** Members of a house speak to who presides. */
const RISES = /^(?:Mr|Mrs|Ms|Madam)\.? (?:President|Speaker|Chair\w*)[,;.]/

const THANKS = /^(?:thank you|thanks|good (?:morning|afternoon|evening))\b/i

/** No office and its holder have more words: "THE ACCUSATION AGAINST COLONEL HALE IS THE FOLLOWING:" is nobody. */
export const LONGEST = 7

/**
 * The one label of a transcript of which one person's words are given: it stands at the head, tells a title, a given name
 * or greets, and what follows speaks in the first person throughout. Null for all other texts.
 */
export function opening(
  text: string,
  paragraphs: readonly Span[],
  labels: readonly (Label | null)[],
  lexicon: Lexicon,
): Label | null {
  const at = labels.slice(0, HEAD).findIndex((label) => label !== null && tellsWho(text, label, lexicon))
  const label = labels[at]
  if (!label) return null
  const above = paragraphs.slice(0, at).filter((span) => {
    const line = text.slice(...span)
    return !heading(line) && !FIELD.test(line)
  })
  const stands = label.said >= label.end
  // "The Prime Minister (Mr Hale):" and "Ms REYES (Harra) (14:32):" are so written in a parliament's record alone.
  const timed = isTimed(text, label)
  const recorded = timed || text[label.speaker[0] - 1] === '('
  if ((above.length > 1 && !recorded) || (!stands && !isProse(text.slice(label.said, label.end)))) return null
  const all = text.slice(label.said).trimStart()
  const said = stands && /^["“]/.test(all) ? all : all.replace(QUOTED, '')
  const own = said.match(PERSONAL)?.length ?? 0
  if (timed) return label
  // Who greets speaks, however little of himself.
  const rate = GREETS.test(all.slice(0, 60)) ? WORDS * 3 : WORDS
  return own > 0 && own * rate >= said.split(/\s+/).length ? label : null
}

/** "President Hale: We hold on" is a headline, and 'Hale: "We hold on."' what a report quotes. */
const isProse = (words: string): boolean =>
  !/^["“'‘]/.test(words) && (words.length > 200 || /[.!?…:;][”"’')\]]*$/.test(words.trimEnd()))

/** "MR. HALE:", "Ana Reyes:", "The Prime Minister (Mr. Hale)", "Hale: Good morning" */
function tellsWho(text: string, { shape, name, tells, said, speaker }: Label, lexicon: Lexicon): boolean {
  if (tells !== undefined || shape === 'bracket') return false
  // "Ms. REYES. Mr. President, I rise", "Speaker Reyes. Thank you all": so a house's record has it.
  const opens = text.slice(said, said + 60)
  if (shape === 'stop') return RISES.test(opens) || THANKS.test(opens)
  if (name.split(/\s+/).length > LONGEST || addressed(name, lexicon)) return false
  if (shape === 'told') return true
  if (shape === 'line') return (fullName(name, lexicon) || titled(name, lexicon)) && said > speaker[1]
  return GREETS.test(text.slice(said, said + 60))
}
