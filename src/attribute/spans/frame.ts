import { isRelative } from './subject.ts'
import type { VerbCue } from '../../lexicon/index.ts'
import type { VerbGroup } from '../../model/index.ts'
import { around, type Made, participial } from './around.ts'
import { beforeMarks, firstComma, nextDash, pastComma } from './comma.ts'
import { clauseEnd, contentBefore, contentSpan, holdsClause, subordinated } from './content.ts'
import { boundedAmount, givesFigure } from './figure.ts'
import { following, type Following } from './following.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { objectEnd } from './object.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import { quotedAfter, sentenceAfter } from './quotation-after.ts'
import { bounds, closes, norm, opens, type Range, type Scan, spanOf } from '../phrase/scan.ts'

/**
 * A cue verb with its speaker, and on which side of it he stands ("none": taken from a verb before, "later": the
 * subject of the clause after its own).
 */
export interface Spoken {
  readonly group: VerbGroup
  readonly cue: VerbCue
  readonly source: Range
  readonly side: 'before' | 'after' | 'none' | 'later'
}

const SETTING =
  /^(because|if|when|after|before|while|although|though|since|despite|unless|until|once|in|with|without|under|by|as|for|even|at|on|during|given)$/

/** "Norland has denied that ten died[, and has sent more troops]": where the speaker's own next verb begins, or `end`. */
function beforeOwn(s: Scan, { first, head }: VerbGroup, at: number, end: number): number {
  const auxiliary = norm(s, first)
  if (first === head || !/^(has|have|had)$/.test(auxiliary)) return end
  for (let i = at + 2; i < end - 1; i++)
    if (norm(s, i) === ',' && norm(s, i + 1) === 'and' && norm(s, i + 2) === auxiliary) return i - 1
  return end
}

