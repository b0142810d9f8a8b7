import type { Lexicon } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isPlural } from '../clause/human.ts'

/** Whom a word points back at: several people ("they"), one ("he"), or a body such as an army ("its"). */
export type Number = 'several' | 'one' | 'body'

const SEVERAL = /^(they|them|themselves|their|theirs|those|these|who|whom)$/
const ONE = /^(he|him|himself|his|she|her|hers|herself)$/
const BODY = /^(it|its|itself)$/

const OBJECT = /^(them|him|her|themselves|himself|herself)$/

/** Which of them a pronoun or possessive points at; null for words that point at nobody told before. */
export const numberOf = ({ norm }: Token): Number | null =>
  SEVERAL.test(norm) ? 'several' : ONE.test(norm) ? 'one' : BODY.test(norm) ? 'body' : null

/** So many sentences back, beside its own, somebody is looked for. */
const REACH = 2

export interface Sought {
  /** Token index of the word that points back. */
  readonly at: number
  readonly number: Number
  /** May a nation or an army be meant ("they have lost 900"), or only people? */
  readonly bodies: boolean
  /** Only people to whom something happened, as of "12 others"? */
  readonly victims: boolean
  /** How many sentences back, beside its own, they may stand. */
  readonly reach?: number | undefined
}

/**
 * The people told before whom a word points at: in the nearest sentence that has any, whoever it is about and whoever
 * something happened to there. Null where two of them have an equal claim. Method: salience by role in the sentence,
 * as in Lappin and Leass (1994), with three weights.
 */
export function antecedent(parts: Parts, victims: ReadonlyMap<number, Draft>, sought: Sought): Group | null {
  const { tokens, groups, doc } = parts
  const here = tokens[sought.at]?.sentence ?? 0
  const paragraph = doc.sentences[here]?.paragraph ?? 0
  const doer = OBJECT.test(tokens[sought.at]?.norm ?? '') ? takenBy(parts, sought.at) : null
  const reach = sought.reach ?? REACH
  for (let sentence = here; sentence >= Math.max(0, here - reach); sentence--) {
    if (paragraph - (doc.sentences[sentence]?.paragraph ?? 0) > 1) return null
    const found: Group[] = []
    for (const group of groups.of(sentence).toReversed()) {
      if (group === doer || group.last >= sought.at || groups.at(group.first) !== group) continue
      if (fits(parts, group, sought, victims)) found.push(group)
    }
    const best = takenBefore(parts, found, victims, sought.at) ?? salient(parts, found, victims, sought.at)
    if (best !== undefined) return best && rivalled(parts, best, found, sought) ? null : best
  }
  return null
}

/** "The Kenyan army said Chad had attacked and its army …": does another nation act between them and a word for a body? */
const rivalled = ({ tokens }: Parts, best: Group, found: readonly Group[], { number }: Sought): boolean =>
  number === 'body' &&
  found.some(
    (other) =>
      other.first > best.first &&
      other.side !== null &&
      other.side !== best.side &&
      /^(AUX|VERB)$/.test(tokens[other.last + 1]?.tag ?? ''),
  )

function fits(
  { tokens, lexicon }: Parts,
  group: Group,
  { at, number, bodies, victims: only }: Sought,
  victims: ReadonlyMap<number, Draft>,
): boolean {
  const head = tokens[group.head] as Token
  if (only && !victims.has(group.head)) return false
  if (group.kind === 'pronoun') return numberOf(head) === number && group.quantity === null
  // Of "the brigade lost 12 men, and 30 were hurt" the men are counted on.
  if (only && group.kind === 'people' && victims.get(group.head)?.group !== group) return false
  // "the attackers wounded 46 before being shot": what befell them is told only after.
  if (only && group.quantity === null && (victims.get(group.head)?.first ?? 0) > at + 1) return false
  if (group.kind === 'bare') return only || (number === 'several' && victims.has(group.head))
  if (group.kind === 'thing')
    return (bodies || victims.has(group.head)) && number !== 'one' && isBody(head, group, lexicon)
  if (group.kind === 'name') return number === 'one'
  // "fear for their families if they are caught": not the families.
  if (numberOf(tokens[group.words?.[0] ?? group.first] as Token) !== null && !victims.has(group.head))
    return false
  const single = group.quantity ? group.quantity.lower === 1 && group.quantity.upper === 1 : !isPlural(head)
  const force = lexicon.bodies.force.has(head)
  if (number === 'body') return bodies && force && single
  // "One driver was killed and two were hurt" counts on drivers.
  const counted =
    only &&
    group.kind === 'people' &&
    group.quantity !== null &&
    tokens[at]?.tag === 'NUM' &&
    !/^others?$/.test(tokens[at + 1]?.norm ?? '')
  return number === 'one' ? single && !force : !single || counted || (force && bodies)
}

/** A nation, an army or a group as somebody who acts, not as a place: "Russia", "the Israeli military". */
const isBody = (head: Token, { side }: Group, { bodies }: Lexicon): boolean =>
  side !== null && (head.tag === 'PROPN' || bodies.power.has(head))

/** The one with the most weight; null where another has as much, undefined where there is none. */
function salient(
  { tokens }: Parts,
  found: readonly Group[],
  victims: ReadonlyMap<number, Draft>,
  at: number,
): Group | null | undefined {
  const first = found.at(-1)
  let best: Group | null | undefined
  let most = -1
  for (const group of found) {
    const before = tokens[group.first - 1]
    const governed = before?.tag === 'ADP' && before.sentence === tokens[group.first]?.sentence
    const place =
      group.kind === 'thing' && governed && /^(in|at|near|from|into|to|across|inside)$/.test(before.norm)
    if (place) continue
    const weight =
      (victims.has(group.head) && group.head < at ? 2 : 0) +
      (group === first && !governed ? 2 : 0) +
      (group.kind === 'pronoun' ? 1 : 0)
    if (weight > most) {
      best = group
      most = weight
    } else if (weight === most && best && (best.side !== group.side || best.side === null)) best = null
  }
  return best
}

/** "rescued nine hostages, killed [six rebels] and arrested two": of an amount that a verb takes, whom the verb before it took. */
function takenBefore(
  { tokens }: Parts,
  [nearest]: readonly Group[],
  victims: ReadonlyMap<number, Draft>,
  at: number,
): Group | null {
  const verbs = tokens[at]?.tag === 'NUM' && tokens[at - 1]?.tag === 'VERB' && tokens[at - 2]?.norm === 'and'
  const joined = verbs && nearest !== undefined && nearest.last >= at - 4 && victims.has(nearest.head)
  return joined && nearest.kind === 'people' ? nearest : null
}

/** "the rebels could not take them alive": the subject of the verb that takes the word at `at`. */
function takenBy(parts: Parts, at: number): Group | null {
  const { tokens } = parts
  const sentence = tokens[at]?.sentence
  let i = at - 1
  while (tokens[i]?.sentence === sentence && /^(VERB|AUX|PART|ADV|ADJ|NUM)$|^of$/.test(told(tokens[i]))) i--
  const group = groupAt(parts, i)
  return i < at - 1 && tokens[i]?.sentence === sentence ? (group ?? null) : null
}

/** A token's part of speech; "of" as itself: "freed two of them". */
const told = (token: Token | undefined): string => (token?.norm === 'of' ? 'of' : (token?.tag ?? ''))
