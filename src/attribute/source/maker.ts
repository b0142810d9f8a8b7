import type { Span, Token } from '../../model/index.ts'
import { lettersOf } from '../phrase/abbreviation.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { nominal, type Scan, spanOf } from '../phrase/scan.ts'

/** "a report by the ministry", "data from Borderless Aid": who made it. */
export function makerOf(s: Scan, tokens: readonly Token[]): Span | null {
  const giver = givenBy(s, tokens)
  if (giver) return giver
  const at = tokens.findIndex((t, i) => i > 0 && t.tag === 'ADP')
  if (at < 0) return ownerOfFigures(s, tokens)
  // "a statement on the army's website"
  if (at > 0 && tokens[at]?.norm === 'on' && isPaper(s, tokens.slice(0, at)))
    return ownerOfFigures(s, tokens.slice(at + 1))
  if (at < 1 || !/^(by|from)$/.test(tokens[at]?.norm ?? '')) return null
  const { makeFigures, obtain } = s.lexicon.sets
  const got = obtain.has(tokens[at - 1])
  const made = tokens[got || makeFigures.has(tokens[at - 1]) ? at - 2 : at - 1]
  // "Figures from the police": at the head of a sentence any noun may be tagged as a name.
  const noun = made?.tag === 'PROPN' ? made.norm.replace(/s$/, '') : (made?.lemma ?? '')
  // "another source from the village": one who speaks, and no paper.
  if (!s.lexicon.cues.nouns.has(noun) || noun === 'source') return null
  // "information obtained by the mission from the clinics"
  const from = got ? tokens.findIndex((t, i) => i > at && t.norm === 'from') : -1
  const behind = tokens.slice((from < 0 ? at : from) + 1)
  // "statements from survivors [released by the clinic]"
  const passedOn = behind.findIndex((t, i) => i > 0 && t.tag === 'VERB' && makeFigures.has(t))
  const maker = passedOn < 0 ? behind : behind.slice(0, passedOn)
  // "reports from the scene": where they come from.
  if (tokens[at]?.norm === 'from' && PLACES.test(maker.at(-1)?.norm ?? '')) return null
  return maker.some(nominal) ? [maker[0]?.start ?? 0, maker.at(-1)?.end ?? 0] : null
}

/** From where reports come, and no maker of theirs. */
export const PLACES =
  /^(scene|scenes|site|spot|area|areas|ground|field|front|region|regions|ruins|frontline|frontlines)$/

/** "information [that the mission obtained from the clinics]": who gave it. */
function givenBy(s: Scan, tokens: readonly Token[]): Span | null {
  const noun = tokens.at(-1)
  const that = s.tokens[(noun?.index ?? -2) + 1]
  if (!noun || !/^(that|which)$/.test(that?.norm ?? '') || !evidence(s, noun)) return null
  const end = s.doc.sentences[noun.sentence]?.last ?? 0
  for (let i = noun.index + 2; i < Math.min(end, noun.index + 10); i++) {
    if (!s.lexicon.sets.obtain.has(s.tokens[i]) || s.tokens[i + 1]?.norm !== 'from') continue
    const giver = phraseStartingAt(s, i + 2, end)
    return giver && spanOf(s, giver)
  }
  return null
}

/** "the ministry's figures", "police figures": whose figures. */
function ownerOfFigures(s: Scan, tokens: readonly Token[]): Span | null {
  const last = tokens.at(-1)
  if (!last || tokens.length < 2) return null
  const mark = tokens.findLastIndex((t) => /^['’]s?$/.test(t.norm))
  if (
    !evidence(s, last) &&
    !(mark > 0 ? s.lexicon.sets.statements.has(last) : s.lexicon.sets.ofBodies.has(last))
  )
    return null
  // "a ministry statement": its article is that of the statement, the ministry is one known.
  const own = tokens.slice(mark < 0 && /^an?$/.test(tokens[0]?.norm ?? '') ? 1 : 0, mark > 0 ? mark : -1)
  const head = own.at(-1)
  const known =
    head &&
    (s.lexicon.sourceKinds.has(head.norm) ||
      // "an MNF statement".
      (own.length === 1 && lettersOf(own) !== null) ||
      (s.lexicon.sides.at(own, own.length - 1)?.form ?? 'adjective') !== 'adjective')
  return head && (mark > 0 || known) ? [own[0]?.start ?? 0, head.end] : null
}

/** "its own tally", "their statement": whose figures or words these are, told by a possessive. */
export const isPaper = (s: Scan, tokens: readonly Token[]): boolean => {
  const last = tokens.at(-1)
  if (!last) return false
  const made = s.lexicon.cues.nounOf(last)?.made === true
  return made || evidence(s, last) || s.lexicon.sets.statements.has(last)
}

/** Is the noun what somebody goes by: "data", "reports"? */
function evidence(s: Scan, { lemma, norm: word }: Token): boolean {
  const { nouns } = s.lexicon.cues
  const kind = (nouns.get(lemma) ?? nouns.get(word.replace(/s$/, '')))?.evidence
  return kind === 'any' || (kind === 'many' && word.endsWith('s'))
}

/** "preliminary data", "unconfirmed reports": what a speaker goes by, nobody's voice where no maker or owner is named. */
export function isEvidence(s: Scan, tokens: readonly Token[]): boolean {
  const end = tokens.findIndex((t, i) => i > 0 && /^(ADP|PUNCT|CCONJ|SCONJ|VERB)$/.test(t.tag))
  const noun = (end < 0 ? tokens : tokens.slice(0, end)).at(-1)
  if (!noun || makerOf(s, tokens)) return false
  const named = tokens.some((t) => t.tag === 'PROPN' && t !== noun && t !== tokens[0])
  return !named && evidence(s, noun)
}
