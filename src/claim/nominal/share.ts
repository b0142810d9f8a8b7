import { bare } from '../phrase/bare.ts'
import { after } from '../phrase/beside.ts'
import { type Draft, type Group, isBounded, reach } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { FoundQuantity } from '../../model/index.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame } from '../clause/verb.ts'
import { lastJoined } from '../clause/victims.ts'

/** "nine of the dead [were] boys". */
export const BE = /^(is|are|was|were)$/
const THE = /^(the|those|these|its|their|our|that|this)$/

/**
 * A claim of some out of a whole ("ten of the 40 killed were children"): who those some are, where a verb says so after or
 * before it, and a claim of the whole where that has an amount of its own.
 */
export function ofWhole(parts: Parts, draft: Draft): readonly Draft[] {
  const { tokens, quantities, quantityOf } = parts
  const { group } = draft
  const q = quantities[quantityOf[group?.first ?? -1] ?? -1]
  if (!group?.quantity || !q || tokens[q.last + 1]?.norm !== 'of') return [draft]
  if (!THE.test(tokens[q.last + 2]?.norm ?? '')) return [draft]
  const who = told(parts, draft, group)
  // "five of the seven priests killed": only where they are told to be something is more than the seven claimed.
  if (!who && group.outOf && group.quantity.span === group.outOf.span) return [draft]
  const some = who ? [{ ...draft, group: asWhom(group, q, who) }] : unlessOtherwise(parts, draft)
  // "nine of the 40 bodies have been named": the 40 are only spoken of.
  if (draft.rule === 'noun-count' && draft.event === 'deaths' && !who) return some
  const all = quantities[quantityOf[q.last + 3] ?? -1]
  const counted = all?.kind === 'count' && all.first === q.last + 3
  if (draft.rule === 'noun-people' && (group.none || !isBounded(group)))
    return ofNoun(draft, counted ? all : null, who ? some : [])
  if (!counted || !inside(parts, all, draft)) return some
  const whole = wholeOf(draft, group, all)
  // "none of the 11 injured is in danger", "none of the 12 captured soldiers spoke": all of them were.
  const spokenOf = group.none && /^(part-of-whole|attributive)$/.test(draft.rule)
  return spokenOf ? [whole] : [...some, whole]
}

/** "Few of the 60 hostages had shoes": the noun tells of all 60; "none of the hostages spoke" only speaks of them. */
function ofNoun(draft: Draft, all: FoundQuantity | null, some: readonly Draft[]): readonly Draft[] {
  const { group } = draft
  if (!group || !all) return group?.none ? [] : [draft]
  const whole = wholeOf(draft, group, all)
  // It gives way to what a verb tells of them, as any noun for people does.
  return [...some, { ...whole, group: whole.group && { ...whole.group, head: group.head } }]
}

/** A claim of all whom `all` counts. */
function wholeOf(draft: Draft, group: Group, all: FoundQuantity): Draft {
  const { words, role, side } = group.kind === 'people' ? group : bare(all)
  const whole = { ...bare(all), last: Math.max(all.last, words?.[1] ?? 0), words, role, side }
  const rule = draft.rule === 'part-of-whole' ? 'number-participle' : draft.rule
  return { ...draft, group: whole, polarity: 'affirmed', rule }
}

/** The some of whom "were [children]" is said, as those. */
const asWhom = (some: Group, q: FoundQuantity, { words, role, side }: Group): Group => ({
  ...some,
  quantity: bare(q).quantity,
  words,
  role,
  side,
})

/** What is said of those some, "were [fatal]"; nothing where what "died" or "are in hospital" claims by itself says it. */
function unlessOtherwise(parts: Parts, draft: Draft): readonly Draft[] {
  const { tokens } = parts
  const end = reach(draft)[1]
  if (draft.rule !== 'noun-count' || draft.event !== 'casualties') return [draft]
  if (BE.test(tokens[end + 1]?.norm ?? '') && /^(fatal|deadly)$/.test(tokens[end + 2]?.norm ?? ''))
    return [{ ...draft, event: 'deaths', last: end + 2 }]
  // "none of the 17 casualties was serious".
  if (draft.group?.none && BE.test(tokens[draft.last + 1]?.norm ?? '')) return []
  // "[nine of the casualties] have since died", not "and the injury of two".
  const ends = tokens.slice(end + 1, end + 4).findIndex(({ norm }) => /^(and|or|,)$/.test(norm))
  const another = [end + 1, end + 2, end + 3]
    .slice(0, ends < 0 ? 3 : ends)
    .some((i) =>
      eventsAt(parts, i).some(({ sense }) => sense.event === 'deaths' || sense.event === 'injuries'),
    )
  return another ? [] : [draft]
}

