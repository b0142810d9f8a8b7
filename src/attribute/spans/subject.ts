import type { Token, VerbGroup } from '../../model/index.ts'
import { apposed, beforeBracket, beforeClause, claimedFor, counts, toldOf } from './aside.ts'
import {
  attributive,
  endsPhrase,
  madeBy,
  misread,
  phraseEndingAt,
  phraseStartingAt,
} from '../phrase/phrase.ts'
import {
  bounds,
  closes,
  dayWord,
  forSpeakers,
  nominal,
  norm,
  opens,
  relates,
  type Range,
  type Scan,
} from '../phrase/scan.ts'
import { takes } from './content.ts'
import { beforeChannel, beforeManner, beforeTime } from './setting.ts'
import { nameAlone } from './name-alone.ts'
import { tellOf } from './relative.ts'
import { titledLast } from './titled-last.ts'
import { writingAside } from './writing.ts'

const RELATIVE = /^(who|which|whoever)$/
const OBJECTIVE = /^(him|them|me|us)$/

/** Is the subject a relative pronoun: "who", "which", "that"? */
export const isRelative = (s: Scan, [first]: Range): boolean => relates(s, first)

/**
 * Who does what the verb group says, when that stands before it: "Kirby, a spokesman, said", "officials also said",
 * "the ministry, which said". Null for verbs without a subject of their own.
 */
export function subjectBefore(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  let i = group.first - 1
  while (i >= floor && isBetween(s, i)) i--
  // "Hale on Friday (May 3) confirmed"
  const bracket = beforeBracket(s, i, floor)
  i = beforeTime(s, dayWord(s, bracket) ? bracket : i, floor)
  // "released late on Monday".
  if (/^(late|early)$/.test(norm(s, i)) && norm(s, i + 1) === 'on') i--
  i = beforeManner(s, beforeChannel(s, i, floor), floor)
  if (i < floor) return null
  const token = s.tokens[i]
  if (!token) return null
  // "the WHO".
  if (RELATIVE.test(token.norm) && token.tag !== 'PROPN') return [i, i]
  // "the toll that the ministry gave" reads like "the ministry that gave a toll": neither is taken.
  if (/^(that|what|this)$/.test(token.norm)) return null
  const aside = norm(s, i) === ',' ? writingAside(s, i, floor) : -1
  if (aside > 0) return apposed(s, aside, floor) ?? phraseEndingAt(s, aside - 1, floor)
  if (/^[,)—–]$/.test(norm(s, i)))
    return (norm(s, i) === ',' && nameAlone(s, i, floor)) || apposed(s, i, floor)
  if (closes(s, i)) return null
  if (/self$|selves$/.test(token.norm)) i--
  // "who wished to remain anonymous".
  const end = token.tag === 'ADJ' ? i - 1 : i
  const clause = s.groupOf.get(end)?.head === end ? beforeClause(s, end, floor) : null
  if (clause) return clause
  // "those surveyed said"
  if (norm(s, i - 1) === 'those' && token.tag === 'VERB') return [i - 1, i]
  const reduced = s.groupOf.get(i)
  if (reduced?.form === 'past' && reduced.first === i) return published(s, reduced, floor)
  // "people living nearby said"
  const doing = reduced?.form === 'gerund' && reduced.first === i ? phraseEndingAt(s, i - 1, floor) : null
  if (doing && forSpeakers(s, s.tokens[doing[1]] as Token)) return doing
  const phrase = phraseEndingAt(s, i, floor)
  if (phrase && tellOf(s, phrase, group)) return [i, i]
  return phrase && antecedent(s, enumerated(s, phrase, floor), floor)
}

