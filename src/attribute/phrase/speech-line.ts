import { authorityOf, type Lexicon } from '../../lexicon/index.ts'
import { MONTH } from '../../text/index.ts'
import {
  billed,
  billedIn,
  givenFirst,
  isName,
  nameAt,
  spokenBy,
  tells,
  titled,
  unbilled,
  words,
  type Billed,
} from './speech-title.ts'

/**
 * Who signs a statement in a line of its own at its head: "Ana Reyes, Department Spokesperson" or "Secretary Ana Reyes"
 * beside a line such as "Press Statement"; null for other lines.
 */
export function signed(line: string, beside: string | undefined, lexicon: Lexicon): Billed | null {
  if (beside === undefined || !(lexicon.speechTitles.alone.test(beside) || unbilled(beside, lexicon)))
    return null
  const [, name = '', office = ''] = /^\s*([^,]+?)\s*(?:,\s*(.+?))?\s*$/u.exec(line) ?? []
  if (!isName(name, lexicon) || !titled(office === '' ? name : office, lexicon)) return null
  return billedIn(line, name)
}

/** A line at the head that is nothing but an office and its holder: "Spokesperson for the High Commissioner: Ana Reyes" */
export function voiced(line: string, lexicon: Lexicon): Billed | null {
  const [, office = '', name = ''] = /^\s*(spokes\p{L}+[^:\n]{0,90}):\s*([^:\n]+?)\s*$/iu.exec(line) ?? []
  if (office === '' || !isName(name, lexicon) || words(name).length < 2) return null
  return billedIn(line, name, line.indexOf(':'))
}

/** A line at the head that is nothing but a name and who he speaks for: "Ana Reyes, spokeswoman of the Harra Command"; all below it is hers. */
export function spokesman(line: string, lexicon: Lexicon): Billed | null {
  const [, name = ''] =
    /^\s*([^,\n]+),\s+(?:\p{L}+\s+){0,2}spokes(?:man|woman|person)\b[^.:\n]{0,80}$/iu.exec(line) ?? []
  if (words(name).length < 2 || !isName(name, lexicon)) return null
  return { ...billedIn(line, name), attributable: true }
}

/** No body has a longer name. */
const LONGEST = 200

/** A line that is nothing but an official body and a colon: "The General Staff of the Armed Forces of Norland:" */
export function headedBy(line: string, lexicon: Lexicon): Billed | null {
  if (line.length > LONGEST || !line.endsWith(':')) return null
  const name = /^\s*(?:the\s+)?([^:\n]+?)\s*:\s*$/iu.exec(line)?.[1] ?? ''
  const [body = ''] = name.split(/\s+(?:of|for)\s/)
  if (!isName(name, lexicon) || !tells(body, lexicon)) return null
  if (authorityOf(name, null, 'organisation', lexicon) === null) return null
  return { ...billedIn(line, name), attributable: true }
}

/** "By ANA REYES, Prime Minister of Norland": a line that names who speaks, with his office. */
export function bylined(line: string, lexicon: Lexicon): Billed | null {
  const [, lead = '', name = '', office = ''] = /^(\s*By\s+)([^,\n]+),\s+([^\n]+?)\s*$/iu.exec(line) ?? []
  if (lead === '' || !isName(name, lexicon) || !isName(office, lexicon) || !titled(office, lexicon))
    return null
  return billedIn(line, name, lead.length)
}

/** "Presenter: General Carl Hale, Commander of the 1st Division": a credit at the head of a briefing that names who gives it. */
export function presented(line: string, lexicon: Lexicon): Billed | null {
  const [, lead = '', name = '', office = ''] =
    /^(\s*(?:presenter|briefer|speaker)s?:\s*)([^,:\n]+)(?:,\s+([^\n]+))?$/iu.exec(line) ?? []
  const known = givenFirst(name, lexicon)
  if (lead === '' || !isName(name, lexicon) || !(known || titled(name, lexicon) || titled(office, lexicon)))
    return null
  return billedIn(line, name, lead.length)
}

