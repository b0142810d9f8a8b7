import { startsWithCapital } from '../../text/index.ts'
import { phraseBy, phraseStartingAt } from '../phrase/phrase.ts'
import { dayWord, norm, type Range, type Scan } from '../phrase/scan.ts'
import { PLACES } from '../source/maker.ts'
import { canSpeak } from './figure.ts'

/** "estimates by the ministry", "a tally kept by the ministry": the ministry is the source, not its estimates. */
export function relayed(s: Scan, first: number, ceiling: number): Range | null {
  for (let i = first; i <= Math.min(first + 4, ceiling) && norm(s, i) !== ','; i++) {
    // The tagger takes "estimates" for a verb here, so the word alone counts.
    const { nouns } = s.lexicon.cues
    // "the Institute for the Study of War": within a name.
    if (
      s.tokens[i]?.tag === 'PROPN' &&
      startsWithCapital(s.tokens[i]?.text ?? '') &&
      /^(the|of)$/.test(norm(s, i - 1))
    )
      continue
    // The lemma of "monitoring" is "monitor".
    if (!(nouns.get(s.tokens[i]?.lemma ?? '') ?? nouns.get(norm(s, i)))?.made) continue
    const giver = givenBy(s, i, ceiling)
    if (giver) return giver
    let at = s.lexicon.sets.makeFigures.has(s.tokens[i + 1]) ? i + 2 : i + 1
    if (at === i + 2) at = pastTime(s, at, ceiling)
    const maker = phraseBy(s, at, ceiling)
    // "reports from the area"
    if (maker && norm(s, at) === 'from' && PLACES.test(norm(s, maker[1]))) return null
    if (maker) return beforeFrom(s, maker)
    // "the report of the council", not "reports of killings"
    const of = at === i + 1 && norm(s, at) === 'of' ? phraseStartingAt(s, at + 1, ceiling) : null
    if (of && canSpeak(s, of)) return of
  }
  return null
}

/** "released [on Monday]", "[late on Monday]", "[last month in Harra] by the council": the token behind when and where it was. */
function pastTime(s: Scan, from: number, ceiling: number): number {
  let at = from
  while (at < from + 5 && (dayWord(s, at) || /^(on|late|early|earlier|later|last|this)$/.test(norm(s, at))))
    at++
  const place = norm(s, at) === 'in' ? phraseStartingAt(s, at + 1, ceiling) : null
  return place && norm(s, place[1] + 1) === 'by' ? place[1] + 1 : at
}

/** "figures compiled by [the agency] from official statements": what they were made from is no part of who made them. */
function beforeFrom(s: Scan, maker: Range): Range {
  let end = maker[0] + 1
  while (end <= maker[1] && norm(s, end) !== 'from') end++
  return end > maker[1] ? maker : [maker[0], end - 1]
}

/** "information obtained by the mission from the clinics": whoever gave it, not who has it; "information I have received": who speaks. */
function givenBy(s: Scan, noun: number, ceiling: number): Range | null {
  const mine = norm(s, noun + 1) === 'that' ? noun + 2 : noun + 1
  if (/^(i|we)$/.test(norm(s, mine))) return [mine, mine]
  if (!s.lexicon.sets.obtain.has(s.tokens[noun + 1])) return null
  const holder = norm(s, noun + 2) === 'by' ? phraseStartingAt(s, noun + 3, ceiling) : null
  // "by the mission from the clinics" may be read as one phrase.
  const end = holder ? holder[1] + 1 : noun + 2
  // "by the Norland Mission (NM) from the clinics"
  const last = norm(s, end) === '(' && norm(s, end + 2) === ')' ? end + 3 : end
  for (let i = noun + 2; i <= last; i++) if (norm(s, i) === 'from') return phraseStartingAt(s, i + 1, ceiling)
  return holder
}
