import type { VerbCue } from '../lexicon/index.ts'
import type { Span, VerbGroup } from '../model/index.ts'
import { clauseEnd, contentBefore, contentSpan, holdsClause, objectEnd } from './content.ts'
import type { FoundAttribution } from './found.ts'
import { phraseStartingAt } from './phrase.ts'
import { bounds, closes, norm, opens, type Range, type Scan, spanOf } from './scan.ts'
import { subjectAfter, subjectBefore } from './subject.ts'

const ADVERBIAL = new Set([
  'in',
  'on',
  'at',
  'during',
  'from',
  'via',
  'through',
  'after',
  'before',
  'with',
  'to',
  'by',
  'late',
  'early',
])

/** What stands after a cue verb and its adverbials. */
interface Following {
  readonly kind: 'end' | 'comma' | 'quote' | 'that' | 'whether' | 'to' | 'ing' | 'preposition' | 'phrase'
  readonly at: number
  /** The preposition, when it is one. */
  readonly word: string
}

/** Attributions by verbs: said, told, has not acknowledged, vowed to, praised … in text order. */
export function byVerbs(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  const sources = new Map<number, Range>()
  for (const group of s.groups) {
    const cue = s.lexicon.cues.verbs.get(s.tokens[group.head]?.lemma ?? '')
    if (!cue || group.passive) continue
    const alone = group.form === 'infinitive' || group.form === 'gerund'
    const inverted =
      !alone && cue.takes.has('quote') && invertible(s, group, cue) ? subjectAfter(s, group) : null
    const own = inverted || alone ? null : subjectBefore(s, group)
    const source = inverted ?? own ?? inherited(s, group, sources)
    if (!source || !speaks(s, group)) continue
    sources.set(group.head, source)
    const attribution = frame(s, group, cue, source, inverted ? 'after' : own ? 'before' : 'none')
    if (attribution) found.push(attribution)
  }
  return found
}

const BEFORE_PARTICIPLE = new Set(['by', 'in', 'after', 'before', 'while', 'and', 'but', 'without', 'when'])

/**
 * Is the verb said of its subject as a fact? Not "to say" (save in "went on to say"), not "would say", and a
 * participle only after a comma or a joining word, or after a noun that speaks: "a statement saying".
 */
function speaks(s: Scan, group: VerbGroup): boolean {
  const before = s.tokens[group.first - 1]
  const word = before?.norm ?? ''
  if (group.form === 'infinitive') return word === 'on' && s.tokens[group.first - 2]?.lemma === 'go'
  if (group.modal !== null && !group.negated)
    return !s.lexicon.cues.verbs.get(s.tokens[group.head]?.lemma ?? '')?.takes.has('quote')
  if (group.form !== 'gerund' || before === undefined) return true
  if (before.tag === 'PUNCT' || BEFORE_PARTICIPLE.has(word)) return true
  return s.lexicon.cues.nouns.has(before.lemma)
}

/** "told Reuters" has its listener behind it, so a speaker may only stand there after quoted words: "“No,” told us Hale". */
const invertible = (s: Scan, group: VerbGroup, cue: VerbCue): boolean =>
  !cue.listener || (closes(s, group.first - 1) && s.tokens[group.head]?.lemma !== 'tell')

const SUBORDINATE =
  /^(as|when|while|after|before|because|if|although|though|since|until|whether|where|that|who|which)$/

/**
 * A participle or a second verb speaks for the subject of a verb before it: "cited …, saying", "said … and added".
 * The nearest cue's source first, else the nearest subject that heads no subordinate clause.
 */
function inherited(s: Scan, group: VerbGroup, sources: ReadonlyMap<number, Range>): Range | null {
  const [floor] = bounds(s, group.head)
  const relative = (subject: Range): boolean => /^(who|which|that)$/.test(norm(s, subject[0]))
  for (let i = group.first - 1; i >= floor; i--) {
    const earlier = sources.get(i)
    if (earlier && !relative(earlier) && !SUBORDINATE.test(norm(s, earlier[0] - 1))) return earlier
  }
  let fallback: Range | null = null
  for (let i = group.first - 1; i >= floor; i--) {
    const verb = s.groupOf.get(i)
    if (!verb || verb.head !== i || verb.form === 'gerund' || verb.form === 'infinitive') continue
    const subject = subjectBefore(s, verb)
    if (!subject || relative(subject)) continue
    if (!SUBORDINATE.test(norm(s, subject[0] - 1))) return subject
    fallback ??= subject
  }
  return fallback
}

