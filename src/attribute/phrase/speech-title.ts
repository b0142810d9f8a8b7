import { firstSide, type Lexicon } from '../../lexicon/index.ts'
import type { Span } from '../../model/index.ts'
import { MONTH } from '../../text/index.ts'

/** Who speaks, as a title tells it. */
export interface Billed {
  /** As written, or the office that a word stands for: "President" of "Presidential Message". */
  readonly name: string
  /** Where the name stands in the title; null where it does not. */
  readonly span: Span | null
  /** "Statement attributable to …": the text is his words, in whatever person it speaks. */
  readonly attributable: boolean
  /** "Ana Reyes gives speech at the port": a report has such a title as well. */
  readonly tells?: boolean
  /**
   * Only the place of the name in the title tells it, so that the words must be a speech's: `called` beside what they are
   * ("Private Hale's diary"); else ("General Hale on the war") nothing may name him, for a speech names its topic and no speaker himself.
   */
  readonly placed?: 'called' | 'first'
}

/** Who speaks, by a name that a line or a title holds, at `from` or after it. */
export function billedIn(line: string, name: string, from = 0): Billed {
  const start = line.indexOf(name, from)
  return { name, span: [start, start + name.length], attributable: false }
}

/** "6.", "No. 3.", "Document 45:" before a title: a collection counts what it holds. */
export const NUMBERED =
  /^\s*(?:(?:no|nr|doc|document|item|annex|appendix|enclosure)\.?\s*(?:no\.?\s*)?\d+\s*[.:)|–—-]|\d{1,4}[.)])\s+(?=\S*\p{Lu})/iu

/** What may follow the name of who speaks. */
const AFTER = new RegExp(
  String.raw`^(?:\s+(?:on|at|to|in|after|following|regarding|concerning|about|during|before|upon|with|marking|ahead|for|from|by|as|under|delivered|made|welcoming|condemning|full (?:text|transcript)|transcript)\b|\s*[,:;–—|(\]]|-\s|\s+--?\s|\s*\.?\s*$|\s+(?:\d|${MONTH}\.?\s+\d))`,
  'i',
)
/** "Remarks by the mayor addressing the flood" */
const DOING = /^\s+[a-z]{3,}ing\s/
const LINK = /^(?:of|the|for|and|de|da|del|der|van|von|bin|al|el|la|le|&)$/

/**
 * Whose words a title says that the text below it holds: "Remarks by Ana Reyes at the port", "Ana Reyes' speech",
 * "PM statement on the flood", "Presidential Message on …"; null for all other titles.
 */
export function billed(title: string, lexicon: Lexicon): Billed | null {
  const { any, form, office } = lexicon.speechTitles
  if (!any.test(title)) return null
  const number = NUMBERED.exec(title)?.[0].length ?? 0
  if (number > 0) return moved(billed(title.slice(number), lexicon), number)
  const told = spokenBy(title, form, 'by|from', lexicon)
  if (told) return told
  const adjective = new RegExp(`${LEAD}(?<office>${office})\\s+${form}(?!\\p{L})`, 'iu').exec(title)
  const called = lexicon.speechTitles.offices.get(adjective?.groups?.['office']?.toLowerCase() ?? '')
  if (adjective && called !== undefined && AFTER.test(title.slice(adjective[0].length)))
    return { name: called, span: null, attributable: false }
  return before(title, form, lexicon) ?? addressing(title, lexicon) ?? beside(title, lexicon)
}

/** The same, of a title before which so many characters stand. */
const moved = (told: Billed | null, by: number): Billed | null =>
  told && { ...told, span: told.span && [told.span[0] + by, told.span[1] + by] }

/** "Address to the Nation – Ana Reyes 1968 – Speech", "Ana Reyes > Speeches": a full name between dashes or bars, beside what the words are. */
function beside(title: string, lexicon: Lexicon): Billed | null {
  const parts = [
    ...title.matchAll(/(?:^|\s[-–—|>»]\s)\s*([^|–—>»]+?)(?:,?\s+\(?\d{4}\)?)?(?=\s[-–—|>»]\s|\s*$)/gu),
  ]
  if (parts.length < 2) return null
  for (const { 1: name = '', index } of parts) {
    if (words(name).length > 4 || !isName(name, lexicon) || !fullName(name, lexicon)) continue
    return billedIn(title, name, index)
  }
  return null
}

