import { turnOf } from '../../segment/index.ts'
import type { Span, Token } from '../../model/index.ts'
import { firstComma } from './comma.ts'
import { clauseEnd, toldAnew } from './clause-end.ts'
import { contentBefore, contentSpan, isCue, takesQuotes } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import type { Following } from './following.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { tellsEvent } from './noun.ts'
import {
  closes,
  hasTense,
  holdsVerb,
  norm,
  opens,
  pastBounds,
  quotationAt,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'

export type Made = (
  rule: string,
  content: readonly (Span | null)[],
  cueLast?: number,
) => FoundAttribution | null

/** "Asked about the toll, Reyes said yes.": a participle's clause alone is nobody's content. */
export function participial(s: Scan, [first, last]: Range): boolean {
  const group = s.groupOf.get(first)
  if (group?.first !== first || (group.form !== 'gerund' && group.form !== 'past')) return false
  if (s.tokens[group.head]?.lemma === 'ask') return true
  if (inverted(s, first, last)) return false
  // "Shelling killed nine in the town, Reyes said": an act with a verb of its own.
  if (s.lexicon.things.has(norm(s, first)) && holdsClause(s, first, last - 1)) return false
  return (!closes(s, last) || !opens(s, first)) && firstComma(s, first + 1, last) === last
}

/** "Killed in the raid were nine men": what happened stands before the verb, and those to whom it did behind it. */
function inverted({ tokens, lexicon, groupOf }: Scan, first: number, last: number): boolean {
  for (let i = first + 1; i < Math.min(first + 8, last); i++) {
    const { norm: word, tag } = tokens[i] as Token
    if (/^(was|were|is|are)$/.test(word))
      return (
        /^(DET|NUM|ADJ|NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? '') &&
        lexicon.events.at(tokens, first).length > 0
      )
    if (tag === 'PUNCT' || groupOf.has(i)) return false
  }
  return false
}

/** "When nine men died, a woman wept.": a clause that only says when is nobody's content. */
const onlyWhen = (s: Scan, [first, last]: Range): boolean =>
  /^(when|while|as|because|until|once|although|though)$/.test(norm(s, first)) &&
  // "As many as 60 men died."
  !/^(ADJ|ADV)$/.test(s.tokens[first + 1]?.tag ?? '') &&
  !closes(s, last) &&
  firstComma(s, first + 1, last) === last &&
  holdsClause(s, first + 1, last)

/** "“Only you,” she said, would praise it", "a “costly” raid, he said, to win a bridge": quoted words that what follows completes. */
function unfinished(s: Scan, before: Range, first: number, ceiling: number): boolean {
  const verb = s.groupOf.get(first)
  if (verb?.first === first && verb.form === 'finite') return !holdsVerb(s, before)
  // "Despite his “harsh words,” she said, Hale is kind": what opens a sentence only leads to its clause.
  if (s.tokens[before[0]]?.tag === 'ADP' && !holdsVerb(s, before)) return holdsClause(s, first, ceiling)
  return norm(s, first) === 'to' && s.tokens[first + 1]?.tag === 'VERB'
}

/** Does a preposition or joining word begin what stands here, up to the stop, with quoted words and nobody who says them? */
function hangsOn(s: Scan, first: number, ceiling: number): boolean {
  if (!/^(ADP|SCONJ)$/.test(s.tokens[first]?.tag ?? '') || /^(according|citing|per)$/.test(norm(s, first)))
    return false
  let quoted = false
  for (let i = first; i <= ceiling; i++) {
    quoted ||= opens(s, i)
    if (s.groupOf.get(i)?.head === i && isCue(s, i)) return false
  }
  return quoted
}

/** Does a clause begin here that needs another to hang on? */
const subordinate = (s: Scan, first: number): boolean =>
  /^(if|while|although|though|because|unless)$/.test(norm(s, first)) && !opens(s, first)

/** Does "and," or "but," end at the comma at token `i`? */
const joins = (s: Scan, i: number): boolean => norm(s, i) === ',' && /^(and|but)$/.test(norm(s, i - 1))

const inTurn = ({ doc, tokens }: Scan, i: number): boolean => turnOf(doc, tokens[i]?.sentence ?? -1) >= 0

/** Is there a verb with a tense from `first` on, be it in a relative clause? */
function tensed(s: Scan, first: number, ceiling: number): boolean {
  if (holdsClause(s, first, ceiling)) return true
  for (let i = first; i <= ceiling; i++) if (s.groupOf.get(i)?.form === 'finite') return true
  return false
}

/** "[Ten have died, he said, and] some forty are missing", "… nine of them are missing": the clause goes on about the same people. */
function ofThose(s: Scan, first: number): boolean {
  if (/^(they|most|some|all|none|others)$/.test(norm(s, first))) return true
  let at = pastBounds(s, first)
  if (/^(another|some)$/.test(norm(s, at))) at++
  if (s.tokens[at]?.tag !== 'NUM') return false
  while (s.tokens[at]?.tag === 'NUM') at++
  return /^(AUX|VERB)$/.test(s.tokens[at]?.tag ?? '') || /^(of|more|others)$/.test(norm(s, at))
}

/** Is there a verb of saying from `first` on? */
function toldBy(s: Scan, first: number, ceiling: number): boolean {
  for (let i = first; i <= ceiling; i++) if (s.groupOf.get(i)?.head === i && takesQuotes(s, i)) return true
  return false
}

/** "Nine soldiers were killed; [the rebels], the army said, lost 40": the clause that the words of attribution interrupt, whose verb comes behind them, at token `at`. */
function lastClause(s: Scan, [first, last]: Range, at: number): Range {
  let start = last
  while (start > first && norm(s, start - 1) !== ';') start--
  const verb = s.groupOf.get(at)
  const interrupted = start > first && verb?.first === at && hasTense(verb) && !holdsVerb(s, [start, last])
  return interrupted && !closes(s, last) ? [start, last] : [first, last]
}

/** Content before the words of attribution, and after them where they only interrupt it. */
export function around(
  s: Scan,
  unitFirst: number,
  next: Following,
  ceiling: number,
  made: Made,
): FoundAttribution | null {
  const all = contentBefore(s, unitFirst)
  if (!all) return null
  const before = next.kind === 'comma' ? lastClause(s, all, next.at + 1) : all
  // "Putting on the show, Butz said, let him rest": what the participle begins is the subject of the clause.
  const main = next.kind === 'comma' ? s.groupOf.get(next.at + 1) : undefined
  if (participial(s, before) && !(main?.first === next.at + 1 && hasTense(main) && !closes(s, before[1])))
    return null
  if (next.kind !== 'comma' && onlyWhen(s, before)) return null
  const span = contentSpan(s, before)
  const first = next.at + 1
  // "killed two guards and, the ministry said, nine nurses": only what is joined.
  if (next.kind === 'comma' && joins(s, unitFirst - 1) && holdsVerb(s, before) && first <= ceiling)
    return made('clause-after-cue', [contentSpan(s, [first, clauseEnd(s, first, ceiling)])])
  // "Ten fell, Reyes said; “we lost the bridge.”"
  if (norm(s, next.at) === ';' && opens(s, first)) {
    const quotation = quotationAt(s, first)
    if (quotation && (s.tokens[quotation.last + 1]?.index ?? ceiling) + 1 >= ceiling)
      return made('content-around-cue', [span, quotation.span])
  }
  // "All were airmen, Reyes said; a farmer was killed as well."
  if (norm(s, next.at) === ';' && first < ceiling && !closes(s, before[1]) && !toldAnew(s, first, ceiling))
    return made('content-around-cue', [span, contentSpan(s, [first, clauseEnd(s, first, ceiling)])])
  if (next.kind !== 'comma' || first > ceiling) return made('content-before-cue', [span])
  const word = s.tokens[first]
  const rest = (at: number): FoundAttribution | null =>
    made('content-around-cue', [span, contentSpan(s, [at, clauseEnd(s, at, ceiling)])])
  // "a raid in which, the ministry says, ten died": the relative clause alone is what it says.
  if (/^(which|who|whom|where)$/.test(norm(s, before[1])) && !closes(s, before[1]))
    return made('content-around-cue', [
      spanOf(s, [before[1], before[1]]),
      contentSpan(s, [first, firstComma(s, first, ceiling)]),
    ])
  // "…, he said, and were losing ground": a second verb without a subject of its own.
  const conjoined = word?.norm === 'and' ? s.groupOf.get(first + 1) : undefined
  const cue = isCue(s, conjoined?.head ?? -1)
  if (conjoined?.form === 'finite' && conjoined.first === first + 1 && !cue) return rest(first + 1)
  // "Ten died, he said, and some forty wounded": no clause of its own, or the words of one who speaks himself.
  const joined =
    word?.norm === 'and' && !closes(s, before[1]) && !opens(s, first + 1) && !toldBy(s, first, ceiling)
  const same = (): boolean => inTurn(s, first) || !tensed(s, first + 1, ceiling) || ofThose(s, first + 1)
  if (joined && holdsClause(s, ...before) && same()) return rest(first)
  // "…, he said, killing 40 men": nobody does that by saying so.
  const participle =
    s.groupOf.get(first)?.form === 'gerund' &&
    (isCue(s, first) ||
      s.tokens.slice(before[0], before[1] + 1).some(({ quotation }) => quotation !== -1) ||
      !tellsEvent(s, s.tokens.slice(first, ceiling + 1)))
  // "And so, he said, while the road is shut, …": a few words without a verb only begin what is said.
  // "While the road is shut, he said, leaving it …": neither does a clause that hangs on the next.
  const begun = (before[1] - before[0] < 4 && !holdsVerb(s, before)) || subordinate(s, before[0])
  // "“the road is shut,” he said, in what he called “a warning”": words that hang on, and go on in quotation marks.
  const quotedOn = !opens(s, before[0]) && hangsOn(s, first, ceiling)
  const aside =
    !word ||
    word.tag === 'CCONJ' ||
    (participle && !begun && word.norm !== 'including') ||
    (!begun && /^(as|while|who|which)$/.test(word.norm) && !quotedOn)
  const cut = closes(s, before[1]) && !unfinished(s, before, first, ceiling) && !quotedOn
  return aside || cut ? made('content-before-cue', [span]) : rest(first)
}
