import type { VerbCue } from '../../lexicon/index.ts'
import type { Span, VerbGroup } from '../../model/index.ts'
import { firstComma, pastComma } from './comma.ts'
import { holdsClause, isCue, takesQuotes } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { canSpeak } from './figure.ts'
import { framed } from './frame.ts'
import { spanTokens } from '../phrase/mention.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import {
  bounds,
  closes,
  holdsVerb,
  nominal,
  norm,
  opens,
  type Range,
  type Scan,
  spanOf,
} from '../phrase/scan.ts'
import {
  beforeTime,
  clauseSubject,
  isRelative,
  objectOfAnother,
  quotedSubject,
  subjectAfter,
  subjectBefore,
} from './subject.ts'

/** Attributions by verbs: said, told, has not acknowledged, vowed to, praised … in text order. */
export function byVerbs(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  const sources = new Map<number, Range>()
  for (const group of s.groups) {
    const cue = s.lexicon.cues.verbs.get(s.tokens[group.head]?.lemma ?? '')
    if (!cue || group.passive || claimsLives(s, group)) continue
    const alone = group.form === 'infinitive' || group.form === 'gerund'
    const own: Range | null = alone
      ? (absolute(s, group) ?? saying(s, group) ?? brought(s, group))
      : endsWithSpeaker(s, group)
        ? null
        : subjectBefore(s, group)
    if ((!speaks(s, group) && !(alone && own)) || objectOfAnother(s, group)) continue
    const after =
      own || alone || !cue.takes.has('quote') || !invertible(s, group, cue) ? null : subjectAfter(s, group)
    const marked = own || after || alone || !cue.takes.has('quote') ? null : quotedSubject(s, group)
    const named =
      own ??
      after ??
      marked ??
      (alone ? asideSubject(s, group) : clauseSubject(s, group)) ??
      inherited(s, group, sources)
    const source = named ?? (group.form === 'gerund' ? mainSubject(s, group) : null)
    // "1991 – Suspected rebels killed ten": a year says nothing.
    if (!source || (source[0] === source[1] && /^(1\d|20)\d\d$/.test(norm(s, source[0])))) continue
    if (isCue(s, group.head)) sources.set(group.head, source)
    const side = after ? 'after' : own || marked ? 'before' : named ? 'none' : 'later'
    const attribution = framed(s, { group, cue, source, side })
    // "Responding to the raid, she wept", "looking ahead to May": of such without quoted words most say nothing.
    if (attribution && (side !== 'later' || SAID.test(attribution.rule) || quotes(s, group)))
      found.push(attribution)
  }
  return found
}

/** "Shells hit a bus, killing nine, [said an official].": "said" before somebody who can speak, who ends the sentence. */
function endsWithSpeaker(s: Scan, group: VerbGroup): boolean {
  if (norm(s, group.head) !== 'said' || norm(s, group.first - 1) !== ',' || group.first !== group.head)
    return false
  const phrase = subjectAfter(s, group)
  const last = phrase ? phrase[1] : -1
  const head = s.tokens[last]
  if (!head || !(told(s, last + 1) || verbless(s, last + 1))) return false
  const { lexicon, tokens } = s
  const known =
    lexicon.titles.has(head.lemma) ||
    lexicon.sourceKinds.has(head.norm) ||
    lexicon.populations.at(tokens, last) !== null
  return known || head.tag === 'PROPN'
}

/** "[said Ana Reyes], who leads the clinic" */
const told = (s: Scan, i: number): boolean =>
  norm(s, norm(s, i) === ',' ? i + 1 : i) === 'who' || norm(s, i) === ';'

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

