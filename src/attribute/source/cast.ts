import { turnOf } from '../../segment/index.ts'
import type { Report, SourceKind, Token } from '../../model/index.ts'
import { abbreviated } from '../phrase/abbreviation.ts'
import { genderOfName } from '../phrase/gender.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { fullest, introduction, namesOf, onlyOpens, type Name, type Names } from '../phrase/names.ts'
import { nameWords, sameBody, sameName, sameOwner, type Known } from './registry.ts'
import type { Scan } from '../phrase/scan.ts'
import { fullInTitle } from '../phrase/title-name.ts'

/** A report's sources while they are being told apart, in the order in which they speak. */
export interface Cast {
  readonly s: Scan
  /** Its title and publisher may name whom the text does not. */
  readonly report: Report
  readonly names: Names
  /** Persons the text names, in text order. */
  readonly people: readonly Name[]
  readonly known: Known[]
  /** The same by the last word of each name that they have had. */
  readonly byLastWord: Map<string, Set<Known>>
  /** The first source without a name of its own by what it is called, lower case. */
  readonly byWords: Map<string, Known>
  /** The body that words without a name have stood for, by these: "the rights group", lower case. */
  readonly again: Map<string, Known>
  /** The tokens of a word, in text order. */
  readonly tokensOf: (norm: string) => readonly number[]
  /** What the words tell whose phrase ends at a token, for those that were asked about; null where none ends there. */
  readonly endingAt: Map<number, Mention | null>
  /** All words that the text calls a person by where it names him or her, lower case. */
  readonly called: (name: Name) => readonly string[]
  /** Who has spoken, up to the attribution at hand, in text order: pronouns look back along it. */
  readonly said: { readonly source: Known; readonly at: number }[]
  /** What the text says of a named person where it names him. */
  readonly about: (name: Name) => Mention
  /** The fullest name of whoever a person's name names, by that name; null where no other is fuller. */
  readonly fuller: Map<string, string | null>
  /** The first person with more names than one by his or her given name, lower case. */
  readonly given: ReadonlyMap<string, Name>
  /** Bodies by the letters that stand in brackets behind their names. */
  readonly letters: ReadonlyMap<string, Mention>
}

/**
 * The people whom a text names, before anybody in it has spoken; not what begins where a digest names an outlet (`credited`):
 * "It rained. ([El Faro], May 4) The mayor said".
 */
export function cast(s: Scan, report: Report, credited: ReadonlySet<number>): Cast {
  const names = namesOf(s)
  const people = [...names.values()]
    .flat()
    .filter(({ at }) => !inLabel(s, at) && !credited.has(s.tokens[at]?.start ?? -1))
    .filter((n, _, all) => (n.person || possesses(s, n, all)) && !onlyOpens(s, names, n))
    .sort((a, b) => a.at - b.at)
  const given = new Map(
    people
      .filter(({ at, last }) => last > at)
      .toReversed()
      .map((n) => [s.tokens[n.at]?.norm ?? '', n]),
  )
  const mentions = new Map<Name, Mention>()
  const about = (name: Name): Mention => {
    const read = mentions.get(name) ?? mention(introduction(s, name), s.doc.text, s.lexicon)
    mentions.set(name, read)
    return read
  }
  const calls = new Map<Name, readonly string[]>()
  const called = (name: Name): readonly string[] => {
    const words = calls.get(name) ?? calledBy(about(name))
    calls.set(name, words)
    return words
  }
  const letters = abbreviated(s)
  const byLastWord = new Map<string, Set<Known>>()
  return {
    s,
    report,
    names,
    people,
    known: [],
    byLastWord,
    byWords: new Map(),
    again: new Map(),
    tokensOf: placesOf(s),
    endingAt: new Map(),
    said: [],
    about,
    called,
    fuller: new Map(),
    given,
    letters,
  }
}

