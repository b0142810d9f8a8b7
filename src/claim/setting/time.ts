import type { FoundPeriod, Period, Span, Token } from '../../model/index.ts'
import { type Draft, isBeside, reach } from '../phrase/draft.ts'
import { asReported, clause, raises, settled } from '../clause/clause.ts'
import type { Parts } from '../phrase/parts.ts'
import { eventsAt } from '../phrase/follows.ts'

/**
 * When: the nearest time that tells of the event, in its clause and then in its sentence. A time is left out where it
 * dates something else: a saying, another clause, a figure it is compared with. `said` holds where days of saying
 * begin, `content` what somebody says where the event is said.
 */
export function period(
  parts: Parts,
  draft: Draft,
  said: ReadonlySet<number>,
  content: readonly Span[],
): Period | null {
  const { tokens, periods, periodOf, doc } = parts
  const sentence = doc.sentences[tokens[draft.first]?.sentence ?? 0]
  if (!sentence) return null
  const [from, to] = clause(parts, draft.first, draft.last)
  const end = reach(draft)[1]
  let best: { p: FoundPeriod; cost: number } | null = null
  for (const index of new Set(periodOf.subarray(sentence.first, sentence.last + 1))) {
    const p = periods[index]
    if (!p || p.last > sentence.last || said.has(p.span[0])) continue
    if (whenOf(parts, p, draft)) return atThatTime(parts, p)
    if (elsewhere(parts, p)) continue
    const cost =
      p.first > end
        ? after(parts, p, draft, end)
        : p.last < draft.first
          ? before(parts, p, draft, content)
          : 0
    const outside = p.first >= from && p.last <= to ? 0 : 40
    if (cost < 0 || cost + outside >= 60) continue
    if (best && cost + outside >= best.cost && !saysMore(best.p, p, end)) continue
    best = { p, cost: cost + outside }
  }
  return best && { span: best.p.span, text: best.p.text, from: best.p.from, to: best.p.to }
}

/** "killed during a protest in Harra [on Friday]": a day told right behind an event that spans one, both after token `end`. */
const saysMore = (told: FoundPeriod, next: FoundPeriod, end: number): boolean =>
  told.rule === 'landmark' &&
  next.rule !== 'landmark' &&
  told.first > end &&
  next.first > told.last &&
  next.first <= told.last + CLOSE

/** So many words on from an event its day may be told. */
const CLOSE = 6

/** "the largest since October 2020, [when] 1,050 were freed": does the time open the clause of the event? */
function whenOf({ tokens }: Parts, { last }: FoundPeriod, { first }: Draft): boolean {
  const when = tokens[last + 1]?.norm === ',' ? last + 2 : last + 1
  if (tokens[when]?.norm !== 'when' || when > first) return false
  for (let i = when + 1; i < first; i++)
    if (tokens[i]?.tag === 'SCONJ' || relative(tokens, i) || /^[;:—]$/.test(tokens[i]?.norm ?? ''))
      return false
  return true
}

/** The time itself, without "since" or "until", which tell of what stands before it. */
function atThatTime({ tokens, doc }: Parts, { span, text, from, to, core }: FoundPeriod): Period {
  if (!core) return { span, text, from, to }
  const own = [tokens[core.first]?.start ?? span[0], span[1]] as const
  return { span: own, text: doc.text.slice(...own), from: core.from, to: core.to }
}

/** So many words before its time a count is told of. */
const COUNTED = 6

/** What a clause costs that is passed on the way to a time: a time before the event, at the head of its sentence, is nearer. */
const CLAUSE = 12
const NO = -1

const BOUND = /^(before|until|till|unless|although|though|because|but|whereas|while)$/
const COMPARED = /^(compared|than|versus|vs|against|exceeding)$/
const RELATIVE = /^(who|whom|whose|which)$/