/** ", [witnesses, local activists, and officials] said", ", [residents, a doctor and two nurses] said": all of a list of those who speak. */
function enumerated(s: Scan, phrase: Range, floor: number): Range {
  const joins = s.tokens.slice(phrase[0] + 1, phrase[1]).some(({ norm: word }) => word === 'and')
  const before = norm(s, phrase[0] - 1) === 'and' ? phrase[0] - 2 : joins ? phrase[0] - 1 : -1
  let first = phrase[0]
  let others = 0
  for (let comma = before; comma > floor && norm(s, comma) === ','; comma = first - 1) {
    const other = phraseEndingAt(s, comma - 1, floor)
    const head = other && s.tokens[other[1]]
    // "In Harra, Britain, France and Norland": no preposition's place.
    const apart = other !== null && (norm(s, other[0] - 1) === ',' || other[0] === floor)
    if (!head || !apart || !(forSpeakers(s, head) || bearsName(s, head.index))) break
    first = other[0]
    others++
  }
  return others > (joins ? 0 : 1) ? [first, phrase[1]] : phrase
}

/** "[Britain], France and Norland": a name, no day. */
const bearsName = (s: Scan, i: number): boolean => s.tokens[i]?.tag === 'PROPN' && !dayWord(s, i)

/** Does token `i` stand between a subject and its verb: "officials [also] said", "doctors [there] say", "the number killed [there] was put", "they [both] said"? */
function isBetween(s: Scan, i: number): boolean {
  const before = s.tokens[i - 1]
  // "…; most said": an adverb elsewhere.
  if (s.tokens[i]?.tag === 'ADV') return norm(s, i) !== 'most' || before?.tag !== 'PUNCT'
  const where = /^(there|inside|outside|nearby)$/.test(norm(s, i))
  const all = /^(all|both|each)$/.test(norm(s, i))
  const hurt = where && s.groupOf.get(i - 1)?.form === 'past'
  return hurt || ((where || all) && nominal(before)) || (all && before?.tag === 'PRON')
}

/** "A letter [seen by the paper says]": what a participle tells of, or who speaks in it. */
function published(s: Scan, { first }: VerbGroup, floor: number): Range | null {
  const phrase = phraseEndingAt(s, first - 1, floor)
  return phrase && (whoseWords(s, phrase, floor) ?? phrase)
}

/** "Hale in an interview [published on Friday conceded]", "Hale, the mayor, in an interview [aired]": who spoke there. */
function whoseWords(s: Scan, [first, last]: Range, floor: number): Range | null {
  if (s.lexicon.channels.at(s.tokens, last) === null) return null
  let at = last
  while (at >= first && norm(s, at) !== 'in') at--
  if (at > first) return [first, at - 1]
  if (norm(s, first - 1) !== 'in') return null
  const end = first - 2
  return norm(s, end) === ','
    ? (apposed(s, end, floor) ?? phraseEndingAt(s, end - 1, floor))
    : phraseEndingAt(s, end, floor)
}

/** "held messages later deemed secret": what stands before a participle is the object of the verb before it. */
export function objectOfAnother(s: Scan, group: VerbGroup): boolean {
  const phrase = group.form === 'past' ? phraseEndingAt(s, group.first - 1, bounds(s, group.head)[0]) : null
  // "a report published Wednesday said"
  if (phrase && (dayWord(s, phrase[1]) || tellOf(s, phrase, group))) return false
  const first = phrase?.[0] ?? -1
  const before = s.groupOf.get(first - 1)
  if (before?.last !== first - 1 || before.passive || attributive(s, first - 1)) return false
  if (titledLast(s, group)) return false
  // "a caller claiming to represent the front said"
  const outer = claimedFor(s, before)
  if (outer !== before && (relates(s, outer.first - 1) || describes(s, outer, ''))) return false
  // "Residents who fled the town said", "the charity that runs the clinic said"
  if (/^(who|which|whoever|that)$/.test(norm(s, before.first - 1)) && endsPhrase(s, before.first - 2))
    return false
  // "Villagers fleeing the town said"
  if (describes(s, before, '')) return false
  return !takes(s, before.head, 'clause')
}

/**
 * "The groups that back him say", "a letter seen by Reuters says": the phrase before the verb is only part of a
 * clause about the speaker, who stands before that.
 */
