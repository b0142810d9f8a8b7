import type { Tag } from '../model/index.ts'
import { endsAsPlural, isCapitalised } from '../text/index.ts'
import type { Word } from './words.ts'

/** What stands before the first word. */
export const START: Word = { value: '', norm: '', lemma: '', tag: 'PUNCT', start: 0, end: 0 }

/** What follows an object, a clause or quoted words that a verb of saying takes. */
const TAKEN: ReadonlySet<Tag> = new Set(['DET', 'PRON', 'PROPN', 'NUM'])
const INTRODUCES = /^(that|how|why|whether|what|["“'‘]+)$/
const PARTICIPLE_AFTER = /^(,|—|–|--|is|are|was|were|been|be|while|after|before|by|without|when)$/

const [D, G, S, T] = [...'dgst'].map((letter) => letter.charCodeAt(0))

/** Does it end as regular forms of verbs do, in -ed, -ing or -s, or as "learnt"? Asked first, as most words of a text do not. */
export function mayBeForm(norm: string): boolean {
  const last = norm.charCodeAt(norm.length - 1)
  return last === D || last === G || last === S || last === T
}

/** Is the word at `i`, a form of a verb of saying that the tagger takes for a noun or an adjective, that verb after all? */
export function isSaying(words: readonly Word[], i: number): boolean {
  const [before, word, after] = [words[i - 1] ?? START, words[i] ?? START, words[i + 1]]
  if (!after) return false
  if (word.norm.endsWith('ed') && (followsQuoted(words, i) || saidThen(words, i))) return true
  // "The league points out that", not "three points out of ten".
  if (word.norm === 'points' && after.norm === 'out' && INTRODUCES.test(words[i + 2]?.norm ?? '')) return true
  const takes =
    TAKEN.has(after.tag) ||
    (word.norm === 'alleged' && /^(NOUN|PUNCT)$/.test(after.tag)) ||
    (word.norm === 'informed' && after.tag === 'NOUN') ||
    INTRODUCES.test(after.norm) ||
    (word.tag === 'NOUN' && (quotes(words, i) || closesClause(words, i)))
  const may = takes || after.norm === 'by' || word.norm.endsWith('ing') || BOUND.test(after.norm)
  return may && (says(word.norm, before, after, takes) || givesNumber(words, i))
}

/**
 * Is this form of a verb of saying one, which the tagger takes for a noun or an adjective? "the suit alleged that …",
 * ", warning that …", "is promising to …".
 */
function says(form: string, before: Word, after: Word, takes: boolean): boolean {
  // "was informed by the army that …", "as alleged by the army".
  if (after.norm === 'by' && form.endsWith('ed')) return /^(was|were|been|is|are|as)$/.test(before.norm)
  if (form.endsWith('ing'))
    return PARTICIPLE_AFTER.test(before.norm) && (takes || /^(to|of|against)$/.test(after.norm))
  if (form.endsWith('s')) {
    // "Damascus reports 1,250 deaths", "Moscow claims 150".
    if (after.tag === 'NUM') return before.tag === 'PROPN' && /^(reports|claims)$/.test(form)
    if (after.tag === 'PROPN') return false
    return (
      takes &&
      (before.tag === 'PROPN' ||
        // "Norland Rights Watch (NRW) reports that".
        /^(he|she|it|who|which|\)|\])$/.test(before.norm) ||
        (after.norm === ',' && before.tag === 'NOUN'))
    )
  }
  // "four in 10 say they …"
  if (before.tag === 'NUM') return after.tag === 'PRON'
  // "residents alleged soldiers had shot nine".
  if (form === 'alleged' && after.tag === 'NOUN') return /^(NOUN|PROPN|PRON|ADV)$/.test(before.tag)
  return takes && (/^(NOUN|PROPN|PRON|ADV)$/.test(before.tag) || /^(has|have|had|,)$/.test(before.norm))
}

/**
 * "The monitor [reports] at least 14 deaths", "that the office [lists] 40 dead", "Norland's spy agency [estimates] that 40 died":
 * one subject from the clause's head on, a number or a clause behind.
 */
