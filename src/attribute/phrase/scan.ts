import { type Lexicon, wordSet } from '../../lexicon/index.ts'
import type { Doc, Quotation, Span, Token, VerbGroup } from '../../model/index.ts'
import { verbGroups, turnOf, spanBetween } from '../../segment/index.ts'
import { byIndex, type ByIndex, countBefore, startsWithCapital } from '../../text/index.ts'
import { withMisread } from './misread.ts'

/** Token indices, both inclusive. */
export type Range = readonly [first: number, last: number]

/** A document with what every rule of this stage asks of it worked out once. */
export interface Scan {
  readonly doc: Doc
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly groups: readonly VerbGroup[]
  /** Token index -> the verb group that holds it. */
  readonly groupOf: ByIndex<VerbGroup>
  /** Token index -> is it (part of) a quotation mark, and on which side. */
  readonly marks: ByIndex<Mark>
}

interface Mark {
  readonly side: 'open' | 'close'
  readonly quotation: number
}

/** What the rules look at: the verb groups of a text, and the quotation marks, each by the tokens that they stand at. */
export function scan(doc: Doc, lexicon: Lexicon): Scan {
  const groups = withSilences(
    doc,
    withMisread(
      doc,
      verbGroups(doc).map((g) => perfect(doc, g)),
      lexicon,
    ),
  )
  const groupOf = byIndex<VerbGroup>(doc.tokens.length)
  for (const group of groups) for (let i = group.first; i <= group.last; i++) groupOf.set(i, group)
  const marks = byIndex<Mark>(doc.tokens.length)
  for (const { index, first, last, span } of doc.quotations) {
    for (let i = first - 1; (doc.tokens[i]?.start ?? -1) >= span[0]; i--)
      marks.set(i, { side: 'open', quotation: index })
    for (let i = last + 1; (doc.tokens[i]?.end ?? Infinity) <= span[1]; i++)
      marks.set(i, { side: 'close', quotation: index })
  }
  return { doc, tokens: doc.tokens, lexicon, groups, groupOf, marks }
}

