import type { SideMatch } from '../../lexicon/index.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** What the words for people say of whose they are, where that depends on who speaks. */
export function allegianceOf(
  { tokens, lexicon }: Parts,
  { first, last }: Group,
): 'ours' | 'own' | 'foe' | null {
  let told: 'own' | null = null
  for (let i = first; i <= last; i++) {
    const whose = lexicon.allegiance.at(tokens, i)?.value
    if (whose === 'ours' || whose === 'foe') return whose
    if (whose === 'own') told = 'own'
  }
  return told
}

/** A token at which a nation, a land or an armed group is named. */
export interface Mention {
  readonly at: number
  readonly of: string
}

interface ArmedGroup {
  readonly of: string | null
  readonly times: number
  /** By its name, not by an adjective alone, which may be that of a people ("Kurdish"). */
  readonly byName: boolean
}

/** How a whole text speaks of countries and of whom its speakers fight. */
export interface Census {
  /** How many times each country is named. */
  readonly countries: ReadonlyMap<string, number>
  /** Countries that the text names as a land: "in central Chad", "NAIROBI -". */
  readonly lands: ReadonlySet<string>
  /** Armed groups, by their names. */
  readonly groups: ReadonlyMap<string, ArmedGroup>
  /** Where the text names a nation, a land or an armed group, in order, each with whose it is. */
  readonly mentions: readonly Mention[]
  /** Countries whose forces the text tells of. */
  readonly armed: ReadonlySet<string>
  /** The foe of a speaker of that side, or null where the text does not tell. */
  readonly foeOf: (own: string) => string | null
  /** Is that speaker's side at war in its own country ("our cities", "the occupiers")? */
  readonly atHome: (own: string) => boolean
}

/** So many times a foe has to be named, and so many times as often as any other country. */
const OFTEN = 3
const CLEARLY = 2

/** Who is called so stands on the speaker's own land. */
const OCCUPIES = /^occup(ier|ant)s?$/

const SPEAKS_FOR_NONE = /^(alliance|organisation|people)$/

/** The text is counted once, when first asked. */
export function census(parts: Parts): () => Census {
  let counted: Census | null = null
  return () => (counted ??= count(parts))
}

function count({ tokens, lexicon }: Parts): Census {
  const countries = new Map<string, number>()
  const lands = new Set<string>()
  const groups = new Map<string, ArmedGroup>()
  const hostile = new Set<string>()
  const armed = new Set<string>()
  const foes = new Set<string>()
  const homes = new Set<string>()
  const mentions: Mention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const named = lexicon.sides.at(tokens, i)
    if (named && !SPEAKS_FOR_NONE.test(named.side.kind))
      mentions.push({ at: i, of: named.side.of ?? named.side.name })
    if (named?.side.kind === 'country') {
      const { name } = named.side
      countries.set(name, (countries.get(name) ?? 0) + 1)
      if (asLand(tokens, i, named.length)) lands.add(name)
      const next = afterName(tokens, i, named)
      const does = lexicon.allegiance.at(tokens, next)?.value
      if (does === 'hostile' || does === 'foe') hostile.add(name)
      if (does === 'arms' || lexicon.populations.at(tokens, next)?.value === 'soldiers') armed.add(name)
    } else if (named?.side.kind === 'group') {
      const { name, of } = named.side
      const before = groups.get(name)
      const byName = named.form === 'name' || before?.byName === true
      groups.set(name, { of, times: (before?.times ?? 0) + 1, byName })
    }
    const whose = lexicon.allegiance.at(tokens, i)?.value
    if (whose === 'foe') foes.add(tokens[i]?.norm ?? '')
    if (whose === 'home' && ours(tokens, i, lexicon)) homes.add(tokens[i]?.lemma ?? '')
  }
  const foeOf = (own: string): string | null => {
    const hated = [...hostile].filter((name) => name !== own)
    if (hated.length === 1) return hated[0] ?? null
    // "Chadian troops came nearer. The enemy …": nobody else is spoken of.
    const [other, ...others] = [...countries.keys()].filter((name) => name !== own)
    if (other !== undefined && others.length === 0 && armed.has(other)) return other
    return mostNamed(countries, [own])
  }
  const atHome = (own: string): boolean =>
    ((homes.size > 0 || [...foes].some((word) => OCCUPIES.test(word))) &&
      foes.size > 0 &&
      foeOf(own) !== null) ||
    // "the price of Chadian aggression", in a speech that names nobody else.
    ([...hostile].some((name) => name !== own) &&
      [...countries.keys()].every((name) => name === own || hostile.has(name)))
  return { countries, lands, groups, mentions, armed, foeOf, atHome }
}

/** The token behind a name that begins at `i`, and behind its "'s": "Chad [shells]", "Chad's [shells]". */
export const afterName = (tokens: Parts['tokens'], i: number, { length }: SideMatch): number =>
  tokens[i + length]?.norm === "'s" ? i + length + 1 : i + length

const asLand = (tokens: Parts['tokens'], i: number, length: number): boolean =>
  [i - 1, i - 2].some((at) => /^(in|across|throughout)$/.test(tokens[at]?.norm ?? '')) ||
  /^[-–—]$/.test(tokens[i + length]?.text ?? '')

/** "our towns", "our peaceful cities". */
const ours = (tokens: Parts['tokens'], i: number, lexicon: Parts['lexicon']): boolean =>
  [i - 1, i - 2].some((at) => lexicon.allegiance.at(tokens, at)?.value === 'ours')

/** The country that the text names by far the most, `beside` apart; else null. */
function mostNamed(
  countries: ReadonlyMap<string, number>,
  beside: readonly (string | null)[],
): string | null {
  const [first, second] = [...countries]
    .filter(([name]) => !beside.includes(name))
    .toSorted(([, a], [, b]) => b - a)
  if (!first || first[1] < OFTEN) return null
  return first[1] >= CLEARLY * (second?.[1] ?? 0) ? first[0] : null
}

/**
 * Whose the hostages are that an armed group of another people holds: those of the country that the text names by far
 * the most, beside the speaker's own. Null where it names the group's own country as often.
 */
export function heldBy({ countries, groups }: Census, speaker: string | null): string | null {
  const [most, other] = [...groups].toSorted(([, a], [, b]) => b.times - a.times)
  if (!most || (other && other[1].of !== most[1].of)) return null
  const { of } = most[1]
  const found = mostNamed(countries, [speaker, of])
  return found && (of === null || (countries.get(found) ?? 0) > (countries.get(of) ?? 0)) ? found : null
}