function following(s: Scan, from: number, ceiling: number, cue: VerbCue): Following {
  const { tokens, lexicon } = s
  let i = from
  let listened = !cue.listener
  for (let step = 0; step < 12; step++) {
    const token = tokens[i]
    if (!token || i > ceiling) return { kind: 'end', at: i, word: '' }
    const word = token.norm
    if (opens(s, i)) return { kind: 'quote', at: i, word: '' }
    if (closes(s, i)) return { kind: 'end', at: i, word: '' }
    if (word === ':') return { kind: 'quote', at: i + 1, word: ':' }
    if (/^[.?!;)…]+$/.test(word)) return { kind: 'end', at: i, word: '' }
    if (/^[,—–-]$/.test(word)) {
      if (opens(s, i + 1)) return { kind: 'quote', at: i + 1, word: ',' }
      const insertion = insertionEnd(s, i, ceiling)
      if (insertion > 0) {
        i = insertion + 1
        continue
      }
      return { kind: 'comma', at: i, word: '' }
    }
    if (word === 'that' && !/^[.,;:?!]$/.test(norm(s, i + 1))) return { kind: 'that', at: i, word }
    if (/^(whether|if|how|why|what|who|where|when)$/.test(word)) return { kind: 'whether', at: i, word }
    if (
      word === 'to' &&
      /^(VERB|AUX|ADV|NOUN)$/.test(tokens[i + 1]?.tag ?? '') &&
      !lexicon.days.has(norm(s, i + 1)) &&
      (tokens[i + 1]?.tag !== 'NOUN' || token.tag === 'PART')
    )
      return { kind: 'to', at: i, word }
    if (!listened && /^(PRON|DET|NOUN|PROPN|ADJ|NUM)$/.test(token.tag)) {
      const listener = phraseStartingAt(s, i, ceiling)
      listened = true
      if (listener) {
        i = listener[1] + 1
        continue
      }
    }
    if (token.tag === 'CCONJ') return { kind: 'end', at: i, word }
    if (lexicon.days.has(word) && word !== 'may') {
      i++
      continue
    }
    if (/^(last|this|late|early|next)$/.test(word) && lexicon.days.has(norm(s, i + 1))) {
      i += 2
      continue
    }
    if (token.tag === 'ADV') {
      i++
      continue
    }
    if (/^(ADP|SCONJ|PART)$/.test(token.tag)) {
      if (cue.takes.has(word)) return { kind: 'preposition', at: i, word }
      const skipped = ADVERBIAL.has(word) ? adverbialEnd(s, i, ceiling) : -1
      if (skipped > 0 && (cue.takes.has('quote') || cue.takes.has('clause'))) {
        i = skipped + 1
        continue
      }
      return { kind: word === 'as' ? 'end' : 'preposition', at: i, word }
    }
    if (token.tag === 'VERB' && word.endsWith('ing')) return { kind: 'ing', at: i, word: '' }
    return { kind: 'phrase', at: i, word: '' }
  }
  return { kind: 'end', at: i, word: '' }
}

/** ", however," and ", citing a source," between the cue and its content. */
function insertionEnd(s: Scan, comma: number, ceiling: number): number {
  for (let k = comma + 2; k <= ceiling && k - comma < 25; k++) {
    if (opens(s, k)) return -1
    if (norm(s, k) !== ',') continue
    return norm(s, k + 1) === 'that' || opens(s, k + 1) ? k - (opens(s, k + 1) ? 1 : 0) : -1
  }
  return -1
}

/** "in a statement on Telegram", when a content or the sentence's end comes after it. */
function adverbialEnd(s: Scan, at: number, ceiling: number): number {
  const phrase = phraseStartingAt(s, at + 1, ceiling)
  if (!phrase) return -1
  const next = s.tokens[phrase[1] + 1]
  if (!next || phrase[1] >= ceiling) return phrase[1]
  const after = next.norm
  if (/^(VERB|AUX)$/.test(next.tag) && !after.endsWith('ing')) return -1
  return phrase[1]
}

const asSpans = (s: Scan, range: Range | null): Span[] => (range ? [spanOf(s, range)] : [])

