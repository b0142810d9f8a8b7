import type { VerbGroup } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentSpan, subordinated, takesQuotes } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { bounds, hasTense, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { phraseEndingAt } from '../phrase/phrase.ts'
import { subjectBefore, isRelative } from './subject.ts'

/**
 * "Ten men reportedly fell", "Reportedly, ten men fell": somebody says so, nobody is named. What is said is the clause
 * that the adverb stands in. Not "the army reportedly said", where the words are those of whoever says, nor
 * "reportedly for the first time", which holds no clause.
 */
export function byAdverbs(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const token of s.tokens) {
    const i = token.index
    const content = s.lexicon.impersonal.adverbs.has(token) ? clauseAround(s, i) : null
    if (!content) continue
    found.push({
      source: [],
      cue: [spanOf(s, [i, i])],
      content: content.map((range) => contentSpan(s, range)),
      rule: 'impersonal',
    })
  }
  return found
}

function clauseAround(s: Scan, adverb: number): readonly Range[] | null {
  const [floor, ceiling] = bounds(s, adverb)
  const opens = adverb === floor || (adverb === floor + 1 && s.tokens[floor]?.tag === 'CCONJ')
  if (opens) {
    const first = norm(s, adverb + 1) === ',' ? adverb + 2 : adverb + 1
    return first < ceiling ? [[first, clauseEnd(s, first, ceiling)]] : null
  }
  const verb = verbAt(s, adverb)
  const subject = verb && subjectOf(s, verb, adverb)
  if (!verb || !subject || adverb >= ceiling) return null
  const lead = Math.min(verb.first, adverb)
  const relative = isRelative(s, subject)
  const bounded = relative || verb.form === 'gerund' || subordinated(s, subject[0])
  const end = bounded ? firstComma(s, adverb + 1, ceiling) : clauseEnd(s, adverb + 1, ceiling)
  // "[was] reportedly killed": the words before the adverb go with the subject where they follow it.
  const before: Range[] =
    lead === adverb
      ? [subject]
      : subject[1] + 1 === lead
        ? [[subject[0], adverb - 1]]
        : [subject, [lead, adverb - 1]]
  return [...before, [adverb + 1, ownEnd(s, adverb + 1, end)]]
}

/** The verb that the adverb stands in or beside: "was reportedly killed", "reportedly fled", "is reportedly in Dovra". */
function verbAt(s: Scan, adverb: number): VerbGroup | null {
  const next = s.groupOf.get(adverb + 1)
  const own = s.groupOf.get(adverb) ?? (next?.first === adverb + 1 ? next : s.groupOf.get(adverb - 1))
  if (!own || own.form === 'infinitive') return null
  // "reportedly said": the verb tells whose words they are.
  return takesQuotes(s, own.head) && !own.passive ? null : own
}

/** Who does what the clause says: the verb's subject, that of "with the army reportedly advancing", or that of the verb before. */
function subjectOf(s: Scan, verb: VerbGroup, adverb: number): Range | null {
  const group = { ...verb, first: Math.min(verb.first, adverb) }
  const [floor] = bounds(s, adverb)
  if (verb.form === 'gerund') {
    const phrase = phraseEndingAt(s, group.first - 1, floor)
    return phrase && norm(s, phrase[0] - 1) === 'with' ? phrase : null
  }
  const own = subjectBefore(s, group)
  if (own || !/^(and|but|,)$/.test(norm(s, group.first - 1))) return own
  for (let i = group.first - 1; i > floor; i--) {
    const earlier = s.groupOf.get(i)
    if (earlier?.head !== i || !hasTense(earlier)) continue
    const subject = subjectBefore(s, earlier)
    if (subject) return subject
  }
  return null
}

/** The clause ends where another hangs on to it ("…, leaving many homeless", "… as it pulls out") and with its bracket. */
function ownEnd(s: Scan, first: number, last: number): number {
  let open = 0
  for (let i = first; i <= last; i++) {
    const word = norm(s, i)
    if (word === '(') open++
    else if (word === ')' && open-- === 0) return i - 1
    else if (word === 'as' && s.tokens[i]?.tag === 'SCONJ' && i > first) return i - 1
    else if (word === ',' && hangsOn(s, i + 1)) return i - 1
  }
  return last
}

const hangsOn = (s: Scan, at: number): boolean =>
  s.groupOf.get(at)?.form === 'gerund' || /^(but|which|who|even|while|although|though)$/.test(norm(s, at))
