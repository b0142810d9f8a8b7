import type { Source, SourceKind, Span } from '../model/index.ts'
import type { Gender } from './mention.ts'

/** A source being put together from its mentions in text order. */
export interface Known {
  name: string
  readonly named: boolean
  kind: SourceKind
  role: string | null
  gender: Gender | null
  readonly head: string
  readonly plural: boolean
  readonly mentions: Span[]
}

const words = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[.,’']/g, '')
    .split(/[\s-]+/)
    .filter((word) => !/^(the|of|for|and|mr|mrs|ms|dr|jr|sr)$/.test(word))

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')

/** Do two names name one source: equal, one inside the other at its end or start, or one the other's initials? */
export function sameName(a: string, b: string, kind: SourceKind): boolean {
  const one = words(a)
  const two = words(b)
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  if (short.length === 0) return false
  if (short.join(' ') === long.join(' ')) return true
  if (kind === 'person')
    return (
      short.length < long.length &&
      short.at(-1) === long.at(-1) &&
      (short.length === 1 || short[0] === long[0])
    )
  const upper = a.length <= b.length ? [a, b] : [b, a]
  if (/^\p{Lu}{2,6}$/u.test((upper[0] ?? '').replaceAll('.', '')))
    return initials(upper[1] ?? '').endsWith((upper[0] ?? '').replaceAll('.', ''))
  // "the Health Ministry" and "Gaza's Health Ministry"; one shared word is no name.
  return short.length >= 2 && short.every((word) => long.includes(word))
}

/** Finished sources in order of their first mention. */
export function finished(known: readonly Known[]): { sources: Source[]; idOf: ReadonlyMap<Known, string> } {
  const idOf = new Map(known.map((source, i) => [source, `s${i + 1}`]))
  const sources = known.map(({ name, kind, role, mentions }, i) => ({
    id: `s${i + 1}`,
    name,
    kind,
    role,
    mentions: mentions
      .toSorted((a, b) => a[0] - b[0])
      .filter((m, k, all) => k === 0 || m[0] !== all[k - 1]?.[0]),
  }))
  return { sources, idOf }
}
