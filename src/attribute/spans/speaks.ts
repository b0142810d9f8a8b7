import { isAmount } from './figure.ts'
import type { VerbGroup } from '../../model/index.ts'
import { bounds, closes, forSpeakers, hasTense, nominal, norm, type Scan } from '../phrase/scan.ts'
import { takesQuotes } from './content.ts'
import { beforeTime } from './setting.ts'

/**
 * Is the verb said of its subject as a fact? Not "to say" (save in "went on to say"), not "would say", and a
 * participle only after a comma or a joining word, or after a noun that speaks: "a statement saying".
 */
export function speaks(s: Scan, group: VerbGroup): boolean {
  if (NO_SAYING.some((is) => is(s, group))) return false
  if (group.form === 'infinitive') return SAYING_TO.some((is) => is(s, group))
  if (group.modal !== null && !group.negated)
    return !takesQuotes(s, group.head) || willSay(s, group) || performed(s, group) || onlySaid(s, group)
  return group.form !== 'gerund' || participleSpeaks(s, group)
}

type Test = (s: Scan, group: VerbGroup) => boolean

/** What looks like a verb of saying and is none. */
const NO_SAYING: readonly Test[] = [
  described,
  madeBy,
  doneBy,
  ofCounted,
  insidePhrase,
  soCalled,
  whenAsked,
  noun,
  unsaid,
]

/** Before an infinitive by which something is said after all. */
const SAYING_TO: readonly Test[] = [goesOn, isFirst, isQuick, isAble, hasGrounds, byChannel]

/** "the claimed deaths" claims nothing; "the toll that the ministry gave" is the ministry's, but no clause says so. */
function described(s: Scan, { form, first }: VerbGroup): boolean {
  const before = s.tokens[first - 1]
  if (form !== 'past' || before?.tag !== 'DET') return false
  return !s.lexicon.pronouns.has(before.norm) && !/^(both|all|each)$/.test(before.norm)
}

/** "a town known for its mines": a participle of what stands before it. */
function madeBy(s: Scan, { form, first, head }: VerbGroup): boolean {
  return form === 'past' && first === head && /^(shown|known|given|sworn)$/.test(norm(s, head))
}

/** "a claim denied by the army", "a raid claimed by the front": a participle of what was said, or told of. */
function doneBy(s: Scan, { form, first, head }: VerbGroup): boolean {
  const told = s.tokens[head - 1]
  if (form !== 'past' || first !== head || norm(s, head + 1) !== 'by' || !told) return false
  return s.lexicon.cues.nounOf(told) !== undefined || (told.tag === 'NOUN' && !forSpeakers(s, told))
}

/** "more than 500 identified victims perished": the participle of a noun that is counted. */
function ofCounted({ tokens }: Scan, { form, first, head }: VerbGroup): boolean {
  return form === 'past' && tokens[first - 1]?.tag === 'NUM' && tokens[head + 1]?.tag === 'NOUN'
}

/** "the number of confirmed deaths": a participle inside a phrase. */
function insidePhrase({ tokens }: Scan, { form, first, head }: VerbGroup): boolean {
  return form === 'past' && tokens[first - 1]?.tag === 'ADP' && nominal(tokens[head + 1])
}

/** "the so-called safe zone" is called so by nobody. */
function soCalled({ tokens }: Scan, { first }: VerbGroup): boolean {
  const before = tokens[first - 1]
  return before?.norm === '-' && before.end === tokens[first]?.start
}

/** "told the paper when asked about the raid": whoever is asked is no source. */
function whenAsked(s: Scan, { form, first }: VerbGroup): boolean {
  return form === 'past' && /^(when|if|once)$/.test(norm(s, first - 1))
}

/** "a request for comment on the raid": a noun, whatever the tagger says. */
function noun(s: Scan, { first }: VerbGroup): boolean {
  return /^(that|what|this|for)$/.test(norm(s, first - 1))
}

/** "if he had mentioned the nine who fell": what nobody said. */
function unsaid(s: Scan, { form, first, head }: VerbGroup): boolean {
  if (form !== 'finite' || norm(s, first) !== 'had' || first === head) return false
  const [floor] = bounds(s, head)
  for (let i = first - 1; i >= Math.max(floor, first - 12); i--) {
    if (norm(s, i) === 'if') return norm(s, i - 1) !== 'as'
    if (hasTense(s.groupOf.get(i))) return false
  }
  return false
}

