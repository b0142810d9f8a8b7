import { draft, phraseStart, told } from './counted.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { farFigure } from './far-figure.ts'
import { figureAfter, figureBefore, type Figure, putAside } from './figure.ts'
import { splits, steps } from './figure-sorts.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { withRight } from '../clause/victims.ts'
import { partsOfWhole } from './whole.ts'

/** "The death toll rose to 41", "the number of wounded". */
export function toll(parts: Parts, trigger: Trigger): Draft[] {
  const from = trigger.last + 1
  const figure = figureBefore(parts, trigger.first) ?? figureAfter(parts, from) ?? farFigure(parts, from)
  // "according to casualty figures released today, 900 people were killed": a clause of its own.
  const own = figure && figure.verb < 0 && opensClause(parts, figure.group.last + 1)
  const found = own ? null : figure
  // "the number of soldiers wounded is 52".
  const behind = eventsAt(parts, from).filter(({ form }) => form !== 'ing')
  const befallen = behind.some(({ sense }) => sense.sure)
  if (befallen && trigger.event === 'deployment') return []
  // "the number of hostages killed rose to 14": told by what befell them.
  const otherwise = behind.some(({ sense }) => /^(deaths|injuries)$/.test(sense.event))
  if (otherwise && /^(captures|displacement)$/.test(trigger.event)) return []
  if (found && splits(parts, found, trigger.event)) return []
  const put = putAside(parts, trigger.last + 1)
  const putBefore = put && put.group !== found?.group ? [tolled(parts, trigger, put)] : []
  if (found) {
    const whose = killedAmong(parts, found.group)
    const counted = whose
      ? { ...found.group, last: whose.last, words: whose.words, role: whose.role, side: whose.side }
      : found.group
    const whole = tolled(parts, trigger, { ...found, group: counted })
    // "stands at 30 inmates and two guards".
    const people = found.group.kind === 'people' ? found.group : whose
    const beside = people
      ? withRight(parts, people)
          .slice(1)
          .filter(({ quantity }) => quantity || !whose)
      : []
    if (beside.length > 0) return [...putBefore, whole, ...beside.map((group) => ({ ...whole, group }))]
    const some = [
      ...aside(parts, trigger.last + 1, found),
      ...partsOfWhole(parts, Math.max(found.group.last, trigger.last) + 1),
    ]
    const later = found.group.last > trigger.last ? steps(parts, found.group.last + 1) : []
    return [
      ...putBefore,
      whole,
      ...later.map((group) => ({ ...whole, group })),
      ...some.map((group) => ({ ...whole, group, rule: 'part-of-whole' })),
    ]
  }
  if (putBefore.length > 0) return putBefore
  // "the toll includes 14 children".
  if (parts.tokens[from]?.lemma === 'include')
    return partsOfWhole(parts, from).map((group) => ({
      ...tolled(parts, trigger, { group, verb: from }),
      rule: 'part-of-whole',
    }))
  // "the number of soldiers killed".
  if (trigger.event === 'deployment') return []
  const first = phraseStart(parts, trigger.first)
  const who = told(parts, trigger.last + 1)
  const single = draft(parts, trigger, who, 'noun-toll')
  if (!trigger.sense.traits.includes('figure-only') && (who || single.polarity === 'unknown'))
    return [{ ...single, first: Math.max(first, trigger.first) }]
  return []
}

/** "900 people [were] killed", "900 [died]": does a verb of the people before it stand at token `i`? */
const opensClause = (parts: Parts, i: number): boolean =>
  parts.tokens[i]?.tag === 'AUX' ||
  eventsAt(parts, i).some(
    ({ sense, form }) => sense.as === 'verb' && sense.victim === 'subject' && form === 'ed',
  )

/** "the toll is three killed [among the villagers]": those whom a participle behind the figure tells of, or null. */
function killedAmong(parts: Parts, { kind, last }: Group): Group | null {
  const killed = eventsAt(parts, last + 1).some(({ sense, form }) => sense.as === 'verb' && form !== 'ing')
  if (kind !== 'bare' || !killed || !/^(from|among|amongst)$/.test(parts.tokens[last + 2]?.norm ?? ''))
    return null
  const whose = groupFrom(parts, last + 3)
  return whose?.kind === 'people' && !whose.quantity ? whose : null
}

/** "the toll[, including 18 children,] stood at 51": parts told from token `from` on, before the figure. */
const aside = (parts: Parts, from: number, { group }: Figure): Group[] =>
  /^[,(]$/.test(parts.tokens[from]?.norm ?? '') && from < group.first
    ? partsOfWhole(parts, from).filter(({ last }) => last < group.first)
    : []

/** A claim of the figure that a noun for a count comes to; "could reach 40" is hypothetical. */
export function tolled(
  parts: Parts,
  trigger: Trigger,
  { group, verb }: Figure,
  sufferer: Group | null = null,
): Draft {
  // "did not exceed 40" denies no death: it bounds the figure; "could be 40" is as open as "could reach 40".
  const be = parts.tokens[group.first - 1]?.norm === 'be' ? group.first - 1 : -1
  const told = verb < 0 ? be : verb
  const frame = told < 0 ? null : { ...verbFrame(parts, told), negated: false }
  return { ...draft(parts, trigger, group, 'noun-toll', frame), sufferer }
}
