import type { Charge } from '../../lexicon/index.ts'
import type { Place, Token } from '../../model/index.ts'
import { attacked } from './attacked.ts'
import { allegianceOf, type Census } from './allegiance.ts'
import { numberOf } from './antecedent.ts'
import { borne } from '../nominal/borne.ts'
import { captive, compatriot, foe, namedUpTo } from './compatriot.ts'
import { crewOf } from './crew.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { alike } from './alike.ts'
import { onlyForce } from './forces.ts'
import { fromOrIn, isOthers, local } from './local.ts'
import type { Parts } from '../phrase/parts.ts'
import type { SceneOf } from './scene.ts'
import { sideIn } from '../phrase/who.ts'
import { whom } from './whom.ts'

/** What a claim's people are told by, beside their own words. */
export interface Told {
  readonly parts: Parts
  /** What happened to people of this report, by the head of the words for them. */
  readonly victims: ReadonlyMap<number, Draft>
  /** The side whose voice the speaker of the claim is ("our soldiers"), or null. */
  readonly speaker: () => string | null
  /** The side of the body that published the report, where the report says it in its own voice; else null. */
  readonly house: () => string | null
  /** Is it in an address or a transcript, not cited by a report? */
  readonly inPerson: boolean
  /** What the speaker speaks of by his office. */
  readonly office: () => Charge
  readonly census: () => Census
  /** The side of a named person, wherever the text tells it. */
  readonly personOf: (group: Group) => string | null
  /** The land told of around a sentence. */
  readonly scene: SceneOf
  /** Of a part or of what goes on from another: whatever was told before it in its sentence. */
  readonly whole: Draft | null
  /** Where it happened. */
  readonly place: (draft: Draft) => Place | null
}

/** So many words that point back at each other are followed. */
const DEEPEST = 6

/** Whose people they are: told with them, else by who suffered, else by the people told before. */
export function side(told: Told, draft: Draft, depth = 0): string | null {
  const { group, sufferer } = draft
  if (group?.side) return group.side
  const suffered = sufferer && sideOf(told, sufferer, draft, true, depth)
  // Whose losses they are is told by who bore them, even where that leads to no side.
  if (suffered || (sufferer && group?.words)) return suffered
  const whole = ofTheWhole(told, draft, depth)
  return whole ?? (group && (sideOf(told, group, draft, false, depth) ?? diedFor(told, draft)))
}

/** "82 people, [including 37 civilians]", "6,000 casualties, [a thousand of them] killed": a part of those told before it in its sentence. */
function ofTheWhole(told: Told, { group, rule, event }: Draft, depth: number): string | null {
  if (depth > 0 || !group || !/^(part-of-whole|among-them|number-participle)$/.test(rule)) return null
  const { whole } = told
  const casualties = group.kind === 'pronoun' && /^noun-(count|toll)$/.test(whole?.rule ?? '')
  const people = group.kind === 'people' && rule !== 'number-participle' && whole?.event === event
  if (!whole || !(casualties || people)) return null
  const { tokens, lexicon } = told.parts
  return lexicon.allegiance.at(tokens, group.head)?.value === 'stranger' ? null : side(told, whole, depth + 1)
}

const DEFENDS = /^(defend|defending|protecting)$/
/** So many words after the event what they died for is looked for. */
const FAR = 12

/** "everyone who died for Norland", "who gave their lives for our freedom": whose they were. */
function diedFor({ parts: { tokens, lexicon }, speaker }: Told, { event, last }: Draft): string | null {
  if (event !== 'deaths') return null
  let at = last + 1
  // "was killed at Harra on Sunday, defending our land".
  while (
    at < last + FAR &&
    tokens[at]?.sentence === tokens[last]?.sentence &&
    !DEFENDS.test(tokens[at]?.norm ?? '')
  )
    at++
  if (!DEFENDS.test(tokens[at]?.norm ?? '')) {
    if (tokens[last + 1]?.norm !== 'for') return null
    at = last + 1
  }
  if (lexicon.allegiance.at(tokens, at + 1)?.value === 'ours') return speaker()
  const named = lexicon.sides.at(tokens, at + 1)
  return named?.form === 'name' && named.side.kind === 'country' ? named.side.name : null
}

/** "The ministry said that 16 of its soldiers had died": of the side whose voice says so. */
function inItsVoice(told: Told, { words, first }: Group, draft: Draft): string | null {
  const { parts, census, inPerson, speaker } = told
  const owner = parts.tokens[words?.[0] ?? first]
  if (owner?.norm !== 'its' || inPerson || draft.first < first) return null
  const own = speaker()
  for (const { of, back } of namedUpTo(parts, census(), owner.sentence)) {
    if (back > 0) break
    if (of !== own) return null
  }
  return own
}

function sideOf(told: Told, group: Group, draft: Draft, bodies: boolean, depth: number): string | null {
  const { parts } = told
  if (group.side) return group.side
  if (depth > DEEPEST) return null
  const allegiance = allegianceOf(parts, group)
  if (allegiance === 'ours') return told.speaker() ?? told.house()
  if (allegiance === 'foe') return foe(told)
  if (group.kind === 'thing' && numberOf(parts.tokens[group.head] as Token) === null)
    return bodies ? sideIn(parts, group.first, group.last) : null
  const lost = group.kind === 'bare' ? borne(parts, group.first) : null
  if (lost) return lost.side
  const means = whom(told, group, draft, bodies)
  const of = means && told.victims.get(means.head)
  if (of?.group === means) return side(told, of, depth + 1)
  if (means) return sideOf(told, means, draft, bodies, depth + 1)
  if (group.kind === 'name') return told.personOf(group) ?? compatriot(told, group, draft)
  // "The hospitals have received five dead": from anywhere.
  if (group.kind === 'bare' && parts.lexicon.sets.takeIn.has(parts.tokens[group.first - 1])) return null
  if (group.kind === 'bare' || isOthers(parts, group))
    return local(told, group, draft) ?? attacked(told, draft, group) ?? compatriot(told, group, draft)
  if (group.kind !== 'people') return null
  return (
    inItsVoice(told, group, draft) ??
    fromOrIn(parts, group, draft) ??
    crewOf(parts, group) ??
    local(told, group, draft) ??
    attacked(told, draft, group) ??
    alike(told, draft, group) ??
    captive(told, group) ??
    (allegiance === 'own' ? told.speaker() : compatriot(told, group, draft)) ??
    onlyForce(told, group, draft)
  )
}
