import type { VerbGroup } from '../../model/index.ts'
import { takesQuotes } from './content.ts'
import { nameBefore } from './name-alone.ts'
import { endsPhrase, misread, phraseEndingAt } from '../phrase/phrase.ts'
import {
  closes,
  dayWord,
  forSpeakers,
  hasTense,
  nominal,
  norm,
  opens,
  quotationAt,
  relates,
  type Range,
  type Scan,
} from '../phrase/scan.ts'

const STARTS_APPOSITION = /^(DET|NOUN|PROPN|ADJ|NUM|PRON|ADP|VERB|ADV|SCONJ)$/

/** The phrase before an insertion that ends at token `end`: "Kirby, who spoke on Friday, said". */
export function apposed(s: Scan, end: number, floor: number): Range | null {
  const { tokens } = s
  const opening = norm(s, end) === ')' ? '(' : norm(s, end)
  // "Gov. Ana Reyes (North), said"
  const bracket = opening === ',' && norm(s, end - 1) === ')' ? beforeBracket(s, end - 1, floor) : -1
  const bearer = bracket < 0 ? null : phraseEndingAt(s, bracket, floor)
  const bracketed: Range | null = bearer && [bearer[0], end - 1]
  if (bearer && !toldAside(s, bearer, floor)) return bracketed
  for (let k = bracket < 0 ? end - 1 : bracket; k > floor && end - k < 45; k--) {
    // "Reyes, wearing “Stay” pins, said": a few quoted words within the aside.
    const quoted = closes(s, k) ? quotationAt(s, k) : undefined
    if (quoted && k - quoted.first < 6 && quoted.first - 1 > floor) {
      k = quoted.first - 1
      continue
    }
    if (opens(s, k) || closes(s, k)) return null
    if (norm(s, k) !== opening) continue
    const last = beforeBracket(s, k - 1, floor)
    if (!endsPhrase(s, last)) continue
    // "Cabo Claro (“Clear Cape” in Portuguese) [reports]"
    const next = tokens[opening === '(' && opens(s, k + 1) ? k + 2 : k + 1]
    if (!next || !(STARTS_APPOSITION.test(next.tag) || purpose(s, k + 1))) continue
    // "Reyes, wearing a shirt covered in mud, said"
    if (s.groupOf.get(k + 1)?.form !== 'gerund' && claused(s, k + 1, end)) continue
    // A list ("Mali, Chad and Niger said") or an earlier insertion: go on to the first comma after a name.
    const near = pastBracket(s, phraseEndingAt(s, beforeAge(s, last), floor), floor)
    if (!near || dayWord(s, near[0])) continue
    // "Reporters who went to the scene, in the old town, said".
    const phrase = toldOf(s, near, floor) ?? near
    const comma = sideOf(s, phrase) ?? (tokens[phrase[0] - 1]?.tag === 'ADP' ? phrase[0] - 2 : phrase[0] - 1)
    const earlier =
      opening === ',' && norm(s, comma) === ','
        ? (apposed(s, comma, floor) ?? nameBefore(s, comma, phrase[0], floor))
        : null
    // "Hale, during a meeting in Harra, Norland, said": the second comma only parts two names of a place.
    if (
      !earlier &&
      opening === ',' &&
      norm(s, comma) === ',' &&
      (comma < phrase[0] - 1 || DIRECTION.test(norm(s, phrase[0]))) &&
      endsPhrase(s, comma - 1)
    )
      return phraseEndingAt(s, comma - 1, floor)
    // "left [12 dead, 300 hurt], the mayor, Carl Hale, said": an object speaks for nobody.
    const object = earlier && s.groupOf.get(earlier[0] - 1)?.passive === false
    if (earlier && !object && !tells(s, earlier[0], comma))
      return [earlier[0], nominal(next) || next.tag === 'DET' ? end - 1 : earlier[1]]
    if (opening === '(') return [phrase[0], end]
    return /^(DET|NOUN|PROPN|ADJ|NUM)$/.test(next.tag) ? [phrase[0], end - 1] : phrase
  }
  return bracketed
}

/** "Ana Reyes, for [the Rights Office] (RO), said", "Ana Reyes, [spokesperson for the office] (RO), said": a description behind a name, not "In Harra, [the Rights Office] (RO), said". */
function toldAside(s: Scan, [first]: Range, floor: number): boolean {
  const { tokens } = s
  if (norm(s, first - 1) === 'for' && norm(s, first - 2) === ',') return true
  const common = tokens[first]?.tag === 'NOUN' || /^(the|an?)$/.test(norm(s, first))
  const described = common && norm(s, first - 1) === ','
  const name = described && tokens[first - 2]?.tag === 'PROPN' ? phraseEndingAt(s, first - 2, floor) : null
  return name !== null && tokens[name[0]]?.tag === 'PROPN' && tokens[name[0] - 1]?.tag !== 'ADP'
}

/** "Ana Reyes, the Rights Office (RO) [envoy in Dovra]": with what stands before a bracket that parts such a description. */
function pastBracket(s: Scan, phrase: Range | null, floor: number): Range | null {
  if (!phrase || norm(s, phrase[0] - 1) !== ')') return phrase
  const before = phraseEndingAt(s, beforeBracket(s, phrase[0] - 1, floor), floor)
  return before && norm(s, before[0] - 1) === ',' ? [before[0], phrase[1]] : phrase
}

/** "[Hale], 31, a teacher, said": the token before the comma of an age that token `i` tells, or `i` itself. */
const beforeAge = (s: Scan, i: number): number =>
  s.tokens[i]?.tag === 'NUM' && norm(s, i - 1) === ',' && s.tokens[i - 2]?.tag === 'PROPN' ? i - 2 : i

