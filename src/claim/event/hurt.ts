import { amountOf, type Group, severalOf } from '../phrase/draft.ts'
import { numbered } from './exists.ts'
import { eventsAt } from '../phrase/follows.ts'
import { near } from '../phrase/near.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from './trigger.ts'
import { feared } from './unfound.ts'
import { verbFrame } from '../clause/verb.ts'

/** Counted, or people who underwent it: "captured gunners were blinded", not "blinded by love". */
export const amountOrUndergone = (parts: Parts, { first, last }: Trigger, group: Group): boolean =>
  amountOf(group) ||
  (group.kind === 'people' && verbFrame(parts, first).passive && parts.tokens[last + 1]?.norm !== 'by')

/** "hurt nine", "did not hurt anyone", not "hurts the candidate", "hurting the army", "hurt one candidate". */
export const amountIfAfter = ({ tokens }: Parts, { first }: Trigger, group: Group): boolean =>
  group.first <= first ||
  /^(anyone|anybody)$/.test(tokens[group.head]?.norm ?? '') ||
  (amountOf(group) && !(group.role === 'officials' && group.quantity?.lower === 1))

/** "nine were treated", not for a disease, which tells it; not "treated like cattle". */
export function plainTreatment({ tokens }: Parts, { last }: Trigger, { role }: Group): boolean {
  if (role === 'health workers') return false
  const cause = tokens.slice(last + 1, last + 12).findIndex((t) => t.norm === 'for')
  return cause < 0 && !/^(as|with|like|unfairly|badly|well)$/.test(tokens[last + 1]?.norm ?? '')
}

/**
 * "soldiers shot 26 men", "admitted shooting 26 men": people do it, not a police dog or a scene; "not a single shot was heard"; not
 * "shot and killed" or "shot at".
 */
export function shotByPeople(parts: Parts, { first, last, form }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const next = tokens[last + 1]?.norm ?? ''
  const several =
    (severalOf(group) || numbered(tokens, group)) &&
    (group.first < first || by(parts, first) || owned(parts, first)) &&
    !(group.none && group.kind === 'bare')
  const near = next === 'at' && /^(point|close|least|most)$/.test(tokens[last + 2]?.norm ?? '')
  if (
    (form === 'ing' && !owned(parts, first)) ||
    !several ||
    (/^(down|at|to|up|back|through|out|off)$/.test(next) && !near)
  )
    return false
  const killed = (i: number): boolean => eventsAt(parts, i).some(({ sense }) => sense.event === 'deaths')
  return !/^(and|,|then)$/.test(next) || ![2, 3, 4].some((k) => killed(last + k))
}

/** "admitted [shooting]", "was accused of [shooting]": what somebody owns to, or is charged with. */
function owned({ tokens, lexicon }: Parts, first: number): boolean {
  const before = tokens[first - 1]
  if (before?.norm === 'of')
    return /^(accused|guilty|convicted|suspected)$/.test(tokens[first - 2]?.norm ?? '')
  return lexicon.cues.verbOf(before)?.takes.has('object') ?? false
}

/** Do people do what the verb at `first` tells: "soldiers shot", "we buried"? */
function by(parts: Parts, first: number): boolean {
  const doer = subject(parts, verbFrame(parts, first).first)
  return doer?.kind === 'people' || DOER.test(parts.tokens[doer?.head ?? -1]?.norm ?? '')
}

const DOER = /^(i|we|he|she|they|who|troops|police|army)$/

/** "we buried 11 people in the yard", "nine were buried", not "a shell buried four men". */
export function laidToRest(parts: Parts, { first }: Trigger, group: Group): boolean {
  if (!severalOf(group) || feared(parts, first)) return false
  const thing = group.first > first ? subject(parts, verbFrame(parts, first).first) : null
  return thing?.kind !== 'thing' || DOER.test(parts.tokens[thing.head]?.norm ?? '')
}

/** "buried under the rubble". */
export const underFallen = ({ tokens }: Parts, { last }: Trigger): boolean =>
  /^(under|beneath|in|alive|by)$/.test(tokens[last + 1]?.norm ?? '')

/** "buried in the cemetery", "we buried them in the yard". */
export function inGrave(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const { graves } = parts.lexicon.sets
  const grave = near(parts, last, last + 1, last + 9).some((t) => graves.has(t))
  return grave || (group.first > first && by(parts, first))
}

/** "hospitals have admitted 300", "300 were admitted to the provincial hospital". */
export function hospitalBeside(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  const words = group.first > last ? near(parts, last, first - 7, first) : near(parts, last, last, last + 7)
  return words.some((t) => parts.lexicon.sets.hospitals.has(t))
}