function givesNumber(words: readonly Word[], i: number): boolean {
  const { norm, tag } = words[i] ?? START
  const [before, after] = [words[i - 1] ?? START, words[i + 1] ?? START]
  if (tag !== 'NOUN' || !endsAsPlural(norm) || before.tag !== 'NOUN' || endsAsPlural(before.norm))
    return false
  const clause = after.norm === 'that' && !/^(AUX|VERB|ADV)$/.test(words[i + 2]?.tag ?? '')
  if (after.tag !== 'NUM' && !BOUND.test(after.norm) && !clause) return false
  let first = nominalFrom(words, i - 1)
  const owner = words[first - 1]?.norm === "'s"
  if (owner) first = nominalFrom(words, first - 2)
  const article = words[first - 1]
  const owned = article?.tag === 'DET' || /^(its|their|his|her|our|my)$/.test(article?.norm ?? '')
  if (!owned && !owner) return false
  const opens = owned ? words[first - 2] : article
  return opens === undefined || /^(PUNCT|SCONJ|CCONJ)$/.test(opens.tag)
}

/** The first of the nouns, names and adjectives that end at the word at `last`. */
function nominalFrom(words: readonly Word[], last: number): number {
  let first = last
  while (first > 0 && /^(NOUN|ADJ|PROPN)$/.test(words[first - 1]?.tag ?? '')) first--
  return first
}

/** Forms for several of verbs that give a number, which the tagger takes for nouns. */
const GIVE = new Set(['claim', 'count', 'document', 'estimate', 'list', 'record', 'register', 'report'])
const SEVERAL = /[a-z]{2}[^s]s$|(men|people)$/

/** "Doctors [report] at least 12 dead", "aid groups, however, [count] 60", "police [report] 12 dead": several who give a number. */
export function giveNumber(words: readonly Word[], i: number): boolean {
  const { norm, tag } = words[i] ?? START
  const after = words[i + 1] ?? START
  if (tag !== 'NOUN' || !opensAmount(after)) return false
  if (norm.endsWith('s')) return GIVE.has(norm.slice(0, -1)) && nameGives(words, i) && bounded(words, i + 1)
  if (!GIVE.has(norm)) return false
  let at = i - 1
  // ", however,"
  if (words[at]?.norm === ',' && words[at - 1]?.tag === 'ADV' && words[at - 2]?.norm === ',') at -= 3
  const head = headAt(words, at)
  const who = words[head] ?? START
  const police = who.norm === 'police' && /^(PUNCT|CCONJ|SCONJ|DET)$/.test((words[head - 1] ?? START).tag)
  return (police || (/^(NOUN|PROPN)$/.test(who.tag) && SEVERAL.test(who.norm))) && bounded(words, i + 1)
}

/** "[doctors] at the town's only hospital": the noun before the preposition where a clause opens with it, else the word at `at`. */
function headAt(words: readonly Word[], at: number): number {
  let first = at
  let head = at
  for (; first >= 0 && at - first < 9; first--) {
    const tag = words[first]?.tag ?? ''
    if (!/^(NOUN|PROPN|ADJ|DET|PART|ADP)$/.test(tag)) break
    if (tag === 'ADP') head = first - 1
  }
  return /^(PUNCT|CCONJ|SCONJ)$/.test((words[first] ?? START).tag) ? head : at
}

/** "Airwars [estimates] between 29 and 40", not "by UN estimates 40 died": a name alone, behind no preposition. */
function nameGives(words: readonly Word[], i: number): boolean {
  let first = i
  while (words[first - 1]?.tag === 'PROPN') first--
  return first < i && !/^(ADP|ADJ|PART)$/.test(words[first - 1]?.tag ?? '')
}

const opensAmount = ({ norm, tag }: Word): boolean => tag === 'NUM' || BOUND.test(norm) || VAGUE.test(norm)

/** Does an amount begin at the word at `i`, with its bounds: "at least 12", not "at noon"? */
const bounded = (words: readonly Word[], i: number): boolean =>
  words.slice(i, i + 4).some(({ norm, tag }) => tag === 'NUM' || VAGUE.test(norm))

const VAGUE = /^(dozens|scores|hundreds|thousands|several)$/

/** What stands before a number that it bounds. */
const BOUND = /^(at|between|more|over|about|around|some|nearly|almost|up|only)$/

/** "“The road is shut,” Reyes points out.", "the report notes, “The road …": is it quoted words that the word at `i` tells? */
function quotes(words: readonly Word[], i: number): boolean {
  const after = words[i + 1]?.norm ?? ''
  if (!words[i]?.norm.endsWith('s')) return false
  if (after === ',' || after === ':') return MARK.test(words[i + 2]?.norm ?? '')
  if (after !== '.' && after !== 'out') return false
  let first = i - 1
  while (words[first]?.tag === 'PROPN' && i - first < 4) first--
  return first < i - 1 && endQuoted(words, first)
}

