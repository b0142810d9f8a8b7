import type { VerbCue } from '../../lexicon/index.ts'
import type { Span, Token, VerbGroup } from '../../model/index.ts'
import { isYear } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens } from '../../segment/index.ts'
import {
  bounds,
  closes,
  hasTense,
  holdsVerb,
  norm,
  opens,
  type Range,
  type Scan,
  spanOf,
  takesAsKnown,
} from '../phrase/scan.ts'
import { firstComma } from './comma.ts'
import { isCue } from './content.ts'
import { canSpeak } from './figure.ts'
import { framed, type Spoken } from './frame.ts'
import { inherited } from './inherited.ts'
import { asideSubject, mainSubject, ownSubject } from './participle.ts'
import { speaks } from './speaks.ts'
import { clauseSubject } from './clause-subject.ts'
import { objectOfAnother, quotedSubject, subjectAfter, subjectBefore } from './subject.ts'
import { titledLast } from './titled-last.ts'

/** Attributions by verbs: said, told, has not acknowledged, vowed to, praised … in text order. */
export function byVerbs(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  const sources = new Map<number, Range>()
  for (const group of s.groups) {
    const cue = s.lexicon.cues.verbOf(s.tokens[group.head])
    if (!cue || group.passive || isNotSaid(s, group)) continue
    const speaker = speakerBy(s, group, cue, sources)
    if (!speaker || yearAlone(s, speaker.source) || isAsked(s, group, speaker.source)) continue
    if (isCue(s, group.head)) sources.set(group.head, speaker.source)
    const attribution = framed(s, { group, cue, ...speaker })
    // "Responding to the raid, she wept", "looking ahead to May": of such without quoted words most say nothing.
    if (attribution && (speaker.side !== 'later' || SAID.test(attribution.rule) || quotes(s, group)))
      found.push(attribution)
  }
  return found
}

/** "[Can the minister] say whether nine died?", "to let [you] know that nine died": who is asked or brought to it has not said it. */
function isAsked({ tokens, doc }: Scan, { first, head }: VerbGroup, [start]: Range): boolean {
  const verb = tokens[head]
  if (first !== head || verb?.norm !== verb?.lemma) return false
  if (tokens[start - 1]?.norm === 'let') return true
  if (!REQUEST.test(tokens[start - 1]?.norm ?? '')) return false
  return tokens[doc.sentences[verb?.sentence ?? -1]?.last ?? -1]?.norm === '?'
}

const REQUEST = /^(can|could|will|would)$/

/** Who speaks by the verb, and where he stands; null where nobody does. `sources` are those of the cues before it. */
function speakerBy(
  s: Scan,
  group: VerbGroup,
  cue: VerbCue,
  sources: ReadonlyMap<number, Range>,
): Pick<Spoken, 'source' | 'side'> | null {
  const tenseless = !hasTense(group)
  const own = tenseless ? ownSubject(s, group) : endsWithSpeaker(s, group) ? null : subjectBefore(s, group)
  if ((!speaks(s, group) && !(tenseless && own)) || objectOfAnother(s, group)) return null
  if (own) return { source: own, side: 'before' }
  const quotable = !tenseless && cue.takes.has('quote')
  const after = quotable && invertible(s, group, cue) ? subjectAfter(s, group) : null
  if (after) return { source: after, side: 'after' }
  const marked = quotable ? quotedSubject(s, group) : null
  if (marked) return { source: marked, side: 'before' }
  const apart = (tenseless ? asideSubject(s, group) : clauseSubject(s, group)) ?? inherited(s, group, sources)
  if (apart) return { source: apart, side: 'none' }
  const main = group.form === 'gerund' ? mainSubject(s, group) : null
  return main && { source: main, side: 'later' }
}

/** "1991 – Suspected rebels killed ten", "in 2024 — 40 people — said": a year says nothing. */
const yearAlone = (s: Scan, [first, last]: Range): boolean =>
  isYear(norm(s, first)) && (first === last || /^[—–]$/.test(norm(s, first + 1)))

