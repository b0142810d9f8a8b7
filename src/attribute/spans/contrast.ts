import { wordSet } from '../../lexicon/index.ts'
import type { Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseBy, phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  dayWord,
  nominal,
  holdsVerb,
  norm,
  pastAmount,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { spanTokens } from '../../segment/index.ts'
import { endsAsPlural, isYear, overlaps } from '../../text/index.ts'
import { canSpeak, isAmount } from './figure.ts'
import { ownerMark } from './owner.ts'
import { relayed } from './relayed.ts'

/** The rule of "nine died, not 40 as the rebels claim". */
export const CONTRASTED = 'figure-in-contrast'

/** What sets the figure behind it against one told before, or against what somebody "denied". */
const LEADS = wordSet(
  'not than double twice triple half times below above under over against versus with to of'.split(' '),
)
/** Before "with", "to" and "of": "compared with", "contrary to", "short of". */
const SETS_AGAINST =
  /^(compared|contrasts?|contrasted|contrasting|contradicts?|odds|opposed|contrary|short|half|third|quarter|fraction|instead)$/
/** An owner has no more words than this. */
const LONGEST = 6

/** Who gives a figure, and by which words. */
interface Given {
  readonly amount: Range
  readonly source: Range
  readonly cue: Range
  /** The last token of all. */
  readonly last: number
}

/**
 * "Nine died, [not 40 as the rebels claim], the army said", "far fewer than [the 40 the rebels claim]", "against [the rebels' figure
 * of 40]": a figure that a sentence sets against its own is the word of whoever it names for it, and of nobody else.
 */
export function withContrasts(s: Scan, found: readonly FoundAttribution[]): readonly FoundAttribution[] {
  const { doubtFigures } = s.lexicon.sets
  let all = found
  for (const token of s.tokens) {
    const { index } = token
    if (LEADS.has(token)) {
      const given = figureAgainst(s, index)
      if (given) all = apart(s, all, given, startOf(s, index))
    } else if (doubtFigures.has(token)) {
      const given = tollOfTheirs(s, index + 1, bounds(s, index)[1])
      if (given && !all.some(({ cue }) => overlaps(cue[0] ?? [0, 0], spanOf(s, given.cue))))
        all = [...all, madeOf(s, given)]
    } else if (OPENERS.has(token) && s.doc.sentences[token.sentence]?.first === index)
      all = behindOpener(s, all, token)
  }
  return all
}

/** "[Contrary to] the rebels' claim that 40 died, nine died": at the head of a sentence. */
const OPENERS = wordSet(['contrary', 'despite', 'unlike', 'notwithstanding'])

/**
 * "Contrary to the rebels' claim that 40 died, [nine died], the army said": what somebody else claims at the head of a sentence that
 * goes against it is no part of what is said behind it.
 */
function behindOpener(
  s: Scan,
  found: readonly FoundAttribution[],
  { index, start }: Token,
): readonly FoundAttribution[] {
  const near = s.tokens[index + LONGEST + 1]?.end ?? Infinity
  const own = found.find(
    ({ source: [source], content: [content] }) =>
      source && content && source[0] > start && source[1] <= near && content[0] > source[1],
  )
  const last = own && spanTokens(s.tokens, own.content[0] ?? [0, 0]).at(-1)
  if (!last) return found
  return found.flatMap((one) => (one === own ? [one] : cut(s, one, spanOf(s, [index, last.index]))))
}

/** An attribution without other words; none where nothing is left. */
function cut(s: Scan, one: FoundAttribution, words: Span): FoundAttribution[] {
  const content = one.content.flatMap((span) => around(s, span, words))
  return content.length > 0 ? [{ ...one, content }] : []
}

const madeOf = (s: Scan, { source, cue, amount }: Given): FoundAttribution => ({
  source: [spanOf(s, source)],
  cue: [spanOf(s, cue)],
  content: [spanOf(s, amount)],
  rule: CONTRASTED,
})

/** The attributions with that of a figure, whose words, from token `start` on, belong to no other. */
function apart(s: Scan, found: readonly FoundAttribution[], given: Given, start: number): FoundAttribution[] {
  const words = spanOf(s, [start, given.last])
  const others = found.filter(
    ({ source, cue }) => ![...source, ...cue].some(([at]) => words[0] <= at && at < words[1]),
  )
  return [...others.flatMap((one) => cut(s, one, words)), madeOf(s, given)]
}

/** What of a span stands before and behind other words, without the commas between. */
function around(s: Scan, span: Span, [start, end]: Span): Span[] {
  if (span[1] <= start || end <= span[0]) return [span]
  return [[span[0], start] as const, [end, span[1]] as const].flatMap(([from, to]): Span[] => {
    const tokens = from < to ? spanTokens(s.tokens, [from, to]).filter(({ tag }) => tag !== 'PUNCT') : []
    const [first, last] = [tokens[0], tokens.at(-1)]
    return first && last ? [[Math.max(from, first.start), last.end]] : []
  })
}

/** The figure that the word at `lead` sets against what stands before, and who gives it; null where that is nobody, or where none stands. */
function figureAgainst(s: Scan, lead: number): Given | null {
  const word = norm(s, lead)
  const before = s.tokens[lead - 1]?.tag === 'ADV' ? lead - 2 : lead - 1
  if (/^(with|to|of)$/.test(word) && !SETS_AGAINST.test(norm(s, before))) return null
  const [, ceiling] = bounds(s, lead)
  // "not more than 40"
  if (word === 'not' && s.lexicon.bounds.before.at(s.tokens, lead)) return null
  const the = norm(s, lead + 1) === 'the'
  const first = the ? lead + 2 : lead + 1
  const amount = amountAt(s, first)
  if (!amount)
    return (word === 'not' ? asideFirst(s, lead + 1, ceiling) : null) ?? tollOfTheirs(s, lead + 1, ceiling)
  const denied = word === 'not' || /^(rather|instead)$/.test(norm(s, lead - 1))
  const as = denied ? asGiven(s, amount[1] + 1, ceiling) : null
  const given = as ?? (the ? givenBy(s, amount[1] + 1, ceiling) : null)
  if (!given || (!as && ofOtherTime(s, given.last + 1, ceiling))) return null
  return { ...given, amount: [lead + 1, amount[1]] }
}

/** "not[, as the rebels claim, 40]", from the comma at token `at` on. */
function asideFirst(s: Scan, at: number, ceiling: number): Given | null {
  const given = norm(s, at) === ',' ? asGiven(s, at, ceiling) : null
  const amount = given && norm(s, given.last + 1) === ',' ? amountAt(s, given.last + 2) : null
  return given && amount ? { ...given, amount, last: amount[1] } : null
}

/** "40", "at least 40", "40 soldiers", "40 dead" at token `at`. */
function amountAt(s: Scan, at: number): Range | null {
  if (!isAmount(s, at)) return null
  const end = pastAmount(s, at)
  const { populations, events, sets } = s.lexicon
  const told = !sets.giveFigures.has(s.tokens[end]) && events.at(s.tokens, end).length > 0
  return [at, end - 1 + (populations.at(s.tokens, end)?.length ?? (told ? 1 : 0))]
}

/** "the 40 that the UN counted [in May]", "[last year]": is that another figure of another time? */
function ofOtherTime(s: Scan, from: number, ceiling: number): boolean {
  for (let i = from; i <= ceiling && norm(s, i) !== ','; i++) {
    if (/^(months?|years?|quarter|period|weeks?)$/.test(norm(s, i))) return true
    const time = dayWord(s, i + 1) || isYear(norm(s, i + 1))
    if (time && /^(in|during|for|throughout|since)$/.test(norm(s, i))) return true
  }
  return false
}

type Giver = Omit<Given, 'amount'>

/** "[not 40] as the rebels claim", ", as the army had said", "as claimed by the rebels", from token `at` on. */
function asGiven(s: Scan, at: number, ceiling: number): Giver | null {
  const as = norm(s, at) === ',' ? at + 1 : at
  if (norm(s, as) !== 'as') return null
  return byVoice(s, as + 1, ceiling) ?? saidBy(s, as + 1, ceiling)
}

/** "[the 40] claimed by the rebels", "that the rebels claim", "the rebels claim to have killed", from token `at` on. */
function givenBy(s: Scan, at: number, ceiling: number): Giver | null {
  return byVoice(s, at, ceiling) ?? saidBy(s, /^(that|which)$/.test(norm(s, at)) ? at + 1 : at, ceiling)
}

/** "claimed [earlier] by the rebels" */
function byVoice(s: Scan, at: number, ceiling: number): Giver | null {
  let head = at
  while (s.tokens[head]?.tag === 'ADV') head++
  if (!s.lexicon.sets.giveFigures.has(s.tokens[head])) return null
  let by = head + 1
  while (s.tokens[by]?.tag === 'ADV') by++
  // "as stated in the army's communique"
  const source =
    norm(s, by) === 'in'
      ? (relayed(s, by + 1, ceiling) ?? phraseStartingAt(s, by + 1, ceiling))
      : phraseBy(s, by, ceiling)
  return source && named(s, source) ? { source, cue: [head, head], last: source[1] } : null
}

/** "the rebels [have earlier] claimed [to have killed]", "the army and the rebels claim" */
function saidBy(s: Scan, at: number, ceiling: number): Giver | null {
  const source = phraseStartingAt(s, at, ceiling)
  if (!source) return null
  const other = norm(s, source[1] + 1) === 'and' ? phraseStartingAt(s, source[1] + 2, ceiling) : null
  const last = (other ?? source)[1]
  const { giveFigures } = s.lexicon.sets
  // "the rebels claim": a plural before what the tagger takes for a noun.
  const misread = giveFigures.has(s.tokens[last]) && endsAsPlural(norm(s, last - 1))
  const whose: Range = misread && !other ? [source[0], last - 1] : source
  if (!named(s, whose)) return null
  if (misread) return { source: whose, cue: [last, last], last }
  let verb = last + 1
  while (s.tokens[verb]?.tag === 'ADV' || dayWord(s, verb) || norm(s, verb) === 'on') verb++
  const group = s.groupOf.get(verb)
  if (!group || group.passive || group.negated || !giveFigures.has(s.tokens[group.head])) return null
  // "half of the 20 the army said were at the camp"
  const told = s.groupOf.get(norm(s, group.last + 1) === 'to' ? group.last + 2 : group.last + 1)
  if (told && s.lexicon.events.at(s.tokens, told.head).length === 0) return null
  return { source: whose, cue: [group.first, group.head], last: (told ?? group).last }
}

/** Somebody who can speak, not "we" of "not 40 as we reported": who corrects himself takes his figure back. */
const named = (s: Scan, [first, last]: Range): boolean =>
  !/^(we|our|us|my|i)$/.test(norm(s, first)) &&
  !(first === last && s.tokens[first]?.tag === 'PRON') &&
  canSpeak(s, [first, last])

/** "the rebels' figure of 40", "the figure of 40 given by the rebels", from token `at` on. */
const tollOfTheirs = (s: Scan, at: number, ceiling: number): Given | null =>
  owned(s, at, ceiling) ?? ofToll(s, norm(s, at) === 'the' ? at + 1 : at, ceiling)

/** "the rebels' [figure of] 40", from token `at` on. */
function owned(s: Scan, at: number, ceiling: number): Given | null {
  const mark = ownerMark(s, at, LONGEST)
  // "did not deny the rebels' figure of 40"
  if (mark < 0 || holdsVerb(s, [at, mark - 1]) || !named(s, [at, mark - 1])) return null
  const toll = tollOf(s, mark + 1, ceiling)
  const amount = toll ? amountAt(s, toll + 2) : amountAt(s, mark + 1)
  if (!amount || (!toll && !(namesToll(s, at) && !nominal(s.tokens[amount[1] + 1])))) return null
  const cue: Range = toll ? [toll, toll] : [mark, mark]
  return { amount, source: [at, mark - 1], cue, last: amount[1] }
}

/** "[the monitors' figure of 64 is higher than] the army's 41": is a figure told of before token `at` in its sentence? */
const namesToll = (s: Scan, at: number): boolean =>
  s.tokens.slice(bounds(s, at)[0], at).some((token) => s.lexicon.sets.figures.has(token))

/** "[the] figure of 40 given by the rebels", from token `first` on. */
function ofToll(s: Scan, first: number, ceiling: number): Given | null {
  const toll = tollOf(s, first, ceiling)
  const amount = toll === null ? null : amountAt(s, toll + 2)
  const given = amount && givenBy(s, amount[1] + 1, ceiling)
  return given ? { ...given, amount } : null
}

/** The noun of "[own death] toll [of 40]" that begins at token `first`; null where none does. */
function tollOf(s: Scan, first: number, ceiling: number): number | null {
  let noun = first
  while (noun < Math.min(first + 4, ceiling) && norm(s, noun + 1) !== 'of') noun++
  const { tolls, ownCounts } = s.lexicon.sets
  const token = s.tokens[noun]
  return norm(s, noun + 1) === 'of' && (tolls.has(token) || ownCounts.has(token)) ? noun : null
}

/** The token from which a sentence sets the figure behind `lead` against another: "[far fewer] than", "[and] not". */
function startOf(s: Scan, lead: number): number {
  let first = lead
  while (first > lead - 9 && first > 0 && !s.groupOf.has(first - 1) && norm(s, first - 1) !== ',') first--
  if (norm(s, first - 1) === ',' && s.tokens[first - 1]?.sentence === s.tokens[lead]?.sentence)
    return first - 1
  return /^(rather|instead|compared|short|contrary)$/.test(norm(s, lead - 1)) ? lead - 1 : lead
}
