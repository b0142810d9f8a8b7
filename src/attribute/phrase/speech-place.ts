import { firstSide, type Lexicon } from '../../lexicon/index.ts'
import type { Span } from '../../model/index.ts'
import {
  billedIn,
  folded,
  fullName,
  isName,
  nameAt,
  NUMBERED,
  titled,
  words,
  type Billed,
} from './speech-title.ts'

/** A part of a title, and where in it it begins. */
interface Part {
  readonly words: string
  readonly at: number
}

/** What sets a part of a title apart: a colon, a bar, a dash between blanks, brackets, a quotation mark. */
const BETWEEN = /:\s+|\s+[-–—|>»]{1,2}\s+|[—|()[\]“”"]|;\s+/u

/** What "General Hale on the war" and "Secretary Reyes at a press availability" go on with, and "Ana Reyes to Carl Hale, 4 May 1863". */
const GOES_ON =
  /^(?:\s*,|\s+(?:on|at)\s+(?!\d)|\s+(?:speaks|talks|remembers|recalls|recounts|remarks|addresses|answers|writes|testifies|replies)\b|\s+to\s+(?:the\s+|his\s+|her\s+)?\p{L}[^\n]*\d{4})/iu

/** What stands between a form and who it is by or of. */
const LINK = /^(?:\s*,)?\s+(?:by|of|from|with)\s+/i

/** Behind such a word a name is what somebody speaks of, or whom he speaks to. */
const TOPIC =
  /(?:^|\s)(?:to|on|about|against|after|regarding|concerning|following|for|over|under|with|in|at|upon|versus|vs)(?=\s)/i

/**
 * Whom a title names in the place of who speaks, whatever else it says: first ("General Hale on the war", "Ana Reyes: What I
 * saw"), in a part set apart beside what the words are ("War diary: Captain Hale"), as their owner ("Private Hale's diary") or
 * behind what they are ("Journal of Captain Hale"); never behind "on", "to", "for". Many a report has such a title, so that the
 * words below it must be a speech's.
 */
export function placed(title: string, lexicon: Lexicon): Billed | null {
  const { about, anyForm } = lexicon.speechTitles
  if (about.test(title)) return null
  const parts = partsOf(title)
  const tellsForm = anyForm.test(title)
  for (const [i, part] of parts.entries()) {
    const called = owner(part.words, lexicon) ?? behind(part.words, lexicon)
    const span = called ?? first(part.words, { i, alone: parts.length === 1, tellsForm }, lexicon)
    if (!span) continue
    const name = billedIn(title, part.words.slice(...span), part.at + span[0])
    return { ...name, tells: true, placed: called ? 'called' : 'first' }
  }
  return null
}

function partsOf(title: string): Part[] {
  const parts: Part[] = []
  let at = NUMBERED.exec(title)?.[0].length ?? 0
  while (at < title.length) {
    const rest = title.slice(at)
    const gap = BETWEEN.exec(rest)
    const words = rest.slice(0, gap?.index ?? rest.length)
    const blank = words.length - words.trimStart().length
    if (words.trim() !== '') parts.push({ words: words.trim(), at: at + blank })
    if (!gap) break
    at += gap.index + gap[0].length
  }
  return parts
}

/** What is known of a part: which one it is, whether it is the only one, and whether the title says that it stands above somebody's words. */
interface Beside {
  readonly i: number
  readonly alone: boolean
  readonly tellsForm: boolean
}

/** Where the words end with which a part begins, the longest first. */
const ends = (part: string): number[] =>
  [...part.matchAll(/(?<=[\p{L}.])(?=['’]|[\s,]|$)/gu)].map(({ index }) => index).toReversed()

const start = (part: string): number => /^(?:from\s+)?(?:the\s+)?/i.exec(part)?.[0].length ?? 0

/** "Private Hale's diary", "Ana Reyes letters" */
function owner(part: string, lexicon: Lexicon): Span | null {
  const at = start(part)
  const end = ends(part).find((end) => {
    const rest = part.slice(end)
    return (
      end > at &&
      lexicon.speechTitles.ownForm.test(rest) &&
      person(part.slice(at, end), lexicon, /^['’]/.test(rest))
    )
  })
  return end === undefined ? null : [at, end]
}

/** The person whom a part of a title begins with, as who speaks. */
function first(part: string, { i, alone, tellsForm }: Beside, lexicon: Lexicon): Span | null {
  const at = start(part)
  const end = ends(part).find((end) => {
    const rest = part.slice(end)
    // "Borland: General Hale" is on him, "Oral history: Peter Hale" by him.
    const stands = rest === '' ? !alone : GOES_ON.test(rest)
    // "General Hale, the man of the hour"
    const enough = tellsForm || (i === 0 && !rest.startsWith(','))
    return (
      end > at &&
      stands &&
      enough &&
      person(part.slice(at, end), lexicon, tellsForm && !/^\s\p{L}/u.test(rest))
    )
  })
  return end === undefined ? null : [at, end]
}

/** The person behind what the words of a part are called: "Extract from a letter by Sergeant Hale", "The Siege, by Captain Hale". */
function behind(part: string, lexicon: Lexicon): Span | null {
  const { inForm } = lexicon.speechTitles
  for (const found of part.matchAll(inForm)) {
    if (TOPIC.test(part.slice(0, found.index))) return null
    const end = found.index + found[0].length
    const link = LINK.exec(part.slice(end))
    const span = link && personAt(part, end + link[0].length, lexicon)
    if (span) return span
  }
  const by = /,\s+by\s+|\sby\s+(?=[^\s]+(?:\s\S+){1,4}$)/i.exec(part)
  // "killed by General Hale"
  if (!by || (!by[0].startsWith(',') && part.search(inForm) < 0)) return null
  return personAt(part, by.index + by[0].length, lexicon)
}

/** The person whose name begins at `at`: "Colonel Hale" of "Colonel Hale, Ninth Foot, on the raid" */
function personAt(part: string, at: number, lexicon: Lexicon): Span | null {
  const span = nameAt(part, at, lexicon)
  const [name = ''] = part.slice(...(span ?? [0, 0])).split(/,\s/)
  return span && person(name, lexicon, true) ? [span[0], span[0] + name.length] : null
}

/**
 * "General Hale", "Ana Reyes": a name behind a title, or with a given name; no office alone, no body, no land. Beside what his
 * words are (`called`) two or three words with capitals that are none of these are enough: "Testimony of Thandi Moyo".
 */
function person(name: string, lexicon: Lexicon, called = false): boolean {
  const all = words(name)
  const last = all.at(-1) ?? ''
  if (all.length < 2 || all.length > 8 || !/^\p{Lu}/u.test(last) || !isName(name, lexicon)) return false
  if (/['’]s?(?:\s|$)/.test(name) || firstSide(name, lexicon)?.form === 'government') return false
  if (lexicon.sourceKinds.has(folded(last)) || lexicon.titles.has(folded(last))) return false
  if (titled(all.slice(0, -1).join(' '), lexicon) || fullName(name, lexicon)) return true
  const { anyForm } = lexicon.speechTitles
  return called && all.length < 4 && !anyForm.test(name) && all.every((word) => plain(folded(word), lexicon))
}

/** A word with a capital that may be of a name: no event, body, place or people's. */
const plain = (word: string, lexicon: Lexicon): boolean =>
  !lexicon.sourceKinds.has(word) && !lexicon.things.has(word) && /^\p{L}[\p{L}.-]*$/u.test(word)

/** "Good evening. I am General Hale, …", "My name is Ana Reyes.", "I, Ana Reyes, of Harra, …" */
const SELF =
  /(?:^|[.!?,:]\s+)(?:(?:I am|I’m|I'm|[Mm]y name is)\s+|I,\s+)(?=\p{Lu})((?:\p{Lu}[\p{L}’'-]*\.?\s+){1,4}?\p{Lu}[\p{L}’'-]*)(?=[,.;]|\s+(?:and|of|from|with)\s)/u

/** Who gives his own name in the first words of a text. */
export function ownName(words: string, lexicon: Lexicon): Billed | null {
  const found = SELF.exec(words)
  const name = found?.[1] ?? ''
  if (!found || /["“]/.test(words.slice(0, found.index)) || !person(name, lexicon, true)) return null
  return { ...billedIn(words, name, found.index), tells: true }
}
