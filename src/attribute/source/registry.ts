import { startsWithCapital } from '../../text/index.ts'
import type { Source, SourceKind, Span } from '../../model/index.ts'
import type { Gender } from '../phrase/gender.ts'
import type { Owner } from '../phrase/owner.ts'

/** A source being put together from its mentions in text order. */
export interface Known {
  name: string
  named: boolean
  /** Named by the report's metadata: no word of the text is put in its place. */
  readonly given?: boolean
  kind: SourceKind
  role: string | null
  gender: Gender | null
  readonly head: string
  readonly plural: boolean
  /** One human being, named or not: somebody "he" or "she" can stand for. */
  readonly human: boolean
  owner: Owner | null
  /** What it is apart from its owner: "health ministry". */
  readonly body: string
  /** All words it was called by, lower case: "minister", "foreign", "spokesman". */
  readonly calls: Set<string>
  readonly mentions: Span[]
}

// Names are compared with one another, so the same are cut again and again.
const cut = new Map<string, readonly string[]>()

/** A name's words in lower case, without titles of address and small words. */
export function nameWords(name: string): readonly string[] {
  const known = cut.get(name)
  if (known) return known
  if (cut.size > 50_000) cut.clear()
  const words = cutName(name)
  cut.set(name, words)
  return words
}

const cutName = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[.,’']/g, '')
    .split(/[\s-]+/)
    .filter(
      (word) =>
        word !== '' &&
        !/^(the|of|for|and|mr|mrs|ms|dr|jr|sr|gen|brig|col|lt|maj|capt|adm|sgt|sen|rep|amb|gov|prof)$/.test(
          word,
        ),
    )

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => startsWithCapital(word))
    .map((word) => word.charAt(0))
    .join('')

const UNIONS = /^(united nations|african union|european union|arab league)$/

/** "Pat" and "Patrick", "J" and "John": one given name. */
const sameGiven = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) !== 2 && (a.startsWith(b) || b.startsWith(a)))

/** The letters of "UN" and "U.N."; null for another name. Asked of every two names: most are too long. */
function lettersOf(name: string): string | null {
  if (name.length > 12) return null
  const letters = name.replaceAll('.', '')
  return /^\p{Lu}{2,6}$/u.test(letters) ? letters : null
}

/** Do two names name one source: equal, one inside the other at its end or start, or one the other's initials? */
export function sameName(a: string, b: string, kind: SourceKind): boolean {
  const one = nameWords(a)
  const two = nameWords(b)
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (short.length === 0) return false
  if (short.length === long.length && short.every((word, i) => word === long[i])) return true
  if (kind === 'person')
    return (
      short.at(-1) === long.at(-1) &&
      (short.length === 1 ||
        sameGiven(short[0] ?? '', long[0] ?? '') ||
        // "Abu-Hale" of "Carl Abu-Hale"
        short.every((word, i) => word === long.at(i - short.length)))
    )
  const upper = a.length <= b.length ? [a, b] : [b, a]
  const letters = lettersOf(upper[0] ?? '')
  if (letters !== null) {
    const all = initials(upper[1] ?? '')
    return all.endsWith(letters) || skips(all, letters) || missionOf(upper[1] ?? '') === letters
  }
  // "the Health Ministry" and "Gaza's Health Ministry"; one shared word is no name, and each mission of a union of
  // states is a body of its own.
  return short.length >= 2 && short.every((word) => long.includes(word)) && !UNIONS.test(short.join(' '))
}

/** "UNSMIN" of the "UN Support Mission in Norland": a union of states with its own letters, and "in" with one. */
function missionOf(name: string): string {
  const [union = '', ...words] = name.split(' ')
  if (!/^(UN|EU|AU)$/.test(union)) return ''
  const told = words.filter((word) => word === 'in' || startsWithCapital(word))
  return union + told.map((word) => word.charAt(0).toUpperCase()).join('')
}

/** "OHCHR" of the "Office of the UN High Commissioner for Human Rights": four letters or more, one of the initials left out. */
const skips = (all: string, letters: string): boolean =>
  letters.length > 3 &&
  all.length === letters.length + 1 &&
  [...all].some((_, i) => i > 0 && all.slice(0, i) + all.slice(i + 1) === letters)

/** "Norland's army" and "the Norlandic army" */
export const sameBody = (
  a: { owner: Owner | null; body: string },
  b: { owner: Owner | null; body: string },
): boolean => a.owner !== null && b.owner !== null && sameOwner(a.owner, b.owner) && a.body === b.body

/** Norland's army is not Borland's; an army whose owner nobody says may be either's. */
export const sameOwner = (a: Owner | null, b: Owner | null): boolean =>
  a === null || b === null || a.name === b.name || a.name === b.of || b.name === a.of

/**
 * "the U.N.", where the text nowhere has "United Nations", and "Moscow", where nobody is called "Russia": as the text
 * calls it, for letters are not spelled out, nor a country put for its capital, by what the report does not say. `text` is
 * flat: without the ends of its lines.
 */
function asWritten({ name, named, given, kind, mentions }: Known, text: string): string {
  if (!named || given || kind === 'person') return name
  const called = mentions
    .map(([start, end]) =>
      text
        .slice(start, end)
        .replace(/^(neither |nor )?(the |an? )?/i, '')
        // "a UN report" is by the UN, and so is "the UN's latest count".
        .replace(/^((?:\p{Lu}\.?){2,})['’]s .*$/su, '$1')
        .replace(/^((?:\p{Lu}\.?){2,}) (?:report|statement|investigation|inquiry|assessment|survey)$/u, '$1')
        // "the UN and the Relief Agency" stands under the first.
        .replace(/,? (and|or|nor) the .*$/s, ''),
    )
    // "Norland sent lorries. It said …": by its name.
    .filter((words) => !/^(its?|they|their|we|our|which|who)$/i.test(words))
  const letters = called.find((words) => /^(\p{Lu}\.?){2,}$/u.test(words))
  if (letters !== undefined) return holdsName(text, name) ? name : letters
  const capital =
    kind === 'government'
      ? called.find((words) => /^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)?$/u.test(words))
      : undefined
  const other =
    capital !== undefined && !name.includes(capital) && !called.some((words) => holdsName(words, name))
  if (other) return capital
  // "Médecins Sans Frontières", where the text has no English name.
  const spelt = (words: string): boolean => words.toLowerCase().includes(name.toLowerCase())
  return kind === 'organisation' && !called.some(spelt) && !holdsName(text, name)
    ? (longest(called) ?? name)
    : name
}

const longest = (names: readonly string[]): string | undefined =>
  names.filter((words) => startsWithCapital(words)).toSorted((a, b) => b.length - a.length)[0]

/** A name's words may be parted by the end of a line. */
const flat = (words: string): string => words.replace(/[^\S ]/g, ' ')

/** Does the text have the name as words of its own: not "Norland" in "Norlandic"? */
function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + name.length))) return true
  return false
}

/** Finished sources in order of their first mention. */
export function finished(
  known: readonly Known[],
  text: string,
): { sources: Source[]; idOf: ReadonlyMap<Known, string> } {
  const idOf = new Map(known.map((source, i) => [source, `s${i + 1}`]))
  const whole = flat(text)
  const sources = known.map((source, i) => ({
    id: `s${i + 1}`,
    name: asWritten(source, whole),
    kind: source.kind,
    role: source.role,
    mentions: source.mentions
      .toSorted((a, b) => a[0] - b[0])
      .filter((m, k, all) => k === 0 || m[0] !== all[k - 1]?.[0]),
  }))
  return { sources, idOf }
}
