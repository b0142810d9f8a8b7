import type { VerbGroup } from '../../model/index.ts'
import { clauseEnd } from './clause-end.ts'
import { contentBefore, contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import { holdsClause } from './holds-clause.ts'
import { objectEnd } from './object.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseEndingAt } from '../phrase/phrase.ts'
import { bounds, closes, norm, opens, quotationAt, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { subjectBefore } from './subject.ts'

/**
 * Verbs that attribute with "it" alone: "The mayor has it that ten fell", "As the mayor put it, ten fell in vain"; and "If the
 * mayor is to be believed, ten fell"; verbs that do with the words behind them: "made clear that ten fell".
 */
export function byIdioms(s: Scan): FoundAttribution[] {
  return s.groups.flatMap((group): FoundAttribution[] => {
    const lemma = s.tokens[group.head]?.lemma ?? ''
    const believed = lemma === 'believe' ? isBelieved(s, group) : null
    if (believed) return [believed]
    const phrase = clauseBehind(s, group)
    if (phrase) return [phrase]
    const credit = lemma === 'take' && !group.passive ? takesCredit(s, group) : null
    if (credit) return [credit]
    const heard = lemma === 'tell' ? toHearTell(s, group) : null
    if (heard) return [heard]
    const toSay = lemma === 'have' && norm(s, group.head + 1) === 'this' ? hasToSay(s, group) : null
    if (toSay) return [toSay]
    if (norm(s, group.head + 1) !== 'it' || group.passive || group.form === 'infinitive') return []
    const found =
      lemma === 'have' ? hasIt(s, group) : /^(put|express|phrase)$/.test(lemma) ? putsIt(s, group) : null
    return found ? [found] : []
  })
}

/** "The mayor made clear that ten fell", "is on record as saying that ten fell": one of the `phrases` of the verb. */
function clauseBehind(s: Scan, group: VerbGroup): FoundAttribution | null {
  const phrase = s.lexicon.cues
    .phrasesOf(s.tokens[group.head])
    ?.find((words) => words.every((word, i) => norm(s, group.head + 1 + i) === word))
  if (!phrase || group.negated) return null
  // "held that hill", "held that": what somebody did.
  if (phrase.length === 0 && (group.passive || !opensClause(s, group.head + 2))) return null
  const subject = subjectBefore(s, group)
  return subject && canSpeak(s, subject) ? thatClause(s, group, phrase.length, subject) : null
}

/** Does a clause begin at token `at`, behind a "that" which is no article: "[held that] soldiers had shot nine", not "that hill, which fell"? */
const opensClause = (s: Scan, at: number): boolean =>
  holdsClause(s, at, bounds(s, at)[1]) &&
  !(s.tokens[at]?.tag === 'NOUN' && norm(s, at) === s.tokens[at].lemma)

/** What the verb and so many `words` behind it attribute, where "that" follows these; null where it does not. */
function thatClause(
  s: Scan,
  { first, head }: VerbGroup,
  words: number,
  source: Range | null,
): FoundAttribution | null {
  const that = head + words + 1
  const [, ceiling] = bounds(s, head)
  if (norm(s, that) !== 'that' || that >= ceiling) return null
  return {
    source: source ? [spanOf(s, source)] : [],
    cue: [spanOf(s, [first, that - 1])],
    content: [contentSpan(s, [that, clauseEnd(s, that, ceiling)])],
    rule: 'clause-after-cue',
  }
}

/** "The front took responsibility for the bomb", "has taken credit for shooting two guards" */
function takesCredit(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [, ceiling] = bounds(s, group.head)
  const at = /^(full|the|sole)$/.test(norm(s, group.head + 1)) ? group.head + 2 : group.head + 1
  if (!/^(credit|responsibility|blame)$/.test(norm(s, at)) || norm(s, at + 1) !== 'for' || at + 2 > ceiling)
    return null
  const subject = group.form === 'infinitive' || group.negated || group.modal ? null : subjectBefore(s, group)
  return (
    subject && {
      source: [spanOf(s, subject)],
      cue: [spanOf(s, [group.first, at + 1])],
      content: [contentSpan(s, [at + 2, objectEnd(s, at + 2, ceiling)])],
      rule: 'object-after-preposition',
    }
  )
}

/** "To hear the colonel tell it, …" */
function toHearTell(s: Scan, { head }: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, head)
  const source = phraseEndingAt(s, head - 1, floor)
  const hear = source ? source[0] - 1 : -1
  if (!source || norm(s, hear) !== 'hear' || norm(s, hear - 1) !== 'to') return null
  if (norm(s, head + 1) !== 'it' || norm(s, head + 2) !== ',' || head + 3 > ceiling) return null
  return {
    source: [spanOf(s, source)],
    cue: [spanOf(s, [hear - 1, hear]), spanOf(s, [head, head + 1])],
    content: [contentSpan(s, [head + 3, clauseEnd(s, head + 3, ceiling)])],
    rule: 'content-after-source',
  }
}

/** "If the mayor is to be believed, …", "Ten fell, if the mayor is to be believed." */
function isBelieved(s: Scan, { head }: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, head)
  const is = head - 3
  if (!/^(is|are|was|were)$/.test(norm(s, is)) || norm(s, is + 1) !== 'to') return null
  const source = phraseEndingAt(s, is - 1, floor)
  if (!source || norm(s, source[0] - 1) !== 'if') return null
  const told = head + 1 >= ceiling && norm(s, source[0] - 2) === ',' ? contentBefore(s, source[0] - 1) : null
  if (told)
    return {
      source: [spanOf(s, source)],
      cue: [spanOf(s, [is, head])],
      content: [contentSpan(s, told)],
      rule: 'content-before-source',
    }
  if (norm(s, head + 1) !== ',' || head + 2 > ceiling) return null
  return {
    source: [spanOf(s, source)],
    cue: [spanOf(s, [is, head])],
    content: [contentSpan(s, [head + 2, clauseEnd(s, head + 2, ceiling)])],
    rule: 'content-after-source',
  }
}

