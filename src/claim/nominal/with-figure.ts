import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { farFigure } from './far-figure.ts'
import { figureAfter, figureBefore, putAside } from './figure.ts'

/** "the number of villagers killed … has reached 90": people who are counted further on. */
export function withFigure(parts: Parts, group: Group, from: number): Group {
  const { tokens } = parts
  const rate = group.quantity === null && group.kind === 'people' ? rateAfter(parts, from) : null
  if (rate) return { ...group, last: Math.max(group.last, rate.last), quantity: rate.quantity }
  const those = /^(those|number)$/.test(tokens[group.head]?.norm ?? '')
  if (group.quantity !== null || group.kind === 'name' || (group.kind === 'pronoun' && !those)) return group
  const number = numberAt(parts, group)
  // "put the enemy dead at 65".
  const at = tokens[from]?.norm === 'at' && groupAt(parts, from + 1)?.kind === 'bare'
  // "this brings to 11 the journalists killed this year".
  const brought = the(tokens, group) ? figureBefore(parts, group.first + 1) : null
  if (brought) return { ...group, first: brought.group.first, quantity: brought.group.quantity }
  const figure =
    (number >= 0 ? figureBefore(parts, number) : null) ??
    figureAfter(parts, from) ??
    (number >= 0 ? (farFigure(parts, from) ?? putAside(parts, from)) : null)
  // "soldiers killed in the valley exceed 3,000", "came to 90".
  const verb = figure?.verb ?? -1
  const counts =
    /^(number|total|exceed)$/.test(tokens[verb]?.lemma ?? '') ||
    (/^(come|amount)$/.test(tokens[verb]?.lemma ?? '') &&
      tokens[verb + 1]?.norm === 'to' &&
      figure?.group.first === verb + 2)
  const told = number >= 0 || (at && !those) || counts ? figure?.group : null
  return told
    ? {
        ...group,
        first: Math.min(group.first, told.first),
        last: Math.max(group.last, told.last),
        quantity: told.quantity,
      }
    : group
}

/** "civilians are dying at a rate of 40 a day": the amount. */
function rateAfter(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  const rate = /^(rate|pace)$/.test(tokens[from + 2]?.norm ?? '') && tokens[from + 3]?.norm === 'of'
  if (tokens[from]?.norm !== 'at' || !rate) return null
  const figure = groupAt(parts, from + 4)
  return figure?.kind === 'bare' && figure.quantity?.per ? figure : null
}

const the = (tokens: readonly Token[], { kind, first }: Group): boolean =>
  kind === 'people' && tokens[first]?.norm === 'the' && /^(to|at)$/.test(tokens[first - 2]?.norm ?? '')

/** "[the number of] villagers": the noun for a count in the words for people or right before them, or -1. */
function numberAt({ tokens, lexicon }: Parts, { first, head }: Group): number {
  // "the number who died": itself.
  for (let i = head; i >= first - 2; i--) if (lexicon.sets.counts.has(tokens[i])) return i
  return -1
}