/** "the deadliest since May", "Monday's briefing": a time that dates neither this event nor any other. */
function elsewhere({ tokens, lexicon }: Parts, { first, last }: FoundPeriod): boolean {
  const { occasions } = lexicon.periods
  const next = tokens[last + 1]?.norm === "'s" ? last + 2 : last + 1
  if (occasions.has(tokens[next]?.norm ?? '') && tokens[next]?.tag !== 'VERB') return true
  if (!/^(since|in|for)$/.test(tokens[first]?.norm ?? '')) return false
  for (let i = first - 1; i > first - 8 && i >= 0; i--) {
    const t = tokens[i] as Token
    if (/^(VERB|AUX)$/.test(t.tag) || /^[;.—]$/.test(t.text)) return false
    if (lexicon.sets.extreme.has(t) || (/.{3}iest$|.{4}est$/.test(t.norm) && t.tag === 'ADJ'))
      return tokens[i - 1]?.norm === 'the' || tokens[i - 1]?.norm === 'its'
  }
  return false
}

/** How far a time after the event is from it, or -1 where it belongs to something in between. */
function after(parts: Parts, p: FoundPeriod, draft: Draft, end: number): number {
  const { tokens, lexicon, quantityOf, periodOf } = parts
  let passed = 0
  const { rule } = draft
  const reduced = isBeside(draft)
  const lasts = tokens[p.first]?.norm === 'for'
  for (let i = end + 1; i < p.first; i++) {
    const t = tokens[i] as Token
    if (/^[;:—]$/.test(t.text) || t.norm === 'where') return NO
    // "The students taken from the school were freed on Saturday": the main verb's.
    if (reduced && t.tag === 'AUX' && !relative(tokens, i - 1)) return NO
    // "freed after being held for a week".
    if (lasts && t.tag === 'VERB' && !isEvent(parts, i)) return NO
    if (COMPARED.test(t.norm) && quantityOf[i] === -1) return NO
    if (periodOf[i] !== -1) continue
    const changed = /^(up|down)$/.test(tokens[i - 1]?.norm ?? '') || lexicon.sets.change.has(tokens[i - 1])
    if (t.norm === 'from' && changed) return NO
    // "the toll, put at 40 by the army, rose to 60 on Sunday": the time is that of the later figure.
    if (t.norm === 'to' && changed && quantityOf[i + 1] !== -1) return NO
    const verb = verbFrom(tokens, i, p.first)
    if (relative(tokens, i) && verb >= 0 && !occurs(parts, verb)) return NO
    // "…, while searching a house on Monday": what they did then.
    const meanwhile = t.norm === 'while' && /^\w+ing$/.test(tokens[i + 1]?.norm ?? '')
    if (BOUND.test(t.norm) && verb >= 0 && !meanwhile) return NO
    // "died as the army reported on Monday": the time is the report's.
    if (asReported(parts, i)) return NO
    // "after 30 in October", "a day after the truce was signed on Monday".
    if (t.norm === 'after' && (verb < 0 ? counts(quantityOf, i, p.first) : unitBefore(parts, i))) return NO
    if (t.tag === 'CCONJ' && verb >= 0) {
      // "Seven dead hostages are there, and nine were freed on Monday": a word before a noun is of no clause.
      const told = eventFrom(parts, i, p.first) >= 0 && !/^(attributive|noun-people)$/.test(rule)
      // "killed many and drove out more since 1964", "caught two men and found a mine, on Monday": of all that the same people did.
      const apart = p.rule === 'since' || tokens[p.first - 1]?.norm === ','
      const shared = apart && /^verb-(active|gerund)$/.test(rule) && verb === i + 1
      if (!shared && (!told || settled(parts, end, i))) return NO
      passed += CLAUSE
    }
    // "a mine laid in 2022".
    const laid =
      i === p.first - 1 && /^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '') && /(ed|en|id|ilt)$/.test(t.norm)
    if (t.tag === 'VERB' && laid && !occurs(parts, i) && !isEvent(parts, i)) return NO
  }
  return p.first - end + passed
}