/** Who answers, as a title tells it: "Interview with Ana Reyes", "Ana Reyes’ press conference", "Q&A: Ana Reyes" */
export function answering(title: string, lexicon: Lexicon): Billed | null {
  const { any, talk } = lexicon.speechTitles
  if (!any.test(title)) return null
  return spokenBy(title, talk, 'by|from|with', lexicon) ?? before(title, talk, lexicon)
}

/** "Full text: ", "The raid on Harra – " */
const LEAD = String.raw`^\s*[[(]?(?:[^:\n]{0,30}:\s+|(?<topic>[^\n]{1,90}?\s[-–—|]{1,2}\s+))?`

/** "State Department Briefing by", "Senate Floor Speech of": where, or for whom, somebody speaks. */
const PLACE = String.raw`^\s*(?<place>[^:,\n–—|]{2,60}?)\s+`

/** "Statement No. 9 of …", "Letter dated 4 May 2020 from …" */
const NUMBER = String.raw`(?:\s+(?:no\.?|nr\.?|number|#)\s*\d[\d/-]*)?(?:\s+dated\s+[\p{L}\d ,]{6,24}?)?`

/** "Remarks by Ana Reyes", "Statement on the flood by the minister", "Speech of the President" */
export function spokenBy(title: string, form: string, by: string, lexicon: Lexicon): Billed | null {
  const known = (name: string): boolean => tells(name, lexicon)
  const named = (rest: string, fits: (name: string) => boolean, lead = LEAD): Billed | null => {
    const found = new RegExp(`${lead}${form}${NUMBER}${rest}`, 'iu').exec(title)
    const span = found && nameAt(title, found[0].length, lexicon)
    const name = title.slice(...(span ?? [0, 0]))
    const { place, topic } = found?.groups ?? {}
    // "Letter from the Journal", "Letter from the front": where it was printed or sent from.
    if (span && /letters?\s+(?:no\.? \d+\s+)?from\s+$/i.test(found[0]) && !writes(name, lexicon)) return null
    if (!span || !fits(name) || (place !== undefined && !isName(place, lexicon))) return null
    // A communiqué speaks of its own side in the third person as well.
    const own = topic === undefined && /communiqu/i.test(found[0]) && known(name)
    const attributable = own || /attributable to\s+$/i.test(found[0])
    // "Ten dead – statement by the mayor" may stand above a report.
    return place === undefined && topic === undefined
      ? { name, span, attributable }
      : { name, span, attributable, tells: true }
  }
  return (
    named(
      `\\s+(?:attributable to|(?:(?:delivered|made|given|issued|released|signed)\\s+)?(?:${by}))\\s+`,
      () => true,
    ) ??
    // "Statement on the shelling of Harra by Borland" is not Borland's.
    named(`\\s+(?:on|at|to|in|of|regarding|concerning|about|for)\\s.{1,120}?\\s(?:${by})\\s+`, known) ??
    named(`(?:\\s+of|:)\\s+`, (name) => known(name) || firstSide(name, lexicon) !== null) ??
    named(`\\s+(?:${by})\\s+`, (name) => titled(name, lexicon) || fullName(name, lexicon), PLACE)
  )
}

/** Whoever may write a letter: somebody in office or of full name, a body that prints no news. */
const writes = (name: string, lexicon: Lexicon): boolean =>
  !words(name).some((word) => lexicon.sourceKinds.get(folded(word))?.news === true) &&
  (words(name).length > 1 || tells(name, lexicon)) &&
  !/^(?:the\s+)?fronts?$/i.test(name)

/** A title without a name: "Statement on the flood" is its publisher's, where that speaks for a side. */
export const unbilled = (title: string, { speechTitles: { opening } }: Lexicon): boolean => {
  const found = opening.exec(title)
  return found !== null && AFTER.test(title.slice(found[0].length))
}

/** "Ana Reyes [gives] speech" */
const GIVES = '(?<verb>(?:deliver|give|make|hold|issue)s?|delivered|gave|made|held|issued)'

/** "President Reyes addresses the nation" */
function addressing(title: string, lexicon: Lexicon): Billed | null {
  const found = /^\s*(?:the\s+)?(\S+(?:\s\S+){1,6}?)\s+addresses\s/i.exec(title)
  const name = found?.[1] ?? ''
  if (!isName(name, lexicon) || !(titled(name, lexicon) || fullName(name, lexicon))) return null
  return { ...billedIn(title, name), tells: true }
}

