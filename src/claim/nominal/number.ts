import type { Group } from '../phrase/draft.ts'
import { bare, pronoun } from '../phrase/bare.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { wordAmount } from '../phrase/word-amount.ts'
import { withLeft } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import { told } from './counted.ts'
import type { Reading } from './reading.ts'

/** "12 [killed]", "seven others [wounded]": an amount right before the words. */
export function afterNumber(parts: Parts, trigger: Trigger): Reading | null {
  const counted = number(parts, trigger)
  if (!counted || does(parts, trigger, counted)) return null
  // "two boys and three others [hurt]", but "six bodies and 40 [hurt]": an amount alone does not reach back.
  const groups = counted.kind === 'bare' ? [among(parts, trigger, counted)] : withLeft(parts, counted)
  return { groups, rule: 'number-participle', frame: null }
}

/** "a fragment of one of them [killed] a boy": they do it. */
const does = ({ tokens, periodOf }: Parts, { last, sense }: Trigger, { kind, head }: Group): boolean =>
  sense.as === 'verb' &&
  kind === 'pronoun' &&
  tokens[head]?.norm === 'them' &&
  /^(DET|NUM|PRON)$/.test(tokens[last + 1]?.tag ?? '') &&
  periodOf[last + 1] === -1

/** "900 [dead] among the civilian population": whom the amount counts. */
function among(parts: Parts, { last }: Trigger, counted: Group): Group {
  const those = /^among(st)?$/.test(parts.tokens[last + 1]?.norm ?? '') ? told(parts, last + 1) : null
  return those?.kind === 'people' && !those.quantity
    ? { ...counted, words: those.words, role: those.role, side: those.side }
    : counted
}

/** "[killed] another", "another [killed]": one more of those told before. */
export function another({ doc, tokens, quantityOf }: Parts, i: number): Group | null {
  const t = tokens[i]
  if (t?.norm !== 'another' || quantityOf[i] !== -1) return null
  return { ...pronoun(i), quantity: wordAmount(doc, t, 1) }
}

/** "12 killed", "seven others wounded": an amount right before, with no noun of its own. */
export function number(parts: Parts, { first, last }: Trigger): Group | null {
  const { tokens, quantities, quantityOf } = parts
  const one = another(parts, first - 1)
  if (one) return one
  let i = first - 1
  // "hundreds of dead and wounded".
  if (tokens[i]?.norm === 'of') {
    // "“dozens” of wounded".
    const end = /^["”’']$/.test(tokens[i - 1]?.text ?? '') ? i - 2 : i - 1
    if ((quantityOf[end] ?? -1) !== -1) i = end
  }
  while (
    tokens[i]?.tag === 'ADV' &&
    (quantityOf[i] ?? -1) === -1 &&
    tokens[i]?.sentence === tokens[first]?.sentence
  )
    i--
  // "“at least thirty” dead".
  if (/^["”’'»]$/.test(tokens[i]?.text ?? '') && (quantityOf[i - 1] ?? -1) !== -1) i--
  if (tokens[i]?.sentence !== tokens[first]?.sentence) return null
  const group = groupAt(parts, i)
  // "five have been killed, others injured".
  const others = tokens[i]?.norm === 'others' && /^(,|and|while)$/.test(tokens[i - 1]?.norm ?? '')
  if (
    group?.last === i &&
    (group.kind === 'bare' || (group.kind === 'pronoun' && (group.quantity || others)))
  )
    return group
  const q = quantities[quantityOf[i] ?? -1]
  // "275 taken prisoners": the noun is a word of the event.
  const own = group?.head === last && last > first
  return q?.last === i && (group?.kind !== 'people' || own) ? bare(q) : null
}