/** How far a time before the event is from it, or -1 where it belongs to something else. */
function before(parts: Parts, p: FoundPeriod, draft: Draft, content: readonly Span[]): number {
  const { tokens, doc, lexicon } = parts
  const start = draft.first
  const sentence = doc.sentences[tokens[p.first]?.sentence ?? 0]
  const fronted = p.first === sentence?.first || /^(["“‘(,;:]|and|but)$/.test(tokens[p.first - 1]?.norm ?? '')
  const outside = content.length > 0 && !content.some(([a, b]) => a <= p.span[0] && p.span[1] <= b)
  if (outside && !(p.first === sentence?.first)) return NO
  const owner = verbBefore(tokens, p.first, sentence?.first ?? 0)
  if (owner >= 0 && !occurs(parts, owner)) {
    // "The town, which was retaken in May, lost 40", "the rebels captured on Monday killed 12".
    if (inRelative(tokens, owner, sentence?.first ?? 0) && !inRelative(tokens, start, p.last)) return NO
    // "remained at peace until 1998, when …", said of what comes before.
    if (!fronted && /^(until|before)$/.test(p.rule)) return NO
    const next = tokens[p.last + 1]?.norm === ',' ? tokens[p.last + 2] : tokens[p.last + 1]
    if (next && /^(VERB|AUX)$/.test(next.tag) && !next.norm.endsWith('ing')) return NO
  }
  const verb = verbFrom(tokens, p.last, start)
  const own = tokens[verb]?.tag === 'AUX'
  const attack = verb >= 0 && ofAttack(parts, start)
  if (verb >= 0 && !own && !occurs(parts, verb) && inRelative(tokens, start, p.last) && !attack) return NO
  if (whereClause(tokens, p, start) || inPlaceOf(tokens, p, start)) return NO
  // "Nine died on Monday, bringing the toll to 410": the sum is of no one day.
  if (draft.rule === 'noun-toll' && tokens.slice(p.last + 1, start).some((t) => raises(parts, t))) return NO
  // "In May police raided the home of a wounded man": the time is the verb's.
  // "Losses in May amounted to 40 killed": the losses'.
  const reaches =
    lexicon.figures.verbs.get(tokens[verb]?.lemma ?? '') === 'reach' &&
    tokens
      .slice(Math.max(sentence?.first ?? 0, p.first - COUNTED), p.first)
      .some(({ index }) => isEvent(parts, index))
  // "As of June: 312 deaths recorded; 900 people displaced": of each item.
  const item = tokens.slice(p.last + 1, start).findLastIndex(({ text }) => text === ';') + p.last + 1
  const listed =
    item > p.last && /^[:,]$/.test(tokens[p.last + 1]?.text ?? '') && verbFrom(tokens, item, start) < 0
  if (verb >= 0 && !attack && !reaches && !listed && isBeside(draft)) return NO
  // "is currently holding talks after 12 died".
  if (/^(now|vague|rate)$/.test(p.rule) && verb === p.last + 1) return NO
  let dashes = 0
  let passed = 0
  for (let i = p.last + 1; i < start; i++) {
    const t = tokens[i] as Token
    if (t.text === '—') dashes++
    if (/^[;:]$/.test(t.text) || t.tag === 'CCONJ') {
      if (draft.modality === 'hypothetical' && owner >= 0) return NO
      passed = 6
    }
  }
  if (dashes % 2 === 1) return NO
  return (fronted ? 2 : start - p.last + 4) + passed
}

/** The first verb of the clause that token `i` opens, before `to`; else -1. */
function verbFrom(tokens: readonly Token[], i: number, to: number): number {
  for (let k = i + 1; k < to; k++) if (tokens[k]?.tag === 'VERB') return k
  for (let k = i + 1; k < to; k++) if (tokens[k]?.tag === 'AUX') return k
  return -1
}

/** Where the clause that token `i` opens tells of an event before it has another verb: "and 31 wounded"; else -1. */
function eventFrom(parts: Parts, i: number, to: number): number {
  for (let k = i + 1; k < to; k++) {
    if (isEvent(parts, k)) return k
    // "two others sustained injuries": told by the noun.
    if (parts.tokens[k]?.tag === 'VERB' && !isEvent(parts, k + 1)) return -1
  }
  return -1
}

/** The verb that a time follows in its clause: "retaken in May". */
function verbBefore(tokens: readonly Token[], i: number, from: number): number {
  for (let k = i - 1; k >= Math.max(from, i - 10); k--) {
    const t = tokens[k] as Token
    if (t.tag === 'VERB' || (t.tag === 'AUX' && RELATIVE.test(tokens[k - 1]?.norm ?? ''))) return k
    if (/^[;:]$/.test(t.text)) return -1
  }
  return -1
}

/** Does a "who" or "which" open the clause of token `i`? */
function inRelative(tokens: readonly Token[], i: number, from: number): boolean {
  for (let k = i - 1; k >= Math.max(from, i - 8); k--) {
    const t = tokens[k] as Token
    if (relative(tokens, k)) return true
    if (/^[,;:]$/.test(t.text) || t.tag === 'VERB') return false
  }
  return false
}

/** "after days of fighting that saw 120 killed": told by what killed them. */
function ofAttack({ tokens, lexicon }: Parts, i: number): boolean {
  for (let k = i - 1; k >= i - 12; k--)
    if (relative(tokens, k) || tokens[k]?.norm === 'that')
      return lexicon.manners.at(tokens, tokens[k - 1]?.norm === ',' ? k - 2 : k - 1) !== null
  return false
}

/** "Dovra, where fighting has raged since May, …": what goes on in a place dates nothing after its clause. */
function whereClause(tokens: readonly Token[], { first, last }: FoundPeriod, start: number): boolean {
  if (!tokens.slice(last + 1, start).some(({ norm }) => norm === ',')) return false
  for (let k = first - 2; k >= first - 10; k--) {
    const norm = tokens[k]?.norm ?? ','
    if (norm === 'where') return true
    if (/^[,;:]$/.test(norm)) return false
  }
  return false
}

/** "Saturday's attack came in the market where rockets had killed 12": what a place is known by has a time of its own. */
function inPlaceOf(tokens: readonly Token[], { last }: FoundPeriod, start: number): boolean {
  const where = tokens.slice(last + 1, start).findLastIndex(({ norm }) => norm === 'where') + last + 1
  if (where <= last || tokens[where - 1]?.norm === ',') return false
  return tokens.slice(last + 1, where).some(({ tag }) => tag === 'VERB')
}

/** "who", "which", and "that" of "clashes that broke out", not of "told them that clashes broke out". */
const relative = (tokens: readonly Token[], i: number): boolean =>
  RELATIVE.test(tokens[i]?.norm ?? '') ||
  (tokens[i]?.norm === 'that' &&
    /^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '') &&
    /^(VERB|AUX|ADV)$/.test(tokens[i + 1]?.tag ?? ''))

const isEvent = (parts: Parts, i: number): boolean => eventsAt(parts, i).length > 0

/** "clashes that broke out on Monday": what such a verb dates is what killed them. */
const occurs = ({ tokens, lexicon }: Parts, i: number): boolean =>
  lexicon.periods.occurring.at(tokens, i) !== null || lexicon.manners.at(tokens, i) !== null

const unitBefore = ({ tokens, lexicon }: Parts, i: number): boolean =>
  lexicon.periods.units.at(tokens[i - 1]) !== undefined

const counts = (quantityOf: Int32Array, from: number, to: number): boolean =>
  quantityOf.subarray(from, to).some((q) => q !== -1)
