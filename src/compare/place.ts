import { fold, sideIn, type City, type Lexicon, type NamedPlace } from '../lexicon/index.ts'
import type { Place } from '../model/index.ts'
import { startsWithCapital } from '../text/index.ts'
import { partOfPlace, type PartOfPlace, SIDE, stepsOf } from './part-of-place.ts'
import type { Nest, Path, ScopePlace } from './scope.ts'

const UNKNOWN: ScopePlace = { hull: [], core: null, label: null, known: 'unknown' }

/**
 * Where, as a path. `side` is the nation of the people counted, which settles names that several countries
 * have. A place that neither lexicon nor gazetteer knows nests only in itself (and in a country named with it).
 * `report` parts "a village" of one report from that of another.
 */
export function placeOf(
  place: Place | null,
  side: string | null,
  lexicon: Lexicon,
  report: string | null = null,
): ScopePlace {
  if (place === null) return UNKNOWN
  const text = place.text.replace(/['’]s\b/g, '').replace(/s['’](?=\s)/g, 's')
  const tokens = [...text.matchAll(/[^\s,()]+/g)]
  const words = tokens.map(([word]) => word)
  const country = words.map((_, i) => countryAt(words, i, lexicon)).find((code) => code !== null) ?? null
  const hint = country ?? (side === null ? null : (lexicon.sides.named(side)?.iso ?? null))
  const found = paths(words, hint, lexicon)
  const known = { label: place.text, known: 'said' as const }
  const beside = isBeside(place.text, lexicon) && !words.includes('in')
  // "Harra, Chad", "a village in Chad": not all of Chad.
  const part = /\S\s+in\s+|,/.test(place.text) && found.every(({ hull }) => hull.join() === country)
  if (found.length === 0 || part) {
    const own = unlisted(place.text, country !== null, lexicon)
    const path = country === null ? own : [country, ...own]
    return { hull: path, core: path, ...known }
  }
  const [only] = found.length === 1 ? found : []
  const inner = only && !beside ? partIn(text, tokens, only, lexicon) : null
  if (only && inner) {
    const steps = inner.kind === 'some' && report !== null ? ofReport(inner.steps, report) : inner.steps
    const core = only.core === null ? null : [...only.core, ...steps]
    return { hull: [...only.hull, ...steps], core, ...known }
  }
  const hull = found.map(({ hull }) => hull).reduce(common)
  if (beside && hull.length > 0) {
    return { hull: hull.slice(0, -1), core: [...hull, `~${fold(place.text)}`], ...known }
  }
  return { hull, core: found.length === 1 ? (found[0]?.core ?? null) : null, ...known }
}

/** "Near Harra", "north of Harra", "the road to Harra", "the border with Chad": not in it, or nobody knows. */
const isBeside = (text: string, { scopes }: Lexicon): boolean =>
  scopes.says('beside', text) ||
  BEARING.test(text) ||
  /\b(?:road|highway|motorway|route|border|frontier) (?:to|with)\b/i.test(text)

/** "North of", "20 miles from", not "the north of". */
const BEARING =
  /(?<!\bthe (?:far )?)\b(?:north|south|east|west)(?:[- ]?(?:east|west))? of\b|\b(?:kilomet(?:re|er)s?|kms?|miles?|met(?:re|er)s?) (?:away )?from\b/i

/** What the words around the one name that was found make of it. */
function partIn(
  text: string,
  tokens: readonly RegExpExecArray[],
  { at, length }: Found,
  lexicon: Lexicon,
): PartOfPlace | null {
  const [first, last] = [tokens[at], tokens[at + length - 1]]
  if (first === undefined || last === undefined) return null
  return partOfPlace(text.slice(0, first.index), text.slice(last.index + last[0].length), lexicon.scopes)
}

const ofReport = (steps: readonly string[], report: string): string[] =>
  steps.map((step) => `${step} (${report})`)

/** "A market" of whatever report. */
export const ofAnyReport = (path: Path): Path => path.map((step) => step.replace(/ \(\w+\)$/, ''))

/** A path without the steps that no list knows; "the east of Sudan" keeps that it is not all of it. */
export const listedSteps = (path: Path): Path =>
  path.filter((step) => !step.startsWith('~') || step.startsWith(SIDE))

/** A place that no list knows, with what its words say it lies in: "the market in Harra" lies in Harra. */
function unlisted(text: string, country: boolean, lexicon: Lexicon): string[] {
  const inner = text.split(/\s+in\s+|,\s+/i)
  // "Harra, Chad": the country stands before the path already.
  if (country && inner.length > 1) inner.pop()
  const names = inner
    .map((part) => fold(nameIn(part, lexicon).replace(/^((in|at|on|the|near|of|a|an)\s+)+/gi, '')))
    .filter((name) => name !== '')
  return stepsOf(names)
}

/** "The border village of Harra" is Harra. */
function nameIn(part: string, { scopes }: Lexicon): string {
  const [, kind = '', name] = /^(.*\S)\s+of\s+((?:the\s+)?\p{Lu}.*)$/u.exec(part) ?? []
  return name !== undefined && scopes.says('town', kind.split(/\s+/).at(-1) ?? '') ? name : part
}

interface Found {
  /** Which words name it. */
  readonly at: number
  readonly length: number
  readonly hull: Path
  readonly core: Path
}