/** The content of a cue verb, from what it takes and what stands around it; null where nothing fits. */
export function framed(s: Scan, spoken: Spoken): FoundAttribution | null {
  const { group, cue, source, side } = spoken
  const [floor, ceiling] = bounds(s, group.head)
  const unitFirst = side === 'before' ? source[0] : group.first
  const unitLast = side === 'after' ? source[1] : group.head
  const next = following(s, unitLast + 1, ceiling, cue)
  const take = (name: string): boolean => cue.takes.has(name)
  const made: Made = (rule, content, cueLast = group.head) => {
    const spans = content.filter((span) => span !== null)
    if (spans.length === 0) return null
    return { source: [spanOf(s, source)], cue: [spanOf(s, [group.first, cueLast])], content: spans, rule }
  }
  const relative = isRelative(s, source)
  const hanging =
    side === 'before' &&
    (subordinated(s, unitFirst) ||
      (relative && (resumed(s, group.head, ceiling) || fronted(s, source, ceiling))))
  const dash =
    side === 'before' && relative && /^[—–]$/.test(norm(s, unitFirst - 1))
      ? nextDash(s, group.head + 1, ceiling)
      : -1
  const last =
    side === 'later'
      ? source[0] - 2
      : dash > 0
        ? dash - 1
        : hanging
          ? hangingEnd(s, group.head + 1, next.kind === 'that' ? next.at : -1, ceiling)
          : relative
            ? beforeSemicolon(s, group.head + 1, ceiling)
            : ceiling
  const clause = (rule: string, at: number): FoundAttribution | null =>
    at > last ? null : made(rule, [contentSpan(s, [at, beforeOwn(s, group, at, clauseEnd(s, at, last))])])
  const object = (rule: string, at: number, cueLast = group.head): FoundAttribution | null => {
    const end = at > last ? -1 : objectEnd(s, at, last, take('count'))
    return end < 0
      ? null
      : made(rule, [contentSpan(s, [at, relative ? relativeEnd(s, at, end) : end])], cueLast)
  }

  // "Half of them, he thinks, died": those who only think or fear so interrupt as speakers do.
  const thinks =
    side === 'before' &&
    /^(suggests|estimates)$/.test(cue.stance) &&
    take('clause') &&
    /^(end|comma)$/.test(next.kind) &&
    norm(s, unitFirst - 1) === ','
  const speech = take('quote') || thinks
  if (speech && side === 'before' && s.tokens[next.at]?.tag === 'INTJ' && /^(yes|no)$/.test(norm(s, next.at)))
    return made('object-after-cue', [contentSpan(s, [next.at, next.at])])
  const goesOn =
    next.kind === 'that' ||
    (next.kind === 'whether' && take('whether')) ||
    (next.kind === 'phrase' && holdsClause(s, next.at, ceiling))
  const preceded =
    speech &&
    side !== 'none' &&
    side !== 'later' &&
    !relative &&
    (/^(end|comma)$/.test(next.kind) ||
      !introduced(s, unitFirst) ||
      (side === 'after' && completed(s, unitFirst - 1))) &&
    (unitFirst > floor
      ? closes(s, unitFirst - 1) || /^[,—–-]$/.test(norm(s, unitFirst - 1))
      : // “Why?” Hale asked: the mark ended a sentence, the words of attribution are one of their own.
        completed(s, unitFirst - 1) && (next.kind === 'end' || exclaimed(s, unitFirst - 1)) && !goesOn)
  // "…, so the padre says."
  const so = /^(so|or so)$/.test(norm(s, unitFirst - 1)) && norm(s, unitFirst - 2) === ','
  const told =
    so && speech && side === 'before' && next.kind === 'end' ? contentBefore(s, unitFirst - 1) : null
  if (told) return made('content-before-cue', [contentSpan(s, told)])
  const before = (): FoundAttribution | null => around(s, unitFirst, { ...next, kind: 'end' }, ceiling, made)

  if (next.kind === 'quote' && speech) {
    const after = quotedAfter(s, next, ceiling)
    // "Ten had fallen, the mayor noted: “We buried them.”"
    const told = next.word === ',' || (next.word === ':' && side === 'before')
    const earlier = preceded && told ? contentBefore(s, unitFirst) : null
    if (!after) return null
    const clause = next.word === ',' || (earlier !== null && holdsClause(s, earlier[0], earlier[1]))
    return earlier && clause && !circumstance(s, earlier)
      ? made('content-around-cue', [contentSpan(s, earlier), after])
      : made('quote-after-cue', [after])
  }
  // “No,” she told the men at the gate: after quoted words the rest is circumstance.
  if (preceded && next.kind !== 'comma' && (side === 'after' || completed(s, unitFirst - 1))) return before()
  if (preceded && described(s, next, unitFirst, unitLast)) return before()
  if (next.kind === 'that' && (take('clause') || speech)) return clause('clause-after-cue', next.at)
  if (next.kind === 'whether' && take('whether')) return clause('question-after-cue', next.at)
  if (next.kind === 'whether' && next.word === 'what' && take('object'))
    return object('object-after-cue', next.at)
  // "As Reyes said, ten men fell."
  if (
    next.kind === 'comma' &&
    speech &&
    norm(s, unitFirst - 1) === 'as' &&
    (unitFirst - 1 <= floor + 1 || (unitFirst - 1 <= floor + 4 && norm(s, unitFirst - 2) === ',')) &&
    next.at < ceiling
  )
    return made('content-after-as', [contentSpan(s, [next.at + 1, clauseEnd(s, next.at + 1, ceiling)])])
  // "He added, that the road was shut."
  if (next.kind === 'comma' && !preceded && take('clause') && norm(s, next.at + 1) === 'that')
    return clause('clause-after-cue', next.at + 1)
  if (next.kind === 'comma' && !preceded && take('clause') && SETTING.test(norm(s, next.at + 1))) {
    // "said, if asked, she would help"
    const comma = firstComma(s, next.at + 2, last) + 1
    if (comma < last && holdsClause(s, comma + 1, ceiling)) return clause('clause-after-cue', next.at + 1)
  }
  if (next.kind === 'end' || next.kind === 'comma') {
    // "“We were lucky,” she said, that nobody fell."
    if (preceded && take('clause') && closes(s, unitFirst - 1) && norm(s, next.at + 1) === 'that')
      return made('content-around-cue', [
        ...(before()?.content ?? []),
        contentSpan(s, [next.at + 1, clauseEnd(s, next.at + 1, ceiling)]),
      ])
    if (preceded) return around(s, unitFirst, next, ceiling, made)
    const quoted =
      next.kind === 'end' && speech && side === 'before' ? sentenceAfter(s, group, ceiling) : null
    return quoted && made('quote-in-next-sentence', [quoted])
  }
  if (next.kind === 'to' && take('to'))
    return made('infinitive-after-cue', [contentSpan(s, [next.at, infinitiveEnd(s, next.at, last)])])
  if (next.kind === 'ing' && take('ing')) return clause('gerund-after-cue', next.at)
  if (next.kind === 'preposition' && take(next.word)) {
    const rule = 'object-after-preposition'
    return norm(s, next.at + 1) === 'that' ? clause(rule, next.at + 1) : object(rule, next.at + 1, next.at)
  }
  if (next.kind === 'quote' && take('object') && next.word === '') return object('object-after-cue', next.at)
  const subject =
    side === 'before' && take('clause') && next.kind === 'phrase'
      ? relativeBefore(s, unitFirst, next.at)
      : null
  if (subject)
    return made('clause-after-cue', [
      subject[0] === next.at ? null : spanOf(s, subject),
      contentSpan(s, [next.at, firstComma(s, next.at, ceiling)]),
    ])
  if (givesFigure(s, spoken, next, last)) return object('figure-after-cue', next.at)
  if (take('figure') || (take('toll') && !take('object'))) return null
  // "27 health workers confirmed dead": what is confirmed of them.
  if (/^(dead|killed|missing|wounded|injured)$/.test(norm(s, group.head + 1)) && group.first === group.head)
    return null
  // "said because the road was shut, nobody came": what is said begins with a clause of its own.
  if (next.kind === 'preposition' && take('clause') && SETTING.test(next.word)) {
    const comma = firstComma(s, next.at + 1, last) + 1
    if (comma < last && holdsClause(s, comma + 1, ceiling)) return clause('clause-after-cue', next.at)
  }
  if (next.kind === 'phrase' || next.kind === 'ing') {
    if (take('clause') && holdsClause(s, next.at, ceiling)) return clause('clause-after-cue', next.at)
    if (take('object')) return object('object-after-cue', next.at)
  }
  if (!preceded || !/^(phrase|ing|preposition)$/.test(next.kind)) return null
  const earlier = contentBefore(s, unitFirst)
  // "In a speech in May, she questioned the toll": what stands before tells where and when.
  return earlier && circumstance(s, earlier) ? null : before()
}