/** "Rumour has it that …": of things that cannot speak nobody is the source. */
function hasIt(s: Scan, group: VerbGroup): FoundAttribution | null {
  const subject = subjectBefore(s, group)
  if (!subject) return null
  const speaks = canSpeak(s, subject) && !s.lexicon.cues.nouns.has(norm(s, subject[1]))
  return thatClause(s, group, 1, speaks ? subject : null)
}

/** "The mayor had this to say: ten fell." */
function hasToSay(s: Scan, { first, head }: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, head)
  const says = ['this', 'to', 'say'].every((word, i) => norm(s, head + 1 + i) === word)
  const colon = firstOf(s, head + 4, ceiling)
  const source = says && colon > 0 ? phraseEndingAt(s, first - 1, floor) : null
  if (!source || colon >= ceiling) return null
  const quotation = opens(s, colon + 1) ? quotationAt(s, colon + 1) : undefined
  return {
    source: [spanOf(s, source)],
    cue: [spanOf(s, [first, head + 3])],
    content: [quotation?.span ?? contentSpan(s, [colon + 1, clauseEnd(s, colon + 1, ceiling)])],
    rule: 'quote-after-cue',
  }
}

/** The colon behind "about the raid" from token `from`, or -1. */
function firstOf(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i <= Math.min(from + 8, ceiling); i++) {
    if (norm(s, i) === ':') return i
    if (s.groupOf.has(i)) return -1
  }
  return -1
}

/** "As Hale put it, “…”", "“…”, as Hale put it", "Hale put it this way: “…”". */
function putsIt(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, group.head)
  const subject = subjectBefore(s, group)
  if (!subject || group.negated || group.modal !== null) return null
  const made = (rule: string, [first, last]: Range): FoundAttribution => ({
    source: [spanOf(s, subject)],
    cue: [spanOf(s, [group.first, group.head + 1])],
    content: [contentSpan(s, [first, last])],
    rule,
  })
  const compared = norm(s, subject[0] - 1) === 'as'
  const stop = stopAfter(s, group.head + 2, ceiling)
  const after = stop + 1
  const before = compared ? subject[0] - 1 : subject[0]
  // “…,” as Hale put it on Friday; not "Or, as Hale put it: “…”".
  if (
    before > floor &&
    !opens(s, after) &&
    (closes(s, before - 1) || (compared && norm(s, before - 1) === ','))
  ) {
    const earlier = contentBefore(s, before)
    return earlier && made('content-before-cue', earlier)
  }
  if (stop > ceiling || after > ceiling) return null
  if (opens(s, after)) {
    const quotation = quotationAt(s, after)
    return quotation ? made('quote-after-cue', [after, quotation.last]) : null
  }
  const said = norm(s, stop) === ':' || (compared && norm(s, stop) === ',')
  return said
    ? made(compared ? 'content-after-as' : 'quote-after-cue', [after, clauseEnd(s, after, ceiling)])
    : null
}

/** The comma or colon after "bluntly", "this way", "to the council on Friday", or a token past the end. */
function stopAfter(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i <= Math.min(from + 10, ceiling); i++) {
    if (/^[,:]$/.test(norm(s, i)) || opens(s, i + 1)) return i
    if (s.groupOf.has(i) || /^(CCONJ|SCONJ)$/.test(s.tokens[i]?.tag ?? '')) break
  }
  return ceiling + 1
}
