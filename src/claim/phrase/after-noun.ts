import { wordSet } from '../../lexicon/index.ts'
import type { Quantity, Token } from '../../model/index.ts'
import { bounded } from '../../quantify/index.ts'
import { plain } from './bare.ts'
import type { Group } from './draft.ts'
import type { Ground } from './parts.ts'

/** What may stand between people and words that tell or bound their amount: most words of a text do not. */
const OPENS = wordSet([',', '-', '–', '—', '--', '(', 'at', 'or', 'in', 'and', 'give', 'numbering'])

/**
 * People with what stands after their noun and tells how many they are: "40 soldiers or more", "soldiers – 12 of them –",
 * "hostages (40)", "one soldier in five".
 */
export function withAmountAfter(ground: Ground, groups: readonly Group[]): readonly Group[] {
  const { tokens } = ground
  const result: Group[] = []
  let end = -1
  for (const group of groups) {
    const before = result.at(-1)
    if (before && again(tokens, before, group)) {
      result[result.length - 1] = { ...before, last: group.last }
      end = group.last
      continue
    }
    if (group.first <= end) continue
    const opens = group.kind !== 'pronoun' && OPENS.has(tokens[group.last + 1])
    const apart = opens ? apposed(ground, group) : null
    const told = apart?.group ?? (opens ? (share(ground, group) ?? bound(ground, group)) : null) ?? group
    result.push(told)
    end = apart?.end ?? told.last
  }
  return result
}

/** "300 families, or 1,500 people, [fled]": the same people counted otherwise. */
const again = (tokens: readonly Token[], before: Group, { first, last, kind, quantity }: Group): boolean =>
  before.kind === 'people' &&
  kind === 'people' &&
  before.quantity !== null &&
  quantity !== null &&
  first === before.last + 3 &&
  tokens[first - 1]?.norm === 'or' &&
  tokens[first - 2]?.norm === ',' &&
  tokens[last + 1]?.norm === ','

const DASH = /^(-|–|—|--)$/

/** "soldiers – 12 of them –", "the hostages, 40 in all,", "the hostages (40)", with the last token of the amount. */
function apposed(
  { tokens, quantities, quantityOf }: Ground,
  group: Group,
): { readonly group: Group; readonly end: number } | null {
  if (group.quantity !== null || group.kind !== 'people') return null
  const open = tokens[group.last + 1]?.norm ?? ''
  // "the prisoners, numbering about 300,", "troops numbering 3,000".
  const numbered = open === 'numbering'
  const numbering = numbered || (open === ',' && tokens[group.last + 2]?.norm === 'numbering')
  const at = group.last + (numbering && !numbered ? 3 : 2)
  const q = quantities[quantityOf[at] ?? -1]
  if (!q || q.first !== at || q.kind !== 'count' || q.none) return null
  const end = q.last + all(tokens, q.last + 1)
  const close = tokens[end + 1]
  const told = (last: number) => ({ group: { ...group, last, quantity: plain(q) }, end })
  if (open === '(') return close?.norm === ')' ? told(end + 1) : null
  if (end === q.last && !numbering) return null
  // What dashes set apart stays outside, as every aside does.
  if (DASH.test(open) && DASH.test(close?.norm ?? '')) return told(group.last)
  if (numbered) return told(end)
  const ends = close?.sentence !== tokens[end]?.sentence || /^[.;]$/.test(close?.norm ?? '')
  return ends || (open === ',' && close?.norm === ',') ? told(end) : null
}

/** So many tokens say from token `i` on that an amount is of all: "of them", "in all", "altogether". */
function all(tokens: readonly Token[], i: number): number {
  const [first, second] = [tokens[i]?.norm ?? '', tokens[i + 1]?.norm ?? '']
  if (first === 'altogether') return 1
  return /^(of (them|us)|in (all|total|number)|all told)$/.test(`${first} ${second}`) ? 2 : 0
}

/** "one soldier in five": a share. */
function share({ doc, tokens, quantities, quantityOf }: Ground, group: Group): Group | null {
  const { quantity, last } = group
  if (!quantity || tokens[last + 1]?.norm !== 'in' || quantity.lower !== quantity.upper) return null
  const whole = quantities[quantityOf[last + 2] ?? -1]
  if (!whole || whole.kind !== 'count' || whole.first !== last + 2 || whole.lower !== whole.upper) return null
  const [part, of] = [quantity.upper ?? 0, whole.upper ?? 0]
  // "one soldier in 20 raids", "40 soldiers in 2,000".
  if (part === 0 || part >= of || part > 9 || of > 1000) return null
  if (/^(NOUN|PROPN|ADJ|NUM)$/.test(tokens[whole.last + 1]?.tag ?? '')) return null
  const span = [quantity.span[0], whole.span[1]] as const
  return {
    ...group,
    last: whole.last,
    quantity: { ...quantity, span, wording: doc.text.slice(...span), lower: null, upper: null },
  }
}

/** "40 soldiers or more", "12 rebels at the very least", "200 villagers, if not more,". */
function bound({ doc, tokens, lexicon, quantityOf }: Ground, group: Group): Group | null {
  const { quantity, last } = group
  if (
    !quantity ||
    group.kind !== 'people' ||
    quantity.approx ||
    quantity.lower !== quantity.upper ||
    (quantity.lower ?? 0) < 2
  )
    return null
  const from = tokens[last + 1]?.norm === ',' ? last + 2 : last + 1
  const match = quantityOf[from] === -1 ? lexicon.bounds.after.at(tokens, from) : null
  if (!match || match.length < 2) return null
  const end = from + match.length - 1
  const next = tokens[end + 1]
  // "12 soldiers, at least in the north", "12 soldiers and more than that".
  const apart = next?.sentence !== tokens[end]?.sentence || /^(AUX|VERB|PUNCT|CCONJ)$/.test(next?.tag ?? '')
  if (!apart) return null
  const span = [quantity.span[0], tokens[end]?.end ?? quantity.span[1]] as const
  const told: Quantity = { ...bounded(quantity, match.value), span, wording: doc.text.slice(...span) }
  return { ...group, last: end, quantity: told }
}