/** "Shells hit a bus, killing nine, [said an official].": such a verb before somebody who can speak, who ends the sentence. */
function endsWithSpeaker(s: Scan, group: VerbGroup): boolean {
  if (titledLast(s, group)) return true
  const reports = /^(said|says?|reports?|reported|warns?|warned)$/.test(norm(s, group.head))
  if (!reports || norm(s, group.first - 1) !== ',' || group.first !== group.head) return false
  // "A spokesman, Carl Hale, said residents who fled had died": what has no verb is nobody's words.
  if (!holdsVerb(s, [bounds(s, group.head)[0], group.first - 1])) return false
  const phrase = subjectAfter(s, group)
  const last = phrase ? phrase[1] : -1
  const head = s.tokens[last]
  if (!head || !(told(s, last + 1) || verbless(s, last + 1))) return false
  const { lexicon, tokens } = s
  const known =
    lexicon.titles.has(head.lemma) ||
    lexicon.sourceKinds.has(head.norm) ||
    // "The army, in Harra, reported casualties": those are no speakers.
    (norm(s, group.head) === 'said' && lexicon.populations.at(tokens, last) !== null)
  return known || head.tag === 'PROPN'
}

/** "[said Ana Reyes], who leads the clinic", "[said an official], speaking on condition of anonymity" */
function told(s: Scan, i: number): boolean {
  const next = norm(s, i) === ',' ? i + 1 : i
  if (norm(s, next) === 'who' || norm(s, i) === ';') return true
  return next > i && norm(s, next) !== 'including' && s.groupOf.get(next)?.form === 'gerund'
}

/** Has the sentence no verb from token `from` on? "[said an official] on Monday" */
const verbless = (s: Scan, from: number): boolean => !holdsVerb(s, [from, bounds(s, from - 1)[1]])

/** Who speaks by a participle that another reader takes for a cue: of "Conceding the loss, Reyes left" Reyes. */
export function speakerOf(s: Scan, cue: readonly Span[]): readonly Span[] {
  const group = spanTokens(s.tokens, cue[0] ?? [0, 0])
    .map(({ index }) => s.groupOf.get(index))
    .find((one) => one?.form === 'gerund')
  const source = group && (inherited(s, group, new Map()) ?? mainSubject(s, group))
  return source ? [spanOf(s, source)] : []
}

/** "The quake claimed 40 lives", "Rescuers found the remains of 12 men", "Norland observed a day of mourning", "who identified himself as Hale" say nothing. */
function isNotSaid({ tokens, lexicon }: Scan, group: VerbGroup): boolean {
  const { sets } = lexicon
  const { head } = group
  // "My hon. Friend will know that nine died": who speaks says so.
  if (takesAsKnown(group) && KNOWS.test(tokens[head]?.lemma ?? '')) return true
  if (ofNoun(tokens, group)) return true
  const behind = (reach: number): readonly Token[] => tokens.slice(head + 1, head + 1 + reach)
  switch (tokens[head]?.lemma) {
    case 'claim':
      return sets.claimedByDeath.has(behind(7).find(({ tag }) => tag === 'NOUN' || tag === 'PUNCT'))
    case 'find':
      return tokens[head + 1]?.norm !== 'that' && behind(4).some((t) => sets.remains.has(t))
    case 'identify':
      return /^(him|her|them)sel(f|ves)$/.test(tokens[head + 1]?.norm ?? '')
    case 'observe':
      return behind(5).some((t) => sets.observances.has(t))
    default:
      return false
  }
}

/** "the number of [reported] deaths": what stands between "of" and a noun says nothing. */
const ofNoun = (tokens: readonly Token[], { first, head, form }: VerbGroup): boolean =>
  form === 'past' &&
  first === head &&
  tokens[first - 1]?.norm === 'of' &&
  /^(?:NOUN|ADJ)$/.test(tokens[head + 1]?.tag ?? '')

const KNOWS = /^(know|recall|remember|appreciate|recogni[sz]e|understand|agree)$/

/** Do quoted words stand between the verb and the next comma? */
function quotes(s: Scan, { head }: VerbGroup): boolean {
  const last = firstComma(s, head + 1, bounds(s, head)[1])
  for (let i = head + 1; i <= last; i++) if (opens(s, i)) return true
  return false
}

const SAID = /^(clause|quote|question)-after-cue$/

/**
 * "told Reuters" has its listener behind it, so a speaker may only stand there after quoted words: "“No,” warned Hale",
 * and before a verb that needs no listener at the end of what is said: "…, warned the UN agency on Friday".
 */
function invertible(s: Scan, group: VerbGroup, cue: VerbCue): boolean {
  if (!cue.listener) return true
  if (s.tokens[group.head]?.lemma === 'tell') return false
  if (closes(s, group.first - 1)) return true
  if (norm(s, group.head) !== 'warned' || norm(s, group.first - 1) !== ',') return false
  const phrase = subjectAfter(s, group)
  return phrase !== null && canSpeak(s, phrase) && /^(on|in|as|at|,|\.|;|)$/.test(norm(s, phrase[1] + 1))
}