/** "Foreign Secretary statement on the flood", "Ana Reyes’ remarks", "Ana Reyes: Speech at the port", "Ana Reyes’s “Long Road” speech", "Ana Reyes gives speech" */
function before(title: string, form: string, lexicon: Lexicon): Billed | null {
  const found = new RegExp(
    String.raw`(?:['’]s?)?(?:\s+["“][^"“”\n]{1,60}["”])?\s*(?::|\s)\s*(?:${GIVES}\s+)?${form}(?!\p{L})`,
    'iu',
  ).exec(title)
  if (!found || !AFTER.test(title.slice(found.index + found[0].length))) return null
  // "Press statement on the flood" is the press's no more than "Statement on the flood" anybody's.
  if (lexicon.speechTitles.opening.test(title)) return null
  // A body's briefing is its meeting, and its update in nobody's voice.
  const meets = /(?:briefing|conference|update)$/i.test(found[0])
  const reports = found.groups?.['verb'] === undefined ? {} : { tells: true }
  // "Council No. 12: EU statement on the flood", "Read: Ana Reyes’ statement"
  const leads = [TEXT_OF, /^[^:\n]{1,80}:\s+(?:the\s+)?/i, /^\s*(?:the\s+)?/i]
  for (const lead of leads) {
    const start = lead.exec(title)?.[0].length ?? title.length
    if (start >= found.index) continue
    const name = apart(title.slice(start, found.index), lexicon)
    // "President Reyes' second inaugural address" is not that of her second.
    if (
      /\p{Lu}\p{L}+['’]s?\s+\p{Lu}\p{L}+$/u.test(name) &&
      !titled(name.split(/['’]s?\s+/).at(-1) ?? '', lexicon)
    )
      continue
    const plain = !/^['’:]/.test(found[0].trimStart())
    if (
      isName(name, lexicon) &&
      (!plain || titled(name, lexicon) || fullName(name, lexicon) || (!meets && body(name, lexicon)))
    )
      return {
        ...(bearer(title, name, found.index + found[0].length, lexicon) ?? billedIn(title, name, start)),
        ...reports,
      }
  }
  // "UK statement on the flood": a land's or a union's name alone is whoever speaks for it.
  const side = /^\s*(?:[^:\n]{1,80}:\s+)?(?:the\s+)?(?<name>\S+)$/iu.exec(title.slice(0, found.index))
  const name = side?.groups?.['name'] ?? ''
  if (name === '' || meets || firstSide(name, lexicon) === null) return null
  return billedIn(title, name, found.index - name.length)
}

/** "Commander's statement: [Brigadier Carl Hale]", "Witness Statement - [Ana Reyes]": who bears an office of one word, behind what the words are. */
function bearer(title: string, office: string, end: number, lexicon: Lexicon): Billed | null {
  const mark = /^\s*[-–—:|]\s+/.exec(title.slice(end))
  const span = mark && words(office).length === 1 ? nameAt(title, end + mark[0].length, lexicon) : null
  const name = title.slice(...(span ?? [0, 0]))
  const person = words(name).length > 1 && (titled(name, lexicon) || fullName(name, lexicon))
  return span && person ? billedIn(title, name, span[0]) : null
}

/** "Text of Ana Reyes’ speech", "Read the full transcript of Ana Reyes’ remarks" */
const TEXT_OF =
  /^\s*(?:read\s+)?(?:the\s+)?(?:full\s+)?(?:text|transcript|excerpts?)\s+(?:of|from)\s+(?:the\s+)?/i

/** "Mr. Carl Hale, Coordinator – Briefing": without the mark, and of a name and an office the name. */
function apart(words: string, lexicon: Lexicon): string {
  const name = words.replace(/[\s,]+[-–—]?\s*$/u, '')
  const parts = name.split(/,\s+/)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || !parts.every((part) => isName(part, lexicon))) return name
  // "Chief of the General Staff, General Ana Reyes, address to the troops"
  if (!namedIn(first, lexicon) && namedIn(last, lexicon)) return last
  return fullName(first, lexicon) || !fullName(last, lexicon) ? first : name
}

/** Several words, of which the first is a given name or calls for one: "Ana Reyes statement on the flood", "Sir Odo Hale" */
export const fullName = (name: string, lexicon: Lexicon): boolean => {
  const bare = name.replace(/^(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.?\s+/, '')
  return words(bare).length > 1 && (bare !== name || givenFirst(bare, lexicon))
}

/** Does a given name stand in a name: is it more than an office? */
export const namedIn = (name: string, { givenNames }: Lexicon): boolean =>
  words(name).some((word) => givenNames.has(word.toLowerCase()))

/** Is the first word a given name? */
export const givenFirst = (name: string, { givenNames }: Lexicon): boolean =>
  givenNames.has(words(name)[0]?.toLowerCase() ?? '')

/** A body that speaks, such as a ministry: "Foreign Ministry statement on the flood" */
const body = (name: string, { sourceKinds }: Lexicon): boolean =>
  words(name).some((word) => sourceKinds.has(folded(word)))

/** "Ambassador, Representative of Norland to the UN Ana Reyes at": who bears the office stands behind the body that he is sent to. */
const SENT =
  /^[^.:;–—|(]{0,120}?\bto (?:the )?(?:\p{Lu}{2,6}|United Nations)\s+(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2})(?=\s+(?:on|at|in|during|following)\s|\s*[,(]|\s*$)/u

/** The name that begins at `at`, up to what tells when, where and on what somebody spoke. */
export function nameAt(title: string, at: number, lexicon: Lexicon): Span | null {
  const start =
    at +
    (/^(?:the\s+)?(?:(?:H\.\s?E\.|(?:His|Her|Their) Excellency)\s+)?/i.exec(title.slice(at))?.[0].length ?? 0)
  for (const { index } of title.slice(start).matchAll(/(?<=\S)(?=[\s,:;–—|(.]|-\s|$)/gu)) {
    const end = start + index
    const rest = title.slice(end)
    // "Minister for the East", "Ambassador to Norland": the office goes on.
    if (!(AFTER.test(rest) || DOING.test(rest)) || /^\s+for\s+(?:the\s+)?\p{Lu}/u.test(rest)) continue
    // "the Prosecutor, Karim Hale, on Sudan"; "the ministers of France, Spain and Italy"
    const more =
      /^,\s+[^,:;–—|(]+/.exec(rest)?.[0].replace(/\s+(?:on|at|to|in|after|following|regarding)\b.*$/s, '') ??
      ''
    const name = title.slice(start, end)
    const sent = isName(name, lexicon) && titled(name, lexicon) ? SENT.exec(rest) : null
    if (sent) return [end + sent[0].length - (sent[1]?.length ?? 0), end + sent[0].length]
    if (more !== '' && isName(name, lexicon) && isName(more.slice(1).trim(), lexicon)) {
      const listed = /\sand\s/.test(more) && /\p{L}s\s+of\s/u.test(name)
      if (listed || tells(more.slice(1), lexicon)) return [start, end + more.trimEnd().length]
    }
    return isName(name, lexicon) ? [start, end] : null
  }
  return null
}

export const words = (name: string): string[] => name.split(/\s+/).filter((word) => word !== '')

const capital = (word: string): boolean => /^[^\p{L}]*\p{Lu}/u.test(word)

export const folded = (word: string): string => word.toLowerCase().replace(/[.,]$/, '')

export const titled = (name: string, lexicon: Lexicon): boolean =>
  words(name).some((word) => lexicon.titles.has(folded(word)))

/** Does a name by itself tell that it is somebody: an office, a given name, a ministry? */
export const tells = (name: string, lexicon: Lexicon): boolean =>
  words(name).some((word, i) =>
    [
      lexicon.titles.has(folded(word)),
      i === 0 && lexicon.givenNames.has(folded(word)),
      lexicon.sourceKinds.has(folded(word)),
    ].includes(true),
  )

/** Words with capitals, joined by "of" and the like, or an office in lower case ("the spokesperson"). */
export function isName(name: string, lexicon: Lexicon): boolean {
  const all = words(name)
  if (all.length === 0 || all.length > 16) return false
  // "spokesman of the army Carl Hale": an office that a full name ends.
  const given = (word: string, i: number): boolean =>
    lexicon.givenNames.has(folded(word)) && capital(all[i + 1] ?? '')
  // "representative of the Sudan"
  const ofPlace = all[1] === 'of' && capital(all.at(-1) ?? '')
  const fits = (word: string): boolean =>
    capital(word) || LINK.test(word) || titled(word, lexicon) || body(word, lexicon)
  if (!all.every(fits)) return false
  if (
    !(capital(all[0] ?? '') || (titled(all[0] ?? '', lexicon) && (all.some(given) || ofPlace))) ||
    all.every((word) => LINK.test(word.toLowerCase()))
  )
    return false
  // "Message from Kyiv", "Letter from London" name a place.
  const side = firstSide(name, lexicon)
  return !(all.length === 1 && side?.form === 'government')
}