/** A name on a line of its own above his office: "Ambassador Ana Reyes ⏎ Deputy Representative to the United Nations". */
export function inOffice(line: string, next: string | undefined, lexicon: Lexicon): Billed | null {
  const name = line.trim()
  if (next === undefined || words(name).length > 6 || !isName(name, lexicon)) return null
  const known = givenFirst(name, lexicon)
  const rank = words(name).length > 2 && titled(words(name)[0] ?? '', lexicon)
  // An office stands by itself, with no name of its own behind a title.
  const [office = ''] = next.trim().split(/\s+(?:to|of|for|at|in)\s|,/)
  if ((!known && !rank) || !isName(office, lexicon) || !titled(office, lexicon)) return null
  return billedIn(line, name)
}

const DATE = new RegExp(
  String.raw`^\s*(?:[\p{L} .]+,\s+)?(?:[a-z]+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+${MONTH}\.?,?\s+\d{4}|${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)(?:\s*[/,–-]\s*\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?)?\s*$`,
  'iu',
)

/** "Mr. President, …", "Thank you, Madam Chair.", "My fellow citizens," at the head: somebody speaks to those before him. */
export const HAIL =
  /^\W*(?:thank you\b|(?:mr|mrs|mister|madam|madame)\.? (?:president|speaker|chair\w*|secretary)\b|(?:my )?(?:dear )?fellow [a-z]+|dear (?:friends|compatriots|citizens|people|colleagues|brothers)|ladies and gentlemen|citizens of|honou?rable members)/i

