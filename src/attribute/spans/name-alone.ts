import { bare } from '../phrase/apposition.ts'
import { isParticle } from '../phrase/names.ts'
import { endsPhrase, phraseEndingAt } from '../phrase/phrase.ts'
import { nominal, norm, type Range, type Scan } from '../phrase/scan.ts'

/**
 * "A miner who survived the raid, Daniel Otieno, said", "a clinic in the capital, Tamale, Usman Kofi, told": the full
 * name between the last two commas, where nobody stands right before it. `end` is the comma before the verb.
 */
export function nameAlone(s: Scan, end: number, floor: number): Range | null {
  const first = nameStart(s, end - 1, floor)
  if (first === null || norm(s, first - 1) !== ',' || first - 2 <= floor) return null
  if (!full(s, first, end - 1) || s.lexicon.sides.at(s.tokens, first) !== null) return null
  const last = bare(norm(s, end - 1))
  if (s.lexicon.sourceKinds.has(last) || s.lexicon.titles.has(last)) return null
  const free = office(s, first - 2, floor) || !somebody(s, first - 2, floor)
  return free && !town(s, first) ? [first, end - 1] : null
}

/** "[Secretary General], Ana Reyes, said": nothing but a title with capitals, after a comma. */
function office(s: Scan, last: number, floor: number): boolean {
  let at = last
  while (at > floor && s.tokens[at]?.tag === 'PROPN' && s.lexicon.titles.has(bare(norm(s, at)))) at--
  return at < last && norm(s, at) === ','
}

/** Where the run of capital words that ends at `last` begins. */
function nameStart(s: Scan, last: number, floor: number): number | null {
  if (s.tokens[last]?.tag !== 'PROPN') return null
  let k = last
  while (k > floor && last - k < 8 && part(s, k - 1)) k--
  return k
}

const part = (s: Scan, i: number): boolean =>
  s.tokens[i]?.tag === 'PROPN' || /^[-.]$/.test(norm(s, i)) || isParticle(s, s.tokens[i])

/** At least two words, of which an initial may be one. */
const full = (s: Scan, first: number, last: number): boolean =>
  s.tokens.slice(first, last + 1).filter((t) => t.tag === 'PROPN').length > 1

/** Does the phrase that ends here tell somebody who can bear the name? */
function somebody(s: Scan, last: number, floor: number): boolean {
  const { tokens, lexicon } = s
  const phrase = endsPhrase(s, last) ? phraseEndingAt(s, last, floor) : null
  if (!phrase) return false
  let head = phrase[0]
  for (let i = head; i <= last && tokens[i]?.tag !== 'ADP'; i++) if (nominal(tokens[i])) head = i
  const word = bare(norm(s, head))
  return (
    lexicon.titles.has(word) ||
    lexicon.titles.has(tokens[head]?.lemma ?? '') ||
    lexicon.sourceKinds.has(word) ||
    lexicon.populations.at(tokens, head) !== null ||
    lexicon.sides.at(tokens, phrase[0]) !== null
  )
}

/** "in Lahore, Punjab Province": behind a place's name another one, unless its first word is a given name or a title. */
const town = (s: Scan, first: number): boolean =>
  !s.lexicon.givenNames.has(norm(s, first)) &&
  !s.lexicon.titles.has(bare(norm(s, first))) &&
  s.tokens[first - 2]?.tag === 'PROPN' &&
  s.tokens[first - 3]?.tag === 'ADP'

/** "[Ana Reyes], a surgeon who leads the union, said": the full name before the comma at `comma` that a description follows. */
export function nameBefore(s: Scan, comma: number, description: number, floor: number): Range | null {
  // "Ana Reyes, Head of the clinic, speaking from Harra, said"
  const told = /^(an?|the)$/.test(norm(s, description)) || s.lexicon.titles.has(norm(s, description))
  if (comma !== description - 1 || !told) return null
  const first = nameStart(s, comma - 1, floor)
  if (first === null || !full(s, first, comma - 1) || s.tokens[first - 1]?.tag === 'ADP') return null
  return s.lexicon.sides.at(s.tokens, first) ? null : [first, comma - 1]
}
