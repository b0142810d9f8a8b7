import type { VerbGroup } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentBefore, contentSpan } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import { canSpeak, isAmount } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  closes,
  dayWord,
  norm,
  opens,
  quotationAt,
  relates,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { paragraphsAfter } from './quotation-after.ts'
import { relayed } from './relayed.ts'
import { boundAlone, isAmountAlone } from './rivals.ts'
import { withApposition } from './subject.ts'

/** "According to the ministry, …", "…, according to estimates by the ministry", "in the words of". */
export function byPrepositions(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (let i = 0; i < s.tokens.length; i++) {
    const match = s.lexicon.sourcePrepositions.at(s.tokens, i)
    if (match) {
      found.push(...at(s, [i, i + match.length - 1], match.value.speakers))
      i += match.length - 1
      continue
    }
    const word = s.tokens[i]?.norm
    if (word === 'based' && norm(s, i + 1) === 'on') found.push(...basedOn(s, i))
    if (word === 'by' || word === 'in' || word === 'on') {
      const owned = byOwner(s, i)
      found.push(...(owned.length > 0 || word !== 'by' ? owned : byOther(s, i, found.at(-1))))
    }
  }
  return found
}

/** "Ten died, based on a tally by local monitors": at its end, or its head, whoever made what the sentence goes by. */
function basedOn(s: Scan, first: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, first)
  if (norm(s, first - 1) !== ',' && !heads(s, first)) return []
  const source = relayed(s, first + 2, ceiling)
  // "the charges, based on a report by the police, say": an aside about what stands before.
  if (source && norm(s, source[1] + 1) === ',' && !heads(s, first)) return []
  return source && canSpeak(s, source)
    ? stated(s, { source, cue: [[first, first + 1]], first, last: source[1] })
    : []
}

/** Where the words that name a source stand, and what of them is the cue. */
interface Named {
  readonly source: Range
  readonly cue: readonly Range[]
  readonly first: number
  readonly last: number
}

function at(s: Scan, cue: Range, speakers: boolean): FoundAttribution[] {
  const [, ceiling] = bounds(s, cue[0])
  if (speakers && norm(s, cue[0] - 1) !== ',' && !heads(s, cue[0])) return []
  if (norm(s, cue[1] + 1) === 'which' && norm(s, cue[0] - 1) === ',') return ofWhich(s, cue)
  const source = sourceAfter(s, cue[1] + 1, ceiling, heads(s, cue[0]))
  if (!source || (speakers && !canSpeak(s, source))) return []
  // "according to the custom of the valley": what people go by and nobody's words.
  const noun = headOf(s, source)
  if (s.lexicon.sets.goneBy.has(s.tokens[noun]) && s.tokens[noun]?.tag !== 'PROPN') return []
  // "According to information I have received, …": past the clause.
  const mine = /^(i|we)$/.test(norm(s, source[0])) && heads(s, cue[0])
  const last = mine ? firstComma(s, source[1], ceiling) - 1 : source[1]
  return stated(s, { source, cue: [cue], first: cue[0], last })
}

/** The noun of a phrase: the last word before "of" or its like. */
function headOf(s: Scan, [first, last]: Range): number {
  let i = first
  while (i < last && s.tokens[i + 1]?.tag !== 'ADP') i++
  return i
}

/** "the report of the envoy, according to which ten died": the phrase before the comma, up to the clause's end. */
function ofWhich(s: Scan, cue: Range): FoundAttribution[] {
  const [floor, ceiling] = bounds(s, cue[0])
  const source = phraseEndingAt(s, cue[0] - 2, floor)
  const first = cue[1] + 2
  if (!source || first > ceiling) return []
  return [
    {
      source: [spanOf(s, source)],
      cue: [spanOf(s, cue)],
      content: [contentSpan(s, [first, clauseEnd(s, first, ceiling)])],
      rule: 'content-after-source',
    },
  ]
}