/** Two words of a name, those of a seat, and the letters of its province. */
const SEATED = /^\s*(\p{Lu}\S+ \p{Lu}\S+)(?: [\p{L}\p{Pd}’'.]+){1,5}, \p{Lu}{2}\s*$/u

/** A day, with or without the time: "April 5th, 2009 / 3:10 p.m." */
export const isDay = (line: string): boolean => DATE.test(line)

/** The day or a greeting */
const startsWords = (line: string): boolean => DATE.test(line) || HAIL.test(line)

/**
 * A full name on a line of its own above the day or a greeting, or a title that stands above these: "Ana Reyes ⏎ 12 March
 * 2020", "Ana Reyes ⏎ Mr Speaker,", "Ana Reyes ⏎ Report to the people on the flood ⏎ 12 March 2020"; `below` are those lines.
 */
export function alone(line: string, below: readonly string[], lexicon: Lexicon): Billed | null {
  const [next = '', after = ''] = below
  // "Ana Reyes Harra Centre, ON ⏎ Mr Speaker,": a member and her seat.
  const name = (HAIL.test(next) && SEATED.exec(line)?.[1]) || line.trim()
  if (words(name).length < 2 || words(name).length > 4) return null
  const titleBelow = startsWords(after) && words(next).length > 3 && words(next).length < 20
  if (!startsWords(next) && !titleBelow) return null
  if (!givenFirst(name, lexicon) || !isName(name, lexicon)) return null
  return billedIn(line, name)
}

/** "Ana Reyes, 12 March 2020, The flood" above a greeting: who spoke when on what. */
export function dated(line: string, lexicon: Lexicon): Billed | null {
  const [, name = '', date = ''] =
    /^\s*([^,\n]+),\s+(\p{L}+ \d{1,2},? \d{4}|\d{1,2} \p{L}+ \d{4})(?:,|\s*$)/u.exec(line) ?? []
  if (!DATE.test(date) || !givenFirst(name, lexicon)) return null
  if (words(name).length < 2 || words(name).length > 4 || !isName(name, lexicon)) return null
  return billedIn(line, name)
}

/** "Statement by Ambassador Ana Reyes, Permanent Representative of Norland, at the debate on …": a line begins with it. */
export function opens(line: string, lexicon: Lexicon): Billed | null {
  const { any, form } = lexicon.speechTitles
  return any.test(line) ? spokenBy(line, form, 'by|from|of', lexicon) : null
}

/** "by Secretary-General Ana Reyes at the port", below a line that is nothing but "Press conference". */
export function under(line: string, above: string | undefined, lexicon: Lexicon): Billed | null {
  // "Delivered by Ana Reyes" tells it without such a line.
  const delivered = /^\s*(?:as\s+)?delivered(?=\s+by\s)/i.exec(line)?.[0]
  const stands =
    above !== undefined && /^\s*(?:by|from|of)\s/i.test(line) && lexicon.speechTitles.alone.test(above)
  if (delivered === undefined && !stands) return null
  const whole =
    delivered === undefined ? `${above?.trim()} ${line}` : `Remarks${line.slice(delivered.length)}`
  const told = billed(whole, lexicon)
  const shift = whole.length - line.length
  return told?.span && told.span[0] >= shift
    ? { ...told, span: [told.span[0] - shift, told.span[1] - shift] }
    : null
}

/** What may stand before such words: a dateline ("HARRA, May 3 (Wire) --"), "Editor's note:". */
const DATED = String.raw`^(?:[^\n:]{4,60}?(?:\)\.?|[—–]|--)\s+)?`
const NOTE = String.raw`(?:editor['’]s note:\s*)?`
const FOLLOWS = new RegExp(
  String.raw`${DATED}\W*${NOTE}(?:the following|following|below|this|here|presented below)\b`,
  'i',
)
/** "Following are Ana Reyes’ remarks to the council, held today:" */
const FOLLOWING = new RegExp(
  String.raw`${DATED}\s*${NOTE}(?:the )?following (?:is|are)\s+(?:the )?(?:text of )?`,
  'i',
)

/** "The following statement was issued today by Ana Reyes:" and "… is a transcript of the briefing by Ana Reyes." */
export function introduced(line: string, lexicon: Lexicon): Billed | null {
  const { any } = lexicon.speechTitles
  if (!FOLLOWS.test(line) || !any.test(line)) return null
  const lead = FOLLOWING.exec(line)?.[0].length ?? 0
  const attributable = /:\s*$|\btranscript\b|\bstatement (?:was |is )?(?:issued|released)\b/i.test(line)
  const owned = lead > 0 ? billed(line.slice(lead), lexicon) : null
  if (owned)
    return {
      ...owned,
      span: owned.span && [owned.span[0] + lead, owned.span[1] + lead],
      attributable,
    }
  const whose = attributable ? bodyOf(line, lexicon) : null
  if (whose) return { ...whose, attributable }
  for (const { 0: by, index } of line.matchAll(/\b(?:by|from|of|attributable to)\s+/g)) {
    const span = nameAt(line, index + by.length, lexicon)
    const name = line.slice(...(span ?? [0, 0]))
    // "of Friday's briefing", "from the minister's office"
    if (span && tells(name, lexicon)) return { name, span, attributable }
  }
  return null
}

/** "The following Harra Council press statement was issued by its president": the body whose words they are, whoever issues them. */
function bodyOf(line: string, lexicon: Lexicon): Billed | null {
  const { form } = lexicon.speechTitles
  const found = new RegExp(`following (\\p{Lu}[^,:]{2,60}?) ${form} (?:was|is)\\s`, 'iu').exec(line)
  const name = found?.[1] ?? ''
  return isName(name, lexicon) && tells(name, lexicon) ? billedIn(line, name) : null
}

/** "Text of report in English by Norland radio on 3 March": who wrote what an archive gives in his words. */
const TEXT_BY =
  /^\W*(?:full )?(?:text|excerpts?)\s+(?:of|from)\s+(?:an? )?(?:\p{L}+ ){0,2}?(?:report|article|statement|commentary|interview|announcement|communiqu[eé])s?(?:\s+in\s+\p{Lu}\p{L}+)?(?:\s+(?:headlined|entitled|titled)\s+["“][^"”\n]{1,160}["”])?(?:\s+(?:published|carried|broadcast|issued|released|posted))?\s+by\s+(?:the\s+)?(?<name>[^.\n]{2,100}?)(?=\s+(?:web ?site|(?:on|at)\s+\d|\p{Lu}\p{L}+ \d{1,2}\b)|\s*[\n:.]|$)/iu

/** Whose words an archive says that it gives, and how much of the text tells it. */
export function textOfReport(text: string): { readonly told: Billed; readonly end: number } | null {
  const head = text.slice(0, 400)
  const found = TEXT_BY.exec(head)
  const name = found?.groups?.['name']
  if (!found || name === undefined || !/\p{Lu}/u.test(name)) return null
  const day =
    /^(?:\s+web ?site)?(?:\s+on)?(?:\s+\d{1,2} \p{L}+(?: \d{4})?)?[.:]?/u.exec(
      head.slice(found[0].length),
    )?.[0] ?? ''
  return {
    told: { ...billedIn(head, name, found[0].length - name.length), attributable: true },
    end: found[0].length + day.length,
  }
}