/** "with three in ten saying": the participle has a subject of its own. */
function absolute(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  const phrase = group.form === 'gerund' ? phraseEndingAt(s, group.first - 1, floor) : null
  if (!phrase) return null
  if (norm(s, phrase[0] - 1) === 'with') return phrase
  // "– Hale saying he was glad": a name between a dash and what it says.
  if (
    /^[—–]$/.test(norm(s, phrase[0] - 1)) &&
    s.tokens[phrase[1]]?.tag === 'PROPN' &&
    takesQuotes(s, group.head)
  )
    return phrase
  // The phrase was read on through "with": "with officials in the town saying".
  for (let i = phrase[1]; i > phrase[0]; i--) if (norm(s, i) === 'with') return [i + 1, phrase[1]]
  return null
}

/** "The win led her to declare that …", "prompting officials to say": whoever is brought to speak. */
function brought(s: Scan, group: VerbGroup): Range | null {
  if (group.form !== 'infinitive' || !takesQuotes(s, group.head)) return null
  const [floor] = bounds(s, group.head)
  for (let i = group.first - 1; i > floor && group.first - i < 12; i--) {
    const verb = s.groupOf.get(i)
    if (verb?.head !== i) continue
    if (verb.passive || !s.lexicon.sets.bringToSpeak.has(s.tokens[i])) return null
    const phrase = phraseStartingAt(s, i + 1, group.first - 1)
    return phrase && phrase[1] >= group.first - 8 ? phrase : null
  }
  return null
}

/** "sailors claiming that …": the people before a participle that tells something. */
function saying(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const at = group.head + 1
  if (group.form !== 'gerund' || !takesQuotes(s, group.head)) return null
  if (s.lexicon.populations.at(s.tokens, group.first - 1) === null) return null
  const tells = norm(s, at) === 'that' || norm(s, at) === ':' || opens(s, at) || holdsClause(s, at, ceiling)
  const noun = tells ? phraseEndingAt(s, group.first - 1, floor) : null
  // "a letter to sailors saying …": those who are told.
  const told = noun && s.tokens.slice(Math.max(0, noun[0] - 1), noun[1]).some((t) => t.norm === 'to')
  return told ? null : noun
}

/** "After warning that the dam may break, Reyes left": a participle that opens its sentence speaks for the main clause's subject. */
function mainSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const lead = /^(and|but|yet|so)$/.test(norm(s, floor)) ? floor + 1 : floor
  if (group.first - lead > 1) return null
  for (let i = pastComma(s, group.head + 1, ceiling); i <= ceiling; i = pastComma(s, i + 1, ceiling)) {
    const subject = phraseStartingAt(s, i, ceiling)
    const verb =
      subject && s.groupOf.get(s.tokens[subject[1] + 1]?.tag === 'ADV' ? subject[1] + 2 : subject[1] + 1)
    if (subject && verb && (verb.form === 'finite' || verb.form === 'past')) return subject
  }
  return null
}

/** "The quake claimed 40 lives", "Rescuers found the remains of 12 men", "Norland observed a day of mourning" say nothing. */
function claimsLives({ tokens }: Scan, { head }: VerbGroup): boolean {
  const found = tokens[head]?.lemma === 'find' && tokens[head + 1]?.norm !== 'that'
  if (found && tokens.slice(head + 1, head + 5).some((t) => /^(remains|body|bodies|corpses?)$/.test(t.norm)))
    return true
  if (tokens[head]?.lemma === 'observe')
    return tokens
      .slice(head + 1, head + 6)
      .some((t) => /^(day|days|minute|moment|silence|mourning|truce|ceasefire)$/.test(t.norm))
  if (tokens[head]?.lemma !== 'claim') return false
  const object = tokens.slice(head + 1, head + 8).find(({ tag }) => tag === 'NOUN' || tag === 'PUNCT')
  return /^(life|lives|victims?)$/.test(object?.norm ?? '')
}

