import { byArmed } from './by-armed.ts'
import { captivesBefore, inSwap } from './captives.ts'
import { type Group, severalOf } from '../phrase/draft.ts'
import { holders } from './held.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'
import { towardsNation } from './moved.ts'
import { armed, roleOf } from './role-of.ts'
import { verbFrame } from '../clause/verb.ts'
import type { Trigger } from './trigger.ts'

/** "prisoners got out", "saved nine hostages". */
export const captives = (parts: Parts, _: Trigger, group: Group): boolean => isCaptive(roleOf(parts, group))

/** "prisoners walked out of Harra", not "civilians walked out of the ruins". */
export const captivesOrArmed = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  captives(parts, trigger, group) || armed(parts, group)

/** "sent home nine prisoners", "sent home nine men" in a swap. */
export const captivesOrSwap = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  captives(parts, trigger, group) || inSwap(parts, trigger.first)

/** Who "came home" or "was returned" was free where captives were told of before, "some of our boys" wherever the speaker did. */
export const captivesNear = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  captives(parts, trigger, group) ||
  captivesBefore(parts, trigger.first) ||
  (group.first > trigger.first && ours(parts, group) && captivesBefore(parts, trigger.first, 12))

/** "freed nine miners"; of "freed them", "released 12" captives must be told of, of "they were freed" at most six sentences before. */
export const captivesNearOrNamed = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  !/^(pronoun|bare)$/.test(group.kind) ||
  captivesNear(parts, trigger, group) ||
  (verbFrame(parts, trigger.first).passive && captivesBefore(parts, trigger.first, 6))

/** "gunmen let two women go", "two women were let go by the gunmen". */
export const captivesNearOrByHolders = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  (group.first > trigger.first ? holders(parts, trigger.first) : byArmed(parts, trigger, group)) ||
  captivesNear(parts, trigger, group)

/** "900 children have been returned to Norland", whoever took them; not refugees, who are sent back. */
export const captivesNearOrToNation = (parts: Parts, trigger: Trigger, group: Group): boolean =>
  (/^(soldiers|children|civilians|women|people)$/.test(group.role ?? '') &&
    severalOf(group) &&
    parts.tokens[trigger.last + 1]?.norm === 'to' &&
    towardsNation(parts, trigger.last + 2) &&
    verbFrame(parts, trigger.first).passive) ||
  captivesNear(parts, trigger, group)

/** "Troops killed nine rebels and rescued 70 villagers": from those whom they killed, caught or drove off; not from a flood. */
export function inRaid({ tokens, lexicon }: Parts, { first }: Trigger): boolean {
  let foes = false
  let from = first
  while (tokens[from - 1]?.sentence === tokens[first]?.sentence) from--
  for (let i = from; tokens[i]?.sentence === tokens[first]?.sentence; i++) {
    if (lexicon.manners.at(tokens, i)?.value.manner === 'disaster') return false
    foes ||= lexicon.events
      .at(tokens, i)
      .some(({ sense }) => sense.as === 'verb' && sense.victim === 'object' && FELLED.test(sense.event))
  }
  return foes
}

const FELLED = /^(deaths|captures)$/

/** "were released from hospital", "after being treated": patients, who were never held. */
export const afterTreatment = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  /^(from|after|following)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens
    .slice(last + 2, last + 6)
    .some((t) => lexicon.sets.hospitals.has(t) || /^(treated|treatment|surgery)$/.test(t.norm))

/** "handed babies over the wire". */
export const overSomething = ({ tokens }: Parts, { object, last }: Trigger): boolean =>
  object !== null && tokens[last + 1]?.tag === 'DET'

/** Whom a side at war brings back. */
const ours = ({ tokens, lexicon }: Parts, { first, head }: Group): boolean =>
  lexicon.sets.broughtHome.has(tokens[head]) &&
  tokens.slice(first, head).some(({ norm }) => /^(our|their)$/.test(norm))
