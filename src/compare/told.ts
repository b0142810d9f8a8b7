import type { ScopeWords } from '../lexicon/index.ts'
import type { Reason } from '../model/index.ts'
import { same } from './nest.ts'
import { oneVoice, sameParty } from './party.ts'
import { ofAnyReport } from './place.ts'
import type { Nests, Path } from './scope.ts'
import { origin, speaker, type Statement } from './statement.ts'
import { said, voice } from './words.ts'

/**
 * One claim told twice in one report. The report's own voice counts as the voice of whoever says the same further
 * on: a first paragraph tells in short what the text then gives with its source.
 */
export function toldTwice(a: Statement, b: Statement, lie: Nests, words: ScopeWords): Reason[] | null {
  if (a.report !== b.report || !same(lie.event) || !same(lie.per)) return null
  if (a.polarity !== b.polarity || a.modality !== b.modality || a.bounds === null || b.bounds === null)
    return null
  const [ownA, ownB] = [a.chain.length < 2, b.chain.length < 2]
  const voices = oneVoice(origin(a), origin(b))
  const cites = relays(a, b) || relays(b, a)
  if (!voices && !cites && ownA === ownB) return null
  if (!onePopulation(a, b, lie) || (voices && otherWords(a, b, lie))) return null
  if (lie.place === 'apart' || elsewhere(a, b, lie) || lie.period === 'apart') return null
  if (a.manner !== null && b.manner !== null && a.manner !== b.manner) return null
  if (a.figure === null || a.figure !== b.figure) return null
  if (a.bounds.upper !== null && b.bounds.upper !== null && a.bounds.upper < b.bounds.lower) return null
  const [first, second] = a.order < b.order ? [a, b] : [b, a]
  if ([first, second].some(({ quantity }) => words.says('another', quantity ?? ''))) return null
  if (toldAlso(second)) return null
  if (a.figure === 1 && !pointsBack(first, second, words)) return null
  const note = cites
    ? `${voice(relays(a, b) ? a : b)} is cited for it once, and it is told again without.`
    : voices
      ? ownA && ownB
        ? 'The report tells it twice in its own voice.'
        : `${voice(a)} is told with it twice in this report.`
      : `The report tells it in its own voice and with its source, ${voice(ownA ? b : a)}.`
  return [{ field: 'quantity', a: said(a, 'bounds'), b: said(b, 'bounds'), note }]
}

/** Whoever relays `cited` says `own` with no source but himself. */
const relays = (cited: Statement, own: Statement): boolean =>
  cited.chain.length === 3 && own.chain.length === 2 && sameParty(speaker(cited), origin(own))

/** The same people as far as they are named; words that the lexicon has no role for have to be the same words. */
function onePopulation(a: Statement, b: Statement, lie: Nests): boolean {
  const [one, other] = [a.scope.population, b.scope.population]
  if (lie.population === 'apart') return false
  if (one.role !== null || other.role !== null || one.known !== 'said' || other.known !== 'said') return true
  return one.label === other.label
}

/** Of one mouth "two of the men" and "two children" are four, unless the ones are certainly among the others. */
const otherWords = (a: Statement, b: Statement, lie: Nests): boolean =>
  lie.population === 'unclear' && noun(a) !== null && noun(b) !== null && noun(a) !== noun(b)

/** "Two were also killed": beside those told before. */
export const toldAlso = ({ wording }: Statement): boolean => /\balso\b/i.test(wording)

/** Two single persons may well be two: the second has to point back at the first, "the soldier", "he", "the man". */
function pointsBack(first: Statement, second: Statement, words: ScopeWords): boolean {
  const [one, other] = [noun(first), noun(second)]
  const back = second.quantity ?? ''
  if (!words.says('definite', back)) return false
  if (one === null || other === null || one === other) return true
  return !words.says('pronoun', back.split(' ')[0] ?? '') && words.anybody.has(other)
}

/** What the people are called, "soldier" of "North Korean soldiers in Kursk"; null where the claim has none of its own. */
function noun({ scope: { population } }: Statement): string | null {
  if (population.known !== 'said') return null
  const [own = ''] = (population.label ?? '').toLowerCase().split(/ (?:of|in|from|at|on|with|who) /)
  return /[\p{L}\p{N}]+$/u.exec(own)?.[0].replace(/s$/, '') ?? null
}

/** "In the market" and "at the bridge", "in Kharkiv" and "in Dovra": two places, although a list does not know one of them. */
const elsewhere = (a: Statement, b: Statement, lie: Nests): boolean =>
  lie.place === 'unclear' &&
  ((unlisted(a) && unlisted(b)) || ((unlisted(a) || unlisted(b)) && named(a) && named(b))) &&
  !abridged(a.scope.place.hull, b.scope.place.hull)

/** Told by a name of its own, not "the market". */
const named = ({ scope: { place } }: Statement): boolean =>
  /^(?:\p{Ll}+ )*\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(place.label ?? '')

/** "Harra station" and "the railway station in Harra": one kind of place, of which one of them has fewer words. */
function abridged(a: Path, b: Path): boolean {
  const [x = '', y = ''] = [a, b].map((path) => (ofAnyReport(path).at(-1) ?? '').replace(/^~+/, ''))
  const [few = [], more = []] = [x.split(' '), y.split(' ')].sort((one, other) => one.length - other.length)
  return few.every((word) => more.includes(word)) && kindOf(x) === kindOf(y)
}

/** "Station" of "railway station in Harra". */
const kindOf = (place: string): string | undefined => place.split(' in ')[0]?.split(' ').at(-1)

const unlisted = ({ scope: { place } }: Statement): boolean => place.hull.some((step) => step.startsWith('~'))
