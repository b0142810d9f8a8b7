import type { Token } from '../../model/index.ts'
import { antecedent, numberOf } from './antecedent.ts'
import { type Draft, type Group, sizeOf } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Told } from './side.ts'

/** The people told before whom a group points at: "they", "12 others", or the owner of "its troops"; else null. */
export function whom(
  { parts, victims }: Pick<Told, 'parts' | 'victims'>,
  group: Group,
  draft: Draft | null,
  bodies = false,
): Group | null {
  const { tokens } = parts
  const head = tokens[group.head] as Token
  if (
    group.kind === 'bare' ||
    /^(others?|another|some|many|most|several|few|both|all|those)$/.test(head.norm)
  ) {
    const whole = group.kind === 'bare' ? outOf(parts, group) : null
    if (whole) return whole
    const them = group.kind === 'bare' ? ofThese(parts, group) : -1
    if (them >= 0) return ofThose(parts, victims, them)
    const found = antecedent(parts, victims, {
      at: group.first,
      number: 'several',
      bodies: false,
      victims: true,
      // "another 30", "11 others", "Forty were hurt." go on counting those of the sentence before.
      reach: group.kind !== 'bare' || opens(parts, group, draft) ? 1 : 0,
    })
    // "A boy died, raising the toll to three": no three of him.
    if (found && draft?.rule === 'noun-toll' && sizeOf(found) === 1) return null
    // "nine martyrs and 30 wounded": the wounded are no martyrs.
    if (found && draft && draft.event !== 'deaths' && areDead(parts, found)) return null
    // "Troops moved into Harra, killing scores and sending thousands fleeing": others.
    const theirs = found && victims.get(found.head)
    if (draft && (attackers(theirs, draft) || didIt(parts, theirs, draft))) return null
    // "the enemy's losses were 53 dead, and ours were two dead": of others.
    const others = /^(ours|theirs|yours|mine)$/
    if (found && tokens.slice(found.last + 1, group.first).some(({ norm }) => others.test(norm))) return null
    // "hundreds of families. Another 5,000 fled": families are not counted one by one.
    return found && parts.lexicon.bodies.container.has(tokens[found.head]) ? null : found
  }
  const number = numberOf(head)
  if (group.kind === 'pronoun' || number === 'body') {
    const reach = number === 'one' ? 1 : undefined
    return number && antecedent(parts, victims, { at: group.head, number, bodies, victims: false, reach })
  }
  const own = group.words?.[0] ?? group.first
  const owner = numberOf(tokens[own] as Token)
  if (group.kind !== 'people' || owner === null) return null
  // "said that it killed 12 of its fighters": whose they are did not kill them, unless they are lost.
  const kills =
    draft !== null &&
    draft.first < group.first &&
    tokens[own + 1]?.norm !== 'own' &&
    !/^(lose|suffer|bury|mourn)$/.test(tokens[draft.first]?.lemma ?? '')
  if (kills) return null
  return antecedent(parts, victims, { at: own, number: owner, bodies: true, victims: false })
}

/** Are those who are said to have come somewhere the ones who do what befell so many? */
const attackers = (sent: Draft | null | undefined, { event, rule }: Draft): boolean =>
  sent?.event === 'deployment' && (event === 'displacement' || /^verb-(active|gerund)$/.test(rule))

/** "[The bomber] blew himself up and killed seven", "died, killing seven": who does it next is none of those. */
const didIt = ({ tokens }: Parts, died: Draft | null | undefined, { first, rule }: Draft): boolean =>
  died?.rule === 'verb-subject' &&
  /^verb-(active|gerund)$/.test(rule) &&
  /^(and|,)$/.test(tokens[first - 1]?.norm ?? '')

/** Are these people dead by the word for them: "martyrs"? */
const areDead = (parts: Parts, { head }: Group): boolean =>
  eventsAt(parts, head).some(({ sense }) => sense.as === 'people' && sense.event === 'deaths')

/** "Of the [40 monks] on the bus, 12 were killed": those of whom an amount counts some, at the head of its sentence. */
function outOf(parts: Parts, { first }: Group): Group | null {
  const { doc, tokens } = parts
  let of = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  if (tokens[of]?.norm === 'out') of++
  if (tokens[of]?.norm !== 'of') return null
  const whole = groupAt(parts, of + 1)
  if (whole?.kind !== 'people' || whole.last >= first) return null
  // "Of the American wounded, 300", "of the casualties, 42".
  const harmed = /^(NOUN|ADJ|VERB)$/.test(tokens[whole.last + 1]?.tag ?? '')
  return harmed || eventsAt(parts, whole.head).some(({ sense }) => sense.as === 'count') ? null : whole
}

/** Whom "of these" means; nobody of "900 casualties, of these 300 deaths", whose noun tells what befell them. */
function ofThose(parts: Parts, victims: ReadonlyMap<number, Draft>, at: number): Group | null {
  const sought = { at, number: 'several', bodies: false, victims: false, reach: 1 } as const
  const found = antecedent(parts, victims, sought)
  return found && eventsAt(parts, found.head).some(({ sense }) => sense.as === 'count') ? null : found
}

/** "Of these, [40] have been freed": the word at the head of the sentence that points at all of them, or -1. */
function ofThese({ doc, tokens }: Parts, { first }: Group): number {
  const of = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  const next = tokens[of + 2]?.norm === ',' ? of + 3 : of + 2
  return tokens[of]?.norm === 'of' &&
    /^(these|those|them)$/.test(tokens[of + 1]?.norm ?? '') &&
    next === first
    ? of + 1
    : -1
}

/** "[Another 30] were hurt": an amount that opens its sentence goes on counting those of the sentence before. */
function opens({ doc, tokens }: Parts, { first, none }: Group, draft: Draft | null): boolean {
  if (!draft || none || !/^(verb-passive|verb-subject|state)$/.test(draft.rule) || draft.first < first)
    return false
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  const before = doc.sentences[(sentence?.index ?? 0) - 1]
  if (!sentence || before?.paragraph !== sentence.paragraph) return false
  return tokens.slice(sentence.first, first).every(({ norm }) => OPENING.test(norm))
}

const OPENING = /^(and|but|another|a|an|some|further|["“‘(])$/
