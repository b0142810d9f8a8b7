import { oneByWords } from '../../quantify/index.ts'
import type { FoundQuantity, NounPhrase, Quantity, Token } from '../../model/index.ts'
import type { ByIndex } from '../../text/index.ts'
import { amountInBrackets } from './bracketed.ts'
import type { Ground } from './parts.ts'
import { quantityAt } from './quantity-at.ts'

/** An amount with where its words begin and the token after it; null where a phrase has none. */
export interface Amount {
  readonly quantity: FoundQuantity | null
  readonly first: number
  readonly after: number
  /** The amount of all of them where `quantity` counts some: "seven" of "five of the seven priests". */
  readonly outOf?: FoundQuantity
}

/** The amount in the phrase, or before it: "dozens of", "three of [the soldiers]", "at least 12". It is put into `used`. */
export const amount = (ground: Ground, np: NounPhrase, head: number, used: Set<number>): Amount =>
  amountInside(ground, np, head, used) ??
  amountBefore(ground, np, used) ?? { quantity: null, first: np.first, after: np.first }

function amountInside(ground: Ground, np: NounPhrase, head: number, used: Set<number>): Amount | null {
  const { tokens, quantities, quantityOf } = ground
  for (let i = np.first; i <= head; i++) {
    const index = quantityOf[i] ?? -1
    if (index === -1) continue
    const quantity = take(quantities, used, index)
    // "[in] 20 raids thirty soldiers": the last amount is that of the last noun.
    if (!quantity || laterAmount(ground, index, i, head)) continue
    // "[during] the attack seven people", "[in] 2019 300 people": what stands before the amount is another phrase.
    let first = Math.min(np.first, quantity.first)
    for (let k = first; k < quantity.first; k++)
      if (/^(NOUN|PROPN|NUM)$/.test(tokens[k]?.tag ?? '')) first = quantity.first
    return someOf(ground, quantity, first, used) ?? { quantity, first, after: quantity.last + 1 }
  }
  return null
}

/** "[five of] the seven priests": some of those whom `all` counts, whose phrase begins at token `first`; else null. */
function someOf(
  { doc, tokens, quantities, quantityOf }: Ground,
  all: FoundQuantity,
  first: number,
  used: Set<number>,
): Amount | null {
  const start = startOf(tokens, first)
  if (tokens[start - 1]?.norm !== 'of') return null
  // "nine out of the 12 guards".
  const before = tokens[start - 2]?.norm === 'out' ? start - 3 : start - 2
  const some = quantityOf[before] ?? -1
  const whole = start < first || /^(DET|PRON)$/.test(tokens[start]?.tag ?? '')
  if (!whole && !fewer(quantities[some], all)) return null
  const after = all.last + 1
  const outer = quantities[some]?.last === before ? take(quantities, used, some) : null
  // "the third of the three girls", "neither of the two pilots".
  const single = oneOf(tokens, before)
  if (single !== null)
    return { quantity: { ...oneByWords(doc, single, before), partitive: true }, first: single, after }
  // "every one of the 40 villagers".
  if (tokens[before]?.norm === 'one' && /^(every|each)$/.test(tokens[before - 1]?.norm ?? ''))
    return { quantity: all, first: before - 1, after }
  return outer && { quantity: outer, first: outer.first, after, outOf: all }
}

function amountBefore(ground: Ground, np: NounPhrase, used: Set<number>): Amount | null {
  const { tokens, quantities, quantityOf } = ground
  // "nine of the charity's staff", "hundreds of fleeing [civilians]".
  const owned = tokens[np.first - 1]?.tag === 'PART'
  const participle = ofParticiple(tokens, np.first)
  const start = owned ? startOf(tokens, np.first) : participle ? np.first - 1 : np.first
  const of = tokens[start - 1]?.norm === 'of'
  // "two, possibly three, soldiers": a comma after a range that has one inside.
  const comma = tokens[np.first - 1]?.norm === ',' ? quantityAt(ground, np.first - 2) : undefined
  const ranged = comma?.rule === 'range' && tokens[np.first]?.tag !== 'DET'
  const at = of ? lastWord(tokens, start - 2) : ranged ? np.first - 2 : np.first - 1
  // The number at the end of a line is not that of who stands on the next.
  const same = tokens[at]?.sentence === tokens[np.first]?.sentence
  const found = same ? quantityAt(ground, at) : undefined
  // "41 the army says are dead": only a share stands before an article ("half the army").
  const apart = !of && tokens[np.first]?.tag === 'DET' && found?.kind === 'count'
  const quantity = found?.last === at && !apart ? take(quantities, used, quantityOf[at] as number) : null
  if (quantity) return { quantity, first: quantity.first, after: np.first }
  const inside = amountInBrackets(ground, np.first)
  const bracketed = inside === null ? null : take(quantities, used, inside)
  return bracketed && { quantity: bracketed, first: bracketed.first - 1, after: np.first }
}

