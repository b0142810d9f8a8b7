import { isCapitalised } from '../../text/index.ts'
import type { Token } from '../../model/index.ts'
import type { PhraseMatch } from '../../lexicon/index.ts'
import { asked, inverted } from './asked.ts'
import { clause, crosses } from './clause.ts'
import { byAlleged, hedges } from './hedge.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import type { VerbFrame } from './verb.ts'
import { knownOf } from './known-of.ts'
import { untrue, withdrawn } from './taken-back.ts'
import { type MoodOf, verbMood } from './verb-mood.ts'

/** An event, with its verb and people, in the clause that tells of it. */
interface Told {
  readonly parts: Parts
  readonly head: number
  readonly frame: VerbFrame | null
  readonly group: Group | null
  /** The first token of the event's verb or of its people. */
  readonly from: number
  readonly first: number
  readonly last: number
}

/** Is it said to be so, not so, or open; and is it asserted, hedged or hypothetical? Read from the words around the event. */
export function mood(parts: Parts, head: number, frame: VerbFrame | null, group: Group | null): MoodOf {
  // "killed neither soldiers nor civilians".
  const neither =
    group !== null && [group.first - 1, group.first].some((i) => parts.tokens[i]?.norm === 'neither')
  const byVerb = verbMood(parts, frame, neither || (group?.none ?? false))
  const from = Math.min(frame?.first ?? head, group?.first ?? head)
  const [first, last] = clause(parts, from, head)
  if (group?.quantity && withdrawn(parts, from, head)) return { polarity: 'negated', modality: 'asserted' }
  if (given(parts, head, frame, group))
    return group && openOf(parts, head, group) ? { ...byVerb, polarity: 'unknown' } : byVerb
  const told = { parts, head, frame, group, from, first, last }
  const around = wordsAround(told, byVerb)
  const alleged = around.modality === 'asserted' && byAlleged(parts, from)
  const before = wordsBefore(told, alleged ? { ...around, modality: 'hedged' } : around)
  const { polarity, modality } = questioned(
    told,
    inverted(parts, from) ? { ...before, modality: 'hypothetical' } : before,
  )
  if (!untrue(parts, from, head, last)) return { polarity, modality }
  return { polarity: polarity === 'negated' ? 'affirmed' : 'negated', modality }
}

/** What words anywhere in the clause leave open ("it is unclear how many") or hedge ("reportedly"). */
function wordsAround(told: Told, mood: MoodOf): MoodOf {
  let { polarity, modality } = mood
  const { lexicon, tokens } = told.parts
  for (let i = told.first; i <= told.last; i++) {
    const open = lexicon.moods.clause.at(tokens, i)
    if (open?.value === 'unknown' && leavesOpen(told, i, open.length)) polarity = 'unknown'
    else if (open?.value === 'hypothetical' && played(told, i)) modality = 'hypothetical'
    else if (open?.value === 'hedged' && modality === 'asserted' && hedges(told, i, open.length))
      modality = 'hedged'
  }
  return { polarity, modality }
}

/** "in a mock attack, 12 people were killed", not "after the mock trial 12 people were killed". */
function played({ parts: { tokens }, first, head }: Told, i: number): boolean {
  // "Alois Mock", "MOCK SAID".
  if (i > head || tokens[i]?.tag === 'PROPN' || tokens[i + 1]?.tag === 'VERB') return false
  if (tokens.slice(first, i).some(({ norm }) => /^(after|since|before)$/.test(norm))) return false
  const apart = /^(who|whom|whose|after|because|but|while|when|before)$/
  return !tokens
    .slice(i, head)
    .some(({ norm }, n) => apart.test(norm) || (norm === 'and' && tokens[i + n - 1]?.norm === ','))
}

