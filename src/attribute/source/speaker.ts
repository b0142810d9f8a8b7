import { authorityOf, looseToken, type Lexicon } from '../../lexicon/index.ts'
import type { Token, Turn } from '../../model/index.ts'
import { capitalised } from '../../text/index.ts'
import { know, match, sourceFrom, unnamed, type Cast } from './cast.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import type { Name } from '../phrase/names.ts'
import { nameWords, type Known } from './registry.ts'
import { answering, billed, titled } from '../phrase/speech-title.ts'
import { withCountry } from '../phrase/with-country.ts'
import { labelled } from '../phrase/turn.ts'

/** Who speaks, by his name in the metadata, as it is (`given`), or by that in a title, without his office. */
export function speakerNamed(c: Cast, written: string, given: boolean): Known {
  // "Secretary-General Of Norland"
  const name = given ? written : written.replace(/\b(?:Of|For|The|And)\b/g, (word) => word.toLowerCase())
  const m = mention(titleTokens(name), name, c.s.lexicon)
  if (given) return { ...sourceFrom({ ...m, name }, true), given }
  if (m.kind === 'person' && m.name !== null) return match(c, m, 'person')
  // "Secretary of Defense Ana Reyes": what begins with a given name is the name.
  const words = name.split(' ')
  const at = words.findIndex((word, i) => i > 0 && c.s.lexicon.givenNames.has(word.toLowerCase()))
  if (at > 0 && at < words.length - 1) {
    const own = { ...m, name: words.slice(at).join(' '), role: words.slice(0, at).join(' ') }
    return match(c, own, 'person')
  }
  // "the Minister for Asia" of a title, where the text goes on to name him.
  const named = m.kind === 'person' && m.name === null ? inOffice(c, name) : null
  if (named) return match(c, { ...c.about(named), name: named.text }, 'person')
  const whole = name.includes(',') ? name : (m.name ?? name)
  const known = c.known.find((k) => k.named && k.name === whole)
  if (known) return known
  return know(c, { ...sourceFrom({ ...m, name: whole }, true), given: true })
}

/** The person before whose name the text has the words of an office: "Minister for Asia" Ana Reyes, "the Prime Minister, Ana Reyes". */
function inOffice({ s, people }: Cast, office: string): Name | undefined {
  const words = office.toLowerCase()
  return people.find(({ at }) => {
    const start = s.tokens[at]?.start ?? 0
    const before = s.doc.text.slice(Math.max(0, start - words.length - 4), start)
    return before.trimEnd().toLowerCase().replace(/,$/, '').endsWith(words)
  })
}

/** Whoever a turn's label means by a word that is no name: "Q", "Answer", "CH" of Carl Hale, "THE PRESIDENT"; else null. */
export function byLabel(c: Cast, turn: Turn): Known | null {
  const label = labelled(turn, c.s.lexicon)
  if (label === 'asks') return unnamed(c, 'reporter')
  if (label === 'answers') {
    const name = answerer(c, turn)
    return name === null ? unnamed(c, 'interviewee') : speakerNamed(c, name, false)
  }
  const full = /^\p{Lu}\.?(?: ?\p{Lu}\.?){1,3}$/u.test(turn.name) ? byInitials(c, turn.name) : null
  if (full !== null) return speakerNamed(c, full, false)
  if (label) return unnamed(c, turn.name.toLowerCase())
  const office = officeHolder(c, turn.name)
  return office === null ? null : speakerNamed(c, office, false)
}

/** A turn's speaker by name; one whom nobody names in full stays as the transcript writes him: "MR. KIRBY". */
export function byName(c: Cast, turn: Turn, m: Mention): Known {
  // "Mr. HALE of Norland", unlike "Lord Ahmed of Wimble", is called by his state.
  const own = /^M(?:r|s|rs)\.? /.test(turn.name) ? turn.name.replace(/ of .*$/s, '') : turn.name
  const written = withoutTitles(c, own)
  // "Lord Ahmed of Wimble"
  const name = / of /.test(written) ? written : (m.name ?? written)
  return match(c, { ...m, kind: 'person', name }, 'person', written)
}

/** "BRIG. GEN. PATRICK MOSS" → "PATRICK MOSS", where more than a last name is left. */
function withoutTitles({ s }: Cast, name: string): string {
  const words = name.split(/\s+/)
  let first = words.findLastIndex((word) => s.lexicon.titles.has(word.toLowerCase().replace(/\.$/, ''))) + 1
  // "President of Norland Ana Reyes"
  if (/^(?:of|for)$/i.test(words[first] ?? ''))
    first = words.findIndex((word, i) => i > first && s.lexicon.givenNames.has(word.toLowerCase()))
  return first > 0 && words.length - first >= 2 ? words.slice(first).join(' ') : name
}