function antecedent(s: Scan, phrase: Range, floor: number): Range {
  let k = phrase[0] - 1
  // "Data as of the end of May [show]".
  const asOf = norm(s, k) === 'of' && norm(s, k - 1) === 'as' ? phraseEndingAt(s, k - 2, floor) : null
  if (asOf) return asOf
  const by = /^(by|from)$/.test(norm(s, k))
  if (s.tokens[k]?.tag === 'ADP') k--
  // "The Ministry of Health (MoH) in Gaza [said]".
  const bracket = norm(s, k) === ')' && norm(s, k + 1) === 'in' ? beforeBracket(s, k, floor) : k
  const before = bracket < k ? phraseEndingAt(s, bracket, floor) : null
  if (before) return [before[0], phrase[1]]
  // ", a report by the group [said]": the paper and who made it.
  const paper = by && s.tokens[k]?.tag === 'NOUN' && s.lexicon.cues.nounOf(s.tokens[k])?.made
  const made = paper ? phraseEndingAt(s, k, floor) : null
  if (made) return [made[0], phrase[1]]
  const found = s.groupOf.get(k)
  if (!found || k <= floor) return toldOf(s, phrase, floor) ?? phrase
  // "who was not authorised to speak to the media".
  const chained = found.form === 'infinitive' ? toldOf(s, phrase, floor) : null
  if (chained) return chained
  const verb = claimedFor(s, found)
  if (relates(s, verb.first - 1) && endsPhrase(s, verb.first - 2))
    return phraseEndingAt(s, verb.first - 2, floor) ?? phrase
  const joint = norm(s, phrase[0] - 1)
  // "seen by the paper", "based on police data", "information received from the police"
  const { drawFrom, makeFigures, obtain } = s.lexicon.sets
  const participle = s.tokens[verb.head]
  const gave = joint === 'from' && obtain.has(participle)
  const reduced =
    verb.form === 'past' &&
    verb.first === verb.head &&
    (joint === 'by' || gave || (/^(on|from)$/.test(joint) && drawFrom.has(participle)))
  const maker =
    reduced && (gave || makeFigures.has(participle)) ? phraseEndingAt(s, verb.first - 1, floor) : null
  if (maker) return [maker[0], phrase[1]]
  if (!(reduced || describes(s, verb, times(s, phrase) ? 'on' : joint) || OBJECTIVE.test(norm(s, phrase[0]))))
    return phrase
  return published(s, verb, floor) ?? phrase
}

/** "A brigade fighting in Harra [said]", "a video shared more than 900 times on X [claims]": a participle's clause. */
const describes = ({ tokens }: Scan, { form, first, head }: VerbGroup, joint: string): boolean =>
  first === head &&
  nominal(tokens[first - 1]) &&
  (form === 'gerund' || (form === 'past' && JOINTS.test(joint)))

/** "shared [more than 900 times on X]" */
const times = ({ tokens }: Scan, [first, last]: Range): boolean =>
  tokens.slice(first, last + 1).some(({ norm: word }) => word === 'times')

const JOINTS =
  /^(in|on|at|near|for|with|from|to|inside|outside|along|across|around|during|over|more|less|under|after|before|since)$/

/**
 * Who speaks when the subject follows the verb: "…,” said Kirby, the spokesman." Only after quoted words or a
 * comma, and only where no clause follows the phrase.
 */
export function subjectAfter(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const before = group.first - 1
  // "Said Hale, “We lost.”": the verb and its subject before quoted words.
  const leads = before < floor && !closes(s, before)
  if (!leads && !closes(s, before) && !/^[,—–-]$/.test(norm(s, before)) && !titledLast(s, group)) return null
  const named: Range | null =
    closes(s, before) && misread(s, group.head + 1) ? [group.head + 1, group.head + 1] : null
  const phrase = withMaker(s, phraseStartingAt(s, group.head + 1, ceiling) ?? named, ceiling)
  if (!phrase || dayWord(s, phrase[1])) return null
  const after = s.tokens[phrase[1] + 1]
  if (leads) return /^[,:]$/.test(norm(s, phrase[1] + 1)) && opens(s, phrase[1] + 2) ? phrase : null
  if (!after || phrase[1] >= ceiling) return phrase
  if (!closes(s, before)) {
    if (/^(VERB|AUX|PART)$/.test(after.tag) && !after.norm.endsWith('ing')) return null
    if (/^[-–]$/.test(after.norm)) return null
  }
  if (norm(s, phrase[0]) === 'that' && phrase[0] === phrase[1]) return null
  return withApposition(s, phrase, ceiling)
}

