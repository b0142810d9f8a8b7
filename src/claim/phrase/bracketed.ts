import { articleQuantity } from '../../quantify/index.ts'
import { plain } from './bare.ts'
import type { Group } from './draft.ts'
import type { Ground } from './parts.ts'
import { quantityAt } from './quantity-at.ts'

// Brackets are looked at twice. An amount inside them is asked for while a phrase is read, as a noun like "voters" is
// people only with a number. An amount before them is asked for when all phrases are read, as it takes the place of
// whatever was read inside.

/** "(224) [people]": the index of an amount that fills brackets right before a noun, not of one told twice as in "two (2)"; else null. */
export function amountInBrackets({ tokens, quantities, quantityOf }: Ground, from: number): number | null {
  if (tokens[from - 1]?.text !== ')') return null
  const index = quantityOf[from - 2] ?? -1
  const q = quantities[index]
  const opens = q?.last === from - 2 && tokens[q.first - 1]?.text === '('
  return opens && quantityOf[q.first - 2] === -1 && tokens[from]?.sentence === tokens[q.first]?.sentence
    ? index
    : null
}

/** No interval or change between an amount and its noun is longer. */
const LONGEST = 14

/**
 * "2,300 (1,500–3,600) persons", "lost 900 (+80) soldiers", "400 (according to the army) men", "a Coast Guard (CG) sailor": people with the amount that
 * brackets keep from them.
 */
export function pastBrackets(ground: Ground, groups: readonly Group[]): readonly Group[] {
  const { tokens } = ground
  const closes = (i: number): boolean => tokens[i]?.norm === ')' || tokens[i]?.norm === ']'
  if (!groups.some(({ first }) => closes(first - 1))) return groups
  const result: Group[] = []
  for (const group of groups) {
    const counted = group.kind !== 'people' || group.quantity !== null
    const inside = result.at(-1)?.last === group.first - 2 ? 1 : 0
    const named = counted ? null : beforeInitials(ground, result.at(-1 - inside), group)
    if (named) {
      result.splice(-1 - inside, Infinity, named)
      continue
    }
    const open = counted ? -1 : opening(ground, group.first - 1)
    const q = open < 0 ? undefined : quantityAt(ground, open - 1)
    if (q?.last !== open - 1) {
      result.push(group)
      continue
    }
    while ((result.at(-1)?.last ?? -1) >= q.first) result.pop()
    result.push({ ...group, first: q.first, quantity: plain(q), none: q.none })
  }
  return result
}

/** "three Royal Air Force (RAF) [personnel]": whoever follows the initials of a body, with the amount before its name. */
function beforeInitials(
  { doc, tokens, lexicon }: Ground,
  body: Group | undefined,
  group: Group,
): Group | null {
  const { first, head, last } = group
  if (body?.last !== first - 4 || tokens[first - 3]?.norm !== '(' || tokens[first - 1]?.norm !== ')')
    return null
  if (!/^\p{Lu}{2,}$/u.test(tokens[first - 2]?.text ?? '')) return null
  const one = articleQuantity(doc, { first: body.first, head, last: head }, lexicon)
  const quantity = body.quantity ?? (one && plain(one))
  return quantity && { ...group, first: body.first, last, quantity, side: group.side ?? body.side }
}

/**
 * Where brackets open that end at `close`: round ones with figures or with whose figure it is, or square ones, an editor's: "seven
 * [as heard] men"; else -1.
 */
function opening({ tokens, quantityOf, lexicon }: Ground, close: number): number {
  const square = tokens[close]?.norm === ']'
  if (!square && tokens[close]?.norm !== ')') return -1
  for (let i = close - 1; i > close - LONGEST && tokens[i]?.sentence === tokens[close]?.sentence; i--)
    if (tokens[i]?.norm === (square ? '[' : '('))
      return square ||
        quantityOf.subarray(i, close).some((q) => q !== -1) ||
        tokens[i + 1]?.tag === 'NUM' ||
        lexicon.sourcePrepositions.at(tokens, i + 1) !== null
        ? i
        : -1
  return -1
}
