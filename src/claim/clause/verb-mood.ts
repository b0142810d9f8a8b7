import type { Modality, Polarity, Token } from '../../model/index.ts'
import { groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { lent } from './lent.ts'
import { type VerbFrame, verbFrame } from './verb.ts'

export interface MoodOf {
  readonly polarity: Polarity
  readonly modality: Modality
}

const HYPOTHETICAL_MODAL = /^(would|could|should|must|will|shall|'ll|'d|wo|can|ca)$/
const HEDGED_MODAL = /^(may|might)$/

/** What the event's verb itself says: denied or not, its modal, and the word that governs it ("failed to", "plans to"). */
export function verbMood(parts: Parts, own: VerbFrame | null, none: boolean): MoodOf {
  const { tokens } = parts
  const frame = own && lent(parts, own)
  const inverted = frame !== null && unmet(tokens, frame)
  const polarity = none || (frame?.negated && !inverted) ? 'negated' : 'affirmed'
  const modality = inverted ? 'hypothetical' : wasAble(parts, frame) ? 'asserted' : modalOf(frame)
  if (frame && notDone(parts, frame)) return { polarity: 'negated', modality: 'asserted' }
  if (frame && frame.governor >= 0) return governedMood(parts, frame, { polarity, modality })
  // "claims to have shot down a plane and to have captured its crew".
  const planned = frame?.infinitive && !frame.perfect && modality === 'asserted'
  return { polarity, modality: planned || (frame && barred(parts, frame)) ? 'hypothetical' : modality }
}

/**
 * "have yet [to be released]", "were too weak [to kill them]", "remain to be freed": it has not come about. Not "only too glad to
 * kill", and "too young to die" says nothing of who died.
 */
function notDone({ tokens }: Parts, { first, infinitive, passive, negated }: VerbFrame): boolean {
  if (!infinitive || negated) return false
  const [before, word] = [tokens[first - 2], tokens[first - 1]]
  if (word?.norm === 'yet') return before?.tag === 'AUX' || /^(have|be)$/.test(before?.lemma ?? '')
  if (word?.lemma === 'remain') return passive
  const glad = /^(only|all|none)$/.test(tokens[first - 3]?.norm ?? '')
  return before?.norm === 'too' && !glad && !/^(young|old)$/.test(word?.norm ?? '')
}

/** "kept [nine guards from being killed]": what was warded off from them. */
const barred = (parts: Parts, { first, passive }: VerbFrame): boolean =>
  passive &&
  parts.tokens[first]?.norm === 'being' &&
  parts.tokens[first - 1]?.norm === 'from' &&
  groupTo(parts, first - 2) !== null

/**
 * "The clinic could [verify] nine deaths", "could not confirm the nine deaths", "would confirm only nine", "could treat only nine of
 * the wounded": no deaths and wounded that could be.
 */
function wasAble({ tokens, lexicon }: Parts, frame: VerbFrame | null): boolean {
  if (!frame || !/^(can|could|would)$/.test(frame.modal ?? '')) return false
  if (/^(nobody|none|one)$/.test(tokens[frame.first - 1]?.norm ?? '')) return false
  let verb = frame.first
  while (/^(AUX|ADV|PART)$/.test(tokens[verb]?.tag ?? '')) verb++
  const only = tokens[verb + 1]?.norm === 'only' || tokens[frame.first + 1]?.norm === 'only'
  return lexicon.sets.ascertain.has(tokens[verb])
    ? frame.modal !== 'would' || only
    : only && frame.modal === 'could'
}

function modalOf(frame: VerbFrame | null): Modality {
  if (!frame?.modal) return 'asserted'
  if (HEDGED_MODAL.test(frame.modal)) return 'hedged'
  if (!HYPOTHETICAL_MODAL.test(frame.modal)) return 'asserted'
  return frame.perfect && /^(must|could)$/.test(frame.modal) ? 'hedged' : 'hypothetical'
}

function governedMood(parts: Parts, frame: VerbFrame, alone: MoodOf): MoodOf {
  const { tokens, lexicon } = parts
  let { polarity, modality } = alone
  const governor = tokens[frame.governor] as Token
  // "the aim is to free them", "they were to be shot".
  if (governor.tag === 'AUX' && /^(be|is|are|was|were)$/.test(governor.norm)) modality = 'hypothetical'
  const told = lexicon.moods.governor.get(governor.lemma) ?? []
  // "sent arms to murder us", "authorised its men to kill": a purpose, unless the word says that it came about.
  if (purpose(frame, governor) && told.length === 0) modality = 'hypothetical'
  for (const found of told) {
    if (found === 'negated') polarity = polarity === 'negated' ? 'affirmed' : 'negated'
    else if (found === 'hypothetical' && !managed(tokens, frame.governor) && polarity === 'affirmed')
      modality = 'hypothetical'
  }
  if (modality === 'asserted') modality = ofGovernor(parts, frame)
  if (!governed(tokens, frame.governor)) return { polarity, modality }
  if (conditional(tokens, frame.governor)) return { polarity, modality: 'hypothetical' }
  // "have not been able to capture" is a plain denial, not a plan.
  return { polarity: 'negated', modality: 'asserted' }
}

/** "thousands [could be forced] to flee", "dogs [will be used] to drive them out"; a history's "would go on to kill nine" came about. */
function ofGovernor(parts: Parts, { governor, infinitive }: VerbFrame): Modality {
  const verb = parts.tokens[governor]
  const later = verb?.tag !== 'VERB' || /^(go|come|live)$/.test(verb.lemma)
  return infinitive && !later ? modalOf(verbFrame(parts, governor)) : 'asserted'
}

/** "had police not shot him": a condition, told by the order of its words. */
const unmet = (tokens: readonly Token[], { first, negated, perfect, passive }: VerbFrame): boolean =>
  negated &&
  !perfect &&
  !passive &&
  tokens[first]?.norm === 'not' &&
  tokens.slice(Math.max(0, first - 4), first).some(({ norm }) => norm === 'had')

/**
 * "were able to capture two of them", "helped to free nine", "went on to kill": it came about; "are able to", "would have
 * helped to" say nothing of that.
 */
function managed(tokens: readonly Token[], governor: number): boolean {
  if (tokens[governor]?.lemma === 'go') return tokens[governor + 1]?.norm === 'on'
  const [second, before, verb] = tokens.slice(Math.max(0, governor - 2), governor + 1).map(({ norm }) => norm)
  if (verb === 'helped') return before !== 'have' || !HYPOTHETICAL_MODAL.test(second ?? '')
  return verb === 'able' && [second, before].some((word) => /^(was|were|been)$/.test(word ?? ''))
}

const purpose = ({ infinitive, perfect, passive }: VerbFrame, { tag }: Token): boolean =>
  infinitive && !perfect && !passive && /^(NOUN|VERB)$/.test(tag)

/** "if they had not sent them [to die]": what a condition denies is told of nobody. */
function conditional(tokens: readonly Token[], governor: number): boolean {
  for (let i = governor - 1; i > governor - 9 && tokens[i]?.sentence === tokens[governor]?.sentence; i--) {
    if (/^(if|unless)$/.test(tokens[i]?.norm ?? '')) return true
    if (/^[,;:]$/.test(tokens[i]?.norm ?? '')) return false
  }
  return false
}

/** "have not been able [to]", "could not manage [to]": the governor is itself negated. */
function governed(tokens: readonly Token[], governor: number): boolean {
  for (let i = governor; i >= Math.max(0, governor - 5); i--) {
    const t = tokens[i] as Token
    if (/^(not|n't|never|unable|nor)$/.test(t.norm)) return true
    if (i < governor && !/^(AUX|ADV|PART|VERB|ADJ)$/.test(t.tag)) return false
  }
  return false
}
