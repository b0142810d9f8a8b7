import type { Quantity, Token } from '../model/index.ts'
import type { Trigger } from './event/trigger.ts'
import type { Draft } from './phrase/draft.ts'
import { eventsAt } from './phrase/follows.ts'
import type { Parts } from './phrase/parts.ts'

/**
 * "The rebels killed or captured 90 soldiers": of an amount that two events share, joined with "or", nobody knows how many
 * belong to each, but to neither more than so many, and of at least 90, or dozens, neither has an amount. "Killed and
 * captured" and "kidnapped or detained" tell all of it.
 */
export function eitherOf(parts: Parts, drafts: readonly Draft[]): Draft[] {
  const { tokens } = parts
  const counted = drafts.filter(({ group }) => group?.quantity && !group.none)
  const bounded = new Map<Draft, Draft>()
  for (const told of Map.groupBy(counted, ({ group }) => group?.quantity?.span[0]).values()) {
    if (new Set(told.map(({ event }) => event)).size === 1 || !inOneRun(tokens, told)) continue
    for (const draft of told) bounded.set(draft, atMost(draft, told))
  }
  return drafts.map((draft) => bounded.get(draft) ?? (orAct(parts, draft) ? atMost(draft, [draft]) : draft))
}

/** "the killing [or capture] of 90 soldiers", "90 deaths [or arrests]": does another event share the amount of a noun? */
function orAct(parts: Parts, { event, rule, last, group }: Draft): boolean {
  const { tokens } = parts
  if (!group?.quantity || group.none || !/^noun-(act|count)$/.test(rule) || !isOr(tokens[last + 1]))
    return false
  const others = eventsAt(parts, last + 2).map(({ sense }) => sense)
  return others.some(({ as }) => /^(act|count)$/.test(as)) && others.every((sense) => sense.event !== event)
}

/** "40 sailors are dead or [missing]": a state that "or" joins to what is told of people is told of them too. */
export function orState(tokens: readonly Token[], trigger: Trigger, before: readonly Draft[]): Draft[] {
  const { event, sense, first, last } = trigger
  if (sense.as !== 'state' || !tokens.slice(Math.max(0, first - 3), first).some(isOr)) return []
  return before
    .filter(
      (draft) => draft.last < first && draft.event !== event && joins(tokens.slice(draft.last + 1, first)),
    )
    .map((draft) => ({ ...draft, event, manner: sense.manner, first, last }))
}

/** Do the words of several events stand in one run with an "or": "were killed, caught or (have) fled"? */
function inOneRun(tokens: readonly Token[], told: readonly Draft[]): boolean {
  const inOrder = told.toSorted((a, b) => a.first - b.first)
  const ends = inOrder.slice(0, -1).map(({ last }) => last + 1)
  return joins(inOrder.slice(1).flatMap(({ first }, k) => tokens.slice(ends[k], first)))
}

const joins = (between: readonly Token[]): boolean =>
  between.some(isOr) && between.every((t) => isOr(t) || t.norm === ',' || /^(AUX|ADV)$/.test(t.tag))

const isOr = (token: Token | undefined): boolean => /^(and\/)?or$/.test(token?.norm ?? '')

/** What is told of at most so many, in the words of all that may have happened to them. */
const atMost = (draft: Draft, told: readonly Draft[]): Draft => ({
  ...draft,
  first: Math.min(...told.map(({ first }) => first)),
  last: Math.max(...told.map(({ last }) => last)),
  shared: true,
})

/** The amount of an event that may be that of another one as well: what is at least so many has none. */
export const sharedAmount = (quantity: Quantity | null): Quantity | null =>
  quantity === null || quantity.upper === null ? null : { ...quantity, lower: null }