/** "of captured [soldiers]": a participle that the tagger takes for a verb stands between. */
const ofParticiple = (tokens: readonly Token[], from: number): boolean =>
  tokens[from - 1]?.tag === 'VERB' &&
  tokens[from - 2]?.norm === 'of' &&
  /^(NOUN|PROPN|ADJ)$/.test(tokens[from]?.tag ?? '') &&
  /(ed|ing)$/.test(tokens[from - 1]?.norm ?? '')

function take(quantities: readonly FoundQuantity[], used: Set<number>, index: number): FoundQuantity | null {
  const quantity = quantities[index]
  if (quantity) used.add(index)
  return quantity ?? null
}

/** "two of six [captives]": an exact number of a greater one. */
const fewer = (some: FoundQuantity | undefined, all: FoundQuantity): boolean =>
  some?.kind === 'count' && some.lower !== null && some.lower === some.upper && some.lower < (all.lower ?? 0)

/** Where the phrase begins whose amount is at `first`: "the [more than 100 men]", "the army's [40 men]". */
function startOf(tokens: readonly Token[], first: number): number {
  let k = first
  if (/^('s|’s|'|’)$/.test(tokens[k - 1]?.norm ?? ''))
    for (k -= 2; k > first - 5 && /^(NOUN|PROPN|ADJ)$/.test(tokens[k - 1]?.tag ?? '');) k--
  return tokens[k - 1]?.tag === 'DET' ? k - 1 : k
}

/** Does another amount stand between a noun after the amount `index`, from token `i` on, and the head? */
function laterAmount({ tokens, quantityOf }: Ground, index: number, i: number, head: number): boolean {
  let noun = false
  for (let k = i + 1; k < head; k++) {
    const other = quantityOf[k] ?? -1
    if (noun && other !== -1 && other !== index) return true
    noun ||= other === -1 && tokens[k]?.tag === 'NOUN'
  }
  return false
}

const ORDINAL =
  /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|youngest|oldest|eldest)$/

/** Where "the third", "another" begins that ends at token `i` before "of [the three girls]"; else null. */
function oneOf(tokens: readonly Token[], i: number): number | null {
  if (tokens[i]?.norm === 'another') return i
  return ORDINAL.test(tokens[i]?.norm ?? '') && /^(a|the)$/.test(tokens[i - 1]?.norm ?? '') ? i - 1 : null
}

/** "a 12-man patrol": as many people as its number, which ends before token `after`. */
export const strong = ({ tokens, lexicon }: Ground, after: number, head: number): boolean =>
  numbering(tokens, after) && lexicon.bodies.unit.has(tokens[head])

/** "12[-man]", "40[-strong]", from token `i`. */
export const numbering = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === '-' && /^(man|member|person|soldier|strong)$/.test(tokens[i + 1]?.norm ?? '')

export const lastWord = (tokens: readonly Token[], i: number): number =>
  /^["”“’',]$/.test(tokens[i]?.text ?? '') ? i - 1 : i

/** "[a patrol of] nine soldiers": where the people begin whom a noun for several at once holds; else `first`. */
export function bodyBefore(
  { tokens, lexicon, quantityOf }: Ground,
  first: number,
  quantity: Quantity | null,
  ends: ByIndex<NounPhrase>,
): number {
  const body = quantity && tokens[first - 1]?.norm === 'of' ? ends.get(first - 2) : undefined
  if (!body || quantityOf[body.first] !== -1) return first
  const head = tokens[body.head]
  const { unit, kin } = lexicon.bodies
  // Units of an army are told with their strength (`strength.ts`).
  const { bodiesOfMen, units, gatherings } = lexicon.sets
  if (bodiesOfMen.has(head) || units.has(head)) return first
  const holds = (unit.has(head) && !kin.has(head)) || gatherings.has(head)
  return holds && /^(DET|PRON)$/.test(tokens[body.first]?.tag ?? '') ? body.first : first
}

/** The last token of "a passer-by", "his sister-in-law", "the commander-in-chief", whose noun is `head`. */
export function suffixed(tokens: readonly Token[], head: number): number {
  const [noun, hyphen, by, second, law] = tokens.slice(head, head + 5)
  // "133 rank and file".
  if (noun?.norm === 'rank' && hyphen?.norm === 'and' && by?.norm === 'file') return head + 2
  if (hyphen?.norm !== '-' || hyphen.start !== noun?.end || by?.start !== hyphen.end) return head
  if (by.norm === 'by') return head + 2
  return by.norm === 'in' && second?.norm === '-' && /^(law|chief|command|charge)$/.test(law?.norm ?? '')
    ? head + 4
    : head
}
