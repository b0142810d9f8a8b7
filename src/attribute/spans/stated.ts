import type { VerbGroup } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentBefore, contentSpan } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import { isAmount } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  closes,
  dayWord,
  norm,
  opens,
  relates,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import { paragraphsAfter } from './quotation-after.ts'
import { boundAlone, isAmountAlone } from './rivals.ts'

/** Where the words that name a source stand, and what of them is the cue. */
export interface Named {
  readonly source: Range
  readonly cue: readonly Range[]
  readonly first: number
  readonly last: number
}

/** Does the sentence begin here, but for "but" or "still"? */
export function heads(s: Scan, at: number): boolean {
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
export function stated(s: Scan, { source, cue, first, last }: Named): FoundAttribution[] {
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

/** Is there any verb but an infinitive among these tokens? */
function hasVerb(s: Scan, [first, last]: Range): boolean {
  for (let i = first; i <= last; i++) {
    const group = s.groupOf.get(i)
    if (group?.head === i && group.form !== 'infinitive') return true
  }
  return false
}
