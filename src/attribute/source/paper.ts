import type { Sentence, Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { match, type Cast } from './cast.ts'
import { isPaper } from './maker.ts'
import { mention } from '../phrase/mention.ts'
import { phraseBy, phraseStartingAt } from '../phrase/phrase.ts'
import { spanTokens } from '../../segment/index.ts'
import { norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import type { Known } from './registry.ts'

/** Between a verb and the paper that is issued stand no more words: "released a new and longer statement". */
const NEAR = 6

/**
 * "The statement added", "the report added": where that paper was told of last, past mentions that only come back to it and
 * tell nobody ("the methods listed in the press statement"); -1 for other words.
 */
export function paperBefore(c: Cast, tokens: readonly Token[]): number {
  const { s } = c
  const [article, noun] = tokens
  const { statements, ofBodies } = s.lexicon.sets
  const paper = tokens.length === 2 && /^(the|this|that)$/.test(article?.norm ?? '')
  if (!paper || !(statements.has(noun) || ofBodies.has(noun))) return -1
  let before = (article?.index ?? 0) - 1
  while (before >= 0 && (s.tokens[before]?.norm !== noun?.norm || isBare(c, before))) before--
  return before
}

/** "the press statement", of which its sentence tells neither who made it nor who speaks. */
const isBare = (c: Cast, at: number): boolean =>
  [1, 2].some((n) => /^(the|this|that)$/.test(norm(c.s, at - n))) &&
  statementAt(c, at) === null &&
  issuedBy(c.s, at) === null

/**
 * "The statement added", "the report added": that of whoever spoke where such a paper was told of at token `at`, or by it, or
 * in it ("In a report on May, the monitors said …").
 */
export function statementAt({ s, said }: Cast, at: number): Known | null {
  const last = s.tokens[at]
  const who = last && said.findLast(({ at }) => s.tokens[at]?.sentence === last.sentence)?.source
  if (!last || !who) return null
  const by = who.mentions.some(([start, end]) => start <= last.start && last.end <= end)
  return by || s.lexicon.sets.statements.has(last) || opensWith(s, last) ? who : null
}

/** "In a new [report] on May, the monitors said …" */
function opensWith(s: Scan, { index, sentence }: Token): boolean {
  const first = s.doc.sentences[sentence]?.first ?? -1
  return (
    norm(s, first) === 'in' && /^(an?|its|their|his|her)$/.test(norm(s, first + 1)) && index - first <= NEAR
  )
}

/** "The monitors published their report on Monday. [It] lists …": who issued the paper that the sentence before tells of. */
export function issuerBefore({ s }: Cast, { sentence }: Token): Span | null {
  const before = s.doc.sentences[sentence - 1]
  if (!before || before.paragraph !== s.doc.sentences[sentence]?.paragraph) return null
  for (let i = before.last; i >= before.first; i--) {
    const token = s.tokens[i]
    if (token && isPaper(s, [token])) return issuedBy(s, i)
  }
  return null
}

/**
 * "The army released a statement", "A report by Norland Watch came out": who made or issued the paper at token `noun`, by
 * the words behind it or the subject of its sentence.
 */
export function issuedBy(s: Scan, noun: number): Span | null {
  const sentence = s.doc.sentences[s.tokens[noun]?.sentence ?? -1]
  if (!sentence) return null
  const by = pastMaking(s, noun + 1)
  const maker = phraseBy(s, by, sentence.last)
  if (!maker) return issuer(s, sentence, noun)
  // "a report from Harra": where it comes from.
  const speaks = norm(s, by) === 'by' || s.lexicon.sourceKinds.has(norm(s, maker[1]))
  return speaks ? spanOf(s, inOffice(s, maker, sentence.last)) : null
}

/** "my right honourable friend [the Minister of Roads]": the office that stands behind such a description, where one does. */
function inOffice(s: Scan, maker: Range, ceiling: number): Range {
  const at = norm(s, maker[1] + 1) === ',' ? maker[1] + 2 : maker[1] + 1
  const office = /^(my|his|her|our|their)$/.test(norm(s, maker[0])) && norm(s, at) === 'the'
  const phrase = office ? phraseStartingAt(s, at, ceiling) : null
  const titled = phrase && s.tokens.slice(phrase[0], phrase[1] + 1).some((t) => s.lexicon.titles.has(t.norm))
  return titled ? phrase : maker
}

/** "a statement [being made] by the minister", "[delivered today] by": the token behind such words, where "by" stands there. */
function pastMaking(s: Scan, at: number): number {
  let verb = at
  while (/^(which|that|is|was|being|been|has)$/.test(norm(s, verb))) verb++
  const { makeFigures, issue } = s.lexicon.sets
  if (!(makeFigures.has(s.tokens[verb]) || issue.has(s.tokens[verb]))) return at
  const by = s.tokens[verb + 1]?.tag === 'ADV' ? verb + 2 : verb + 1
  return norm(s, by) === 'by' ? by : at
}

/** "[The army] on Friday released a statement": the subject that a sentence opens with, if what it does is to issue the paper. */
function issuer(s: Scan, { first }: Sentence, noun: number): Span | null {
  const subject = phraseStartingAt(s, first, noun - 1)
  let verb = (subject?.[1] ?? first) + 1
  while (verb < noun && s.tokens[verb]?.tag === 'ADV') verb++
  const group = s.groupOf.get(verb)
  if (!subject || group?.first !== verb || group.passive || group.negated || group.modal) return null
  const issues = s.lexicon.sets.issue.has(s.tokens[group.head]) && noun - group.head <= NEAR
  return issues ? spanOf(s, subject) : null
}

/** "(Harra Daily, May 4)" behind the sentences of a digest: an outlet, whatever its name looks like. */
export function outlet(c: Cast, span: Span, { rule }: FoundAttribution): Known | null {
  if (rule !== 'digest') return null
  const { tokens, doc, lexicon } = c.s
  const name = doc.text.slice(...span)
  return match(c, { ...mention(spanTokens(tokens, span), doc.text, lexicon), name }, 'organisation')
}
