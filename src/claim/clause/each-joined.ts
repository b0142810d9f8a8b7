import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { AND } from '../phrase/link.ts'
import type { Parts } from '../phrase/parts.ts'
import { wordAmount } from '../phrase/word-amount.ts'
import { isPlural, apart } from './human.ts'

/** "the driver of Rahel Tamm, the secretary of the party": with only a comma between, two single persons are one told twice. */
export function explained({ tokens }: Parts, joined: readonly Group[]): readonly Group[] {
  const [first, second] = joined
  if (joined.length !== 2 || !first || !second) return joined
  const single = ({ kind, quantity, head }: Group): boolean =>
    kind === 'people' && (quantity?.lower ?? 1) === 1 && !isPlural(tokens[head] as Token)
  const comma = second.first === first.last + 2 && tokens[second.first - 1]?.norm === ','
  // "a driver, a nurse and the owner of a shop": a list, though its last is not read.
  const third = tokens[second.last + 2]
  const more =
    AND.test(tokens[second.last + 1]?.norm ?? '') &&
    (/^(DET|ADJ|PROPN)$/.test(third?.tag ?? '') || third?.norm.endsWith('ing') === true)
  return comma && !more && single(first) && single(second) ? [first] : joined
}

/**
 * Which of joined groups make claims of their own. Of "60 boys and girls" one amount counts both, and of plurals
 * without an amount ("doctors and nurses") the first stands for all; "Rahel Tamm, a colonel" is one person.
 */
export function listed(parts: Parts, joined: readonly Group[]): Group[] {
  let before = joined[0] as Group
  const found = [before]
  for (const item of joined.slice(1)) {
    const next = shared(parts, before, item)
    if (apposed(parts, before, next)) continue
    // "senator and candidate Rahel Tamm": two offices of one person.
    if (next.kind === 'name' && office(parts, before)) found.pop()
    const uncounted = next.quantity === null && next.kind === 'people'
    const plural = before.kind === 'people' && isPlural(parts.tokens[before.head] as Token)
    // "not a soldier or sailor".
    const either = before.none && parts.tokens[next.first - 1]?.norm === 'or'
    const folded = uncounted && (either || (plural && !apart(parts, next)))
    if (!folded) found.push(next)
    before = next
  }
  return found
}

/** "his wife [and son]", "Tamm's driver [and bodyguard]": one more person by the words for the first. */
function shared({ doc, tokens, lexicon }: Parts, before: Group, next: Group): Group {
  const noun = tokens[next.head] as Token
  const alone =
    next.kind === 'people' && next.quantity === null && noun.tag === 'NOUN' && noun.norm === noun.lemma
  // "a teacher and farmer" may be one person.
  const owned = tokens
    .slice(before.first, before.head)
    .some(({ norm }, k) => /^['’]s?$/.test(norm) || (k === 0 && /^(my|our|your|his|her|their)$/.test(norm)))
  const one = owned && before.kind === 'people' && before.quantity?.lower === 1 && before.quantity.upper === 1
  if (!alone || !one || isPlural(noun) || lexicon.sets.collectives.has(noun)) return next
  return AND.test(tokens[next.first - 1]?.norm ?? '') ? { ...next, quantity: wordAmount(doc, noun, 1) } : next
}

const office = ({ tokens }: Parts, { kind, quantity, first, head }: Group): boolean =>
  kind === 'people' && quantity === null && tokens[first]?.tag !== 'DET' && !isPlural(tokens[head] as Token)

/** "Rahel Tamm, a colonel", "their commander, Rahel Tamm": one person told twice, with a comma between. */
export function apposed({ tokens }: Parts, a: Group, b: Group): boolean {
  const between = tokens.slice(a.last + 1, b.first)
  if (a.kind === b.kind || between.some((t) => AND.test(t.norm)) || !between.some((t) => t.norm === ','))
    return false
  const person = a.kind === 'name' ? b : a
  const single = person.quantity === null || person.quantity.lower === 1
  return single && !isPlural(tokens[person.head] as Token)
}