/** The report's title and the lines above the turns, of which one may tell who speaks. */
function titles({ s: { doc }, report: { title } }: Cast): readonly string[] {
  const lines = doc.paragraphs
    .slice(0, 3)
    .map(({ heading, turn, span }) => (heading && turn < 0 ? doc.text.slice(...span) : null))
  return [title, ...lines].filter((line) => line !== null)
}

/** "to ask the Minister of Roads whether …": whom a question that is put down in a parliament is to. */
const ASKED = /\b(?:to ask|asked) the (\p{Lu}[\p{L}’'-]*(?: (?:(?:of|for|and|the) )*\p{Lu}[\p{L}’'-]*)*)/gu

/** Who answers questions: whom the title interviews or lets speak, else the minister whom the text above asks, else the body that publishes its answers. */
function answerer(c: Cast, { speaker: [start] }: Turn): string | null {
  const { lexicon } = c.s
  const { publisher } = c.report
  const told = titles(c)
    .map((line) => answering(line, lexicon) ?? billed(line, lexicon))
    .find((who) => who !== null)
  if (told) return withCountry(told.name, publisher, lexicon)
  const asked = [...c.s.doc.text.slice(0, start).matchAll(ASKED)].at(-1)?.[1]
  if (asked !== undefined && titled(asked, lexicon)) return asked
  return publisher !== null && authorityOf(publisher, null, 'organisation', lexicon) !== null
    ? publisher
    : null
}

/** "CH" where a turn before was Carl Hale's, or where the text names him. */
function byInitials(c: Cast, letters: string): string | null {
  const wanted = letters.replace(/[.\s]/g, '')
  const fits = (name: string): boolean =>
    nameWords(withoutTitles(c, name))
      .map((word) => word.charAt(0).toUpperCase())
      .join('') === wanted
  const names = [...c.s.doc.turns.map(({ name }) => name), ...c.people.map(({ text }) => text)]
  const full = new Set(
    names
      .filter((name) => name.length > letters.length + 2 && fits(name))
      .map((name) => withoutTitles(c, name)),
  )
  return full.size === 1 ? ([...full][0] ?? null) : null
}

/**
 * "THE PRESIDENT", "PM": whom the title gives that office, else the author who is given, else the holder of it in the country
 * whose body publishes.
 */
function officeHolder(c: Cast, label: string): string | null {
  const { lexicon } = c.s
  const { publisher, author } = c.report
  const written = label.replace(/^the\s+/i, '').toLowerCase()
  const office = lexicon.speechTitles.offices.get(written)?.toLowerCase() ?? written
  if (!lexicon.titles.has(office) && !office.split(' ').every((word) => lexicon.titles.has(word))) return null
  const told = titles(c)
    .map((line) => billed(line, lexicon) ?? answering(line, lexicon))
    .find((who) => who?.name.toLowerCase().startsWith(`${office} `) && !/^\S+(?: \S+)? of /.test(who.name))
  if (told) return told.name
  if (author !== null && author !== publisher && isPerson(author, lexicon)) return author
  const name = capitalised(office)
  const whole = withCountry(name, publisher, lexicon)
  return whole === name ? null : whole
}

/** "Ana Reyes", "Reyes, Ana" */
const isPerson = (author: string, { givenNames }: Lexicon): boolean => {
  const words = author.toLowerCase().split(/[\s,]+/)
  return (
    words.length < 5 && words.some((word, i) => (i === 0 || author.includes(',')) && givenNames.has(word))
  )
}

/** A name from the report's metadata or title as tokens: all its words are names. */
const titleTokens = (name: string): Token[] =>
  [...name.matchAll(/(?:(?!['’]s(?!\p{L}))[\p{L}\p{N}.'’&-])+|['’]s|\S/gu)].map(
    ({ 0: text, index: start }, index) =>
      looseToken({
        text,
        index,
        start,
        tag: LINKS[text.toLowerCase()] ?? (/^\p{L}/u.test(text) ? 'PROPN' : 'PUNCT'),
      }),
  )

const LINKS: Readonly<Record<string, Token['tag']>> = {
  of: 'ADP',
  for: 'ADP',
  the: 'DET',
  and: 'CCONJ',
  '&': 'CCONJ',
}
