import { type Group, isBounded, severalOf } from './draft.ts'
import { groupAt, groupTo } from './group-at.ts'
import type { Parts } from './parts.ts'

/** "Rahel Tamm, a colonel in the guard, was killed": the name that an apposition tells about. */
export function named(parts: Parts, group: Group): Group {
  const { tokens } = parts
  if (group.kind === 'name') return titled(parts, group)
  if (severalOf(group) && !share(group)) return group
  let comma = group.first - 1
  // "…, almost the whole population, …", "…, or three in four people, …".
  while (
    (tokens[comma]?.tag === 'ADV' && !/^(where|when|then)$/.test(tokens[comma]?.norm ?? '')) ||
    (tokens[comma]?.norm === 'or' && share(group))
  )
    comma--
  if (tokens[comma]?.norm !== ',') return group
  const before = groupTo(parts, comma - 1)
  if (!before) return group
  // "one, my deputy, was held".
  const closed = tokens[group.last + 1]?.norm === ','
  if (isOne(before) && closed && group.quantity)
    return { ...group, first: before.first, quantity: before.quantity }
  // "A porter, a father of two, was killed": one person told twice.
  const told = before.kind === 'people' && before.quantity?.upper === 1 && group.quantity?.upper === 1
  if (told && closed && /^(was|is|has)$/.test(tokens[group.last + 2]?.norm ?? ''))
    return { ...before, last: group.last, side: before.side ?? group.side }
  // "Two members of the escort, policemen from the south, were hurt": a comma on either side, the amount before.
  // "40 men of the 2nd Battalion, 5th Marines were hurt": the unit that theirs is part of.
  const aside =
    before.quantity !== null &&
    (!group.quantity || share(group)) &&
    (closed || /^\d+(st|nd|rd|th)$/.test(tokens[group.first]?.norm ?? ''))
  if (before.kind === 'people' && aside)
    return { ...before, last: group.last, side: before.side ?? group.side }
  if (before.kind !== 'name' || isPlace(parts, before)) return group
  if (
    !/^(a|an|the|his|her|their|one|another)$/.test(tokens[group.first]?.norm ?? '') &&
    tokens[group.last + 1]?.norm !== ',' &&
    !ofBody(parts, group)
  )
    return group
  return {
    ...before,
    last: group.last,
    side: before.side ?? group.side,
    role: before.role ?? group.role,
    sure: true,
  }
}

/** "Rahel Tamm, [head] of the council, who was killed": an office, told with that of which it is, up to a comma. */
function ofBody(parts: Parts, { last }: Group): boolean {
  const { tokens } = parts
  const body = tokens[last + 1]?.norm === 'of' ? groupAt(parts, last + 2) : undefined
  return body !== undefined && tokens[body.last + 1]?.norm === ','
}

/** "In [Arda], a nurse was killed", "in the capital, [Arda], a nurse was killed": a name that tells where. */
function isPlace(parts: Parts, { first }: Group): boolean {
  const { tokens } = parts
  const where = tokens[first - 1]?.norm === ',' ? groupAt(parts, first - 2) : undefined
  const at = tokens[(where?.kind === 'thing' ? where.first : first) - 1]?.norm
  return /^(in|at|near|outside|around|from|on|across)$/.test(at ?? '')
}

/** "an American, Evan Sands, was held": who a name is, told before it. */
function titled(parts: Parts, name: Group): Group {
  const { tokens } = parts
  if (tokens[name.first - 1]?.norm !== ',' || tokens[name.last + 1]?.norm !== ',') return name
  const who = groupAt(parts, name.first - 2)
  // "one of them, Evan Sands, was held".
  if (who && isOne(who) && who.last === name.first - 2)
    return { ...name, first: who.first, quantity: who.quantity, sure: true }
  if (who?.kind !== 'people' || who.last !== name.first - 2 || !who.quantity) return name
  // "Three brothers of the bomber, Evan Sands, were held": the name is no brother's.
  const one = /^(is|was|has)$/.test(tokens[name.last + 2]?.norm ?? '')
  if (who.quantity.lower !== 1)
    return (who.quantity.lower ?? 0) > 1 && !one ? { ...who, last: name.last } : name
  return { ...name, first: who.first, quantity: who.quantity, role: who.role, side: who.side, sure: true }
}

/** "one", "one of them". */
const isOne = ({ kind, quantity }: Group): boolean =>
  (kind === 'bare' || kind === 'pronoun') && /^one$/i.test(quantity?.wording ?? '')

/** An amount without bounds: "75 per cent", "most". */
const share = (group: Group): boolean => group.quantity !== null && !isBounded(group)

/** "The garrison, 60 men, [was killed]": people counted by those who fill the aside from token `first` to the comma. */
export function countedBy(parts: Parts, group: Group, first: number, comma: number): Group {
  const inner = groupAt(parts, first)
  const fills = inner?.first === first && inner.last === comma - 1 && inner.kind === 'people'
  // "the bulk of the army, some 40,000 men,".
  return fills && group.kind === 'people' && (group.quantity === null || share(group))
    ? { ...group, quantity: inner.quantity }
    : group
}
