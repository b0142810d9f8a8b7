import { clauseEnd } from './clause-end.ts'
import { firstComma } from './comma.ts'
import { holdsClause } from './holds-clause.ts'
import { contentSpan } from './content.ts'
import { objectEnd } from './object.ts'
import { canSpeak, isAmount } from './figure.ts'
import { owner } from './owner.ts'
import { makerOf } from '../source/maker.ts'
import { wordSet } from '../../lexicon/index.ts'
import type { Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseBy, phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  dayWord,
  hasTense,
  nominal,
  norm,
  opens,
  relates,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { beforeTime } from './setting.ts'
import { statementBelow, toItsEnd } from './quotation-after.ts'
import { subjectBefore } from './subject.ts'

/** The rule of "gave other figures: 130 dead". */
export const FIGURES = 'figures-after-colon'

/** The rule of "Hale's claim that". */
export const MADE = 'clause-after-noun'

/** "Hale's claim that …", "a warning by the ministry that …", "the ministry issued a warning that …". */
export function byNouns(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (let i = 0; i < s.tokens.length; i++) {
    const token = s.tokens[i] as Token
    const { tag } = token
    // At the head of a sentence any noun may be tagged as a name.
    if ((tag !== 'NOUN' && tag !== 'PROPN') || !s.lexicon.cues.nounOf(token)?.clause) continue
    if (tag === 'PROPN' && bounds(s, i)[0] !== i) continue
    const [floor, ceiling] = bounds(s, i)
    // "the claim made by the army on Wednesday that …".
    // "a report this morning from the army that …"
    const by = pastDay(s, /^(made|issued|published|given)$/.test(norm(s, i + 1)) ? i + 2 : i + 1)
    const maker = phraseBy(s, by, ceiling)
    const next = pastDay(s, (maker?.[1] ?? i) + 1)
    // "The army's estimate is that …"
    const is = /^(is|was)$/.test(norm(s, next)) && norm(s, next + 1) === 'that'
    const that = is ? next + 1 : next
    // "the rebels' claim to have killed 40"
    const done = norm(s, that) === 'to' && norm(s, that + 1) === 'have'
    if (!(norm(s, that) === 'that' || done) || that >= ceiling) continue
    // Without an owner, a maker or a giver a claim is only talked about.
    const owned = maker ?? owner(s, i, floor)
    const source = owned ?? (done ? null : (told(s, i, floor) ?? giver(s, i, floor)))
    const end =
      source &&
      (is
        ? clauseEnd(s, that, ceiling)
        : done
          ? deedEnd(s, that, ceiling)
          : clause(s, i, that, [floor, ceiling]))
    if (!end) continue
    found.push({
      source: [spanOf(s, source)],
      cue: [spanOf(s, [i, i])],
      content: [contentSpan(s, [that, end])],
      rule: MADE,
    })
  }
  return found
}

/** "a [rebel] report that …", "the latest [UN] claim that …": the word before tells whose it is. */
function told(s: Scan, noun: number, floor: number): Range | null {
  const { tokens, lexicon } = s
  const at = noun - 1
  const word = tokens[at]
  // "a crime report that", "army intelligence reports that".
  if (!word || at < floor || nominal(tokens[at - 1]) || norm(s, at - 1) === '-') return null
  const kinds = lexicon.sourceKinds
  const body =
    word.tag === 'PROPN'
      ? kinds.has(word.norm) || lexicon.sides.at(tokens, at)?.form === 'name'
      : word.tag === 'NOUN' &&
        (kinds.get(word.norm)?.shared === true || kinds.get(`${word.norm}s`)?.kind === 'group')
  return body && !/^(nation|capital|city|state)$/.test(word.norm) ? [at, at] : null
}

/** Past "on Wednesday", "last week" at token `i`, where such a time stands there. */
function pastDay(s: Scan, i: number): number {
  const at = /^(on|in|last|this|late|early)$/.test(norm(s, i)) ? i + 1 : i
  return dayWord(s, at) ? at + 1 : i
}

/** "The army released the following statement after the raid: “…”": who gave it, quoted or in the paragraphs below. */
export function byStatements(s: Scan): FoundAttribution[] {
  const quoted = s.doc.quotations.flatMap(({ first, span }) => {
    let colon = first - 1
    while (opens(s, colon)) colon--
    const own = s.doc.sentences[s.tokens[first]?.sentence ?? 0]?.paragraph ?? 0
    return statement(s, colon, () => toItsEnd(s, own, span))
  })
  const below = s.doc.paragraphs.flatMap(({ last }) =>
    opens(s, last + 1) ? [] : statement(s, last, () => statementBelow(s, last)),
  )
  return [...quoted, ...below]
}

function statement(s: Scan, colon: number, words: () => Span | null): FoundAttribution[] {
  if (norm(s, colon) !== ':') return []
  const [floor] = bounds(s, colon)
  let noun = beforeTime(s, colon - 1, floor)
  const made = (): boolean => s.lexicon.cues.nounOf(s.tokens[noun])?.made ?? false
  // "the following statement after the raid"
  while (noun > floor + 1 && !made()) noun--
  const announced = noun === beforeTime(s, colon - 1, floor) || /^(following|this)$/.test(norm(s, noun - 1))
  const given = made() && announced ? giver(s, noun, floor) : null
  // "The mayor, this morning (Sunday, 27 March), made the following remarks:"
  const source = given && pastDay(s, given[0]) > given[0] ? phraseStartingAt(s, floor, noun) : given
  const content = source && words()
  if (!source || !content) return []
  return [
    {
      source: [spanOf(s, source)],
      cue: [spanOf(s, [noun, noun])],
      content: [content],
      rule: 'quote-after-cue',
    },
  ]
}

/**
 * "The ministry's latest toll is 12 dead", "the count by the Red Cross stood at 12", "a police tally leaked to us has 12
 * dead": whose toll, and what it is.
 */
export function byTolls(s: Scan): FoundAttribution[] {
  const told = (noun: number): boolean => s.lexicon.cues.nounOf(s.tokens[noun])?.counts ?? false
  return s.groups.flatMap((group): FoundAttribution[] => {
    const lists = s.lexicon.sets.holdFigures.has(s.tokens[group.head])
    if (!(lists || STANDS.has(s.tokens[group.head])) || group.passive) return []
    const [, ceiling] = bounds(s, group.head)
    const at = amountAfter(s, group.head + 1)
    if (at > ceiling || !isAmount(s, at)) return []
    const subject = subjectBefore(s, group)
    const source = subject && ofCount(s, subject, told)
    const end = source ? objectEnd(s, at, ceiling) : -1
    if (!subject || !source || (lists && !tellsEvent(s, s.tokens.slice(at, end + 1)))) return []
    return [
      {
        source: [spanOf(s, source.whose)],
        cue: [spanOf(s, [group.first, at - 1])],
        content: [
          ...(lists ? [] : [spanOf(s, counted(s, source.noun, subject[1]))]),
          contentSpan(s, [at, end]),
        ],
        rule: 'figure-after-cue',
      },
    ]
  })
}

const STANDS = wordSet([], ['be', 'stand', 'reach', 'rise', 'climb'])

/** "death toll", "estimate of Norlandic losses": the noun with the one before it, and what it counts, up to `last`. */
const counted = (s: Scan, noun: number, last: number): Range => [
  s.tokens[noun - 1]?.tag === 'NOUN' ? noun - 1 : noun,
  norm(s, noun + 1) === 'of' ? last : noun,
]

/** The noun of the subject that an amount can be read from, and whose it is. */
function ofCount(
  s: Scan,
  [first, last]: Range,
  counts: (noun: number) => boolean,
): { readonly noun: number; readonly whose: Range } | null {
  // "the count by the army has reached 12": what is before "by" may be no part of the subject.
  const by = /^(by|from)$/.test(norm(s, first - 1)) && counts(first - 2)
  let noun = by ? first - 2 : first
  while (noun <= last && !counts(noun)) noun++
  if (noun > last) return null
  const maker = phraseBy(s, noun + 1, last)
  const whose: Range | null = maker ?? owner(s, noun, first)
  // "Gaza's death toll": that of the land, which counts nobody.
  if (whose && norm(s, noun) === 'toll' && isSideName(s, whose)) return null
  if (whose) return canSpeak(s, whose) ? { noun, whose } : null
  // "police figures": resolved to whoever stands before the noun.
  const own: Range = [first, noun]
  // "the body count": of the dead.
  if (norm(s, noun - 1) === 'body') return null
  return noun > first && makerOf(s, s.tokens.slice(first, noun + 1)) ? { noun, whose: own } : null
}

/** Are the words the name of a land, people or group, and no more? */
export function isSideName({ tokens, lexicon }: Scan, [first, last]: Range): boolean {
  const land = lexicon.sides.at(tokens, first)
  return land?.form === 'name' && land.length === last - first + 1
}

/** Is anything counted that happens to people: not "the list has 40 pages in it", though "in" begins "in critical condition"? */
export const tellsEvent = ({ tokens, lexicon }: Scan, of: readonly Token[]): boolean =>
  of.some(({ index }) => lexicon.events.near(tokens, index).some(({ sense }) => sense.sure))

/** Is a number told with what happens to people? */
export const tellsCount = (s: Scan, of: readonly Token[]): boolean =>
  of.some(({ tag }) => tag === 'NUM') && tellsEvent(s, of)

/**
 * "The ministry gave other figures: 130 dead and 1,165 wounded", "The mayor gave this account: nine men fell": who gave
 * them.
 */
export function byFigures(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const { index: colon, text } of s.tokens) {
    if (text !== ':' || opens(s, colon + 1)) continue
    const noun = s.tokens[colon - 1]
    const figures = s.lexicon.sets.figures.has(noun)
    if (!figures && !s.lexicon.sets.accounts.has(noun)) continue
    const [floor, ceiling] = bounds(s, colon)
    const source = giver(s, colon - 1, floor)
    const told = figures
      ? s.tokens.slice(colon + 1, ceiling + 1).some(({ tag }) => tag === 'NUM')
      : holdsClause(s, colon + 1, ceiling)
    if (!source || !told || !canSpeak(s, source)) continue
    found.push({
      source: [spanOf(s, source)],
      cue: [spanOf(s, [colon - 1, colon - 1])],
      content: [contentSpan(s, [colon + 1, clauseEnd(s, colon + 1, ceiling)])],
      rule: FIGURES,
    })
  }
  return found
}