/** Where each word stands, looked for once a word. */
function placesOf({ tokens }: Scan): Cast['tokensOf'] {
  const places = new Map<string, readonly number[]>()
  return (word) => {
    const found = places.get(word) ?? tokens.filter(({ norm }) => norm === word).map(({ index }) => index)
    places.set(word, found)
    return found
  }
}

/** "MR. HALE:" before his words names who speaks, nobody he speaks of. */
export function inLabel({ doc, tokens }: Scan, at: number): boolean {
  if (doc.turns.length === 0) return false
  const token = tokens[at]
  const turn = doc.turns[turnOf(doc, token?.sentence ?? -1)]
  return (
    token !== undefined &&
    turn !== undefined &&
    turn.speaker[0] <= token.start &&
    token.end <= turn.speaker[1]
  )
}

/** "Hale's phone rings": at the head of a sentence, somebody whom the text names as a person elsewhere. */
function possesses(s: Scan, { at, last }: Name, all: readonly Name[]): boolean {
  const opens = s.doc.sentences[s.tokens[at]?.sentence ?? -1]?.first === at
  const lastName = s.tokens[last]?.norm
  return (
    opens &&
    s.tokens[last + 1]?.norm === "'s" &&
    all.some((n) => n.person && n.last > n.at && s.tokens[n.last]?.norm === lastName)
  )
}

/** Somebody speaks at a token. Nearly always behind all who have, save those whose long words were asked about first. */
export function speaksAt({ said }: Cast, source: Known, at: number): void {
  const behind = said.findLastIndex((one) => one.at <= at)
  said.splice(behind + 1, 0, { source, at })
}

/** The latest speaker before a token that fits. */
export const latest = (
  { said }: Cast,
  before: Token,
  fits: (source: Known) => boolean,
): Cast['said'][number] | undefined => said.findLast(({ source, at }) => at < before.index && fits(source))

/** A source as its first mention tells it. */
export const sourceFrom = (m: Mention, named: boolean): Known => ({
  name: m.name ?? m.words,
  named,
  kind: !named && m.kind === 'person' ? 'unnamed' : m.kind,
  role: m.role,
  gender: m.gender,
  head: m.head,
  plural: m.plural,
  // "A source told the paper …. He said".
  human: m.kind === 'person' || (m.head === 'source' && !m.plural),
  owner: m.owner,
  body: m.body,
  calls: new Set(calledBy(m)),
  mentions: [],
})

export const add = (c: Cast, m: Mention, named: boolean): Known => know(c, sourceFrom(m, named))

/** Take a new source into the cast, by its name and by its words. */
export function know(c: Cast, source: Known): Known {
  c.known.push(source)
  rename(c, source, source.name)
  const words = source.name.toLowerCase()
  if (!source.named && !c.byWords.has(words)) c.byWords.set(words, source)
  return source
}

/** Give a source a fuller name; the ones that it had before still lead to it. */
export function rename({ byLastWord }: Cast, source: Known, name: string): void {
  source.name = name
  const word = lastWord(name)
  const alike = byLastWord.get(word)
  if (alike) alike.add(source)
  else byLastWord.set(word, new Set([source]))
}

const lastWord = (name: string): string => nameWords(name).at(-1) ?? ''

/** The sources that have had a name with the last word of this one. */
export const namedLike = ({ byLastWord }: Cast, name: string): readonly Known[] => [
  ...(byLastWord.get(lastWord(name)) ?? []),
]

/** The source without a name of its own that is called by these words. */
export const unnamedOne = ({ byWords }: Cast, words: string): Known | undefined =>
  byWords.get(words.toLowerCase())

/** The words of a role, of titles and of what an unnamed source is called; never those of a person's name. */
export const calledBy = (m: Mention): string[] => [
  ...[m.role ?? '', ...m.titles].flatMap(nameWords),
  ...(m.name === null || m.kind !== 'person' ? nameWords(m.words) : []),
]