/** "Reyes, while confirming ten deaths, said …": whoever stands before the aside that the participle opens. */
function asideSubject(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const opening = norm(s, group.first - 1) === 'while' ? group.first - 2 : group.first - 1
  const after = pastComma(s, group.head + 1, ceiling)
  if (norm(s, opening) !== ',' || after > ceiling) return null
  const main = s.groupOf.get(s.tokens[after]?.tag === 'ADV' ? after + 1 : after)
  return main?.form === 'finite' || main?.form === 'past' ? phraseEndingAt(s, opening - 1, floor) : null
}

/** Do quoted words stand between the verb and the next comma? */
function quotes(s: Scan, { head }: VerbGroup): boolean {
  const last = firstComma(s, head + 1, bounds(s, head)[1])
  for (let i = head + 1; i <= last; i++) if (opens(s, i)) return true
  return false
}

const SAID = /^(clause|quote|question)-after-cue$/

const BEFORE_PARTICIPLE = new Set([
  'by',
  'in',
  'after',
  'before',
  'while',
  'and',
  'but',
  'or',
  'without',
  'when',
])

/**
 * Is the verb said of its subject as a fact? Not "to say" (save in "went on to say"), not "would say", and a
 * participle only after a comma or a joining word, or after a noun that speaks: "a statement saying".
 */
function speaks(s: Scan, group: VerbGroup): boolean {
  const before = s.tokens[group.first - 1]
  const word = before?.norm ?? ''
  // "the claimed deaths" claims nothing; "the toll that the ministry gave" is the ministry's, but no clause says so.
  const described = before?.tag === 'DET' && !s.lexicon.pronouns.has(word) && !/^(both|all|each)$/.test(word)
  if (group.form === 'past' && described) return false
  // "more than 500 identified victims perished": the participle of a noun that is counted.
  if (group.form === 'past' && before?.tag === 'NUM' && s.tokens[group.head + 1]?.tag === 'NOUN') return false
  // "the number of confirmed deaths": a participle inside a phrase.
  if (group.form === 'past' && before?.tag === 'ADP' && nominal(s.tokens[group.head + 1])) return false
  // "the so-called safe zone" is called so by nobody.
  if (word === '-' && before?.end === s.tokens[group.first]?.start) return false
  // "told the paper when asked about the raid": whoever is asked is no source.
  if (group.form === 'past' && /^(when|if|once)$/.test(word)) return false
  // "a request for comment on the raid": a noun, whatever the tagger says.
  if (/^(that|what|this|for)$/.test(word)) return false
  // "went on to say", "continues to insist"
  // "regrets to announce": announced by that.
  const goesOn =
    /^(continue|regret)$/.test(before?.lemma ?? '') ||
    (word === 'on' && s.tokens[group.first - 2]?.lemma === 'go')
  // "was the first to say"
  const first = /^(first|last)$/.test(word) && norm(s, group.first - 2) === 'the'
  // "was quick to add"
  const quick = word === 'quick' && s.tokens[group.first - 2]?.tag === 'AUX'
  if (group.form === 'infinitive') return goesOn || first || quick || byChannel(s, group)
  if (group.modal !== null && !group.negated)
    return !takesQuotes(s, group.head) || willSay(s, group) || performed(s, group)
  if (group.form !== 'gerund' || before === undefined) return true
  // "without citing sources"
  if (word === 'without' && /^(cite|quote)$/.test(s.tokens[group.head]?.lemma ?? '')) return false
  // ", pointedly saying", "a statement on Tuesday saying"
  let lead = beforeTime(s, group.first - 1, bounds(s, group.head)[0])
  while (s.tokens[lead]?.tag === 'ADV') lead--
  if (s.tokens[lead]?.tag === 'PUNCT' || BEFORE_PARTICIPLE.has(norm(s, lead))) return true
  // "kept asking why"
  if (/^(keep|start|begin|stop)$/.test(s.tokens[lead]?.lemma ?? '') && s.groupOf.has(lead)) return true
  return s.lexicon.cues.nouns.get(s.tokens[lead]?.lemma ?? '')?.made ?? false
}