/** "A doctor who gave his name only as Hale [said]": the noun before a relative clause that ends in the phrase. */
export function toldOf(s: Scan, phrase: Range, floor: number): Range | null {
  let verbs = 0
  if (s.lexicon.pronouns.has(norm(s, phrase[0]))) return null
  for (let i = phrase[0] - 1; i > floor && phrase[0] - i < 9; i--) {
    const group = s.groupOf.get(i)
    // "who was not authorised to speak to the media"
    if (group?.head === i && group.form !== 'infinitive' && ++verbs > 1) return null
    if (/^(PUNCT|CCONJ|SCONJ)$/.test(s.tokens[i]?.tag ?? '') || /^(after|before|when|that)$/.test(norm(s, i)))
      return null
    if (norm(s, i) === 'who') return verbs === 1 ? phraseEndingAt(s, i - 1, floor) : null
  }
  return null
}

/** So many words a relative clause before a verb may have. */
const CLAUSE = 14

/**
 * "An official who declined to be named [said]", "a soldier that had been captured [said]": the noun before a relative clause
 * that ends with the verb at token `last`; null where that ends none.
 */
export function beforeClause(s: Scan, last: number, floor: number): Range | null {
  let verb = -1
  for (let i = last; i > floor && last - i < CLAUSE; i--) {
    if (s.tokens[i]?.tag === 'PUNCT') return null
    // "who asked that their names be withheld": that one opens no clause about somebody.
    if (relates(s, i) && (verb === i + 1 || norm(s, i) !== 'that')) {
      const phrase = verb === i + 1 && endsPhrase(s, i - 1) ? phraseEndingAt(s, i - 1, floor) : null
      const head = phrase && s.tokens[phrase[1]]
      return head && (norm(s, i) === 'who' || forSpeakers(s, head)) ? phrase : null
    }
    const group = s.groupOf.get(i)
    // Its own verb stands right behind the pronoun, or behind an adverb: "who later fled".
    if ((group?.first === i && hasTense(group)) || (s.tokens[i]?.tag === 'ADV' && verb === i + 1)) verb = i
  }
  return null
}

const DIRECTION = /^(north|south)?(north|south|east|west)$/

/** The token before "east of Harra", "40 km west of Harra" that ends in the phrase; null where it is no such side. */
function sideOf(s: Scan, [first]: Range): number | null {
  let side = norm(s, first - 1) === 'of' ? first - 2 : first
  if (!DIRECTION.test(norm(s, side)) || norm(s, side + 1) !== 'of') return null
  while (/^(NUM|NOUN|ADV)$/.test(s.tokens[side - 1]?.tag ?? '')) side--
  return side - 1
}

/** "Ten men, all of them young, were killed, [the mayor, Carl Hale, said]": a verb of its own before the comma. */
function tells(s: Scan, from: number, comma: number): boolean {
  let relative = false
  for (let i = from; i < comma; i++) {
    if (/^(who|which|whose|that|where)$/.test(norm(s, i))) relative = true
    if (!relative && s.groupOf.get(i)?.form === 'finite') return true
  }
  return false
}

/** "The army, to cover up its defeat, [announced]" */
const purpose = (s: Scan, at: number): boolean =>
  norm(s, at) === 'to' && s.groupOf.get(at + 1)?.form === 'infinitive'

/** "Reyes (North), a senator": the token before the brackets that end at `i`, or `i` itself. */
export function beforeBracket(s: Scan, i: number, floor: number): number {
  if (norm(s, i) !== ')') return i
  let open = i
  while (open > floor && i - open < 10 && norm(s, open) !== '(') open--
  return norm(s, open) === '(' ? open - 1 : i
}

/** Does a clause of its own stand here, rather than a description? "In Moscow, ten men died, said …". */
function claused(s: Scan, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    if (
      /^(who|which|that|whose|where|when|as|while|if|because|,|in|on|after|before|at|by|with)$/.test(
        norm(s, i),
      )
    )
      return false
    const group = s.groupOf.get(i)
    // "a group based in London", "a banned group" describe.
    const describes =
      s.lexicon.sets.describe.has(s.tokens[i]) ||
      (group?.form === 'past' && /^(DET|ADJ)$/.test(s.tokens[i - 1]?.tag ?? ''))
    if (misread(s, i) || describes) continue
    if (group && group.form !== 'gerund' && group.form !== 'infinitive')
      return i > first && (!group.passive || group.form === 'finite')
  }
  return false
}

/** "a caller [claiming] to speak for the front", "a man who [said] he spoke for the front": the verb on whose words the one before the phrase hangs. */
export function claimedFor(s: Scan, verb: VerbGroup): VerbGroup {
  const before = /^(he|she|they)$/.test(norm(s, verb.first - 1)) ? verb.first - 2 : verb.first - 1
  const own = before === verb.first - 1 && verb.form !== 'infinitive'
  const outer = own ? undefined : s.groupOf.get(norm(s, before) === 'that' ? before - 1 : before)
  return outer && takesQuotes(s, outer.head) ? outer : verb
}

/** "[the] number of people killed", "its death toll" */
export const counts = ({ tokens, lexicon }: Scan, [first, last]: Range): boolean => {
  const of = tokens.slice(first, last + 1).find(({ tag }) => tag === 'ADP')?.index ?? last + 1
  return tokens[of - 1]?.norm === 'number' || lexicon.sets.tolls.has(tokens[of - 1])
}