/** The unnamed source of that name, made where there is none: "reporter", "they". */
export const unnamed = (c: Cast, name: string, kind: SourceKind = 'unnamed'): Known =>
  unnamedOne(c, name) ??
  add(
    c,
    {
      name,
      kind,
      role: kind === 'person' ? name : null,
      head: name,
      gender: null,
      plural: false,
      titles: [],
      words: name,
      body: name,
      owner: null,
    },
    false,
  )

/** The source of that name: one known already, with what this mention adds to it, or a new one. */
export function match(c: Cast, m: Mention, kind = m.kind, written: string | null = null): Known {
  const name = m.name ?? m.words
  const single = !/\s/.test(name.replace(/^(MR|MS|MRS|DR|GEN|SEN|LT|COL|ADM|AMB)\.?\s+/, ''))
  const last = name.split(/\s+/).at(-1) ?? name
  const full = kind === 'person' ? fuller(c, name, single ? last : null) : null
  const fits = (kind === 'person' ? namedLike(c, full ?? name) : c.known).filter(
    (k) =>
      k.named &&
      (k.kind === kind || k.kind === 'person') &&
      (k.kind !== 'person' || k.name.toLowerCase().endsWith(last.toLowerCase())) &&
      (k.kind === 'person'
        ? sameName(full ?? name, k.name, k.kind)
        : sameBody(m, k) || (sameName(name, k.name, k.kind) && sameOwner(m.owner, k.owner))) &&
      (m.gender === null || k.gender === null || m.gender === k.gender),
  )
  const earlier =
    fits.find((k) => k.name === (full ?? name)) ??
    fits.toSorted((a, b) => (b.mentions.at(-1)?.[0] ?? 0) - (a.mentions.at(-1)?.[0] ?? 0))[0]
  const source = earlier ?? add(c, { ...m, kind, name: full ?? written ?? name }, true)
  const intro = kind === 'person' && !earlier ? introduced(c, source.name) : null
  if (earlier) {
    const capitals = earlier.name === earlier.name.toUpperCase() && name !== name.toUpperCase()
    const more = name.length > earlier.name.length && !/^\p{Lu}{2,3}\. /u.test(name)
    if ((capitals && !single) || more) rename(c, earlier, name)
  }
  for (const said of [m, intro]) {
    if (said === null) continue
    source.role ??= said.role
    source.gender ??= said.gender
    source.owner ??= said.owner
    for (const word of calledBy(said)) source.calls.add(word)
  }
  if (source.kind === 'person' && source.name.includes(' '))
    source.gender ??= genderOfName(source.name, c.s.lexicon)
  return source
}

/** The fullest name of a person; of one called by a `last` name alone, it may have any given name. */
function fuller(c: Cast, name: string, last: string | null): string | null {
  const known = c.fuller.get(name)
  if (known !== undefined) return known
  const told = fullInTitle(c.report.title, name.split(/\s+/).at(-1) ?? name, c.s.lexicon)
  const written = (last === null ? null : (fullest(c.s, c.names, last) ?? told)) ?? longer(c, name)
  // "PAUL MOSS" of a label, where the title has his name in mixed case
  const full = told?.toUpperCase() === (written ?? name) ? told : written
  c.fuller.set(name, full)
  return full
}

/** "Patrick Moss" where somebody says "Pat Moss". */
function longer(c: Cast, name: string): string | null {
  const list = c.names.get((name.split(/[\s-]+/).at(-1) ?? name).toLowerCase()) ?? []
  const fits = list.filter(
    (n) => n.person && n.text.length > name.length && n.last - n.at < 4 && sameName(n.text, name, 'person'),
  )
  return fits.toSorted((a, b) => b.text.length - a.text.length)[0]?.text ?? null
}

/** The first place where the text says who somebody is. */
function introduced(c: Cast, name: string): Mention | null {
  const last = (name.split(/\s+/).at(-1) ?? name).toLowerCase()
  for (const n of c.names.get(last) ?? []) {
    if (!n.person || !sameName(n.text, name, 'person')) continue
    const m = c.about(n)
    if (m.role !== null && m.kind === 'person') return m
  }
  return null
}
