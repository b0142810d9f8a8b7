import { phraseStartingAt } from '../phrase/phrase.ts'
import { norm, type Scan } from '../phrase/scan.ts'
import { firstComma, pastMarks, quotesOn } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { holdsClause } from './holds-clause.ts'

const HANGING = new Set(['while', 'because', 'after', 'before', 'when', 'as', 'if'])

const AFTER = /^(after|since)$/

/**
 * The last token of an object: its phrase with what hangs on it, up to a comma or the next verb of the speaker; of what
 * somebody has counted (`counted`) also what a further clause counts: "documented 20 raids[, in which 40 men died]".
 */
export function objectEnd(s: Scan, first: number, ceiling: number, counted = false): number {
  let end = clauseEnd(s, first, ceiling)
  let verb = false
  const named = norm(s, first) === 'what' && /^(call|describe|term|label)/.test(norm(s, first + 2))
  for (let i = first + 1; i <= end; i++) {
    verb ||= s.groupOf.get(i)?.head === i
    if (
      norm(s, i) === ',' &&
      !quotesOn(s, pastMarks(s, i + 1)) &&
      !/^(ADJ|NOUN|PROPN)$/.test(s.tokens[i + 1]?.tag ?? '') &&
      !(counted ? countsMore(s, i + 1, end) : countsOn(s, i + 1, end)) &&
      !lists(s, i + 1, end)
    )
      end = i - 1
    else if (!verb && /^(and|but)$/.test(norm(s, i)) && goesOnDoingElse(s, i + 1)) end = i - 1
    // "condemned the raid after nine were killed": a clause, though the tagger takes "after" for a preposition.
    // "condemned what he called a crime days after …": that verb only names it.
    else if (!counted && !(verb && !named) && AFTER.test(norm(s, i)) && holdsClause(s, i + 1, end))
      end = i - 1
    else if (HANGING.has(norm(s, i)) && s.tokens[i]?.tag !== 'ADP') {
      // "portrayed the men as criminals" goes on, "praised the men as they left" ends.
      if (norm(s, i) !== 'as' || holdsClause(s, i + 1, end)) end = i - 1
    }
  }
  return end
}

/** "calls himself a friend[, and has given money]": the next thing the speaker does. */
function goesOnDoingElse(s: Scan, at: number): boolean {
  const group = s.groupOf.get(s.tokens[at]?.tag === 'ADV' ? at + 1 : at)
  if (!group || (group.first !== at && group.first !== at + 1)) return false
  if (group.form === 'finite') return true
  // "agreed to a truce and [released 40 hostages]", not "condemned the wounded and killed".
  const next = s.tokens[group.head + 1]
  return group.form === 'past' && !group.passive && /^(DET|NUM|PRON)$/.test(next?.tag ?? '')
}

/** "praised the crew[, their captain and the port]": further phrases up to one after "and", with no clause of their own. */
function lists(s: Scan, first: number, ceiling: number): boolean {
  for (let at = first, turn = 0; turn < 6; turn++) {
    const last = norm(s, at) === 'and'
    const phrase = phraseStartingAt(s, last ? at + 1 : at, ceiling)
    const verb = phrase && s.groupOf.get(phrase[1] + 1)
    // "condemned the raid, and the prosecutor acted swiftly": a clause, no phrase with its participle.
    const acts = verb?.form === 'past' && /^(ADV|DET|PRON|PART)$/.test(s.tokens[verb.head + 1]?.tag ?? '')
    if (!phrase || (last && (verb?.form === 'finite' || acts))) return false
    if (last || s.tokens.slice(phrase[0], phrase[1]).some(({ norm: word }) => word === 'and')) return true
    at = norm(s, phrase[1] + 1) === ',' ? phrase[1] + 2 : phrase[1] + 1
  }
  return false
}

/** "documented 20 raids[, with 60 people hurt][, killing 40 men][, in which 40 men died]" */
function countsMore(s: Scan, first: number, ceiling: number): boolean {
  const relative = /^(in|of|during)$/.test(norm(s, first)) && /^(which|whom)$/.test(norm(s, first + 1))
  const hangs = relative || norm(s, first) === 'with' || s.groupOf.get(first)?.form === 'gerund'
  if (!hangs) return countsOn(s, first, ceiling)
  return s.tokens.slice(first, firstComma(s, first, ceiling) + 1).some(({ tag }) => tag === 'NUM')
}

/** "counted 83 killed[, 17 of them minors][, and 487 wounded][, with 9 missing]": another amount, with no clause of its own. */
function countsOn(s: Scan, first: number, ceiling: number): boolean {
  let at = /^(and|plus|with|including)$/.test(norm(s, first)) ? first + 1 : first
  if (norm(s, at) === 'as' && norm(s, at + 2) === 'as') at += 3
  if (/^(a|another)$/.test(norm(s, at)) && /^(further|additional)$/.test(norm(s, at + 1))) at += 2
  if (s.tokens[at]?.tag !== 'NUM' && !s.lexicon.bounds.before.at(s.tokens, at)) return false
  return !holdsClause(s, at, Math.min(firstComma(s, at, ceiling), ceiling))
}