/** Are the event words those of the whole itself: "of the 40 [killed]", "of the 84 people [who died]", not "of the 11 wounded [died]"? */
function inside({ tokens }: Parts, all: FoundQuantity, { first, last, rule }: Draft): boolean {
  if (first <= all.last || rule === 'noun-people') return false
  const between = tokens.slice(all.last + 1, first)
  const who = between.findIndex(({ norm }) => /^(who|that)$/.test(norm))
  if (who >= 0 && between.slice(who + 1).every(({ tag }) => /^(AUX|ADV)$/.test(tag))) return true
  const apart = between.some(({ tag }) => /^(AUX|VERB|PUNCT|PRON)$/.test(tag))
  const predicate = /^(verb-subject|verb-passive|state)$/.test(rule)
  return !apart && !predicate && tokens[last]?.sentence === tokens[all.last]?.sentence
}

/** "… were [children]", "[children] made up …". */
function told(parts: Parts, draft: Draft, group: Group): Group | null {
  const { tokens } = parts
  const end = reach(draft)[1]
  const behind = BE.test(tokens[end + 1]?.norm ?? '') ? after(parts, end + 2) : null
  const verb = makesUp(parts, group.first)
  const before = verb < 0 || group.words ? null : subject(parts, verbFrame(parts, verb).first)
  const who = behind ?? before
  if (who?.kind !== 'people' || (who.quantity?.lower ?? 1) !== 1 || !who.words) return null
  // "women and children".
  const left = tokens[who.first - 1]?.norm === 'and' ? groupAt(parts, who.first - 2) : null
  const first = left?.kind === 'people' && !left.quantity ? (left.words?.[0] ?? left.first) : who.words[0]
  return { ...who, words: [first, lastJoined(parts, who)] }
}

/** The verb of "make up", "account for" or "constitute" right before the share that begins at `first`, or -1. */
export function makesUp({ tokens }: Parts, first: number): number {
  const [verb, link] = [tokens[first - 2], tokens[first - 1]]
  if (link?.norm === 'up' && verb?.lemma === 'make') return first - 2
  if (link?.norm === 'for' && verb?.lemma === 'account') return first - 2
  return /^(constitute|comprise|represent)$/.test(link?.lemma ?? '') ? first - 1 : -1
}

/**
 * "Of the dead, 611 were rebels, 402 civilians and 191 policemen", from the comma on: amounts, the first with "were",
 * before those they count.
 */
export function apportioned(parts: Parts, from: number): Group[] {
  const { tokens } = parts
  let i = tokens[from]?.norm === ',' ? from + 1 : from
  const some = groupFrom(parts, i)
  if (some?.kind !== 'bare' || !BE.test(tokens[some.last + 1]?.norm ?? '')) return []
  const first = groupFrom(parts, some.last + 2)
  if (first?.kind !== 'people' || first.quantity) return []
  const found: Group[] = [{ ...first, first: some.first, quantity: some.quantity, none: some.none }]
  for (i = first.last + 1; /^(,|and)$/.test(tokens[i]?.norm ?? '');) {
    while (/^(,|and|were|are)$/.test(tokens[i]?.norm ?? '')) i++
    const next = groupAt(parts, i)
    // "and 396 were children".
    const those =
      next?.kind === 'bare' && BE.test(tokens[next.last + 1]?.norm ?? '')
        ? groupFrom(parts, next.last + 2)
        : null
    if (next?.first === i && those?.kind === 'people' && !those.quantity) {
      found.push({ ...those, first: i, quantity: next.quantity, none: next.none })
      i = those.last + 1
      continue
    }
    if (next?.first !== i || next.kind !== 'people' || !next.quantity) break
    found.push(next)
    i = next.last + 1
  }
  return found
}

/** "Of the 40 killed, [12 were boys]", "of the 900 fatalities, [40] were from Harra": the shares told after a whole whose words are `first` to `last`. */
export function sharesOf(parts: Parts, first: number, last: number): Group[] {
  const { tokens } = parts
  const of = /^(the|those|these|all)$/.test(tokens[first - 1]?.norm ?? '') ? first - 2 : first - 1
  if (tokens[of]?.norm !== 'of' || /^(NUM|NOUN|PROPN|DET)$/.test(tokens[of - 1]?.tag ?? '')) return []
  if (tokens[last + 1]?.norm !== ',') return []
  return sharesAfter(parts, last + 1)
}

/** The shares told after "of the dead", from the comma on, by who they were or by what else is said of them. */
export function sharesAfter(parts: Parts, from: number): Group[] {
  const told = apportioned(parts, from)
  return told.length > 0 ? told : saidOf(parts, from)
}

/** "Of those killed, [369] took no part in the fighting": an amount that a verb of no other event follows, from the comma on. */
export function saidOf(parts: Parts, from: number): Group[] {
  const { tokens } = parts
  const i = tokens[from]?.norm === ',' ? from + 1 : from
  const some = groupFrom(parts, i)
  if (some?.kind !== 'bare' || !some.quantity || some.none) return []
  if (!/^(AUX|VERB)$/.test(tokens[some.last + 1]?.tag ?? '')) return []
  const other = [1, 2, 3, 4].some((k) =>
    eventsAt(parts, some.last + k).some(({ sense }) => sense.event !== 'deployment'),
  )
  return other ? [] : [some]
}
