import { wordSet } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { isCapitalised, isYear, startsWithCapital } from '../../text/index.ts'
import { startOfFields, titleOfFields } from './fields.ts'
import { endOfListed, startOfListed } from './listed.ts'
import { goesOn, leads, modifiersJoined } from './modifiers.ts'
import {
  closes,
  dayWord,
  forSpeakers,
  nominal,
  norm,
  opens,
  pastBounds,
  type Range,
  type Scan,
} from './scan.ts'

/** "doctors at the hospital", "clinics across the valley": what goes on with a phrase behind its noun. */
const ATTACHING = new Set(
  'of for from at in with on to near inside outside across throughout along'.split(' '),
)
/** After a name only these go on with it: "Jones of the Red Cross", not "Jones in a statement". */
const AFTER_NAME = new Set(['of', 'for', 'from'])
const POSSESSIVES = wordSet(['my', 'your', 'his', 'her', 'its', 'our', 'their', 'whose'])
const COUNTING = wordSet([
  'many',
  'some',
  'another',
  'others',
  'several',
  'most',
  'few',
  'both',
  'one',
  'none',
  'neither',
])

const possessive = (s: Scan, i: number): boolean => POSSESSIVES.has(s.tokens[i])
/** "Rev. Carl Hale", "Maj.-Gen. Hale": a stop between two names is an abbreviation's. */
const abbreviated = (s: Scan, i: number): boolean => {
  const stop = s.tokens[i]
  if (stop?.norm !== '.' || s.tokens[i - 1]?.tag !== 'PROPN') return false
  const joint = s.tokens[i + 1]?.norm === '-' && s.tokens[i + 1]?.start === stop.end
  const next = s.tokens[joint ? i + 2 : i + 1]
  return next?.tag === 'PROPN' && next.sentence === stop.sentence
}

const compound = (s: Scan, i: number): boolean =>
  abbreviated(s, i) ||
  norm(s, i) === '&' ||
  (JOINTS.has(s.tokens[i]) && s.tokens[i - 1]?.end === s.tokens[i]?.start)

const JOINTS = wordSet(['-', '–', '/'])

/** "Likening it to a siege, he said …": no name, unless it has a verb of its own ("Browning said"). */
const openingParticiple = (s: Scan, { index, norm: word, tag, sentence }: Token): boolean =>
  tag === 'VERB' &&
  word.endsWith('ing') &&
  s.doc.sentences[sentence]?.first === index &&
  !/^(VERB|AUX)$/.test(s.tokens[index + 1]?.tag ?? '')

/** "Ana [de] la Cruz": a particle that the tagger does not know, between the parts of a name. */
const unknownParticle = ({ tokens, lexicon }: Scan, i: number): boolean =>
  tokens[i]?.tag === 'X' &&
  lexicon.sets.nameParticles.has(tokens[i]) &&
  tokens[i - 1]?.tag === 'PROPN' &&
  nominal(tokens[i + 1])

/** "Velka Now": the second word of a name. */
const endsName = (s: Scan, { index, tag, sentence }: Token): boolean =>
  tag === 'ADV' && s.tokens[index - 1]?.tag === 'PROPN' && s.tokens[index - 1]?.sentence === sentence

/** A name that the tagger took for another word: Cook, Will, Watch. */
export const misread = (s: Scan, i: number): boolean => {
  const token = s.tokens[i]
  return (
    token !== undefined &&
    isCapitalised(token.text) &&
    (/^(VERB|ADJ|AUX|INTJ|X)$/.test(token.tag) || endsName(s, token)) &&
    !openingParticiple(s, token)
  )
}

/** "Norland's military said", "according to the military, …": an adjective elsewhere, a body here. */
const bodyWord = (s: Scan, i: number): boolean =>
  s.tokens[i]?.tag === 'ADJ' &&
  s.lexicon.sourceKinds.has(norm(s, i)) &&
  !/^(NOUN|PROPN|ADJ)$/.test(s.tokens[i + 1]?.tag ?? '')

/** "a morgue attendant": a title that is taken for an adjective. */
const titleWord = (s: Scan, i: number): boolean =>
  s.tokens[i]?.tag === 'ADJ' &&
  nominal(s.tokens[i - 1]) &&
  s.lexicon.titles.has(norm(s, i)) &&
  !/^(NOUN|PROPN|ADJ)$/.test(s.tokens[i + 1]?.tag ?? '')

/** "that monitors say": many are not "that". */
export const isPlural = (token: Token | undefined): boolean =>
  token?.tag === 'NOUN' && token.norm !== token.lemma && token.norm.endsWith('s')

