import { startsWithCapital } from '../../text/index.ts'
import { fold, isLand, sideIn, type City, type Lexicon } from '../../lexicon/index.ts'

/** Smaller towns share their names with too many others. */
export const LARGE = 20_000
/** But a town of a name that no other land has, where the text names that land. */
const SMALL = 5_000
/** A word of a name, or one within it: "Deir [ez-Zor]". */
const PART = /^(\p{Lu}|(a[dlnrst]|e[lsz])-\p{Lu})/u
/** So many times as large as the next one of its name a town is meant wherever nothing else is said. */
const CLEARLY = 5
/** So many times as large as its namesake in a land that the text names it makes the land doubtful: the attacker's may be the only one named. */
const FAR_LARGER = 10

/**
 * The side on whose land a place lies, told by its words or by the list of cities; null where they tell none or two, and
 * where the land is disputed. `named` says how often the text names each country.
 */
export function landOf(place: string, named: ReadonlyMap<string, number>, lexicon: Lexicon): string | null {
  const words = place.split(/[\s,()]+|['’]s?(?=\s|$)/).filter((word) => word !== '')
  const told = new Set<string>()
  for (const at of words.keys()) {
    const side = borders(words, at) ? undefined : sideIn(words, at, lexicon)?.side
    if (side?.disputed) return null
    if (side && isLand(side)) told.add(side.of ?? side.name)
  }
  if (told.size === 0)
    for (const { name, region, village } of names(words)) {
      if (lexicon.sides.named(name)) continue
      const land = known(lexicon.places.named.has(region) ? region : name, named, lexicon, village)
      if (land) told.add(land)
    }
  const [land] = told
  return told.size === 1 && land !== undefined ? land : null
}

const DIRECTION = /^(north|south|east|west|northeast|northwest|southeast|southwest)$/i

/** "near the [Pakistan] border", "north of [Chad]": a country beside which a place lies, not in it. */
const borders = (words: readonly string[], at: number): boolean =>
  /^(border|borders|frontier)$/i.test(words[at + 1] ?? '') ||
  /^(bordering|border|frontier)$/i.test(words[words[at - 1] === 'with' ? at - 2 : at - 1] ?? '') ||
  // "north of Chad", not "the north of Chad".
  (words[at - 1] === 'of' && DIRECTION.test(words[at - 2] ?? '') && words[at - 3] !== 'the')

interface Name {
  readonly name: string
  /** With the word after it. */
  readonly region: string
  readonly village: boolean
}

/**
 * The names in a place's words, as the lists have them, each alone and with the word after it: "eastern Dovra" → "dovra",
 * "Port Harra region" → "port harra" and "port harra region".
 */
function names(words: readonly string[]): Name[] {
  const found: Name[] = []
  for (let at = 0; at < words.length; at++) {
    if (!startsWithCapital(words[at] ?? '')) continue
    let end = at + 1
    while (end < words.length && PART.test(words[end] ?? '')) end++
    const village =
      VILLAGE.test(words[end] ?? '') || (words[at - 1] === 'of' && VILLAGE.test(words[at - 2] ?? ''))
    found.push({
      name: fold(words.slice(at, end).join(' ')),
      region: fold(words.slice(at, end + 1).join(' ')),
      village,
    })
    at = end
  }
  return found
}

const VILLAGE = /^(village|hamlet)s?$/i

/** The land of a place; a village is no town of its name, save in a land that the text names. */
function known(
  name: string,
  named: ReadonlyMap<string, number>,
  lexicon: Lexicon,
  village: boolean,
): string | null {
  const { places, sides } = lexicon
  let within = places.named.get(name)?.within ?? null
  for (let n = 0; within !== null && n < 4; n++) {
    const side = sides.named(within)
    if (side) return side.disputed ? null : (side.of ?? side.name)
    within = places.named.get(within)?.within ?? null
  }
  const all = places.cities(name).filter(({ population }) => population >= SMALL)
  const only = all.every(({ country }) => country === all[0]?.country)
  const sideOf = ({ country }: City): string | null =>
    sides.all.find(({ iso }) => iso === country)?.name ?? null
  const land = all[0] && only ? sideOf(all[0]) : null
  if (land !== null && named.has(land)) return land
  const cities = all.filter(({ population }) => population >= LARGE)
  const [first] = cities
  const near = cities.filter((city) => named.has(sideOf(city) ?? ''))
  if (first && near[0] && first.population >= FAR_LARGER * near[0].population && first !== near[0])
    return null
  const here = new Set(near.map(sideOf))
  if (here.size === 1) return [...here][0] ?? null
  if (village) return null
  const other = cities.find(({ country }) => country !== first?.country)
  return first && first.population >= CLEARLY * (other?.population ?? 0) ? sideOf(first) : null
}
