import type { VerbGroup } from '../../model/index.ts'
import { endsPhrase, phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, hasTense, norm, type Range, type Scan } from '../phrase/scan.ts'
import { firstComma, nextDash, pastComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { holdsClause } from './holds-clause.ts'
import { subordinated, takesQuotes } from './content.ts'
import type { Following } from './following.ts'
import type { Spoken } from './frame.ts'
import { isRelative } from './subject.ts'

/** The last token to which what is said behind a cue may run: the sentence's, or that of a clause which hangs on another. */
export function reachOf(s: Scan, { group, source, side }: Spoken, next: Following): number {
  const [, ceiling] = bounds(s, group.head)
  const from = group.head + 1
  if (side === 'later') return source[0] - 2
  const relative = isRelative(s, source)
  if (side === 'before') {
    const dash = relative && /^[—–]$/.test(norm(s, source[0] - 1)) ? nextDash(s, from, ceiling) : -1
    if (dash > 0) return dash - 1
    const hangs =
      subordinated(s, source[0]) ||
      (relative && (resumed(s, group.head, ceiling) || fronted(s, source, ceiling)))
    if (hangs) return hangingEnd(s, from, next.kind === 'that' ? next.at : -1, ceiling)
  }
  return relative ? beforeSemicolon(s, from, ceiling) : ceiling
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
  return after <= ceiling && hasTense(s.groupOf.get(after))
}

/** "For someone who said he was tired, Hale ran far", "Unlike Reyes, who said …, Hale ran": the relative clause hangs on what opens the sentence. */
function fronted(s: Scan, [first]: Range, ceiling: number): boolean {
  const [floor] = bounds(s, first)
  const named = phraseEndingAt(s, norm(s, first - 1) === ',' ? first - 2 : first - 1, floor)
  if (!named || named[0] - 1 !== floor || s.tokens[floor]?.tag !== 'ADP') return false
  const main = phraseStartingAt(s, pastComma(s, first + 1, ceiling), ceiling)
  return main !== null && s.groupOf.get(main[1] + 1)?.form !== 'gerund' && s.groupOf.has(main[1] + 1)
}

/** "Men who asked questions have been arrested": what is asked ends where the main verb begins. */
export function relativeEnd(s: Scan, at: number, last: number): number {
  const end = phraseStartingAt(s, at, last)?.[1] ?? last
  const main = s.groupOf.get(end + 1)
  return main?.form === 'finite' && main.first === end + 1 ? end : last
}

/** "refused to leave and was killed": what was refused ends where the verb joined to it begins. */
export function infinitiveEnd(s: Scan, at: number, last: number): number {
  const end = clauseEnd(s, at, last)
  for (let i = at + 2; i < end; i++) {
    if (newClause(s, i)) return /^[,—–-]$/.test(norm(s, i - 1)) ? i - 2 : i - 1
    const group = s.groupOf.get(i)
    if (!group?.passive || group.first !== i || group.form !== 'finite') continue
    return norm(s, i - 1) === 'and' ? i - 2 : end
  }
  return end
}

/** "claims to be winning[, and they] have killed nine", "to be killing fighters [but in fact it] is killing farmers": a clause of its own, with its subject. */
function newClause(s: Scan, i: number): boolean {
  if (!/^(and|but)$/.test(norm(s, i)) || s.tokens[i]?.quotation !== -1) return false
  const opens = /^(in)$/.test(norm(s, i + 1)) && /^(fact|reality|truth)$/.test(norm(s, i + 2)) ? i + 3 : i + 1
  const subject = norm(s, opens) === ',' ? opens + 1 : opens
  return /^(they|it|he|she|we|i|there)$/.test(norm(s, subject)) && hasTense(s.groupOf.get(subject + 1))
}

/** "Norland has denied that ten died[, and has sent more troops]": where the speaker's own next verb begins, or `end`. */
export function beforeOwn(s: Scan, { first, head }: VerbGroup, at: number, end: number): number {
  const auxiliary = norm(s, first)
  if (first === head || !/^(has|have|had)$/.test(auxiliary)) return end
  for (let i = at + 2; i < end - 1; i++)
    if (norm(s, i) === ',' && norm(s, i + 1) === 'and' && norm(s, i + 2) === auxiliary) return i - 1
  return end
}

/**
 * "a caller who said he spoke for the front[ told the radio that ten fell]", "a man claiming to represent it[ said …]": where the verb of saying begins whose subject the
 * relative clause tells of, with nothing that joins it to the clause, or `end`.
 */
export function beforeMain(s: Scan, at: number, end: number): number {
  const own = norm(s, at) === 'that' ? at + 1 : at
  const told = /^(he|she|they|it)$/.test(norm(s, own)) && hasTense(s.groupOf.get(own + 1))
  if (!told && norm(s, own) !== 'to') return end
  for (let i = own + 1; i <= end; i++) {
    const group = s.groupOf.get(i)
    const saying = hasTense(group) && group.first === i && !group.passive && takesQuotes(s, group.head)
    if (saying && i > own + 1) return endsPhrase(s, i - 1) ? i - 1 : end
    if (!group && JOINS.test(s.tokens[i]?.tag ?? '')) return end
  }
  return end
}

const JOINS = /^(PUNCT|CCONJ|SCONJ|PRON)$/