/** May a noun phrase end in this token? */
export function endsPhrase(s: Scan, i: number): boolean {
  const token = s.tokens[i]
  if (!token) return false
  if (nominal(token) || /^(PRON|NUM|SYM)$/.test(token.tag) || token.norm.endsWith('%')) return true
  if (misread(s, i) || bodyWord(s, i)) return true
  // "the 34-year-old said"
  if (token.norm === 'old' && norm(s, i - 1) === '-' && compound(s, i - 1)) return true
  if (titleWord(s, i)) return true
  // "lawyers for the detained say"
  if (token.tag === 'VERB' && norm(s, i - 1) === 'the' && s.lexicon.sets.standForPeople.has(token))
    return true
  return COUNTING.has(token) || (token.tag === 'ADJ' && s.tokens[i - 1]?.tag === 'DET')
}

/** "familiar with", "close to", "loyal to" after a plural or a person: an adjective that tells who they are. */
const fitting = (s: Scan, i: number): boolean =>
  s.tokens[i]?.tag === 'ADJ' &&
  /^(with|to)$/.test(norm(s, i + 1)) &&
  nominal(s.tokens[i - 1]) &&
  !dayWord(s, i - 1) &&
  s.tokens[i]?.sentence === s.tokens[i - 1]?.sentence

/** "Doctors Without Borders": a preposition with a capital between names is part of one. */
const inName = (s: Scan, i: number): boolean =>
  isCapitalised(s.tokens[i]?.text ?? '') &&
  s.tokens[i - 1]?.tag === 'PROPN' &&
  s.tokens[i - 1]?.sentence === s.tokens[i]?.sentence &&
  startsWithCapital(s.tokens[i + 1]?.text ?? '')

/** "[Displaced] residents said", "and [exiled] groups said": a participle at the head of a clause, right before those who can speak. */
export function attributive(s: Scan, i: number): boolean {
  const { tokens, groupOf, doc, lexicon } = s
  const group = tokens[i]?.tag === 'VERB' ? groupOf.get(i) : undefined
  if (group?.form !== 'past' || group.first !== i || group.last !== i) return false
  // "“…,” said residents".
  if (lexicon.cues.verbOf(tokens[i])?.takes.has('quote')) return false
  const first = doc.sentences[tokens[i]?.sentence ?? -1]?.first === i
  if (!first && !/^(PUNCT|CCONJ)$/.test(tokens[i - 1]?.tag ?? '')) return false
  let at = i + 1
  while (
    /^(ADJ|PROPN)$/.test(tokens[at]?.tag ?? '') ||
    (tokens[at]?.tag === 'NOUN' && tokens[at + 1]?.tag === 'NOUN')
  )
    at++
  const head = tokens[at]
  return head !== undefined && forSpeakers(s, head)
}

