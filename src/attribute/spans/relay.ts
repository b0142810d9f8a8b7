import { spanTokens, tokensWithin, turnOf } from '../../segment/index.ts'
import { contains, covering } from '../../text/index.ts'
import type { Span, Token } from '../../model/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { FIGURE_OF } from './figure-of.ts'
import { HEARD } from './heard.ts'
import { FIGURES, MADE } from './noun.ts'
import { closes, type Scan } from '../phrase/scan.ts'
import { addressee } from '../source/addressee.ts'
import { SILENCE } from './silence.ts'

/**
 * Within what somebody says, only words of a third party are kept: "Kirby said the ministry had reported ten dead",
 * not "Kirby said he thinks" or "“I believe we won,” Kirby said", which attribute nothing to anybody new.
 */
export function relayed(
  s: Scan,
  found: readonly FoundAttribution[],
  layout: readonly FoundAttribution[],
): FoundAttribution[] {
  const around = covering([...found, ...layout], ({ content }) => content)
  return found.filter((own) => {
    const cue = own.cue[0]
    if (!cue) return true
    if (feltByAll(s, own)) return false
    // Quoted words are somebody's, whether or not we know whose.
    const quoted = spanTokens(s.tokens, cue).some((t) => t.quotation >= 0)
    const inside = quoted || around(cue).some((other) => other !== own)
    return !inside || thirdParty(s, own)
  })
}

/**
 * "According to the army, ten fell, the mayor said", "the army said ten fell, the radio reported": what the army says
 * ends where the words of attribution of who passes it on begin.
 */
export function upToSpeaker(s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] {
  const sentenceOf = (span: Span | undefined): number =>
    span === undefined ? -1 : (spanTokens(s.tokens, span)[0]?.sentence ?? -1)
  const speakers = Map.groupBy(
    found.filter(({ rule }) => rule === 'content-before-cue'),
    ({ cue }) => sentenceOf(cue[0]),
  )
  return found.map((own) => {
    const [content, second] = own.content
    const cue = own.cue[0]
    if (!/^(content-after-source|clause-after-cue)$/.test(own.rule) || second || !content || !cue) return own
    const outer = speakers
      .get(sentenceOf(cue))
      ?.find(
        (other) =>
          other.content.some((span) => contains(span, cue)) &&
          startOfWords(other) > content[0] &&
          startOfWords(other) < content[1] &&
          /,[’”"]? ?$/.test(s.doc.text.slice(content[0], startOfWords(other))),
      )
    const end = outer && startOfWords(outer)
    const last =
      end && spanTokens(s.tokens, [content[0], end]).findLast((t) => t.tag !== 'PUNCT' || closes(s, t.index))
    return last ? { ...own, content: [[content[0], last.end]] } : own
  })
}

const startOfWords = ({ source, cue }: FoundAttribution): number =>
  Math.min(...[...source, ...cue].map(([start]) => start))

/**
 * "a figure disputed by Norland, [which] put it at 40": whoever stands before the comma; "it spoke to 40 survivors [who] said
 * that …", ", [who] said that …": people who are told of.
 */
function relativeOf({ tokens }: Scan, at: number): boolean {
  const spoke = /^(said|told|reported)$/.test(tokens[at + 1]?.norm ?? '')
  const noun = tokens[tokens[at - 1]?.norm === ',' ? at - 2 : at - 1]
  if (tokens[at]?.norm === 'who' && spoke && noun?.tag === 'NOUN') return true
  const named = tokens[at - 2]
  return (
    /^(who|which)$/.test(tokens[at]?.norm ?? '') &&
    tokens[at - 1]?.norm === ',' &&
    named?.sentence === tokens[at]?.sentence &&
    named?.tag === 'PROPN'
  )
}

const isOwn = ({ lexicon }: Scan, who: readonly Token[]): boolean =>
  who.length === 2 && (lexicon.sourceKinds.get(who[1]?.norm ?? '')?.shared ?? false)

/** A noun for words that are given out: a statement, a report; no thought. */
const stated = ({ tokens, lexicon }: Scan, cue: Span | undefined): boolean =>
  cue !== undefined && spanTokens(tokens, cue).some((t) => lexicon.cues.nounOf(t)?.made)

/** "you just said that nine died", "you've told us": what has been said before, not "can you confirm that", "you know whether". */
function hadSaid(s: Scan, you: Token, cue: readonly Span[]): boolean {
  const verb = tokensWithin(s.tokens, cue).find(({ tag }) => tag === 'VERB')
  const aux = s.tokens[you.index - 1]?.tag === 'AUX'
  if (
    you.norm !== 'you' ||
    aux ||
    !verb ||
    !/^(said|told|mentioned|reported|announced|claimed|stated)$/.test(verb.norm)
  )
    return false
  const modal = s.tokens
    .slice(you.index, verb.index)
    .some((t) => t.tag === 'AUX' && !/^(have|had|'ve|'d|were)$/.test(t.norm))
  return !modal && addressee(s, you) !== null
}

/** "The whole House joins in [expressing our condolences]": who speaks is among those who express what is "ours". */
function feltByAll({ tokens, lexicon }: Scan, { source, cue, content }: FoundAttribution): boolean {
  const first = content[0] && spanTokens(tokens, content[0])[0]
  if (first === undefined || !/^(our|my)$/.test(first.norm)) return false
  const who = source[0] && spanTokens(tokens, source[0])[0]
  if (who === undefined || lexicon.pronouns.has(who.norm)) return false
  return tokensWithin(tokens, cue).some((t) => lexicon.sets.express.has(t))
}

function thirdParty(s: Scan, { source, cue, rule }: FoundAttribution): boolean {
  const who = source[0] && spanTokens(s.tokens, source[0])
  const first = who?.[0]
  if (!first) return false
  // In a transcript "he said" is not the speaker of the turn, who is "I".
  const turn = turnOf(s.doc, first.sentence) >= 0
  const other = turn && (/^(he|she|they|it)$/.test(first.norm) || hadSaid(s, first, cue))
  // "“Our staff counted ten dead,” she said": who speaks counts her own among those who speak.
  if (/^(our|my)$/.test(first.norm) && isOwn(s, who)) return false
  if (!other && s.lexicon.pronouns.has(first.norm) && !relativeOf(s, first.index)) return false
  if (rule === SILENCE || rule === HEARD || rule === FIGURES || rule === FIGURE_OF) return true
  // "word from the army that": whose words they are stands behind the noun; "doubted the army's statement that".
  if (rule === MADE && ((cue[0]?.[0] ?? 0) < first.start || stated(s, cue[0]))) return true
  return tokensWithin(s.tokens, cue).some((t) => {
    const verb = s.lexicon.cues.verbOf(t)
    // Who answers questions tells what others believe as he tells what they say: "The army believes that ten fell."
    if (turn && verb?.takes.has('clause') && /^(suggests|estimates)$/.test(verb.stance)) return true
    return verb
      ? ['quote', 'figure', 'toll', 'count', 'of'].some((form) => verb.takes.has(form))
      : /^(to|per)$/.test(t.norm)
  })
}
