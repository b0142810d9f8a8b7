import type { Token } from '../../model/index.ts'
import { type Group, sizeOf } from './draft.ts'
import { numbering } from './group-amount.ts'
import type { Ground } from './parts.ts'

type Words = Pick<Ground, 'tokens' | 'lexicon'>

const HOLDS = /^(of|with|totalling|totaling|numbering|comprising|,|\(|or)$/

/**
 * Units with the people in them, who are counted in their place: "two battalions, roughly 900 men", "a brigade of 4,000
 * soldiers", "two companies (about 240 soldiers)". Of units alone nobody knows how many people they hold: their number
 * keeps its words and gets no bounds.
 */
export function withStrength(words: Words, groups: readonly Group[]): Group[] {
  const { tokens } = words
  const result: Group[] = []
  for (const group of groups) {
    const unit = result.at(-1)
    if (unit && (strong(tokens, unit, group) || estimated(tokens, unit, group)))
      result[result.length - 1] = numbered(tokens, unit, group)
    else if (unit && holds(words, unit, group)) result[result.length - 1] = merged(tokens, unit, group)
    else result.push(group)
  }
  return result.map((group) =>
    group.quantity &&
    !group.none &&
    !membered(tokens, group) &&
    !some(tokens, group) &&
    isUnit(words, group) &&
    group.quantity.span[1] <= (tokens[group.head]?.start ?? 0)
      ? { ...group, quantity: { ...group.quantity, lower: null, upper: null, approx: false } }
      : group,
  )
}

/** "40 of the brigade": people. */
const some = (tokens: readonly Token[], { first, head }: Group): boolean =>
  tokens.slice(first, head).some(({ norm }) => norm === 'of')

/** "a five-member squad". */
const membered = (tokens: readonly Token[], { first, head }: Group): boolean =>
  tokens.slice(first, head).some((_, k) => numbering(tokens, first + k))

/** "the column[, some 900 strong,]": does `group` tell how many march in it? */
const strong = (tokens: readonly Token[], { last, quantity, kind }: Group, group: Group): boolean =>
  tokens[group.last]?.norm === 'strong' &&
  group.quantity !== null &&
  (kind === 'people' || kind === 'thing') &&
  quantity?.lower !== 0 &&
  group.first === last + 2 &&
  tokens[last + 1]?.norm === ','

/** "many soldiers[, put at 900,]", "a large number of troops [– estimated at 900 –]": does `group` tell how many they are? */
const estimated = (tokens: readonly Token[], { last, quantity, kind }: Group, group: Group): boolean =>
  group.kind === 'bare' &&
  group.quantity !== null &&
  kind === 'people' &&
  (quantity === null || (quantity.lower === null && quantity.upper === null)) &&
  group.first === last + 4 &&
  tokens[group.first - 1]?.norm === 'at' &&
  /^(estimated|put|reckoned)$/.test(tokens[group.first - 2]?.norm ?? '') &&
  ASIDE.test(tokens[last + 1]?.text ?? '') &&
  tokens[last + 1]?.text === tokens[group.last + 1]?.text

const ASIDE = /^(,|--|—|–)$/

const numbered = (tokens: readonly Token[], unit: Group, { last, quantity }: Group): Group => ({
  ...unit,
  kind: 'people',
  // The comma that ends the aside goes with it.
  last: ASIDE.test(tokens[last + 1]?.text ?? '') ? last + 1 : last,
  quantity,
  words:
    unit.kind === 'people' && unit.words
      ? unit.words
      : [tokens[unit.first]?.tag === 'DET' ? unit.first + 1 : unit.first, unit.head],
  role: unit.role ?? 'soldiers',
})

/** A unit, or a body of people: what may be told with the people in it. */
const holder = (words: Words, group: Group): boolean =>
  isUnit(words, group) ||
  (group.kind === 'thing' && words.tokens[group.head]?.norm === 'unit') ||
  (group.kind === 'people' && words.lexicon.sets.bodiesOfMen.has(words.tokens[group.head]))

const isUnit = ({ tokens, lexicon }: Words, { kind, head }: Group): boolean =>
  kind === 'people' && lexicon.sets.units.has(tokens[head])

/** Does `group` tell how many people are in `unit`? */
function holds(words: Words, unit: Group, group: Group): boolean {
  const { tokens } = words
  if (!holder(words, unit) || !joins(tokens, unit.last + 1, group.first)) return false
  const people = group.kind === 'people' && !isUnit(words, group)
  // "a unit of 40 guards": of nobody told, a unit may be of anything.
  if (unit.kind === 'thing' && !people) return false
  if (!group.quantity || !(people || group.kind === 'bare') || sizeOf(group) < 10) return false
  const next = tokens[group.last + 1]
  const open = tokens[unit.last + 1]?.norm
  if (/^(,|or)$/.test(open ?? '') && !isUnit(words, unit)) return false
  // "two battalions, 90 soldiers and 12 guns": a list.
  if (DASH.test(open ?? '')) return DASH.test(next?.text ?? '')
  return open === ',' ? next === undefined || /^[,.;]$/.test(next.norm) : open !== '(' || next?.norm === ')'
}

/** Do the words from token `open` up to `first` lead from a unit to its people: "of", ", in all", "-- totalling"? */
function joins(tokens: readonly Token[], open: number, first: number): boolean {
  if (open + 1 === first) return HOLDS.test(tokens[open]?.norm ?? '')
  const total = /^(together|altogether|totalling|totaling|numbering|comprising)$/.test(
    tokens[open + 1]?.norm ?? '',
  )
  return (
    open + 2 === first &&
    total &&
    (/^[,(]$/.test(tokens[open]?.norm ?? '') || DASH.test(tokens[open]?.text ?? ''))
  )
}

const DASH = /^(--|—|–)$/

const merged = (
  tokens: readonly Token[],
  unit: Group,
  { last, quantity, words, role, side }: Group,
): Group => ({
  ...unit,
  kind: 'people',
  last: tokens[unit.last + 1]?.norm === '(' ? last + 1 : last,
  quantity,
  words: words ?? unit.words,
  role: role === 'people' ? unit.role : (role ?? unit.role),
  side: unit.side ?? side,
})
