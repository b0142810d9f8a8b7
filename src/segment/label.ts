import { firstSide, fold, type Lexicon, type TurnLabel } from '../lexicon/index.ts'
import type { Span } from '../model/index.ts'
import { capitalised } from '../text/index.ts'

/**
 * What stands before a turn, by how sure it is to name who speaks: `told` by a title, a word for a role or a time
 * stamp; `capitals`; `named`, a name in mixed case; `bracket`, a name in square brackets. `stop` has a full stop in place
 * of the colon ("Senator Reed. Thank you"), `line` stands on a line of its own, `record` right before the words ("Mr. HALE
 The losses were light.").
 */
export type LabelShape = 'told' | 'capitals' | 'named' | 'bracket' | 'stop' | 'line' | 'record'

/** A paragraph's beginning that may name who speaks. */
export interface Label {
  readonly shape: LabelShape
  /** Where the paragraph begins. */
  readonly from: number
  readonly speaker: Span
  /** As written, without brackets, marks and time stamp. */
  readonly name: string
  /** By which a label is known to come back: its last word, or all of it where that is no name. */
  readonly key: string
  /** What the word tells, of one that is no name. */
  readonly tells: TurnLabel | undefined
  /** Does a role of a broadcast stand beside it: "ANA REYES, HOST:"? */
  readonly onAir: boolean
  /** Where the words begin. */
  readonly said: number
  readonly end: number
}

const MARK = String.raw`(?:\*\*|__|\*|_)?`
const STAMP = String.raw`[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?`
const WORD = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*`
const LINK = String.raw`(?:of|the|for|and|to|in|de|da|del|der|van|von|bin|ibn|al|el|la|le)`
const NAME = String.raw`(?<name>${WORD}(?:[ \t]+(?:${WORD}|${LINK}|\d{1,3})){0,11})`
const BRACKETS = String.raw`(?<brackets>(?:[ \t]*\([^()\n]{1,200}\)){0,3})`
const COLON = String.raw`[ \t]*${MARK}[ \t]*:[ \t]*${MARK}(?!\S*//)`

const LETTER =
  /^(?<name>Q(?=[\s:.])|(?:A|QUESTION|REPORTER)(?=\s*(?:\([^)]{1,60}\))?\s*[:.]))(?:\s*\([^)]{1,60}\))?\s*[:.]?\s+(?=\S)/u