/**
 * "The raid killed ten, she said in a study of a war [that began in May]", "she said [when asked]": does what follows the words of
 * attribution only tell of their own, what is said standing before them whole?
 */
function described(s: Scan, { kind, at }: Following, unitFirst: number, unitLast: number): boolean {
  const asked = at === unitLast + 1 && norm(s, at) === 'when' && s.groupOf.get(at + 1)?.form === 'past'
  const setting = s.tokens[unitLast + 1]?.tag === 'ADP' || s.lexicon.days.has(s.tokens[unitLast + 1])
  const relative = kind === 'whether' || (kind === 'that' && s.groupOf.has(at + 1))
  if (!asked && !(relative && at > unitLast + 2 && setting)) return false
  const earlier = contentBefore(s, unitFirst)
  return earlier !== null && holdsClause(s, earlier[0], earlier[1]) && !circumstance(s, earlier)
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

/** "refused to leave and was killed": what was refused ends where the verb joined to it begins. */
function infinitiveEnd(s: Scan, at: number, last: number): number {
  const end = clauseEnd(s, at, last)
  for (let i = at + 2; i < end; i++) {
    const group = s.groupOf.get(i)
    if (!group?.passive || group.first !== i || group.form !== 'finite') continue
    return norm(s, i - 1) === 'and' ? i - 2 : end
  }
  return end
}

/**
 * "Although Reyes said that Hale, the mayor, had fled[, nobody left]": the end of a clause that hangs on another, past
 * asides before the verb of what is said, which begins at token `that` (-1 where nothing shows where).
 */
function hangingEnd(s: Scan, from: number, that: number, ceiling: number): number {
  let end = firstComma(s, from, ceiling)
  if (that < 0) return end
  while (end < ceiling && !holdsClause(s, that + 1, end)) end = firstComma(s, end + 2, ceiling)
  return end
}

/** "shot by police, who reported two deaths; …": a relative clause ends where the next clause begins. */
function beforeSemicolon(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i <= ceiling; i++) if (norm(s, i) === ';') return i - 1
  return ceiling
}

