import { bereft, mourned } from './mourned.ts'
import { eventsAt } from '../phrase/follows.ts'
import { type Group, sizeOf } from '../phrase/draft.ts'
import { civiliansBeside, woundedBeside } from './loss.ts'
import type { Parts } from '../phrase/parts.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { subjectOf } from '../clause/victims.ts'
import { armed, roleOf } from './role-of.ts'
import type { Token } from '../../model/index.ts'
import type { Trigger } from './trigger.ts'
import { bearsArms } from '../phrase/role.ts'

/** Are those whom somebody loses dead, or casualties of a side, as the trigger has it? */
export function loses(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, first } = trigger
  // "lost a loved one", "lost loved ones".
  if (/^ones?$/.test(parts.tokens[group.head]?.norm ?? '') && parts.tokens[group.head - 1]?.norm === 'loved')
    return event === 'deaths'
  const troops = armed(parts, group)
  const { sets } = parts.lexicon
  // "the soldiers whose lives were lost".
  const frame = verbFrame(parts, first)
  const left = parts.tokens[frame.first - 1]
  if (group.last < first && sets.lives.has(left)) return event === 'deaths'
  // A side that loses soldiers has casualties; a town that loses people has dead.
  const words = parts.tokens.slice(group.first, group.last + 1)
  // "our sons" are soldiers, "her sons" are hers.
  const own = /^(i|he|she)$/.test(left?.norm ?? '')
  const owned = words.some(({ norm }) => /^(my|his|her)$/.test(norm))
  // "lost, in killed and wounded, about 300".
  const sorted = parts.tokens
    .slice(trigger.last + 1, Math.max(trigger.last, group.last) + 2)
    .some(({ norm, index }) => norm === 'in' && eventsAt(parts, index + 1).length > 0)
  const force =
    troops ||
    sorted ||
    (group.kind === 'bare' && sizeOf(group) >= 10 && sideLoses(parts, frame, group)) ||
    (!own && !owned && words.some((t) => sets.menLost.has(t)))
  // "lost 900 dead and 40 missing": told by what happened to them.
  const end = group.first > first ? group.last + 1 : -1
  if (eventsAt(parts, end).some(({ sense, form, rest }) => sense.sure && form !== 'ing' && rest.length === 0))
    return false
  if (group.quantity === null)
    return event === 'deaths' ? mourned(parts, trigger, group) : troops && bereft(parts, trigger, group)
  // "lost 12 men, and 19 were wounded", "lost 12 guards and 90 civilians": those lost are dead.
  if ((force && woundedBeside(parts, trigger)) || civiliansBeside(parts, trigger)) return event === 'deaths'
  const kin = parts.lexicon.bodies.kin.has(parts.tokens[group.head])
  // "a market woman, who lost two brothers", "lost her husband and two sons".
  const bereaved = own || left?.norm === 'who' || besideOwn(parts.tokens, group)
  if (kin && bereaved) return event === 'deaths'
  if (event === 'casualties') return force
  // "316 passengers, of whom 28 were lost".
  const ofWhom = group.kind === 'bare' && parts.tokens[group.first - 1]?.norm === 'whom'
  const role = ofWhom ? roleOf(parts, group) : group.role
  return !force && (/^(people|civilians|children)$/.test(role ?? '') || inFight(parts, group))
}

/** "lost 43 journalists in the war", "two doctors to shelling", not "40 workers", "40 workers in a strike": dead, and none who left. */
function inFight({ tokens, lexicon }: Parts, { role, last }: Group): boolean {
  if (!role || bearsArms(role) || !/^(in|during|to)$/.test(tokens[last + 1]?.norm ?? '')) return false
  let end = last + 2
  while (
    end < last + 6 &&
    (/^(DET|ADJ|NOUN|PROPN)$/.test(tokens[end]?.tag ?? '') || lexicon.conflict.has(tokens[end]))
  )
    end++
  const noun = tokens[end - 1]
  const walkout = /^strikes?$/.test(noun?.norm ?? '') && tokens[end - 2]?.tag !== 'NOUN'
  return (
    !walkout && tokens[end]?.tag !== 'ADP' && (lexicon.conflict.has(noun) || lexicon.sets.fights.has(noun))
  )
}

/** "her husband and [two sons]": joined to kin of the same person. */
const besideOwn = (tokens: readonly Token[], { first }: Group): boolean =>
  /^(and|,)$/.test(tokens[first - 1]?.norm ?? '') &&
  tokens.slice(Math.max(0, first - 5), first - 1).some(({ norm }) => /^(my|his|her)$/.test(norm))

/** "the Zulus lost 5,000", "the Ninth lost 218": a nation, the enemy or a regiment, and no votes or points of it. */
function sideLoses(parts: Parts, frame: VerbFrame, group: Group): boolean {
  const { tokens } = parts
  const who = subjectOf(parts, frame, false)
  const next = tokens[group.last + 1]
  const side = who !== null && (who.side !== null || tokens[who.head]?.norm === 'enemy')
  const ends = next?.tag === 'PUNCT' || next?.sentence !== tokens[group.last]?.sentence
  const free = /^(in|at|on|and|of|to|from|only|during|while|as|before|when)$/.test(next?.norm ?? '')
  return (side || regiment(tokens, frame.first - 1)) && (ends || free)
}

/** "the Ninth", "the Twenty-second", whose last word is token `i`: a regiment by its number alone. */
function regiment(tokens: readonly Token[], i: number): boolean {
  if (!/^(first|second|third|fifth|\w+th|\d+(st|nd|rd|th|d))$/.test(tokens[i]?.norm ?? '')) return false
  const first = tokens[i - 1]?.norm === '-' ? i - 2 : i
  return tokens[first - 1]?.norm === 'the' && /^[\p{Lu}\d]/u.test(tokens[first]?.text ?? '')
}