/** The noun phrase that ends at token `last`, read leftwards, not past `floor`; null when none does. */
export function phraseEndingAt(s: Scan, last: number, floor: number): Range | null {
  const { tokens, lexicon } = s
  if (last < floor || !endsPhrase(s, last)) return null
  const token = tokens[last]
  if (token?.tag === 'PRON' && !possessive(s, last)) {
    // "some of them": a part of a group named by a pronoun.
    if (norm(s, last - 1) === 'of' && last - 2 >= floor && endsPhrase(s, last - 2))
      return [phraseEndingAt(s, last - 2, floor)?.[0] ?? last - 2, last]
    return [last, last]
  }
  let k = startOfListed(s, last, floor)
  let joined = -1
  while (k > floor) {
    const here = tokens[k]
    const before = tokens[k - 1]
    if (!here || !before || opens(s, k - 1) || closes(s, k - 1)) break
    if (dayWord(s, k - 1) && norm(s, k) !== "'s" && before.norm !== 'may') break
    // "the raid, which witnesses said", "what doctors say was gas": the pronoun is no part of the witnesses.
    if (
      before.norm === 'which' ||
      before.norm === 'what' ||
      (before.norm === 'that' && isPlural(tokens[last]))
    )
      break
    const started = here.tag === 'DET' || possessive(s, k)
    // "[Save the Children]'s teams"
    const within = started && startsWithCapital(before.text) ? lexicon.sides.at(tokens, k - 1) : null
    if (within && within.length > 2 && within.form !== 'adjective') {
      k--
      continue
    }
    if (!started) {
      // "the Dovra-based, independent centre"
      if (k - 4 > floor && modifiersJoined(tokens, k - 1)) {
        k -= 4
        continue
      }
      if (/^(DET|ADJ|NUM|NOUN|PROPN)$/.test(before.tag) || possessive(s, k - 1) || compound(s, k - 1)) {
        k--
        continue
      }
      // "Ana de la Cruz"
      if (unknownParticle(s, k - 1)) {
        k--
        continue
      }
      // Not at the head of a sentence, where every word has a capital.
      if (misread(s, k - 1) && tokens[k - 2]?.sentence === here.sentence && nominal(here)) {
        k--
        continue
      }
      // "commander-in-chief", "then-president"
      if (here.norm === '-' && compound(s, k) && /^(ADP|ADV)$/.test(before.tag)) {
        k--
        continue
      }
      if (before.norm === "'s" || before.norm === "'" || before.norm === '%') {
        k--
        continue
      }
      // "the rebel-held town", "the Hamas-run ministry"
      if (before.tag === 'VERB' && k - 2 >= floor && compound(s, k - 2)) {
        k--
        continue
      }
      // "Displaced residents", ", exiled groups"
      if (attributive(s, k - 1)) {
        k--
        continue
      }
      // "a captured soldier", "highly placed officials"
      if (/^(VERB|ADV)$/.test(before.tag) && /^(DET|ADJ)$/.test(tokens[k - 2]?.tag ?? '') && k - 2 >= floor) {
        k--
        continue
      }
    } else if (/^(all|both|half|such|neither|either)$/.test(before.norm)) {
      k--
      continue
    }
    // "officials familiar with the talks", "sources close to the mayor"
    if (k - 3 >= floor && fitting(s, k - 2)) {
      k -= 3
      continue
    }
    if (k - 2 < floor || !endsPhrase(s, k - 2) || dayWord(s, k - 2)) break
    // "for" before "Save the Children" is tagged a conjunction.
    const attached = /^(ADP|SCONJ)$/.test(before.tag) && ATTACHING.has(before.norm)
    // "the spokesman in his weekly summary said": where he says it.
    if (before.norm === 'in' && /^(his|her|its|their)$/.test(here.norm))
      return phraseEndingAt(s, k - 2, floor)
    // "a rise from the ministry's count": no rise says so.
    if (before.norm === 'from' && lexicon.sets.change.has(tokens[k - 2])) break
    if (attached || (before.tag === 'ADP' && inName(s, k - 1))) {
      k -= 2
      continue
    }
    if (before.tag === 'CCONJ' && before.norm !== 'but') {
      joined = k
      k -= 2
      continue
    }
    break
  }
  // "Economic, Trade and Labour Affairs Minister Hale"
  if (joined >= 0 && norm(s, k - 1) === ',') {
    const office = startOfFields(tokens, k, floor, lexicon)
    if (office < k) return [office, last]
  }
  // "attacked the town and officials said": the first conjunct is another verb's object.
  // "more than a dozen nurses and drivers said": they are counted.
  if (joined >= 0 && k > floor && norm(s, k - 1) === 'than') return [k, last]
  if (joined >= 0 && k > floor && /^(VERB|ADP)$/.test(tokens[k - 1]?.tag ?? '')) return [joined, last]
  while (k < last && /^(CCONJ|ADP|SCONJ)$/.test(tokens[k]?.tag ?? '')) k++
  // "In April 2019 the monitors said", "In 2019 monitors said"
  const dated = k > floor && k < last && isYear(norm(s, k))
  if (dated && (dayWord(s, k - 1) || /^(in|since|during)$/.test(norm(s, k - 1)))) k++
  return [withBound(s, k, floor), last]
}

/** "more than ten officials": the first token of the bound before an amount at `at`, or `at`. */
function withBound({ tokens, lexicon }: Scan, at: number, floor: number): number {
  if (tokens[at]?.tag !== 'NUM') return at
  for (let k = Math.max(floor, at - 4); k < at; k++)
    if (lexicon.bounds.before.at(tokens, k)?.length === at - k) return k
  return at
}

/** "[by] the clinics", "[from] the army": who stands behind the preposition at token `at`; null where another word does. */
export const phraseBy = (s: Scan, at: number, ceiling: number): Range | null =>
  /^(by|from)$/.test(norm(s, at)) ? phraseStartingAt(s, at + 1, ceiling) : null

/** "a report [by the ministry]": who made the paper whose noun is token `at`; null for other nouns. */
export const madeBy = (s: Scan, at: number, ceiling: number): Range | null =>
  s.lexicon.cues.nounOf(s.tokens[at])?.made ? phraseBy(s, at + 1, ceiling) : null

/** A phrase with the one that "and" joins it to: "[survivors and witnesses] who said". */
export function withConjunct(s: Scan, [first, last]: Range, floor: number): Range {
  const other = norm(s, first - 1) === 'and' ? phraseEndingAt(s, first - 2, floor) : null
  return [other?.[0] ?? first, last]
}