/** "A man, who asked not to be named, said": the main verb after the comma ends the relative clause. */
function resumed(s: Scan, head: number, ceiling: number): boolean {
  const after = pastComma(s, head + 1, ceiling)
  const verb = after <= ceiling ? s.groupOf.get(after) : undefined
  return verb !== undefined && (verb.form === 'finite' || verb.form === 'past')
}

/** "For someone who said he was tired, Hale ran far": the relative clause hangs on what opens the sentence. */
function fronted(s: Scan, [first]: Range, ceiling: number): boolean {
  const [floor] = bounds(s, first)
  const named = phraseEndingAt(s, first - 1, floor)
  if (!named || named[0] - 1 !== floor || s.tokens[floor]?.tag !== 'ADP') return false
  const main = phraseStartingAt(s, pastComma(s, first + 1, ceiling), ceiling)
  return main !== null && s.groupOf.get(main[1] + 1)?.form !== 'gerund' && s.groupOf.has(main[1] + 1)
}

/** "Men who asked questions have been arrested": what is asked ends where the main verb begins. */
function relativeEnd(s: Scan, at: number, last: number): number {
  const end = phraseStartingAt(s, at, last)?.[1] ?? last
  const main = s.groupOf.get(end + 1)
  return main?.form === 'finite' && main.first === end + 1 ? end : last
}

/** A closing mark after punctuation: the quoted words are a sentence, no name in scare quotes. */
const completed = (s: Scan, i: number): boolean => {
  if (!closes(s, i)) return false
  const k = beforeMarks(s, i)
  return /^[,.?!…—–-]+$/.test(norm(s, k)) || norm(s, k).endsWith('.')
}

const exclaimed = (s: Scan, i: number): boolean => /^[?!]+$/.test(norm(s, closes(s, i - 1) ? i - 2 : i - 1))

/** "After the raid, she said, “…”", "Asked about it, …": what stands before the speaker only says when or why he spoke. */
function circumstance(s: Scan, [first, last]: Range): boolean {
  // "At least 41 dead, the mayor says": the words of an amount are no place.
  if (closes(s, last) || opens(s, first) || boundedAmount(s, first)) return false
  return /^(ADP|SCONJ|ADV|VERB)$/.test(s.tokens[first]?.tag ?? '') || s.lexicon.days.has(s.tokens[first])
}

/** "On the show “Morning,” Hale said the road was shut": quoted words that only tell where, when or how he spoke. */
function introduced(s: Scan, unit: number): boolean {
  const before = contentBefore(s, unit)
  if (!before || !closes(s, before[1]) || opens(s, before[0])) return false
  const [first] = before
  return s.tokens[first]?.tag === 'ADP' || s.lexicon.days.has(s.tokens[first]) || participial(s, before)
}