/** The token after the verb of "is", "now stands at", "has risen to". */
function amountAfter(s: Scan, from: number): number {
  let i = from
  while (s.tokens[i]?.tag === 'ADV' || /^(at|to|higher|lower|,)$/.test(norm(s, i))) i++
  return i
}

/** "The ministry issued a warning that …": who gave it. */
export function giver(s: Scan, noun: number, floor: number): Range | null {
  let k = noun - 1
  while (k > floor && (/^(DET|ADJ|NOUN|NUM)$/.test(s.tokens[k]?.tag ?? '') || norm(s, k) === 'following')) k--
  const verb = s.groupOf.get(k)
  if (verb?.head !== k || verb.passive || verb.form === 'infinitive') return null
  // "The office has received reports that …": it passes them on. "We have" is what a speaker does.
  const passes =
    s.tokens[k]?.lemma === 'receive' && verb.form !== 'gerund' && norm(s, verb.first - 1) !== 'we'
  return passes || s.lexicon.sets.issue.has(s.tokens[k]) ? subjectBefore(s, verb) : null
}

/**
 * Where the clause after the noun ends; null where "that" is no conjunction but the object or subject of a verb
 * ("the statement that she made"). A clause within the subject of a sentence ends before the sentence's verb.
 */
function clause(s: Scan, noun: number, that: number, [floor, ceiling]: Range): number | null {
  const next = s.tokens[that + 1]
  if (!next || s.groupOf.has(that + 1) || /^(PUNCT|ADP|ADV)$/.test(next.tag)) return null
  const end = clauseEnd(s, that, ceiling)
  const verbs: number[] = []
  for (let i = that; i <= end; i++) {
    const group = s.groupOf.get(i)
    if (group?.first === i && group.form !== 'gerund' && group.form !== 'infinitive') verbs.push(i)
  }
  if (verbs.length === 0) return null
  for (let i = floor; i < noun; i++) {
    const group = s.groupOf.get(i)
    if (group?.head === i && group.form !== 'gerund' && group.form !== 'infinitive') return end
  }
  // "Despite the army's claim that nine died, 40 were buried": only the clause behind the comma is the sentence's.
  if (s.tokens[floor]?.tag === 'ADP') return asideEnd(s, that, end)
  const main = verbs.slice(1).find((i) => !/^(and|but|or|who|which|that|,)$/.test(norm(s, i - 1)))
  return main === undefined ? end : main - 1
}

/** The last token before the comma that ends the clause which "that" begins. */
function asideEnd(s: Scan, that: number, ceiling: number): number {
  let end = firstComma(s, that, ceiling)
  while (end < ceiling && !holdsClause(s, that + 1, end)) end = firstComma(s, end + 2, ceiling)
  return end
}

/** The last token of "to have killed 40 soldiers", which begins at token `to`: up to a comma, or the verb whose subject the claim is. */
function deedEnd(s: Scan, to: number, ceiling: number): number {
  const end = firstComma(s, to, ceiling)
  const own = s.groupOf.get(to + 2)?.last ?? to + 1
  for (let i = own + 1; i <= end; i++) {
    if (/^[;:—–]$/.test(norm(s, i))) return i - 1
    const group = s.groupOf.get(i)
    if (group?.first !== i || !hasTense(group) || relates(s, i - 1)) continue
    // "to have killed 40 [and wounded nine]" goes on, "[and] put its losses at nine" does not.
    const joined = /^(and|or|but)$/.test(norm(s, i - 1))
    if (!joined) return i - 1
    if (!s.lexicon.events.at(s.tokens, group.head).some(({ rest }) => rest.length === 0)) return i - 2
  }
  return end
}