function leavesOpen(told: Told, i: number, length: number): boolean {
  const { parts, head, from } = told
  const { tokens, lexicon, quantityOf } = parts
  // "kidnapped by unknown persons", "held at an unknown location", "two almost unknown acts of the war".
  const next = tokens[i + 1]
  const stranger =
    tokens[i]?.norm === 'unknown' &&
    (/^(NOUN|ADJ)$/.test(next?.tag ?? '') || lexicon.populations.at(tokens, i + 1) !== null) &&
    !lexicon.sets.counts.has(next)
  // "an unknown number of girls": the amount is unknown, and not whether it happened.
  const amount = quantityOf[i] !== -1
  if (lexicon.sets.counts.has(next) && !ownAmount(told, i)) return false
  // "156 adults whose sex is unknown": what is unknown of them.
  if (tokens.slice(Math.max(0, i - 5), i).some(({ norm }) => norm === 'whose')) return false
  // "said nine died when asked whether the dam held", "nine died, without specifying whether they were civilians": open is what comes next.
  const other = i > head && tokens[i]?.norm === 'whether'
  // "the paper, where 12 were killed, said it was unclear who": the relative clause is over.
  const relative =
    i > head &&
    /^(where|who|whom|whose|which)$/.test(tokens[from - 1]?.norm ?? '') &&
    tokens.slice(head + 1, i).some(({ norm }) => norm === ',')
  return !stranger && !amount && !other && !relative && !ofFigures(parts, head, i) && near(told, i, length)
}

/**
 * "an undetermined number of rebels were killed", "killed an undetermined number", not "killed 41, wounded an undetermined
 * number and captured five": does the amount at `i` count those of this event?
 */
function ownAmount({ parts: { tokens }, head, from }: Told, i: number): boolean {
  const verb = /^(an?|the)$/.test(tokens[i - 1]?.norm ?? '') ? i - 2 : i - 1
  if (i > head) return tokens[verb]?.tag !== 'VERB' || verb === head
  return (
    tokens[verb]?.tag !== 'VERB' ||
    verb >= from ||
    tokens.slice(i, head).every(({ norm }) => !/^(and|,)$/.test(norm))
  )
}

/** What words before the event suppose ("if", "fears of") or deny ("denied that"). */
function wordsBefore(told: Told, mood: MoodOf): MoodOf {
  let { polarity, modality } = mood
  const { parts, head, frame, group, from } = told
  const { tokens, lexicon } = parts
  for (let i = Math.max(told.first, from - 12); i < head; i++) {
    // "no more than six people", "hundreds, if not thousands": the words of an amount deny nothing.
    if (group?.quantity && !group.none && i >= group.first && i <= group.last) continue
    const open = lexicon.moods.before.at(tokens, i)
    // "two men, one of whom took no part, were killed": denied of one of them, in an aside.
    if (open && group && i > group.last && inRelative(tokens, group.last, i, frame?.first ?? head)) continue
    if (!open || !reaches(told, i, open) || untilPast(told, i)) continue
    if (requires(told, i)) {
      modality = 'hypothetical'
      continue
    }
    // "it seems [12 guards] were killed", not "it seems the town fell after 12 were killed".
    if (open.value === 'hedged' && i + open.length === from && modality === 'asserted') modality = 'hedged'
    if (open.value === 'hypothetical') modality = polarity === 'unknown' ? modality : 'hypothetical'
    else if (open.value === 'negated' && denies(tokens, i + open.length - 1, from)) {
      polarity = 'negated'
      // "I do not believe that 40 died" doubts nothing, it denies.
      if (modality === 'hedged') modality = 'asserted'
    }
  }
  return onlyWith(told) ? { polarity, modality: 'hypothetical' } : { polarity, modality }
}