/** "He's said the road is shut": "'s" is "has" where the verb has an object and its subject is a person's pronoun. */
function perfect({ tokens }: Doc, group: VerbGroup): VerbGroup {
  const contracted = group.passive && /^['’]s$/.test(tokens[group.first]?.norm ?? '')
  if (!contracted || !/^(he|she)$/.test(tokens[group.first - 1]?.norm ?? '')) return group
  return /^(by|as|to|in|on|at|for|with|[.,;])$/.test(tokens[group.head + 1]?.norm ?? '.')
    ? group
    : { ...group, passive: false }
}

/**
 * Verbs joined into one silence: "neither confirmed nor denied", "would not confirm or deny", "has yet to
 * confirm" are each one verb that is not done.
 */
function withSilences({ tokens }: Doc, groups: readonly VerbGroup[]): readonly VerbGroup[] {
  const joined: VerbGroup[] = []
  for (let i = 0; i < tokens.length; i++) {
    const found = SILENT.has(tokens[i]) ? silenceAt(tokens, i) : null
    if (found) joined.push(found)
  }
  if (joined.length === 0) return groups
  const apart = groups.filter((g) => !joined.some(({ first, last }) => g.last >= first && g.first <= last))
  return [...apart, ...joined].sort((a, b) => a.first - b.first)
}

const SILENT = wordSet(['neither', 'yet', 'not', "n't"])

function silenceAt(tokens: readonly Token[], i: number): VerbGroup | null {
  const sentence = tokens[i]?.sentence
  const at = (k: number): string => (tokens[i + k]?.sentence === sentence ? (tokens[i + k]?.norm ?? '') : '')
  const auxiliary = tokens[i - 1]?.tag === 'AUX' ? 1 : 0
  const verb = (k: number): boolean => tokens[i + k]?.tag === 'VERB'
  if (at(0) === 'neither') return at(2) === 'nor' && verb(1) && verb(3) ? silence(i - auxiliary, i + 3) : null
  if (at(0) !== 'yet')
    return at(2) === 'or' && verb(1) && at(3) === 'deny' ? silence(i - auxiliary, i + 3) : null
  return at(1) === 'to' && auxiliary === 1 && verb(2) ? silence(i - 1, i + 2) : null
}

const silence = (first: number, head: number): VerbGroup => ({
  first,
  last: head,
  head,
  passive: false,
  negated: true,
  modal: null,
  form: 'finite',
})

export const spanOf = ({ tokens }: Scan, [first, last]: Range): Span => spanBetween(tokens, first, last)

const HYPHEN = '-'.charCodeAt(0)

/** A token's word in lower case; two hyphens, or one between blanks, are a dash. */
export function norm({ tokens }: Scan, i: number): string {
  const token = tokens[i]
  if (token === undefined) return ''
  // Asked of every token many times: nearly all of them do not begin with a hyphen.
  if (token.norm.charCodeAt(0) !== HYPHEN) return token.norm
  if (token.norm === '--') return '—'
  if (token.norm !== '-') return token.norm
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  return before && after && before.end < token.start && token.end < after.start ? '—' : '-'
}

export const opens = ({ marks }: Scan, i: number): boolean => marks.get(i)?.side === 'open'
export const closes = ({ marks }: Scan, i: number): boolean => marks.get(i)?.side === 'close'

/** The quotation whose mark stands at token `i`. */
export const quotationAt = ({ doc, marks }: Scan, i: number): Quotation | undefined =>
  doc.quotations[marks.get(i)?.quotation ?? -1]

/** A quotation with those that take it up in the next paragraphs. */
export function quotationParts({ doc }: Scan, start: Quotation): Span[] {
  const parts: Span[] = []
  for (let part: Quotation | undefined = start; part; part = doc.quotations[part.continuedBy])
    parts.push(part.span)
  return parts
}

/**
 * The tokens a rule may look at from token `i`: its sentence, or what of its quotation stands in that sentence.
 * A rule inside quoted words must not reach out of them.
 */
export function bounds({ doc, tokens }: Scan, i: number): Range {
  const token = tokens[i]
  const sentence = doc.sentences[token?.sentence ?? 0]
  const within = token?.quotation ?? -1
  // An index below 0 would be looked up as a name, which takes long.
  const quotation = within < 0 ? undefined : doc.quotations[within]
  let first = sentence?.first ?? 0
  if (doc.turns.length > 0) {
    const turn = doc.turns[turnOf(doc, token?.sentence ?? 0)]
    // "MR. HALE: Nine fell": the speaker's label is not part of what he says.
    const from = turn?.span[0] ?? 0
    while ((tokens[first]?.start ?? Infinity) < from) first++
  }
  const last = sentence?.last ?? tokens.length - 1
  return quotation ? [Math.max(first, quotation.first), Math.min(last, quotation.last)] : [first, last]
}

/** Is it a relative pronoun, of what stands before it or of a clause: "who", "which", "that"? */
export const relates = (s: Scan, i: number): boolean => /^(who|which|that)$/.test(norm(s, i))

/** A word for a time: not Jan Hale, nor Theresa May, nor Ana Day, nor the year of a 34-year-old. */
export function dayWord({ tokens, lexicon }: Scan, i: number): boolean {
  const token = tokens[i]
  if (!token || !lexicon.days.has(token)) return false
  const old = tokens[i + 2]
  if (old?.norm === 'old' && tokens[i + 1]?.norm === '-' && old.start === token.end + 1) return false
  if (
    token.norm === 'day' &&
    startsWithCapital(token.text) &&
    lexicon.givenNames.has(tokens[i - 1]?.norm ?? '')
  )
    return false
  if (token.tag !== 'PROPN' || !/^(jan|april|june|august|may)$/.test(token.norm)) return true
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  if (next?.tag === 'PROPN' && !lexicon.days.has(next) && before?.tag !== 'ADP') return false
  // "Theresa May", "Ahmad Jan": after a name, and no date.
  return !(
    /^(may|jan)$/.test(token.norm) &&
    before?.tag === 'PROPN' &&
    !lexicon.days.has(before) &&
    next?.tag !== 'NUM'
  )
}

/** Has the verb a tense, unlike "to say" and "saying"? */
export const hasTense = (group: VerbGroup | undefined): group is VerbGroup =>
  group?.form === 'finite' || group?.form === 'past'

/** The index of the first verb group that begins at token `from` or behind it. */
export const verbFrom = ({ groups }: Scan, from: number): number =>
  countBefore(groups, ({ first }) => first < from)

/** The verb at token `i`, or behind the adverb that stands there. */
export const verbAt = ({ tokens, groupOf }: Scan, i: number): VerbGroup | undefined =>
  groupOf.get(tokens[i]?.tag === 'ADV' ? i + 1 : i)

/** Has a verb its place here? */
export function holdsVerb({ groupOf }: Scan, [first, last]: Range): boolean {
  for (let i = first; i <= last; i++) if (groupOf.has(i)) return true
  return false
}

/** A noun, a name, or what stands for one at the end of a phrase. */
export const nominal = (token: Token | undefined): boolean => token?.tag === 'NOUN' || token?.tag === 'PROPN'

/** The token after the words that bound an amount and begin at `at`: "[at least] 12". */
export function pastBounds({ tokens, lexicon }: Scan, at: number): number {
  let i = at
  for (let m = lexicon.bounds.before.at(tokens, i); m; m = lexicon.bounds.before.at(tokens, i)) i += m.length
  return i
}

/** The token after an amount that begins at `at`, with its bounds: "[at least 12] men". */
export function pastAmount(s: Scan, at: number): number {
  let i = pastBounds(s, at)
  while (s.tokens[i]?.tag === 'NUM') i++
  return i
}

/** "I", "we", "our": whoever speaks, not the "US" of "US officials". */
export const isFirstPerson = ({ norm: word, text }: Token, { pronouns }: Lexicon): boolean =>
  text !== 'US' && (pronouns.get(word) === 'self' || /^(my|our|mine|ours)$/.test(word))

/** "will know", "must be aware": what is said to be known to others is the word of whoever says it. */
export const takesAsKnown = ({ modal }: VerbGroup): boolean =>
  /^(will|'ll|must|may|should)$/.test(modal ?? '')

/** "[deaths] of 105 people", "[doctors] and nurses": the token of a phrase before the first one that the rest hangs on or is joined by. */
export function headBefore({ tokens }: Scan, [first, last]: Range, hangs: (token: Token) => boolean): number {
  let head = first
  while (head < last && !hangs(tokens[head + 1] as Token)) head++
  return head
}

/** Is this noun one for those who can speak and be told: "officials", "the clinic", "residents"? */
export const forSpeakers = ({ tokens, lexicon }: Scan, { tag, norm: word, lemma, index }: Token): boolean =>
  tag === 'NOUN' &&
  (lexicon.populations.at(tokens, index) !== null ||
    [word, lemma].some((form) => lexicon.titles.has(form) || lexicon.sourceKinds.has(form)))