/** "[says] a report by the ministry": the paper and who made it. */
function withMaker(s: Scan, phrase: Range | null, ceiling: number): Range | null {
  const maker = phrase && madeBy(s, phrase[1], ceiling)
  return maker ? [phrase[0], maker[1]] : phrase
}

/** Words between quoted words and the verb that the tagger did not take for a name: “No,” a voice over says. */
export function quotedSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  for (let i = group.first - 1; i >= floor - 1 && group.first - i < 14; i--) {
    if (closes(s, i)) {
      const words = s.tokens.slice(i + 1, group.first)
      return !words.some((t) => s.groupOf.has(t.index) && s.lexicon.cues.verbOf(t)) &&
        words.some((t) => !/^(CCONJ|ADV|AUX|PUNCT|ADP|SCONJ)$/.test(t.tag)) &&
        words[0]?.tag !== 'CCONJ' &&
        words.at(-1)?.tag !== 'CCONJ'
        ? [i + 1, group.first - 1]
        : null
    }
    if (s.tokens[i]?.tag === 'PUNCT' && !/^[,.()-]$/.test(norm(s, i))) return null
  }
  return null
}

/** "Kirby, the council's spokesman", "Hale (Dem.), a senator": what describes a name belongs to it. */
export function withApposition(s: Scan, phrase: Range, ceiling: number): Range {
  let end = phrase[1]
  for (let turn = 0; turn < 4; turn++) {
    const comma = norm(s, end + 1)
    const next = s.tokens[end + 2]
    if (comma === '(') {
      let close = end + 2
      while (close <= ceiling && close < end + 10 && norm(s, close) !== ')') close++
      if (norm(s, close) !== ')') break
      end = close
      continue
    }
    if (comma !== ',' || !next || end + 2 > ceiling || opens(s, end + 2)) break
    // "Ana Reyes, of Norland Relief", not "according to Reuters, of the 40 dead nine were soldiers".
    const of = /^(of|from)$/.test(next.norm) && [end, end + 3].every((i) => s.tokens[i]?.tag === 'PROPN')
    if ((!of && !/^(DET|NOUN|PROPN|ADJ|NUM)$/.test(next.tag)) || s.lexicon.days.has(next)) break
    // "citing two officers, reports that": a verb that looks like a noun.
    if (next.tag === 'NOUN' && s.groupOf.has(end + 2)) break
    // "according to Radio Harra, all 52 people died".
    if (/^(all|both|no|some|every|each)$/.test(next.norm)) break
    // "Hale, 44," is an age; "Hale, 24% of voters" is the next clause.
    if (next.tag === 'NUM' && end + 3 <= ceiling && !/^[,.;]$/.test(norm(s, end + 3))) break
    const more = phraseStartingAt(s, of ? end + 3 : end + 2, ceiling)
    // "according to the ministry, the number of dead has risen": the next clause.
    if (!more || counts(s, more)) break
    let verb = more[1] + 1
    while (s.tokens[verb]?.tag === 'ADV') verb++
    const after = s.tokens[verb]
    // "according to the ministry, the toll “is rising”": so is that.
    if (opens(s, more[1] + 1) && s.groupOf.get(more[1] + 2)?.form === 'finite') break
    // "Kirby, the army lost ten": that is a clause, no description.
    if (
      after &&
      more[1] < ceiling &&
      /^(VERB|AUX)$/.test(after.tag) &&
      (verb > more[1] + 1 || !/ing$|ed$/.test(after.norm))
    )
      break
    end = more[1]
  }
  return [phrase[0], end]
}