/** The most exact places named: those that no other one lies in. */
function paths(words: readonly string[], hint: string | null, lexicon: Lexicon): Found[] {
  const all: Found[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(4, words.length - at); length > 0; length--) {
      const found = named(words, at, length, hint, lexicon)
      if (found === null) continue
      all.push({ ...found, at, length })
      at += length - 1
      break
    }
  }
  return all.filter((one) => !all.some((other) => other !== one && inside(other.hull, one.hull)))
}

const inside = (inner: Path, outer: Path): boolean =>
  inner.length > outer.length && outer.every((step, i) => step === inner[i])

function named(
  words: readonly string[],
  at: number,
  length: number,
  hint: string | null,
  lexicon: Lexicon,
): Pick<Found, 'hull' | 'core'> | null {
  const parts = words.slice(at, at + length)
  const name = fold(parts.join(' '))
  const place = lexicon.places.named.get(name)
  if (place) {
    const path = pathOf(place, lexicon)
    return { hull: path, core: path }
  }
  const country = countryAt(words, at, lexicon, length)
  if (country !== null) return { hull: [country], core: [country] }
  if (!startsWithCapital(parts[0] ?? '') || !startsWithCapital(parts.at(-1) ?? '')) return null
  const city = pick(lexicon.places.cities(name), hint)
  if (city === null) return null
  const region = [city.country, city.region]
  const own = [...namedRegion(city.region, lexicon), lexicon.places.listed(name)]
  if (!city.seat) return { hull: own, core: own }
  const before = words.slice(Math.max(0, at - 2), at).map((word) => word.toLowerCase())
  const of = before.at(-1) === 'of' ? (before.at(-2) ?? '') : ''
  const { says } = lexicon.scopes
  if (says('region', words[at + length] ?? '') || says('region', of)) return { hull: region, core: region }
  if (says('town', of)) return { hull: own, core: own }
  return { hull: namedRegion(city.region, lexicon), core: own }
}

/** The side hint first; else the largest, if no city of another country comes near it. */
function pick(cities: readonly City[], hint: string | null): City | null {
  const own = cities.find(({ country }) => country === hint)
  if (own) return own
  const [first] = cities
  const rival = cities.find(({ country }) => country !== first?.country)
  if (first === undefined || (rival && rival.population * 4 > first.population)) return null
  return first
}

/** The lexicon's path of a first-level area ("UA.05" lies in the Donbas), else country and area. */
function namedRegion(region: string, lexicon: Lexicon): Path {
  for (const place of lexicon.places.named.values()) {
    if (place.region === region) return pathOf(place, lexicon)
  }
  return [region.slice(0, 2), region]
}

function pathOf(place: NamedPlace, lexicon: Lexicon): Path {
  const own = place.region ?? `~${fold(place.name)}`
  if (place.alone || place.within === null) return [own]
  const outer = lexicon.places.named.get(fold(place.within))
  if (outer) return [...pathOf(outer, lexicon), own]
  return [lexicon.sides.named(place.within)?.iso ?? place.within, own]
}

function countryAt(words: readonly string[], at: number, lexicon: Lexicon, length?: number): string | null {
  const side = sideIn(words, at, lexicon)
  if (side && side.side.iso !== null && side.form !== 'people' && side.form !== 'government') {
    if (length === undefined || side.length === length) return side.side.iso
  }
  if (length === undefined || !startsWithCapital(words[at] ?? '')) return null
  return lexicon.places.country(fold(words.slice(at, at + length).join(' ')))
}

function common(a: Path, b: Path): Path {
  const end = a.findIndex((step, i) => step !== b[i])
  return end < 0 ? a : a.slice(0, end)
}

/** Whether `outer` is `inner` or begins it. */
const holds = (outer: Path, inner: Path): boolean =>
  outer.length <= inner.length && outer.every((step, i) => step === inner[i])

/** Of "Harra, Chad" beside "Harra" only Harra is compared: one of them leaves the country out. */
const without = (path: Path | null, other: Path): Path | null =>
  path !== null && other[0]?.startsWith('~') && !path[0]?.startsWith('~') && path[1]?.startsWith('~')
    ? path.slice(1)
    : path

/** How a place lies to another: "inside" is a part of it. */
export function placeNest(one: ScopePlace, other: ScopePlace): Nest {
  const a = { ...one, hull: without(one.hull, other.hull) ?? [], core: without(one.core, other.hull) }
  const b = { ...other, hull: without(other.hull, one.hull) ?? [], core: without(other.core, one.hull) }
  const within = b.core !== null && holds(b.core, a.hull)
  const around = a.core !== null && holds(a.core, b.hull)
  if (within && around) return 'same'
  // Two tellings in the same words mean one place, whichever it is: the region or its city.
  if (a.hull.join() === b.hull.join() && a.core?.join() === b.core?.join() && a.core !== null) return 'same'
  if (within || likewise(a, b)) return 'inside'
  if (around || likewise(b, a)) return 'around'
  return mayMeet(a.hull, b.hull) ? 'unclear' : 'apart'
}

/** "The market in Kursk" lies in "Kursk", be that the region or its city in both. */
const likewise = (inner: ScopePlace, outer: ScopePlace): boolean =>
  inner.core !== null && outer.core !== null && holds(outer.hull, inner.hull) && holds(outer.core, inner.core)

/** Two areas of a map are apart unless one holds the other; "the front", or a place that no list knows, may lie anywhere. */
function mayMeet(a: Path, b: Path): boolean {
  const at = a.findIndex((step, i) => step !== b[i])
  if (at < 0 || at >= b.length) return true
  return (a[at]?.startsWith('~') ?? false) || (b[at]?.startsWith('~') ?? false)
}
