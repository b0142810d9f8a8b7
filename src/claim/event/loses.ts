import { bereft, mourned } from './mourned.ts'
import { eventsAt } from '../phrase/follows.ts'
import { type Group, sizeOf } from '../phrase/draft.ts'
import { civiliansBeside, woundedBeside } from './loss.ts'
import type { Parts } from '../phrase/parts.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { lastJoined, subjectOf } from '../clause/victims.ts'
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
  // "we have lost over 900 brave men and women": no wounded are called so.
  if (
    group.quantity &&
    words.some((t) => sets.dear.has(t)) &&
    sets.mournedIfDear.has(parts.tokens[group.head])
  )
    return event === 'deaths'
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
  return (
    !force &&
    ((/^(people|civilians|children)$/.test(role ?? '') && !leftFor(parts, group)) ||
      inFight(parts, trigger, group))
  )
}

/**
 * "lost 43 journalists in the war", "two cooks and a driver to shelling", not "40 workers", "40 workers since the war began", "40
 * workers in a strike": dead, and none who left. Of "a shell hit the kitchen; we lost two cooks" the shell tells.
 */
function inFight(parts: Parts, { first, last }: Trigger, group: Group): boolean {
  if (!group.role || bearsArms(group.role)) return false
  const { tokens } = parts
  const end = lastJoined(parts, group)
  if (/^(in|during|to)$/.test(tokens[end + 1]?.norm ?? '')) return fighting(parts, end + 2)
  const ours = /^(we|they)$/.test(tokens[verbFrame(parts, first).first - 1]?.norm ?? '')
  return ours && group.first > last && tokens[end + 1]?.tag === 'PUNCT' && attackTold(parts, first)
}

/** Does a fight begin at token `i`: "the war", "Monday's shelling", "air strikes on the town", not "the war for talent", "a strike"? */
function fighting({ tokens, lexicon }: Parts, i: number): boolean {
  let end = /^(DET|PRON)$/.test(tokens[i]?.tag ?? '') ? i + 1 : i
  while (
    end < i + 5 &&
    (/^(ADJ|NOUN|PROPN|PART)$/.test(tokens[end]?.tag ?? '') || lexicon.conflict.has(tokens[end]))
  )
    end++
  const noun = tokens[end - 1]
  if (walkout(tokens, end - 1)) return false
  if (tokens[end]?.tag === 'ADP' && !ATTACK.test(lexicon.manners.at(tokens, end - 1)?.value.manner ?? ''))
    return false
  return lexicon.conflict.has(noun) || lexicon.sets.fights.has(noun)
}

/** What leaves no doubt that people died of it. */
const ATTACK = /^(strike|shelling|bombing|shooting|ambush|gas)$/

/** "a strike", not "an air strike": workers walked out. */
const walkout = (tokens: readonly Token[], i: number): boolean =>
  /^strikes?$/.test(tokens[i]?.norm ?? '') && !/^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? '')

/** Does the sentence or the one before tell of an attack? */
function attackTold({ tokens, doc, lexicon }: Parts, i: number): boolean {
  const sentence = tokens[i]?.sentence ?? 0
  const to = doc.sentences[sentence]?.last ?? i
  for (let k = (doc.sentences[sentence - 1] ?? doc.sentences[sentence])?.first ?? i; k <= to; k++)
    if (ATTACK.test(lexicon.manners.at(tokens, k)?.value.manner ?? '') && !walkout(tokens, k)) return true
  return false
}

/** "lost 40 members to its rival", not "to shelling", "to the rebels", "to cholera": they left. */
function leftFor(parts: Parts, group: Group): boolean {
  const { tokens, lexicon } = parts
  const to = lastJoined(parts, group) + 1
  if (tokens[to]?.norm !== 'to') return false
  return !tokens
    .slice(to + 1, to + 6)
    .some((t) => lexicon.conflict.has(t) || lexicon.manners.at(tokens, t.index) !== null)
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