/** "according to the army [at least 300 people] died", "according to the rebels [400]": does a number of people begin here? */
function countsPeople(s: Scan, at: number): boolean {
  const { tokens, lexicon } = s
  let k = pastBounds(s, at)
  if (tokens[k]?.tag !== 'NUM') return false
  while (/^(NUM|ADJ)$/.test(tokens[k]?.tag ?? '')) k++
  if (isPlural(tokens[at - 1]) && (tokens[k]?.tag ?? 'PUNCT') === 'PUNCT') return true
  // "by the clinic's count [40] have died", "[40] died"
  const befell =
    /^(have|had|were|are)$/.test(tokens[k]?.norm ?? '') || lexicon.events.at(tokens, k).length > 0
  if (tokens[at - 1]?.tag === 'NOUN' && befell) return true
  return lexicon.populations.at(tokens, k) !== null
}

/** The noun phrase that starts at token `first`, with what is attached to it, not past `ceiling`. */
export function phraseStartingAt(s: Scan, first: number, ceiling: number): Range | null {
  const { tokens, lexicon } = s
  let head = endOfListed(s, first, ceiling)
  let k = head < 0 ? first : head + 1
  while (k <= ceiling) {
    const token = tokens[k]
    if (!token || opens(s, k) || closes(s, k)) break
    if (token.tag === 'PRON' && !possessive(s, k)) {
      if (head < 0) head = k
      break
    }
    if (dayWord(s, k) && head >= 0 && norm(s, k + 1) !== "'s") break
    if (head === k - 1 && nominal(tokens[head]) && countsPeople(s, k)) break
    if (nominal(token) || token.tag === 'NUM' || COUNTING.has(token) || bodyWord(s, k) || titleWord(s, k))
      head = k
    else if (/^(DET|ADJ)$/.test(token.tag) || possessive(s, k) || compound(s, k)) {
      // A second determiner starts another phrase.
      if ((token.tag === 'DET' || possessive(s, k)) && head >= 0) break
    } else if (tokens[k - 1]?.tag === 'PROPN' && head === k - 1 && misread(s, k)) {
      // "the Red Cross", read as a verb.
      head = k
    } else if (token.tag === 'ADP' && tokens[k - 1]?.norm === '-' && compound(s, k + 1)) {
      // "commander-in-chief"
    } else if (head === k - 1 && unknownParticle(s, k)) {
      // "Ana de la Cruz"
    } else if (modifiersJoined(tokens, k)) {
      // "the Dovra-based, independent centre"
    } else if (token.norm === "'s" || token.norm === "'") {
      if (head < 0) break
    } else if (head < 0 && token.tag === 'ADV' && leads(s, k)) {
      // "more than", "highly placed", "an earlier report"
    } else if (token.tag === 'VERB' && (head < 0 || compound(s, k - 1)) && goesOn(tokens, k)) {
      // "captured soldiers", "the rebel-run clinic"
    } else if (head === k - 1 && fitting(s, k)) {
      const rest = phraseStartingAt(s, k + 2, ceiling)
      return [first, rest ? rest[1] : head]
    } else if (token.tag === 'ADP' && head === k - 1) {
      const attach = tokens[head]?.tag === 'PROPN' ? AFTER_NAME : ATTACHING
      if (!(attach.has(token.norm) || inName(s, k)) || dayWord(s, k + 1) || lexicon.channels.at(tokens, k))
        break
      // "put by the army at 40": the figure.
      if (token.norm === 'at' && tokens[pastBounds(s, k + 1)]?.tag === 'NUM') break
      const rest = phraseStartingAt(s, k + 1, ceiling)
      if (!rest) break
      return [first, rest[1]]
    } else if (token.tag === 'CCONJ' && head === k - 1 && token.norm !== 'but') {
      const rest = phraseStartingAt(s, k + 1, ceiling)
      // "Kirby and left": no second conjunct; "Kirby and the army attacked": another clause.
      if (!rest || /^(VERB|AUX)$/.test(tokens[rest[1] + 1]?.tag ?? '')) break
      // "by the army and 400 by the rebels": a figure of somebody else.
      if (tokens[k + 1]?.tag === 'NUM' && norm(s, rest[1] + 1) === 'by') break
      return [first, rest[1]]
    } else {
      // "Economic, Trade and Labour Affairs Minister Hale"
      const title = head === k - 1 ? titleOfFields(tokens, k, lexicon) : -1
      if (title < 0 || title > ceiling) break
      head = k = title
    }
    k++
  }
  return head < 0 ? null : [first, head]
}
