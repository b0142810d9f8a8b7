import type { Token } from '../model/index.ts'
import { draft, phraseStart, told } from './counted.ts'
import type { Draft, Group } from './draft.ts'
import type { Parts } from './parts.ts'
import type { Trigger } from './trigger.ts'
import { partsOfWhole } from './whole.ts'

const REACHES =
  /^(rise|reach|stand|pass|climb|exceed|top|hit|jump|increase|surpass|grow|go|put|revise|estimate|come|near|approach|total|be|have|kill|set|bring|take|lower|raise|cut|drop|fall|rank)$/

/** The figure that "the death toll", "the number of those killed" comes to, told after token `from` in its sentence. */
export function figureAfter(parts: Parts, from: number): Group | null {
  const { tokens, quantities, quantityOf, periodOf, groups, groupOf } = parts
  for (let i = from; i < Math.min(tokens.length, from + 18); i++) {
    const t = tokens[i] as Token
    if (t.sentence !== tokens[from - 1]?.sentence) return null
    if (periodOf[i] !== -1) continue
    const q = quantities[quantityOf[i] ?? -1]
    if (q) {
      // "from 12 to 15": the new figure.
      if (tokens[i - 1]?.norm === 'from' && tokens[q.last + 1]?.norm === 'to') {
        i = q.last
        continue
      }
      const group = groups[groupOf[i] ?? -1]
      return group?.quantity && group.kind !== 'thing' ? group : null
    }
    if (t.tag === 'VERB' ? !REACHES.test(t.lemma) : /^(CCONJ|PRON)$/.test(t.tag) || /^[;—–]$/.test(t.text))
      return null
  }
  return null
}

/** "The death toll rose to 41", "the number of wounded". */
export function toll(parts: Parts, trigger: Trigger): Draft[] {
  const found = figureAfter(parts, trigger.last + 1)
  if (found) {
    const whole = { ...draft(parts, trigger, found, 'noun-toll'), last: trigger.last }
    const some = partsOfWhole(parts, found.last + 1)
    return [whole, ...some.map((group) => ({ ...whole, group, rule: 'part-of-whole' }))]
  }
  const first = phraseStart(parts, trigger.first)
  const who = told(parts, trigger.last + 1)
  const single = draft(parts, trigger, who, 'noun-toll')
  if (trigger.sense.word !== 'toll' && (who || single.polarity === 'unknown'))
    return [{ ...single, first: Math.max(first, trigger.first) }]
  return []
}

/** "the number of villagers killed … has reached 90": people who are counted further on. */
export function withFigure(parts: Parts, group: Group, from: number): Group {
  const { tokens, groups, groupOf } = parts
  if (group.quantity !== null || group.kind === 'name' || group.kind === 'pronoun') return group
  const number = tokens
    .slice(Math.max(0, group.first - 2), group.head)
    .some((t) => /^(number|tally|count)$/.test(t.norm))
  // "put the enemy dead at 65".
  const at = tokens[from]?.norm === 'at' && groups[groupOf[from + 1] ?? -1]?.kind === 'bare'
  const figure = number || at ? figureAfter(parts, from) : null
  return figure ? { ...group, last: figure.last, quantity: figure.quantity } : group
}