/** "peace can only be won with [the release of 40 men]", not "the war ended only with their release": of what is to come. */
function onlyWith({ parts: { tokens, lexicon }, first, head, frame }: Told): boolean {
  if (lexicon.events.at(tokens, head).every(({ sense }) => sense.event !== 'releases')) return false
  const link = /^(the|a|an)$/.test(tokens[head - 1]?.norm ?? '') ? head - 2 : head - 1
  if (frame !== null || !/^(with|through|after|by)$/.test(tokens[link]?.norm ?? '')) return false
  const before = tokens.slice(first, link)
  return (
    before.some(({ norm }) => norm === 'only') &&
    before.some(
      ({ norm, tag }) => (tag === 'AUX' && /^(can|could|will|would|'ll)$/.test(norm)) || norm === 'possible',
    )
  )
}

/** "there can be no truce [without] the release of nine men": what something that may come about waits for. */
const requires = ({ parts: { tokens }, first }: Told, i: number): boolean =>
  tokens[i]?.norm === 'without' &&
  tokens.slice(first, i).some((t) => /^(can|could|will|would|wo|shall)$/.test(t.norm)) &&
  tokens.slice(first, i).some((t) => /^(not|n't|no|never|cannot|nothing|nobody)$/.test(t.norm))

/**
 * "besieged the post until they killed two guards", "was held until he was freed": what ended something that is over. Not
 * "vowed to fight until all were freed", "would not leave until they killed him".
 */
function untilPast({ parts: { tokens }, head, frame, first }: Told, i: number): boolean {
  if (tokens[i]?.norm !== 'until' || !frame || frame.modal !== null || frame.infinitive) return false
  const verb = tokens[head]
  const over = frame.passive
    ? tokens.slice(frame.first, head).some(({ norm }) => /^(was|were|had)$/.test(norm))
    : verb?.tag === 'VERB' && !/(ing|s)$/.test(verb.norm) && verb.norm !== verb.lemma
  const before = tokens.slice(first, i).filter(({ sentence }) => sentence === verb?.sentence)
  const open = before.some(
    (t, k) =>
      /^(not|n't|never|no|nothing|nobody|will|would|wo|could|can|should|must|may|might|refuse|vow)$/.test(
        t.lemma,
      ) ||
      // "were made to wait until they were shot": that came about.
      (t.norm === 'to' &&
        before[k + 1]?.tag === 'VERB' &&
        !/^(made|forced)$/.test(before[k - 1]?.norm ?? '')),
  )
  return over && !open
}

/** Does token `i` stand in a relative clause after the people, which a comma ends before the verb at `verb`? */
const inRelative = (tokens: readonly Token[], after: number, i: number, verb: number): boolean =>
  tokens.slice(after + 1, i).some(({ norm }) => /^(who|whom)$/.test(norm)) &&
  tokens.slice(i, verb).some(({ norm }) => norm === ',')

/** "Doctors Without Borders": a word between others with a capital. */
const insideName = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]?.sentence === tokens[i]?.sentence &&
  [i - 1, i, i + 1].every((at) => isCapitalised(tokens[at]?.text ?? ''))

/** Does what the words at token `i` say bear on the event? */
function reaches({ parts, head, frame, group, from }: Told, i: number, open: PhraseMatch<string>): boolean {
  const { tokens, lexicon } = parts
  if (insideName(tokens, i)) return false
  // "possible reaction to the arrest of eight officers": what is possible comes next.
  if (lexicon.sets.possible.has(tokens[i]) && i < from - 2) return false
  // "possible that 12 died" hedges; "an inquiry into the deaths" takes them as known.
  if (tokens[i + open.length]?.norm === 'that' && tokens[i]?.norm === 'possible') return false
  const until = Math.min(from, head)
  if (tokens.slice(i, until).some(({ norm }) => norm === 'into')) return false
  // "the threat of a rerun of the massacre of 60 villagers": that one happened.
  if (tokens.slice(i, until).some((t) => lexicon.sets.repeats.has(t) && tokens[t.index + 1]?.norm === 'of'))
    return false
  const condition = /^(if|unless|in)$/.test(tokens[i]?.norm ?? '')
  // After the people it stands between them and their verb, or in a clause of their own: "a man who tried to stop them".
  const to = i < until || open.value === 'negated' ? until : head
  if (crosses(tokens, i + open.length - 1, to, condition ? /^(AUX|VERB)$/ : /^(AUX|VERB|PUNCT)$/))
    return false
  // "call for the release of the nurse who was kidnapped".
  return condition || i >= until || !(relativeAfter(tokens, group, frame) || knownOf(parts, head, group))
}

/**
 * Do words that deny, up to token `end`, stand right before the event, or before a "that" of theirs? No other verb stands
 * between: "[avoided] killing nine".
 */
const denies = (tokens: readonly Token[], end: number, from: number): boolean =>
  end === from - 1 ||
  // "no reports of deaths or injuries".
  (end === from - 3 && tokens[from - 1]?.norm === 'or' && tokens[from]?.tag !== 'NUM') ||
  ((end >= from - 2 || tokens[end]?.norm === 'that') && !/^(VERB|AUX)$/.test(tokens[from - 1]?.tag ?? ''))

/** What is asked is not told: "Were 12 killed?" is open, "Dozens of dead Russians?" supposed. */
function questioned({ parts, head, frame, first }: Told, { polarity, modality }: MoodOf): MoodOf {
  const { tokens, doc } = parts
  const end = tokens[doc.sentences[tokens[head]?.sentence ?? 0]?.last ?? head]
  const verbless =
    end?.norm === '?' &&
    frame === null &&
    modality === 'asserted' &&
    !tokens.slice(first, head).some((t) => t.tag === 'AUX' || t.norm === 'that' || t.norm === 'who')
  if (verbless) return { polarity, modality: 'hypothetical' }
  const open = polarity === 'affirmed' && modality === 'asserted' && asked(parts, head, first)
  return { polarity: open ? 'unknown' : polarity, modality }
}

/** "killed 28, figures that could not be confirmed", "…, a toll the army did not confirm": who doubts it denies no death. */
function ofFigures({ tokens, lexicon }: Parts, head: number, open: number): boolean {
  for (let i = open - 2; i > Math.max(head, open - 9); i--) {
    const before = tokens[tokens[i - 1]?.tag === 'DET' ? i - 2 : i - 1]?.norm
    if (before === ',') return lexicon.sets.assertions.has(tokens[i])
  }
  return false
}

/** Does a relative clause of theirs tell what happened to people who are more than "anyone"? */
const relativeAfter = (tokens: readonly Token[], group: Group | null, frame: VerbFrame | null): boolean =>
  group !== null &&
  frame !== null &&
  /^(people|name)$/.test(group.kind) &&
  frame.modal === null &&
  tokens.slice(group.last + 1, frame.first).some(({ norm }) => /^(who|whom)$/.test(norm))

/** Is what comes from token `to` on hedged by a word between? "14 people, possibly including a commander". */
export function hedged({ tokens, lexicon }: Parts, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (lexicon.moods.clause.at(tokens, i)?.value === 'hedged') return true
  return false
}

/** "the death of the mayor [has not been confirmed]": said right behind, of what befell him and not of who he is. */
function openOf({ tokens, lexicon }: Parts, head: number, { first, last }: Group): boolean {
  let i = last + 1
  if (head > first || tokens[i]?.tag !== 'AUX') return false
  while (tokens[i]?.tag === 'AUX') i++
  return [i, i - 1].some((at) => lexicon.moods.clause.at(tokens, at)?.value === 'unknown')
}

/** "the 14 wounded", "those 12 killed": that it happened is taken as known, whatever is feared or asked of them; not "the release of the 12". */
const given = (
  { tokens, lexicon }: Parts,
  head: number,
  frame: VerbFrame | null,
  group: Group | null,
): boolean =>
  frame === null &&
  group !== null &&
  (head >= group.first || lexicon.events.at(tokens, head).every(({ sense }) => sense.event !== 'releases')) &&
  // "the missing men".
  (group.quantity !== null || (group.quantity === null && group.first < head && head < group.head)) &&
  [group.first, group.first - 1].some((i) => /^(the|those|these|all)$/.test(tokens[i]?.norm ?? '')) &&
  group.kind !== 'name'

/** What is said of a figure or fact told before. */
const OPEN = /^(unclear|clear|unknown|known|undetermined|uncertain)$/

// What leaves the fact open stands close: "the exact number … is unclear", "it was not known how many".
function near({ parts: { tokens }, head, from }: Told, i: number, length: number): boolean {
  // "while the toll is unclear, nine are known to have died": it is over at the comma.
  const over = tokens[i + length]?.norm === ',' && OPEN.test(tokens[i + length - 1]?.norm ?? '')
  if (i + length <= from && over) return false
  if (i <= head) return from - i < 8 && !crosses(tokens, i + length - 1, from)
  return !tokens.slice(head + 1, i).some((t) => /^(and|but|while|;)$/.test(t.norm)) && i - head < 16
}