/** "…, Human Rights Watch [confirmed] today": a name alone between a comma and the verb, and when behind; "deaths in Harra reported today" are deaths. */
function saidThen(words: readonly Word[], i: number): boolean {
  if (!DAY.test(words[i + 1]?.norm ?? '')) return false
  let first = i
  while (words[first - 1]?.tag === 'PROPN') first--
  if (words[first - 1]?.norm === 'the') first--
  return first < i && words[i - 1]?.tag === 'PROPN' && (words[first - 1] ?? START).tag === 'PUNCT'
}

const DAY = /^(today|yesterday|(mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** "“The road is shut,” the mayor [alleged].": nothing but who speaks between quoted words and the word at `i`. */
function followsQuoted(words: readonly Word[], i: number): boolean {
  let first = i - 1
  while (
    i - first < 8 &&
    (/^(DET|ADJ|NOUN|PROPN|PRON)$/.test(words[first]?.tag ?? '') || words[first]?.norm === "'s")
  )
    first--
  return first < i - 1 && endQuoted(words, first)
}

/** Is it the mark that ends quoted words before who says them: [”] of "“The road is shut,” Reyes"? */
const endQuoted = (words: readonly Word[], i: number): boolean =>
  MARK.test(words[i]?.norm ?? '') && /^[,?!]$/.test(words[i - 1]?.norm ?? '')

/** "20,000 have died, the UN [estimates]; some say more": a name right behind a comma, and a stop behind the verb. */
function closesClause(words: readonly Word[], i: number): boolean {
  if (!/^([;:—–]|--)$/.test(words[i + 1]?.norm ?? '') || !words[i]?.norm.endsWith('s')) return false
  let first = i - 1
  while (words[first]?.tag === 'PROPN' && i - first < 4) first--
  if (first < i - 1 && words[first]?.norm === 'the') first--
  return first < i - 1 && words[first]?.norm === ','
}

const MARK = /^["“”'‘’]+$/

/** "[The Ministry of Health] estimate that": a body's name or its noun, which opens a clause and owns nothing; of several people. */
function bodyBefore(words: readonly Word[], i: number): boolean {
  const last = words[i - 1] ?? START
  const named = last.tag === 'PROPN' && isCapitalised(last.value)
  if (!named && !BODY.test(last.norm)) return false
  let first = i
  while (/^(NOUN|PROPN|ADJ)$/.test(words[first - 1]?.tag ?? '') || words[first - 1]?.norm === 'of') first--
  if (words[first - 1]?.tag === 'DET') first--
  return first < i - 1 && /^(PUNCT|CCONJ|SCONJ)$/.test((words[first - 1] ?? START).tag)
}

const BODY = /^(ministry|agency|government|council|office|committee|commission|department|army)$/

/** "Norland and Borland [claim to have won]", not "between Norland and Borland": two who act, the last of whom is the word at `last`. */
function twoNamed(words: readonly Word[], last: number): boolean {
  if (words[last]?.tag !== 'PROPN' || words[last - 1]?.norm !== 'and' || words[last - 2]?.tag !== 'PROPN')
    return false
  let first = last - 2
  while (words[first - 1]?.tag === 'PROPN') first--
  return !/^(of|between|for|by|with|from)$/.test(words[first - 1]?.norm ?? '')
}

/** "agencies in Carl's Landing [estimate] that 40 died": several who say so before a place, of whose owned name it looks like a part. */
export function placed(words: readonly Word[], i: number): boolean {
  const { norm, tag } = words[i] ?? START
  // "some estimates [place] the number at 40".
  if (
    norm === 'place' &&
    tag === 'NOUN' &&
    words[i - 1]?.tag === 'NOUN' &&
    endsAsPlural(words[i - 1]?.norm ?? '')
  )
    return (
      words[i + 1]?.norm === 'the' &&
      /^(figure|number|toll|death|total|count)$/.test(words[i + 2]?.norm ?? '')
    )
  if (tag === 'NOUN' && /^(claim|report|estimate)$/.test(norm) && twoNamed(words, i - 1))
    return /^(to|that|they|he|she|it)$/.test(words[i + 1]?.norm ?? '')
  if (tag !== 'NOUN' || words[i + 1]?.norm !== 'that' || !/^(estimate|claim|report)$/.test(norm)) return false
  if (norm === 'estimate' && bodyBefore(words, i)) return true
  let first = i
  while (words[first - 1]?.tag === 'PROPN' || words[first - 1]?.norm === "'s") first--
  const named = words.slice(first, i)
  return (
    named.some((word) => word.norm === "'s") &&
    named.at(-1)?.tag === 'PROPN' &&
    /^(in|at|near|from|outside)$/.test(words[first - 1]?.norm ?? '') &&
    endsAsPlural(words[first - 2]?.norm ?? '')
  )
}
