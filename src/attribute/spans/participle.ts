import type { VerbGroup } from '../../model/index.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, hasTense, norm, opens, type Range, type Scan, verbAt } from '../phrase/scan.ts'
import { pastComma } from './comma.ts'
import { holdsClause } from './holds-clause.ts'
import { takesQuotes } from './content.ts'
import { nameBefore } from './name-alone.ts'

/** Who speaks by an infinitive or a participle that has a subject of its own. */
export const ownSubject = (s: Scan, group: VerbGroup): Range | null =>
  absolute(s, group) ?? saying(s, group) ?? brought(s, group)

/** "with three in ten saying": the participle has a subject of its own. */
function absolute(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  // "with the army itself now conceding 40 deaths"
  let last = group.first - 1
  while (s.tokens[last]?.tag === 'ADV' || /self$|selves$/.test(norm(s, last))) last--
  const phrase = group.form === 'gerund' ? phraseEndingAt(s, last, floor) : null
  if (!phrase) return null
  if (norm(s, phrase[0] - 1) === 'with') return phrase
  // "– Hale saying he was glad": a name between a dash and what it says.
  if (
    /^[—–]$/.test(norm(s, phrase[0] - 1)) &&
    s.tokens[phrase[1]]?.tag === 'PROPN' &&
    takesQuotes(s, group.head)
  )
    return phrase
  // The phrase was read on through "with": "with officials in the town saying".
  for (let i = phrase[1]; i > phrase[0]; i--) if (norm(s, i) === 'with') return [i + 1, phrase[1]]
  return null
}

/** "sailors claiming that …": the people before a participle that tells something. */
function saying(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const at = group.head + 1
  if (group.form !== 'gerund' || !takesQuotes(s, group.head)) return null
  if (s.lexicon.populations.at(s.tokens, group.first - 1) === null) return null
  // "released figures showing that": those are no people.
  if (s.lexicon.cues.nounOf(s.tokens[group.first - 1])?.evidence) return null
  const tells = norm(s, at) === 'that' || norm(s, at) === ':' || opens(s, at) || holdsClause(s, at, ceiling)
  const noun = tells ? phraseEndingAt(s, group.first - 1, floor) : null
  // "a letter to sailors saying …": those who are told.
  const told = noun && s.tokens.slice(Math.max(0, noun[0] - 1), noun[1]).some((t) => t.norm === 'to')
  return told ? null : noun
}

/** "The win led her to declare that …", "prompting officials to say": whoever is brought to speak. */
function brought(s: Scan, group: VerbGroup): Range | null {
  if (group.form !== 'infinitive' || !takesQuotes(s, group.head)) return null
  const [floor] = bounds(s, group.head)
  for (let i = group.first - 1; i > floor && group.first - i < 12; i--) {
    const verb = s.groupOf.get(i)
    if (verb?.head !== i) continue
    if (verb.passive || !s.lexicon.sets.bringToSpeak.has(s.tokens[i])) return null
    const phrase = phraseStartingAt(s, i + 1, group.first - 1)
    return phrase && phrase[1] >= group.first - 8 ? phrase : null
  }
  return null
}

/** "After warning that the dam may break, Reyes left": a participle that opens its sentence speaks for the main clause's subject. */
export function mainSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const lead = /^(and|but|yet|so)$/.test(norm(s, floor)) ? floor + 1 : floor
  if (group.first - lead > 1) return null
  for (let i = pastComma(s, group.head + 1, ceiling); i <= ceiling; i = pastComma(s, i + 1, ceiling)) {
    const subject = phraseStartingAt(s, i, ceiling)
    if (subject && hasTense(verbAt(s, subject[1] + 1))) return subject
  }
  return null
}

/** "Reyes, while confirming ten deaths, said …": whoever stands before the aside that the participle opens. */
export function asideSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const opening = norm(s, group.first - 1) === 'while' ? group.first - 2 : group.first - 1
  const after = pastComma(s, group.head + 1, ceiling)
  if (norm(s, opening) !== ',' || after > ceiling) return null
  const before = hasTense(verbAt(s, after)) ? phraseEndingAt(s, opening - 1, floor) : null
  // "the toll, Reyes told [the council], noting ten deaths, was high": to whom it is said.
  const phrase = before && hasTense(verbAt(s, before[0] - 1)) ? null : before
  // "Ana Reyes, the head of the clinic, noting ten deaths, said"
  return phrase && (nameBefore(s, phrase[0] - 1, phrase[0], floor) ?? phrase)
}