/** "the ministry can confirm that …", "must announce that …": done by saying so, if anybody can. */
const performed = (s: Scan, { first, head, modal }: VerbGroup): boolean =>
  /^(can|must)$/.test(modal ?? '') &&
  /^(confirm|announce)$/.test(s.tokens[head]?.lemma ?? '') &&
  !/^(one|nobody|who|which|whoever|anyone|anybody|only)$/.test(norm(s, first - 1))

/** "“We will stay,” he will say at noon.": a speech given out beforehand. */
const willSay = (s: Scan, { first, modal }: VerbGroup): boolean =>
  modal === 'will' && (closes(s, first - 2) || closes(s, first - 3))

/** "took to Telegram to say", "used his address to announce": the means of saying it stands before the infinitive. */
function byChannel(s: Scan, { first }: VerbGroup): boolean {
  let channel = false
  for (let i = first - 1; i > first - 7; i--) {
    const here = s.lexicon.channels.at(s.tokens, i) !== null
    channel ||= here
    const verb = s.groupOf.get(i)
    // "her address" is tagged as a verb.
    if (!here && verb?.head === i) return channel && /^(take|use|turn)$/.test(s.tokens[i]?.lemma ?? '')
  }
  return false
}

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

const SUBORDINATE =
  /^(as|when|while|after|before|because|if|although|though|since|until|whether|where|that|who|which)$/

/**
 * A participle or a second verb speaks for the subject of a verb before it: "cited …, saying", "said … and added".
 * The nearest cue's source first; else, for a second verb, the nearest subject, and for a participle that of the
 * sentence's main clause.
 */
function inherited(s: Scan, group: VerbGroup, sources: ReadonlyMap<number, Range>): Range | null {
  const [floor] = bounds(s, group.head)
  const subordinate = (subject: Range): boolean => SUBORDINATE.test(norm(s, subject[0] - 1))
  const joined = /^(and|but)$/.test(norm(s, group.first - 1)) && group.form !== 'gerund'
  // “I hate it,” he said, adding that …: whoever quoted words speak of has no part in what is said around them.
  const quotation = s.tokens[group.head]?.quotation
  for (let i = group.first - 1; i >= floor; i--) {
    const earlier = s.tokens[i]?.quotation === quotation ? sources.get(i) : undefined
    if (!earlier || isRelative(s, earlier) || !(joined || !subordinate(earlier))) continue
    return joined && norm(s, group.first - 2) === ',' ? outermost(s, i, earlier, sources) : earlier
  }
  const subjects: Range[] = []
  for (let i = floor; i < group.first; i++) {
    const verb = s.groupOf.get(i)
    if (verb?.head !== i || verb.form === 'gerund' || verb.form === 'infinitive') continue
    if (s.tokens[i]?.quotation !== quotation) continue
    const subject = subjectBefore(s, verb)
    // "51, of whom 40 were boys, and said …": nobody is a number.
    const number = subject && subject[0] === subject[1] && s.tokens[subject[0]]?.tag === 'NUM'
    if (subject && !number && !isRelative(s, subject)) subjects.push(subject)
  }
  if (joined) return subjects.at(-1) ?? null
  return subjects.find((subject) => !subordinate(subject)) ?? subjects.at(-1) ?? null
}

/**
 * "Reyes says people may not like it, but insists …": after a comma whoever says all that goes on, not who is spoken of.
 * `source` is that of the cue at token `head`; returned is that of the first cue in the sentence within whose clause it stands.
 */
function outermost(s: Scan, head: number, source: Range, sources: ReadonlyMap<number, Range>): Range {
  const [floor] = bounds(s, head)
  for (let i = floor; i < source[0]; i++) {
    const outer = sources.get(i)
    const takes = outer && s.lexicon.cues.verbs.get(s.tokens[i]?.lemma ?? '')?.takes
    if (outer && takes?.has('clause') && !isRelative(s, outer)) return outer
  }
  return source
}
