import { type Lexicon, wordSet } from '../../lexicon/index.ts'
import type { NounPhrase, Token } from '../../model/index.ts'
import { isMany } from '../../quantify/index.ts'
import { endsAsPlural, isCapitalised } from '../../text/index.ts'
import { isEvent } from './event-word.ts'
import { insideName } from './inside-name.ts'
import type { Ground } from './parts.ts'
import { placeAndPeople } from './place-first.ts'

const POSSESSIVE = wordSet(['my', 'our', 'your', 'his', 'her', 'its', 'their'])
const RELATIVE = wordSet(['who', 'whom', 'whose', 'which', 'that', 'what', 'where', 'when'])

/** Noun phrases with their possessives ("our soldiers"), without relative pronouns, which stand for another phrase. */
export function wholePhrases(phrases: readonly NounPhrase[], ground: Ground): NounPhrase[] {
  const { tokens, lexicon } = ground
  const result: NounPhrase[] = []
  for (const phrase of phrases) {
    const plain = pastDay(ground, phrase)
    const first = compound(tokens, plain.first)
    const aged = ageNoun(tokens, plain.last)
    const np =
      aged > 0 ? { first, last: aged, head: aged } : first === plain.first ? plain : { ...plain, first }
    while ((result.at(-1)?.first ?? -1) >= np.first) result.pop()
    if (told(tokens, lexicon, np)) continue
    if (
      nations(ground, result.at(-1), np) ||
      sorts(ground, result.at(-1), np) ||
      insideName(tokens, lexicon, result.at(-1), np)
    ) {
      const { first: start } = result.pop() as NounPhrase
      result.push({ ...np, first: start })
      continue
    }
    const head = tokens[np.head] as Token
    if (np.first === np.last && RELATIVE.has(head) && head.tag !== 'DET') continue
    const before = result.at(-1)
    const adjoining = before?.last === np.first - 1 ? before : undefined
    const participle = tokens[np.first - 1]
    // "lost loved ones".
    const dear = participle?.norm === 'loved' && head.norm === 'ones'
    if (dear && !POSSESSIVE.has(tokens[np.first - 2])) result.push({ ...np, first: np.first - 1 })
    else if (
      participle?.tag === 'VERB' &&
      /(ed|en)$|^(missing|slain|lost|held)$/.test(participle.norm) &&
      POSSESSIVE.has(tokens[np.first - 2])
    ) {
      // "our captured soldiers".
      if (before?.last === np.first - 2 && before.first === before.last) result.pop()
      result.push({ ...np, first: np.first - 2 })
    } else if (adjoining && (isOwner(tokens, adjoining) || isNation(ground, adjoining, np))) {
      result[result.length - 1] = { ...np, first: adjoining.first }
    } else if (POSSESSIVE.has(tokens[np.first - 1]) && !adjoining) {
      result.push({ ...np, first: np.first - 1 })
    } else result.push(...(placeAndPeople(ground, np) ?? besideTitle(ground, np)))
  }
  return result
}

/** "On the 20th [nine men] were killed": a day of a month is no part of a phrase. */
function pastDay({ periods, periodOf }: Ground, np: NounPhrase): NounPhrase {
  const day = periods[periodOf[np.first] ?? -1]
  return day?.rule === 'month-day' && day.last < np.head ? { ...np, first: day.last + 1 } : np
}

/** "In [the battle] [Major Hale] was killed": a title begins a phrase of its own behind a place or time without a capital. */
function besideTitle({ tokens, lexicon }: Ground, np: NounPhrase): readonly NounPhrase[] {
  const { first, last, head } = np
  const setting = /^(in|at|near|during|after|on)$/.test(tokens[first - 1]?.norm ?? '')
  if (!setting || tokens[first]?.tag !== 'DET') return [np]
  for (let i = first + 2; i < last; i++) {
    const [noun, title] = [tokens[i - 1], tokens[i]]
    // "During the [raid] [Ana Moss] was hurt".
    const person = lexicon.sets.fights.has(noun) && title?.tag === 'PROPN' && tokens[i + 1]?.tag === 'PROPN'
    const titled = lexicon.titles.has(title?.norm ?? '') && isCapitalised(title?.text ?? '')
    if (!(titled || person) || i > head) continue
    const common = noun?.tag === 'NOUN' && !isCapitalised(noun.text)
    return common && !lexicon.populations.at(tokens, i - 1)
      ? [
          { first, last: i - 1, head: i - 1 },
          { first: i, last, head },
        ]
      : [np]
  }
  return [np]
}

/** "[our] soldiers": a possessive read as a phrase of its own. */
const isOwner = (tokens: readonly Token[], { first, last, head }: NounPhrase): boolean =>
  first === last && tokens[head]?.tag === 'PRON' && POSSESSIVE.has(tokens[head])