/** Does the sentence begin here, but for "but" or "still"? */
function heads(s: Scan, at: number): boolean {
  const [floor, ceiling] = bounds(s, at)
  // "Many were hurt; according to the ministry, ten died", "…; by the ministry's count ten died"
  if (norm(s, at - 1) === ';' && (firstComma(s, at, ceiling) < ceiling || holdsClause(s, at, ceiling)))
    return true
  // "(according to the ministry, ten died)", "he said that according to the ministry, ten died", "…, and according to the ministry, ten died"
  if (/^(\(|that)$/.test(norm(s, at - 1)) || (/^(and|but)$/.test(norm(s, at - 1)) && norm(s, at - 2) === ','))
    return true
  return at === floor || (at <= floor + 2 && /^(CCONJ|ADV|PUNCT)$/.test(s.tokens[at - 1]?.tag ?? ''))
}

/** The last token up to `ceiling` before a bracket that closes behind token `from`. */
function beforeClosing(s: Scan, from: number, ceiling: number): number {
  for (let i = from + 1; i <= ceiling; i++) if (norm(s, i) === ')') return i - 1
  return ceiling
}

/** The content before or after the words that name a source. */
function stated(s: Scan, { source, cue, first, last }: Named): FoundAttribution[] {
  const [, ceiling] = bounds(s, first)
  const also = norm(s, first - 2) === 'also' ? first - 3 : first - 2
  const joined = norm(s, first - 1) === ',' && /^(and|but)$/.test(norm(s, also))
  // "six fell and, according to a clinic that took them in, nine were hurt"
  const relative = joined && relates(s, last + 1)
  const after =
    relative || (norm(s, first - 1) === ',' && told(s, last + 1))
      ? firstComma(s, last + 2, ceiling) + 1
      : pastPlace(s, first, last + 1, ceiling)
  // "The toll, according to the army, is ten", "ten men — according to the army — fell"
  const comma = norm(s, after) === ',' || (norm(s, after) === '—' && norm(s, first - 1) === '—')
  const made = (rule: string, ...ranges: Range[]): FoundAttribution[] => [
    {
      source: [spanOf(s, source)],
      cue: cue.map((range) => spanOf(s, range)),
      content: ranges.map((range) => contentSpan(s, range)),
      rule,
    },
  ]
  // "40 died (according to the army)."
  const enclosed = norm(s, first - 1) === '(' && norm(s, after) === ')' ? contentBefore(s, first - 1) : null
  if (enclosed) return made('content-before-source', boundAlone(s, enclosed))
  if (heads(s, first)) {
    // "According to the army:", and below it what it says.
    const below = norm(s, after) === ':' && after >= ceiling ? paragraphsAfter(s, after) : null
    if (below)
      return [
        {
          source: [spanOf(s, source)],
          cue: cue.map((range) => spanOf(s, range)),
          content: [below],
          rule: 'content-after-source',
        },
      ]
    if (norm(s, after) === ':' && opens(s, after + 1))
      return made('content-after-source', [after + 1, clauseEnd(s, after + 1, ceiling)])
    const cites = comma && /^(citing|quoting)$/.test(norm(s, after + 1))
    // "By Hale's reckoning the famine killed ten, though …", "According to Hale ten died, though …"
    const owned = !comma && (cue.length > 1 || isAmount(s, after))
    if (owned && holdsClause(s, after, firstComma(s, after, ceiling)))
      return made('content-after-source', [after, clauseEnd(s, after, ceiling)])
    const end = comma && !cites ? after : firstComma(s, after + 1, ceiling) + 1
    const limit = norm(s, first - 1) === '(' ? beforeClosing(s, end, ceiling) : ceiling
    // "In the villagers' accounts the army burned ten houses."
    if (end >= limit && after < limit && holdsClause(s, after, limit))
      return made('content-after-source', [after, clauseEnd(s, after, limit)])
    return end < limit ? made('content-after-source', [end + 1, clauseEnd(s, end + 1, limit)]) : []
  }
  const rest: Range = [after + 1, after < ceiling ? clauseEnd(s, after + 1, ceiling) : ceiling]
  // "40 died, and according to the rebels, [60]", "…, according to the rebels [60]"
  const amount: Range = [comma ? rest[0] : after, firstComma(s, comma ? rest[0] : after, ceiling)]
  if (isAmountAlone(s, amount) && !ownedBehind(s, amount[1] + 1)) return made('content-after-source', amount)
  // "who, according to Kirby, had left": the content is what the relative clause says.
  if (comma && norm(s, first - 1) === ',' && relates(s, first - 2))
    return made('content-after-source', [after + 1, firstComma(s, after + 1, ceiling)])
  // "six fell and, according to the army, nine were hurt": only what is joined.
  if (comma && joined) return made('content-after-source', rest)
  const before = contentBefore(s, first)
  if (!before) return []
  const tail = comma && norm(s, after + 1) === 'with'
  // "By the time they left, according to Kirby, ten men had died": a clause that only begins what is said.
  if (comma && HANGS.test(norm(s, before[0])) && holdsClause(s, rest[0], rest[1]))
    return made('content-around-cue', before, rest)
  // "They left after, according to Kirby, ten men fell": what the word before the comma joins on.
  if (comma && /^(after|because|when|where|since|while)$/.test(norm(s, before[1])))
    return made('content-after-source', rest)
  // "The toll, according to Kirby, is ten", "the army has, according to Kirby, lost ten men"
  const open = !closes(s, before[1]) && (!hasVerb(s, before) || s.tokens[before[1]]?.tag === 'AUX')
  if (comma && !tail && (open || opens(s, after + 1)))
    return after < ceiling ? made('content-around-cue', before, rest) : []
  // "The raid according to the radio killed ten": nothing parts the words from the clause.
  const verb = norm(s, first - 1) === ',' ? undefined : s.groupOf.get(after)
  const main = verb?.first === after && (verb.form === 'finite' || isTense(s, verb))
  if (open && main) return made('content-around-cue', before, [after, clauseEnd(s, after, ceiling)])
  const earlier = made('content-before-source', before)
  // "…, according to Kirby, with 40 killed in May alone": a second content of the same source.
  return tail ? [...earlier, ...made('content-after-source', rest)] : earlier
}

/** "according to nine men [held] in the school", "according to residents [who] saw it": does a clause tell of the source? */
function told(s: Scan, at: number): boolean {
  const verb = s.groupOf.get(at)
  return relates(s, at) || (verb?.first === at && verb.form === 'past' && !isTense(s, verb))
}

/** "according to the radio [killed] ten", not "according to a poll [released] by the radio". */
const isTense = (s: Scan, { form, head }: VerbGroup): boolean =>
  form === 'past' &&
  !/^(by|in|on|at|for|from|that|last|this)$/.test(norm(s, head + 1)) &&
  !dayWord(s, head + 1)

/** "40, [according to the rebels]": is whoever says it named behind it, at token `at`? */
const ownedBehind = (s: Scan, at: number): boolean =>
  s.lexicon.sourcePrepositions.at(s.tokens, norm(s, at) === ',' ? at + 1 : at) !== null

const HANGS = /^(when|while|after|before|since|as|until|if|although|though|by|once)$/

/** "In May, according to the ministry [in Harra], ten died": past a place between commas, from token `at`. */
function pastPlace(s: Scan, first: number, at: number, ceiling: number): number {
  if (norm(s, first - 1) !== ',' || !/^(in|of|at|for)$/.test(norm(s, at))) return at
  const place = phraseStartingAt(s, at + 1, ceiling)
  return place && norm(s, place[1] + 1) === ',' ? place[1] + 1 : at
}

/** Who is named after the preposition: a phrase, a titled work in quotation marks, who made "estimates by …". */
function sourceAfter(s: Scan, first: number, ceiling: number, opening: boolean): Range | null {
  const work = opens(s, first) ? quotationAt(s, first) : undefined
  if (work) return [first, work.last]
  // "According to her, ten fell."
  if (norm(s, first) === 'her' && /^[,.]?$/.test(norm(s, first + 1))) return [first, first]
  const named = relayed(s, first, ceiling) ?? phraseStartingAt(s, first, ceiling)
  if (!named) return null
  // "after, according to him, the army fired": nothing describes a pronoun.
  const pronoun = named[0] === named[1] && s.tokens[named[0]]?.tag === 'PRON'
  const described = pronoun ? named : withApposition(s, named, ceiling)
  // "According to Facebook, the account …": without a second comma the words after the first are the content.
  return opening && norm(s, described[1] + 1) !== ',' ? named : described
}

/** Is there any verb but an infinitive among these tokens? */
function hasVerb(s: Scan, [first, last]: Range): boolean {
  for (let i = first; i <= last; i++) {
    const group = s.groupOf.get(i)
    if (group?.head === i && group.form !== 'infinitive') return true
  }
  return false
}

/** "By the army's own count, …", "in Hale's view, …": whose count or view it is. */
function byOwner(s: Scan, at: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, at)
  // "by the count of the hospitals"
  const of = norm(s, at) === 'by' && norm(s, at + 1) === 'the' && norm(s, at + 3) === 'of' ? at + 3 : -1
  const { ownCounts, views } = s.lexicon.sets
  if (of > 0 && ownCounts.has(s.tokens[at + 2])) {
    const source = phraseStartingAt(s, of + 1, ceiling)
    return source && canSpeak(s, source)
      ? stated(s, { source, cue: [[at, of]], first: at, last: source[1] })
      : []
  }
  const named = phraseStartingAt(s, at + 1, ceiling)
  let noun = named?.[1] ?? at
  // "in the ministry's telling", which the tagger takes for a verb
  if (/^['’]s?$/.test(norm(s, noun + 1)) && views.has(s.tokens[noun + 2])) noun += 2
  const kind = norm(s, at) === 'in' ? views : ownCounts
  if (!kind.has(s.tokens[noun])) return []
  if (OWN.test(norm(s, at + 1))) return kind === ownCounts ? byOwnCount(s, at, noun) : []
  let mark = noun - 1
  while (mark > at && !/^['’]s?$/.test(norm(s, mark))) mark--
  if (mark <= at + 1 || noun - mark > 3) return []
  const cue: Range[] = [
    [at, at],
    [noun, noun],
  ]
  return stated(s, { source: [at + 1, mark - 1], cue, first: at, last: noun })
}

/** "By the army's count 12 died, [by the villagers' 60]": another owner's figure, whose count is told of before by `one`. */
function byOther(s: Scan, at: number, one: FoundAttribution | undefined): FoundAttribution[] {
  const [by] = one?.cue.length === 2 ? one.cue : []
  const [floor, ceiling] = bounds(s, at)
  if (!by || by[0] < (s.tokens[floor]?.start ?? 0)) return []
  let mark = at + 2
  while (mark < at + 7 && !/^['’]s?$/.test(norm(s, mark))) mark++
  const own = norm(s, mark + 1) === 'own' ? mark + 1 : mark
  const from = norm(s, own + 1) === ',' ? own + 2 : own + 1
  const amount: Range = [from, firstComma(s, from, ceiling)]
  if (mark === at + 7 || !canSpeak(s, [at + 1, mark - 1]) || !isAmountAlone(s, amount)) return []
  return [
    {
      source: [spanOf(s, [at + 1, mark - 1])],
      cue: [spanOf(s, [at, at])],
      content: [contentSpan(s, amount)],
      rule: 'content-after-source',
    },
  ]
}

/** "By its own count, the army has lost ten men", "the army has, by its own count, lost ten men". */
function byOwnCount(s: Scan, at: number, noun: number): FoundAttribution[] {
  const [, ceiling] = bounds(s, at)
  // Whoever the clause is about, which at the head of the sentence comes after.
  const first = heads(s, at) ? (norm(s, noun + 1) === ',' ? noun + 2 : noun + 1) : contentBefore(s, at)?.[0]
  const source = first === undefined ? null : phraseStartingAt(s, first, ceiling)
  if (!source || !canSpeak(s, source)) return []
  return stated(s, { source, cue: [[at, noun]], first: at, last: noun })
}

const OWN = /^(its|their|his|her)$/
