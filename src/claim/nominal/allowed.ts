import type { TraitName } from '../../lexicon/index.ts'
import { deadBody } from './body.ts'
import { pastGravity } from './counted.ts'
import { type Evidence, lossTold } from './losses.ts'
import { near } from '../phrase/near.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'

type Told = (parts: Parts, trigger: Trigger, inConflict: boolean, evidence: Evidence) => boolean

/** Does the text tell how many, or whom, a noun for a count means: "45,000 casualties", not "a high casualty rate"? */
export const allowed: Told = (parts, trigger, inConflict, evidence) => {
  const { sense } = trigger
  const kind = KINDS.find(([trait]) => sense.traits.includes(trait))
  if (kind) return kind[1](parts, trigger, inConflict, evidence)
  const { quantity } = evidence
  return quantity !== null && (sense.sure || (inConflict && quantity.lower !== 1))
}

/** "casualties" by itself; "a high casualty rate" counts nobody. */
const byPlural: Told = (parts, trigger, inConflict, evidence) => {
  const { quantity, who, afterwards, verb } = evidence
  if (plural(parts, trigger))
    return quantity !== null || who || afterwards !== null || verb >= 0 || inConflict
  return (
    (inConflict && anyOf(parts, trigger, evidence)) ||
    (quantity !== null && parts.tokens[trigger.last + 1]?.tag !== 'NOUN')
  )
}

/** "nine deaths", "civilian deaths", "deaths among the guards". */
const byPeople: Told = (parts, trigger, inConflict, evidence) => {
  const { quantity, who, afterwards } = evidence
  const people = who || (afterwards !== null && afterwards.kind !== 'name')
  // "several death threats", "nine death certificates", not "one death today".
  const compound = parts.tokens[trigger.last + 1]?.tag === 'NOUN' && !plural(parts, trigger)
  if (compound && quantity !== null && quantity.lower !== 1) return false
  return (
    quantity !== null || (people && plural(parts, trigger)) || (inConflict && anyOf(parts, trigger, evidence))
  )
}

/** "nine injuries", "injuries to a policeman", "injuries among civilians". */
const byAmount: Told = (parts, trigger, inConflict, evidence) => {
  const { tokens, lexicon } = parts
  const { quantity, afterwards, verb } = evidence
  if (inConflict && anyOf(parts, trigger, evidence)) return true
  const whom = tokens[pastGravity(parts, trigger.last + 1)]?.norm ?? ''
  if (inConflict && afterwards && /^(to|on|upon|among|amongst)$/.test(whom))
    return afterwards.quantity !== null || (plural(parts, trigger) && afterwards.kind === 'people')
  return plural(parts, trigger) && quantity !== null && !lexicon.sets.sufferOneself.has(tokens[verb])
}

/** "claimed nine victims", "nine victims of the raid", "funerals were held for nine victims". */
const victims: Told = (parts, { first }, inConflict, { quantity, verb, afterwards }) => {
  const { takeVictims, funerals } = parts.lexicon.sets
  return (
    quantity !== null &&
    inConflict &&
    (takeVictims.has(parts.tokens[verb]) ||
      afterwards !== null ||
      near(parts, first, first - 10, first).some((t) => funerals.has(t)))
  )
}

/** "claimed 30 lives", "the lives of nine guards were ended". */
const lives: Told = (parts, trigger, inConflict, { quantity, verb, afterwards }) => {
  const { tokens, lexicon } = parts
  const { first, last } = trigger
  if (quantity !== null && lexicon.sets.takeLives.has(tokens[verb])) return true
  if (
    inConflict &&
    plural(parts, trigger) &&
    (ended(parts, last) || (quantity !== null && takenAway(parts, last)))
  )
    return true
  const lost =
    tokens[first - 1]?.norm === 'the' && /^(include|including|lose)$/.test(tokens[first - 2]?.lemma ?? '')
  return afterwards !== null && (lost || /^(claim|cost|take|lose)$/.test(tokens[verb]?.lemma ?? ''))
}

/** "thousands of lives were suddenly ended". */
function ended({ tokens, lexicon }: Parts, last: number): boolean {
  let i = last + 1
  if (tokens[i]?.tag !== 'AUX') return false
  while (/^(AUX|ADV)$/.test(tokens[i]?.tag ?? '')) i++
  // "were lost" is a verb of its own.
  if (tokens[i]?.norm === 'cut') return tokens[i + 1]?.norm === 'short'
  return lexicon.sets.takeLives.has(tokens[i]) && tokens[i]?.lemma !== 'lose'
}

/** "9,000 lives [needlessly taken]": a participle without an auxiliary. */
function takenAway({ tokens }: Parts, last: number): boolean {
  const verb = tokens[last + 1]?.tag === 'ADV' ? last + 2 : last + 1
  return /^(taken|claimed)$/.test(tokens[verb]?.norm ?? '')
}

const KINDS: readonly (readonly [TraitName, Told])[] = [
  ['by-plural', byPlural],
  ['by-people', byPeople],
  ['by-amount', byAmount],
  ['by-itself', (_, __, inConflict) => inConflict],
  // "nine suffered wounds" is read by who suffered them.
  ['by-sufferers', () => false],
  ['losses', lossTold],
  ['victims', victims],
  ['lives', lives],
  ['bodies', deadBody],
]

/** "casualties", "deaths", not "casualty", "death". */
const plural = ({ tokens }: Parts, { head }: Trigger): boolean => tokens[head]?.norm.endsWith('s') === true

/** "whether there were any fatalities", "no reports of injuries", "no immediate reports of deaths or injuries". */
function anyOf({ tokens }: Parts, trigger: Trigger, { first }: Evidence): boolean {
  const of = tokens[first - 1]?.norm === 'or' ? first - 3 : first - 1
  const no = tokens[of - 2]?.tag === 'ADJ' ? of - 3 : of - 2
  const unheard = tokens[of]?.norm === 'of' && tokens[of - 1]?.lemma === 'report' && tokens[no]?.norm === 'no'
  return unheard || tokens.slice(first, trigger.first).some((t) => t.norm === 'any')
}
