import type { Draft } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { verbFrame } from '../clause/verb.ts'
import type { Trigger } from '../event/trigger.ts'
import { draft, phraseStart } from './counted.ts'

const WAVE = /^(wave|spike|surge|rise|increase)s?$/
const RISING = /^(rising|increasing|growing|mounting|continued|continuing|fresh|new|further|mass)$/

/**
 * What a noun without people tells of them where a verb says that it came about or goes on: "the shelling led to new
 * displacement", "caused a wave of displacement", "displacement from Harra continued", "rising displacement from Harra".
 * Not "displacement camps", nor what is feared or denied.
 */
export function underway(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens } = parts
  const { first, last } = trigger
  if (/^(NOUN|PROPN|ADJ)$/.test(tokens[last + 1]?.tag ?? '')) return []
  const before = broughtBy(parts, first)
  const rises = RISING.test(tokens[first - 1]?.norm ?? '')
  const verb = before < 0 && from(parts, last + 1) ? goesOn(parts, last + 1) : before
  if (verb < 0 && !(rises && from(parts, last + 1))) return []
  const whole = draft(parts, trigger, null, 'noun-act', verb < 0 ? null : verbFrame(parts, verb))
  const told = whole.polarity === 'affirmed' && whole.modality !== 'hypothetical'
  return told ? [{ ...whole, first: phraseStart(parts, first) }] : []
}

/** "[caused] a wave of displacement", "[led] to displacement": the verb that has what begins before token `first` come about, or -1. */
function broughtBy(parts: Parts, first: number): number {
  const { tokens, lexicon } = parts
  let start = phraseStart(parts, first)
  if (tokens[start - 1]?.norm === 'of' && WAVE.test(tokens[start - 2]?.norm ?? ''))
    start = phraseStart(parts, start - 2)
  const verb = /^(to|in)$/.test(tokens[start - 1]?.norm ?? '') ? start - 2 : start - 1
  return tokens[verb]?.tag === 'VERB' && lexicon.sets.bringAbout.has(tokens[verb]) ? verb : -1
}

const from = ({ tokens }: Parts, i: number): boolean =>
  /^(from|within|inside|out)$/.test(tokens[i]?.norm ?? '')

/** "[from Harra] has [continued]": the verb behind the place, or -1. */
function goesOn({ tokens, lexicon, periodOf }: Parts, i: number): number {
  let verb = i
  while (
    /^(ADP|DET|PROPN|NOUN|CCONJ|ADJ|AUX|ADV)$/.test(tokens[verb]?.tag ?? '') ||
    (periodOf[verb] ?? -1) !== -1
  )
    verb++
  return tokens[verb]?.sentence === tokens[i]?.sentence && lexicon.sets.lastsOn.has(tokens[verb]) ? verb : -1
}
