import type { Token, VerbGroup } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { endsPhrase, isPlural, phraseEndingAt } from '../phrase/phrase.ts'
import { bounds, forSpeakers, hasTense, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { firstComma } from './comma.ts'
import { contentSpan, isCue } from './content.ts'
import type { Frame } from './frame.ts'

type Found = FoundAttribution | null | undefined

/** "the raid, which witnesses said killed ten" */
export function relativeClause({ s, spoken, next, first, ceiling, takes, made }: Frame): Found {
  if (spoken.side !== 'before' || !takes('clause') || next.kind !== 'phrase') return undefined
  const subject = relativeBefore(s, first, next.at)
  if (!subject) return undefined
  return made('clause-after-cue', [
    subject[0] === next.at ? null : spanOf(s, subject),
    contentSpan(s, [next.at, clauseOf(s, next.at, ceiling)]),
  ])
}

/** "the 12 men (whom) the army says it captured", "14 guards they say they killed": what is said to have been done to people told right before. */
export function doneToThem({ s, spoken, next, first, floor, ceiling, takes, made }: Frame): Found {
  if (spoken.side !== 'before' || !takes('clause') || next.kind !== 'phrase') return undefined
  const deed = s.groupOf.get(next.at + 1)
  if (!PRONOUN.test(norm(s, next.at)) || deed?.first !== next.at + 1 || !befalls(s, deed)) return undefined
  const relative = /^(who|whom|that)$/.test(norm(s, first - 1)) ? first - 1 : first
  const people = phraseEndingAt(s, relative - 1, floor)
  if (!people || s.lexicon.populations.at(s.tokens, people[1]) === null) return undefined
  return made('clause-after-cue', [
    spanOf(s, people),
    contentSpan(s, [next.at, clauseOf(s, next.at + 1, ceiling)]),
  ])
}

const PRONOUN = /^(it|they|he|she|we)$/

/** "it captured", "they had killed", with no object behind it. */
function befalls({ tokens, lexicon }: Scan, verb: VerbGroup): boolean {
  const object = /^(DET|NUM|PRON|NOUN|PROPN|ADJ)$/.test(tokens[verb.last + 1]?.tag ?? '')
  const senses = lexicon.events.at(tokens, verb.head)
  return hasTense(verb) && !verb.passive && !object && senses.some(({ sense }) => sense.victim === 'object')
}

/** Where a clause about people ends whose verb begins at token `from`: at a comma, or before the verb of the sentence about them. */
function clauseOf(s: Scan, from: number, ceiling: number): number {
  const end = firstComma(s, from, ceiling)
  const own = s.groupOf.get(from)
  for (let i = (own?.last ?? from) + 1; i <= end; i++) {
    const verb = s.groupOf.get(i)
    if (norm(s, i) === 'that' || /^(CCONJ|SCONJ|PRON)$/.test(s.tokens[i]?.tag ?? '')) return end
    if (verb?.first !== i || verb.form !== 'finite') continue
    const main = !isCue(s, verb.head) && (endsPhrase(s, i - 1) || i - 1 === own?.last)
    return main ? i - 1 : end
  }
  return end
}

/**
 * "the raid, which witnesses said killed ten", "41 the army says are dead": what the words of attribution stand in is
 * the subject of what is said.
 */
function relativeBefore(s: Scan, unit: number, at: number): Range | null {
  const verb = s.groupOf.get(at)
  if (verb?.first !== at || verb.form === 'gerund') return null
  if (/^(which|who|whom)$/.test(norm(s, unit - 1))) return [unit - 1, unit - 1]
  // "a raid that witnesses say killed ten": what follows alone is what they say.
  if (norm(s, unit - 1) === 'that' && verb.form === 'past') return [at, at]
  return verb.form === 'finite' ? phraseEndingAt(s, unit - 1, bounds(s, at)[0]) : null
}

/** "the 30 people [officials] say were killed": several who can speak right behind several people, of whom the next verb tells. */
export function tellOf(s: Scan, [first, last]: Range, { head }: VerbGroup): boolean {
  const people = s.tokens[last - 1]
  if (last - first < 1 || people?.tag !== 'NOUN' || !several(people) || !several(s.tokens[last])) return false
  const verb = s.groupOf.get(head + 1)
  const told =
    verb?.first === head + 1 && hasTense(verb) && s.lexicon.populations.at(s.tokens, last - 1) !== null
  return told && forSpeakers(s, s.tokens[last] as Token)
}

const several = (token: Token | undefined): boolean =>
  isPlural(token) || /^(people|men|women|children|police)$/.test(token?.norm ?? '')