/** "[the Harran] leftist movement": a nation's adjective tagged as a name. */
const isNation = ({ tokens, lexicon }: Ground, { head }: NounPhrase, { first }: NounPhrase): boolean =>
  tokens[first]?.tag === 'ADJ' &&
  tokens[first].sentence === tokens[head]?.sentence &&
  lexicon.sides.at(tokens, head)?.form === 'adjective'

/** Where a phrase begins that starts before `first` with a compound: "a well-known [banker]". */
function compound(tokens: readonly Token[], first: number): number {
  const hyphen = tokens[first - 2]
  const part = tokens[first - 1]
  const joined = part?.tag === 'VERB' && hyphen?.norm === '-' && hyphen.end === part.start
  if (!joined || hyphen.start !== tokens[first - 3]?.end) return first
  return tokens[first - 4]?.tag === 'DET' ? first - 4 : first - 3
}

/** The "old" of "a 15-year[-old]" where it stands for the person, by the phrase that ends at `last`; else -1. */
function ageNoun(tokens: readonly Token[], last: number): number {
  const old = tokens[last + 2]
  if (old?.norm !== 'old') return -1
  const [unit, hyphen, , next] = tokens.slice(last, last + 4)
  if (hyphen?.norm !== '-' || hyphen.end !== old.start) return -1
  if (!/^(year|month|week|day)$/.test(unit?.norm ?? '')) return -1
  return next?.sentence === old.sentence && /^(NOUN|PROPN|ADJ)$/.test(next.tag) ? -1 : last + 2
}

/** "25 taken hostage", which looks like "a tired hostage": an amount and what happened to so many. */
function told(tokens: readonly Token[], lexicon: Lexicon, { first, last }: NounPhrase): boolean {
  const verb = last - 1
  return (
    tokens[first]?.tag === 'NUM' &&
    tokens[verb]?.tag === 'VERB' &&
    verb > first &&
    !tokens[last]?.norm.endsWith('s') &&
    lexicon.events
      .at(tokens, verb)
      .some(
        ({ sense, form, rest }) =>
          sense.as === 'verb' &&
          form !== 'ing' &&
          rest.length === 1 &&
          (rest[0]?.includes(tokens[last]?.norm ?? '') ?? false),
      )
  )
}

/** "Russian and North Korean soldiers", "Afghan and NATO troops": words of two nations or groups before one noun. */
function nations(
  { tokens, lexicon, quantityOf }: Ground,
  before: NounPhrase | undefined,
  np: NounPhrase,
): boolean {
  const joint = tokens[np.first - 1]?.norm
  if (!before || before.last !== np.first - 2 || (joint !== 'and' && joint !== 'or')) return false
  const other = lexicon.sides.at(tokens, np.first)
  if (!other || other.form === 'people' || np.first + other.length > np.head) return false
  // "12 Russian and North Korean soldiers", "half a million", "the".
  let first = before.first
  while (first < before.last && (quantityOf[first] !== -1 || /^(NUM|DET)$/.test(tokens[first]?.tag ?? '')))
    first++
  return adjectiveEnd(tokens, lexicon, first) === before.last
}

/**
 * "16 state and federal policemen", "nine local and foreign nurses": two sorts before one noun. What stands between an
 * amount of several and "and" is no noun of its own where it is an adjective or a noun in the singular.
 */
function sorts(ground: Ground, before: NounPhrase | undefined, np: NounPhrase): boolean {
  const { tokens, lexicon, quantities, quantityOf } = ground
  if (!before || before.last !== np.first - 2 || tokens[np.first - 1]?.norm !== 'and') return false
  const q = quantities[quantityOf[before.last - 1] ?? -1]
  if (q?.last !== before.last - 1 || q.kind !== 'count' || q.lower === 1 || q.upper === 1) return false
  const [sort, other] = [tokens[before.last], tokens[np.first]]
  if (!sort || quantityOf[before.last] !== -1 || isEvent(ground, before.last)) return false
  // "killing nine people and wounding 12 others": people of their own, and another verb.
  if (isMany(sort, lexicon) || lexicon.events.at(tokens, np.first).some(({ form }) => form === 'ing'))
    return false
  for (let i = np.first; i <= np.head; i++) if (quantityOf[i] !== -1) return false
  const nation = lexicon.sides.at(tokens, before.last)?.form === 'adjective'
  const singular = nation || sort.tag === 'ADJ' || (sort.tag === 'NOUN' && !endsAsPlural(sort.norm))
  const bareSort =
    other?.tag === 'ADJ' || (other?.tag === 'NOUN' && np.first < np.head && !endsAsPlural(other.norm))
  return singular && bareSort && np.first < np.head
}

/** The last token of a nation's adjective that begins at `i`; else beyond all tokens. */
function adjectiveEnd(tokens: readonly Token[], lexicon: Lexicon, i: number): number {
  const nation = lexicon.sides.at(tokens, i)
  return nation?.form === 'adjective' ? i + nation.length - 1 : Infinity
}