/** "went on to say", "went so far as to say", "continues to insist", "regrets to announce": announced by that. */
function goesOn(s: Scan, { first }: VerbGroup): boolean {
  const before = s.tokens[first - 1]
  return (
    /^(continue|regret)$/.test(before?.lemma ?? '') ||
    (before?.norm === 'on' && s.tokens[first - 2]?.lemma === 'go') ||
    (before?.norm === 'as' && norm(s, first - 2) === 'far' && s.tokens[first - 4]?.lemma === 'go')
  )
}

/** "was the first to say" */
function isFirst(s: Scan, { first }: VerbGroup): boolean {
  return /^(first|last)$/.test(norm(s, first - 1)) && norm(s, first - 2) === 'the'
}

/** "was quick to add" */
function isQuick(s: Scan, { first }: VerbGroup): boolean {
  return norm(s, first - 1) === 'quick' && s.tokens[first - 2]?.tag === 'AUX'
}

/** "was able to confirm", "is in a position to confirm", not "was not able to": whoever could has done so. */
function isAble(s: Scan, { first, head }: VerbGroup): boolean {
  const placed = norm(s, first - 1) === 'position' && norm(s, first - 2) === 'a'
  if (norm(s, first - 1) !== 'able' && !placed) return false
  const denied = s.tokens
    .slice(Math.max(0, first - 6), first - 1)
    .some(({ norm: word }) => /^(not|n't|never)$/.test(word))
  return !denied && s.lexicon.cues.verbOf(s.tokens[head])?.stance === 'confirms'
}

/** "has reasonable grounds to believe", "found sufficient grounds to conclude": a commission says so by that. */
function hasGrounds(s: Scan, { first }: VerbGroup): boolean {
  if (norm(s, first - 1) !== 'grounds') return false
  let k = first - 2
  while (s.tokens[k]?.tag === 'ADJ' || s.tokens[k]?.tag === 'DET') k--
  const verb = s.groupOf.get(k)
  return /^(have|find|establish|see)$/.test(s.tokens[k]?.lemma ?? '') && verb !== undefined && !verb.negated
}

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

/** "the ministry can confirm that …", "could confirm only nine deaths", "must announce that …": done by saying so, if anybody can. */
const performed = (s: Scan, { first, head, modal }: VerbGroup): boolean =>
  /^(can|could|must)$/.test(modal ?? '') &&
  (s.lexicon.sets.ascertain.has(s.tokens[head]) || s.tokens[head]?.lemma === 'announce') &&
  !/^(one|nobody|who|which|whoever|anyone|anybody|only)$/.test(norm(s, first - 1))

/** "“We will stay,” he will say at noon.": a speech given out beforehand. */
const willSay = (s: Scan, { first, modal }: VerbGroup): boolean =>
  modal === 'will' && (closes(s, first - 2) || closes(s, first - 3))

/** "would say only that nine fell", "will only say that", "would confirm only 11 deaths", "would admit to nine": so much is said. */
function onlySaid(s: Scan, { first, head, modal }: VerbGroup): boolean {
  if (!/^(would|could|will)$/.test(modal ?? '')) return false
  const { lemma } = s.tokens[head] ?? { lemma: '' }
  if (/^(admit|own)$/.test(lemma) && norm(s, head + 1) === 'to') return isAmount(s, head + 2)
  if (!/^(say|confirm|admit|acknowledge|concede)$/.test(lemma)) return false
  const only = norm(s, head + 1) === 'only'
  if (!only && norm(s, first + 1) !== 'only') return false
  const told = only ? head + 2 : head + 1
  return norm(s, told) === 'that' || isAmount(s, told)
}

function participleSpeaks(s: Scan, { first, head }: VerbGroup): boolean {
  const { tokens, lexicon, groupOf } = s
  if (!tokens[first - 1]) return true
  // "without citing sources"
  if (norm(s, first - 1) === 'without' && /^(cite|quote)$/.test(tokens[head]?.lemma ?? '')) return false
  // ", pointedly saying", "a statement on Tuesday saying"
  let lead = beforeTime(s, first - 1, bounds(s, head)[0])
  while (tokens[lead]?.tag === 'ADV') lead--
  if (tokens[lead]?.tag === 'PUNCT' || BEFORE_PARTICIPLE.test(norm(s, lead))) return true
  const { lemma } = tokens[lead] ?? { lemma: '' }
  // "kept asking why", "said adding that"
  const verb = /^(keep|start|begin|stop)$/.test(lemma) || takesQuotes(s, lead)
  if (verb && groupOf.get(lead)?.last === lead) return true
  return lexicon.cues.nounOf(tokens[lead])?.made ?? false
}

const BEFORE_PARTICIPLE = /^(by|in|after|before|while|and|but|or|without|when)$/