const BEFORE = new RegExp(
  `^(?<stamp>${STAMP}[ \\t]*[-–—]?[ \\t]*)?${MARK}(?<number>Q\\d{1,4}\\.?[ \\t]+${MARK}(?=${WORD}[^.?!\\n]{0,60}:))?`,
  'u',
)
const LETTERS = /^[QAR]/
const LEADS = /^[\d[(*_Q]/
/** "ANA REYES, FOREIGN MINISTER:" */
const OFFICE = String.raw`(?<office>,[ \t]+(?=\p{Lu}{2})[\p{Lu}\p{N} .,’'&-]{2,80})?`
const WITH_COLON = new RegExp(`^${NAME}${OFFICE}${BRACKETS}${COLON}(?=\\s*\\S)`, 'u')
/** "Ana Reyes, 34, teacher:", "Carl Hale, spokesman for the mayor:" */
const WITH_ROLE = new RegExp(
  `^${NAME}(?<age>,[ \\t]+\\d{1,2})?(?<role>,[ \\t]+[^:.?!\\n]{3,70})?${COLON}(?=\\s*\\S)`,
  'u',
)
/** "Ana Reyes, Member of the Commission. – ", "Carl Hale (ALDE). – (FR)" of minutes. */
const WITH_DASH = new RegExp(
  `^${NAME}(?:,[ \\t]+[^.\\n–—]{3,90})?${BRACKETS}\\.[ \\t]+[–—-][ \\t]+(?:\\(\\p{Lu}{2}\\)[ \\t]+)?(?=\\S)`,
  'u',
)
/** "Senator HALE (Leader of the Party) (2:25 PM) —On behalf of …" */
const WITH_TIME = new RegExp(`^${NAME}(?:[ \\t]*\\([^()\\n]{1,160}\\)){1,3}[ \\t]*[–—][ \\t]*(?=\\S)`, 'u')
const IN_BRACKETS = new RegExp(
  `^\\[(?<name>${WORD}(?: (?:${WORD}|${LINK})){0,4})(?:, (?:in|through|speaking|by) [^\\]\\n]{1,40})?\\][ \\t]*:?[ \\t]+(?=\\S)`,
  'u',
)
const WITH_STOP = new RegExp(
  `^(?<name>(?:The )?${WORD}(?: (?:of|the|for|\\p{Lu}\\.(?= \\p{Lu})|\\p{Lu}[\\p{L}\\p{M}’'-]*)){0,6})\\.[ \\t]+(?=[\\p{Lu}“"'\\[(])`,
  'u',
)
/** Links that a page puts behind a speaker's name: "Share this | Link to this | Source". */
const LINKS = String.raw`(?:[ \t]+Share this\b[^.?!\n]{0,60})?`
/** "48. Mr. Hale" of questions put down in a parliament, "Carl Hale: (00:12)", "ANA REYES, HOST:" */
const ALONE = new RegExp(
  `^(?:§?[ \\t]*\\d{1,3}\\.[ \\t]+)?${NAME}(?<office>,[ \\t]+[^:.?!()\\n]{3,70}(?=:$))?(?:[ \\t]*:(?=[ \\t]*\\(\\D))?${BRACKETS}(?:[ \\t]*(?<stamp>${STAMP}))?[ \\t]*${MARK}[ \\t]*:?[ \\t]*${MARK}(?:[ \\t]*(?<after>${STAMP}))?${LINKS}$`,
  'u',
)

/** "The Minister of State, Foreign and Overseas Office (Lord Hale of Dovra) (Con)" */
const OFFICE_ALONE = new RegExp(
  `^(?<name>The ${WORD}(?:,? (?:${WORD}|${LINK})){1,20})${BRACKETS}[ \\t]*${MARK}[ \\t]*:?[ \\t]*${MARK}$`,
  'u',
)

/** The sign of a paragraph in a parliament's record, and its number. */
const SIGN = /^§[ \t]*(?:\d{1,3}\.[ \t]+)?/
const CAPITALS = String.raw`(?:\p{Lu}\p{Ll}{0,2})?\p{Lu}[\p{Lu}’'-]+`
/** Behind the sign, "Mr. HALE The losses were light.", "Sir J. MOSS asked …". */
const WITH_SIGN = new RegExp(
  `^(?<name>(?:(?:${WORD}|${LINK})[ \\t]+){1,5}${CAPITALS}(?:[ \\t]+${CAPITALS})*)${BRACKETS}[ \\t]+(?=\\p{Lu}(?:\\p{Ll}|[ \\t])|asked[ \\t])`,
  'u',
)
/** Behind the sign, "Mr. Hale asked the Minister …". */
const WHO_ASKED = new RegExp(`^(?<name>${WORD}(?:[ \\t]+${WORD}){1,5})${BRACKETS}[ \\t]+(?=asked[ \\t])`, 'u')

/** "HE SAID:", in a text in capitals, tells who speaks and is no name. */
const TELLS =
  /\b(?:said|says|stated|added|noted|declared|asked|reported|wrote|continued|concluded|announced|follows)$/

/** What every label without a letter or brackets begins with: a name that ends where no word follows it, save a page's links. */
const NAMED = new RegExp(
  `^(?:§?[ \\t]*\\d{1,3}\\.[ \\t]+)?${WORD}(?:[ \\t]+(?:${WORD}|${LINK}|\\d{1,3}))*[ \\t]*(?!\\p{L}|[ \\t])`,
  'u',
)

/** A paragraph, and how much of it stands before the label. */
interface Line {
  readonly text: string
  readonly from: number
  readonly end: number
  readonly before: number
}

/** A member's seat and all his offices may stand in brackets behind his name. */
const LONGEST = 320

/** The label that a paragraph begins with; null where it begins with none. */
export function labelOf(text: string, [from, end]: Span, lexicon: Lexicon): Label | null {
  const start = text.slice(from, Math.min(end, from + LONGEST))
  // Asked of every paragraph: most begin with none of the letters and marks that these begin with.
  const letter = LETTERS.test(start) ? LETTER.exec(start) : null
  if (letter) return made({ text, from, end, before: 0 }, letter, 'told', lexicon)
  const sign = start.startsWith('§') ? (SIGN.exec(start)?.[0].length ?? 0) : 0
  const signed = sign > 0 ? (WITH_SIGN.exec(start.slice(sign)) ?? WHO_ASKED.exec(start.slice(sign))) : null
  if (signed) return made({ text, from, end, before: sign }, signed, 'record', lexicon)
  const lead = LEADS.test(start) ? BEFORE.exec(start) : null
  const before = sign + (lead?.[0].length ?? 0)
  const stamp = lead?.groups?.['stamp']
  const line = { text, from, end, before }
  const rest = start.slice(before)
  const bracket = stamp === undefined && rest.startsWith('[') ? IN_BRACKETS.exec(rest) : null
  if (bracket) return made(line, bracket, 'bracket', lexicon)
  // Asked before all that follows: nearly every paragraph of prose has a word there.
  if (!NAMED.test(rest) && !rest.includes('Share this')) return null
  if (start.length === end - from && start.length <= 220) {
    const alone = start.length <= 120 ? ALONE.exec(rest) : null
    if (alone) return byItself(line, alone, stampOf(stamp, alone), lexicon)
    const office = rest.startsWith('The ') && rest.includes(' (') ? OFFICE_ALONE.exec(rest) : null
    const holder = office && made(line, office, 'line', lexicon)
    if (holder && holder.speaker[0] > from + before) return holder
  }
  // Most paragraphs are prose: the longer pattern is tried where there is a colon at all.
  const colon = rest.includes(':') ? WITH_COLON.exec(rest) : null
  // "10:45 Kyiv: Three fell" is an entry of a live page.
  const marked = /^[[(]/.test(stamp ?? '') || lead?.groups?.['number'] !== undefined
  const beside = holdsTitle(colon?.groups?.['office'] ?? '', lexicon)
  if (colon) return made(line, colon, marked || beside ? 'told' : 'named', lexicon)
  const role = rest.includes(':') && rest.includes(',') ? WITH_ROLE.exec(rest) : null
  const office = role?.groups?.['role'] ?? ''
  // "Ana, the next day:" counts where she has spoken before.
  if (role)
    return made(line, role, role.groups?.['age'] || holdsTitle(office, lexicon) ? 'told' : 'named', lexicon)
  const dash = /\. +[–—-] /.test(rest) ? WITH_DASH.exec(rest) : null
  if (dash) return made(line, dash, 'told', lexicon)
  const timed = /\) *[–—]/.test(rest) ? WITH_TIME.exec(rest) : null
  // "Mr Hale (Labour) – a lawyer – won".
  const minutes = timed && (/\(\d{1,2}[:.]\d{2}/.test(timed[0]) || /[–—]$/.test(timed[0]))
  if (minutes && titled(timed.groups?.['name'] ?? '', lexicon)) return made(line, timed, 'told', lexicon)
  const stop = WITH_STOP.exec(rest)
  // Asked first, for no other name before a stop is a label.
  return stop && titled(stop.groups?.['name'] ?? '', lexicon) ? made(line, stop, 'stop', lexicon) : null
}

const stampOf = (before: string | undefined, { groups }: RegExpExecArray): string =>
  before ?? groups?.['stamp'] ?? groups?.['after'] ?? ''

/** A label that is all of its line. "3:45 P.M. EST" is none: where no colon follows, a time stamp has brackets. */
function byItself(line: Line, found: RegExpExecArray, stamp: string, lexicon: Lexicon): Label | null {
  const label = made(line, found, 'line', lexicon)
  if (!label || isTitle(label.name, lexicon)) return null
  const office = found.groups?.['office'] ?? ''
  const known = isKnown(label.name, label.tells, lexicon) || holdsTitle(office, lexicon)
  if (office !== '' && !known) return null
  const colon = /:\W*$/.test(line.text.slice(line.from, line.end)) && known
  return colon || /^[[(]/.test(stamp) ? { ...label, shape: 'told' } : label
}

/** "Letter to President Reyes", "Remembering Sergeant Hale", "With General Hale in Borland": what is told below it, and not by whom. */
const isTitle = (name: string, { speechTitles: { anyForm, about } }: Lexicon): boolean =>
  anyForm.test(name) ||
  about.test(name) ||
  /^(?:With|To|For|On|Under|About|Against|From|Meeting|Serving)\s|['’]s\s/.test(name)

function made(
  { text, from, end, before }: Line,
  found: RegExpExecArray,
  shape: LabelShape,
  lexicon: Lexicon,
): Label | null {
  const written = found.groups?.['name'] ?? ''
  const tells = turnLabel(written, lexicon)
  if (tells === 'topic' || (tells === undefined && isTopic(written, lexicon))) return null
  const start = from + before + found[0].indexOf(written)
  const own =
    personIn(found.groups?.['brackets'] ?? '', written, lexicon) ??
    holder(found.groups?.['role'] ?? '', written, lexicon)
  const speaker: Span = own
    ? [start + written.length + own[0], start + written.length + own[1]]
    : [start, start + written.length]
  const name = text.slice(...speaker)
  const words = name.split(/\s+/)
  const known = isKnown(name, tells, lexicon) || own !== null
  return {
    shape: shape === 'named' && known ? 'told' : shape === 'named' && isCapitals(name) ? 'capitals' : shape,
    from,
    speaker,
    name,
    key: tells === undefined ? fold(words.at(-1) ?? name) : fold(name),
    tells,
    onAir: wordsOf(found.groups?.['office'] ?? '').some(
      (word) => (lexicon.turnLabels.get(word) ?? 'topic') !== 'topic',
    ),
    said: from + before + found[0].length,
    end,
  }
}

/** "The Secretary of State (Alan Moore)": the name, where the office stands before it; units from the bracket's begin. */
function personIn(brackets: string, written: string, lexicon: Lexicon): Span | null {
  const found = /^([ \t]*\()(\p{Lu}[\p{L}.’'-]+(?: (?:of )?\p{Lu}[\p{L}.’'-]+){1,4})\)/u.exec(brackets)
  const name = found?.[2]
  if (found === null || name === undefined || !/^The\s/i.test(written)) return null
  const start = (found[1] ?? '').length
  return firstSide(name, lexicon) === null ? [start, start + name.length] : null
}

/** "Official Spokesperson, Mr. Carl Hale:": the name, where it stands behind the office. */
function holder(role: string, written: string, lexicon: Lexicon): Span | null {
  const found = /^(,[ \t]+)(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]+){1,4})$/u.exec(role)
  const name = found?.[2]
  const office = lexicon.titles.has(written.split(/\s+/).at(-1)?.toLowerCase() ?? '')
  if (name === undefined || !office || !(fullName(name, lexicon) || titled(name, lexicon))) return null
  const start = found?.[1]?.length ?? 0
  return [start, start + name.length]
}

/** What a label tells that is no name: "Q", "MODERATOR", "Speaker 2". */
export const turnLabel = (name: string, { turnLabels }: Lexicon): TurnLabel | undefined =>
  turnLabels.get(bare(name))

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/\s+\d+$/, '')
    .replace(/\.$/, '')

const isCapitals = (name: string): boolean => name === name.toUpperCase()

/** "Note", "KEY FIGURES", "Kharkiv", "Ukraine": what stands before a colon and is nobody. */
function isTopic(name: string, lexicon: Lexicon): boolean {
  const words = bare(name).split(/\s+/)
  const first = lexicon.turnLabels.get(words[0] ?? '')
  const last = lexicon.turnLabels.get(words.at(-1) ?? '')
  if (first === 'topic' || last === 'topic' || TELLS.test(bare(name))) return true
  const place = firstSide(capitalised(name.toLowerCase()), lexicon)
  return place?.length === words.length || lexicon.places.named.has(fold(name))
}

const isKnown = (name: string, tells: TurnLabel | undefined, lexicon: Lexicon): boolean =>
  tells !== undefined || titled(name, lexicon)

/** Does a title stand among these words? */
export const holdsTitle = (office: string, { titles }: Lexicon): boolean =>
  wordsOf(office).some((word) => titles.has(word))

const wordsOf = (office: string): readonly string[] => office.toLowerCase().split(/[\s,()-]+/)

/** Is it of several words, the first of them a given name? */
export function fullName(name: string, { givenNames }: Lexicon): boolean {
  const [first, second] = name.split(/\s+/)
  return second !== undefined && givenNames.has(first?.toLowerCase() ?? '')
}

/** Has it the time in brackets, as a parliament's record does: "Ms REYES (Harra) (14:32):" */
export const isTimed = (text: string, { speaker, said }: Label): boolean =>
  /\(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\)/i.test(text.slice(speaker[1], said))

/** Does it begin with a title ("Mr. Hale", "Ambassador Wood"), or is it an office ("The President")? */
export function titled(name: string, lexicon: Lexicon): boolean {
  const words = name.split(/\s+/).map((word) => word.toLowerCase().replace(/\.$/, ''))
  const has = (word: string | undefined): boolean => lexicon.titles.has(word ?? '')
  if (words[0] === 'the') return has(words[1]) || has(words.at(-1))
  const first = words.slice(0, -1).findIndex(has)
  // "Office of the Assistant Secretary" is none.
  return first >= 0 && !words.slice(0, first).some((word) => /^(?:of|for|the)$/.test(word))
}