function frame(
  s: Scan,
  group: VerbGroup,
  cue: VerbCue,
  source: Range | null,
  side: 'before' | 'after' | 'none',
): FoundAttribution | null {
  const [, ceiling] = bounds(s, group.head)
  const unitFirst = side === 'before' && source ? source[0] : group.first
  const unitLast = side === 'after' && source ? source[1] : group.head
  const next = following(s, unitLast + 1, ceiling, cue)
  const take = (name: string) => cue.takes.has(name)
  const made = (rule: string, content: Span[], cueLast = group.head): FoundAttribution | null =>
    content.length === 0
      ? null
      : { source: asSpans(s, source), cue: [spanOf(s, [group.first, cueLast])], content, rule }
  const relative = source !== null && /^(who|which|that)$/.test(norm(s, source[0]))
  const preceded =
    side !== 'none' && !relative && (closes(s, unitFirst - 1) || /^[,—–-]$/.test(norm(s, unitFirst - 1)))

  if (next.kind === 'quote' && take('quote')) {
    const after = quoted(s, next, ceiling)
    const before = preceded && next.word === ',' ? contentBefore(s, unitFirst) : null
    const earlier = before && (closes(s, before[1]) || next.word === ',') ? contentSpan(s, before) : null
    return (
      after && made(earlier ? 'content-around-cue' : 'quote-after-cue', earlier ? [earlier, after] : [after])
    )
  }
  if (next.kind === 'that' && take('clause'))
    return made('clause-after-cue', [contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])])
  if (next.kind === 'whether' && take('whether'))
    return made('question-after-cue', [contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])])
  if (next.kind === 'end' || next.kind === 'comma') {
    if (!preceded || !take('quote')) return null
    return around(s, unitFirst, next, ceiling, made)
  }
  if (next.kind === 'to' && take('to'))
    return made('infinitive-after-cue', [contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])])
  if (next.kind === 'ing' && take('ing'))
    return made('gerund-after-cue', [contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])])
  if (next.kind === 'preposition' && take(next.word) && next.at < ceiling)
    return made(
      'object-after-preposition',
      [contentSpan(s, [next.at + 1, objectEnd(s, next.at + 1, ceiling)])],
      next.at,
    )
  if (next.kind === 'quote' && take('object') && next.word === '')
    return made('object-after-cue', [contentSpan(s, [next.at, objectEnd(s, next.at, ceiling)])])
  if (next.kind === 'phrase' || next.kind === 'ing') {
    if (take('clause') && (holdsClause(s, next.at, ceiling) || !take('object'))) {
      if (!holdsClause(s, next.at, ceiling) && !preceded) return null
      if (holdsClause(s, next.at, ceiling))
        return made('clause-after-cue', [contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])])
      return take('quote') ? around(s, unitFirst, { ...next, kind: 'end' }, ceiling, made) : null
    }
    if (take('object'))
      return made('object-after-cue', [contentSpan(s, [next.at, objectEnd(s, next.at, ceiling)])])
  }
  if (preceded && take('quote') && next.kind === 'preposition')
    return around(s, unitFirst, { ...next, kind: 'end' }, ceiling, made)
  return null
}

/** Quoted words after the cue: all of the quotation, with what goes on after it in the same clause. */
function quoted(s: Scan, next: Following, ceiling: number): Span | null {
  if (next.at > ceiling) return null
  if (next.word === ':' && !opens(s, next.at)) return contentSpan(s, [next.at, ceiling])
  const quotation = s.doc.quotations[s.marks.get(next.at)?.quotation ?? -1]
  if (next.word !== '' && quotation) return quotation.span
  return contentSpan(s, [next.at, clauseEnd(s, next.at, ceiling)])
}

/** Content before the words of attribution, and after them where they only interrupt it. */
function around(
  s: Scan,
  unitFirst: number,
  next: Following,
  ceiling: number,
  made: (rule: string, content: Span[]) => FoundAttribution | null,
): FoundAttribution | null {
  const before = contentBefore(s, unitFirst)
  if (!before) return null
  const span = contentSpan(s, before)
  if (next.kind === 'comma' && next.at < ceiling) {
    const word = s.tokens[next.at + 1]
    const own = s.groupOf.get(next.at + 1)
    const fragment = !closes(s, before[1]) && !holdsClause(s, before[0], before[1])
    // "…, he said, and were losing ground": a second verb without a subject of its own.
    const conjoined = word?.norm === 'and' ? s.groupOf.get(next.at + 2) : undefined
    if (
      conjoined?.form === 'finite' &&
      conjoined.first === next.at + 2 &&
      !s.lexicon.cues.verbs.has(s.tokens[conjoined.head]?.lemma ?? '')
    )
      return made('content-around-cue', [
        span,
        contentSpan(s, [next.at + 2, clauseEnd(s, next.at + 2, ceiling)]),
      ])
    const goesOn =
      word &&
      word.tag !== 'CCONJ' &&
      !(own && own.form === 'gerund') &&
      !/^(as|while|who|which)$/.test(word.norm)
    if (goesOn && (fragment || !closes(s, before[1])))
      return made('content-around-cue', [
        span,
        contentSpan(s, [next.at + 1, clauseEnd(s, next.at + 1, ceiling)]),
      ])
  }
  return made('content-before-cue', [span])
}
