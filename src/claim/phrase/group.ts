import type { NounPhrase, Token } from '../../model/index.ts'
import { wordSet } from '../../lexicon/index.ts'
import type { ByIndex } from '../../text/index.ts'
import { bare, plain, pronoun, thing } from './bare.ts'
import type { Group } from './draft.ts'
import { type Amount, amount } from './group-amount.ts'
import { headOf } from './head.ts'
import { nounGroup } from './noun-group.ts'
import type { Ground } from './parts.ts'
import { ofAmount } from './some-of.ts'

/** The noun phrases of a text by their first and last tokens, and the amounts that some have taken, by their index. */
export interface Phrases {
  readonly startingAt: ByIndex<NounPhrase>
  readonly endingAt: ByIndex<NounPhrase>
  readonly used: Set<number>
}

/** A noun phrase without the event words at its end, with its amount. */
export interface Counted extends Amount {
  readonly np: NounPhrase
  readonly head: number
}

/** A noun phrase read as people or as a thing; null where it is a time, an event word or a number's part. */
export function readGroup(ground: Ground, np: NounPhrase, phrases: Phrases): Group | null {
  const { tokens, periodOf } = ground
  const head = headOf(ground, np)
  if (head === null || periodOf[head] !== -1) return null
  const headToken = tokens[head] as Token
  const counted = { np, head, ...amount(ground, np, head, phrases.used) }
  const { quantity, first, after } = counted
  // "a couple and their four children", not "a couple of men".
  if (quantity && headToken.norm === 'couple' && tokens[head + 1]?.norm !== 'of')
    return { ...bare(quantity), kind: 'people', words: [head, head], role: 'people' }
  // "between 26" of "between 26 and 30 cattle": read with what follows.
  if (quantity && np.last < quantity.last && tokens[quantity.last]?.tag === 'NUM') return null
  if (quantity && after > head && headToken.tag !== 'PRON') {
    const alone = ofAmount(ground, quantity)
    return alone?.last === quantity.last ? { ...alone, first: Math.min(first, quantity.first) } : alone
  }
  return pronounGroup(ground, counted) ?? nounGroup(ground, counted, phrases)
}

const PRONOUNS = wordSet(
  'they them he him she her we us i me you themselves himself herself those others everyone everybody someone somebody anyone anybody nobody'.split(
    ' ',
  ),
)

/** Those whom a pronoun stands for, or "ones", "how many"; null where the phrase has a noun. */
function pronounGroup({ tokens }: Ground, { np, head, quantity, first }: Counted): Group | null {
  const { norm, tag } = tokens[head] as Token
  const [left, right] = [tokens[head - 1], tokens[head + 1]]
  // "how many died".
  if (norm === 'many' && left?.norm === 'how' && right?.tag === 'VERB') return pronoun(head)
  // "the two other ones were killed".
  if (norm === 'ones' && quantity && left?.norm === 'other')
    return { ...bare(quantity), first, last: head, head }
  // "the ones who died", not "the loved ones who died".
  if (norm === 'ones' && left?.norm !== 'loved' && /^(who|killed|hurt)$/.test(right?.norm ?? ''))
    return pronoun(head)
  // "the rest were taken prisoner", "killed nine and wounded the rest."
  const rest = (norm === 'rest' || norm === 'remainder') && left?.norm === 'the'
  const object = right?.tag === 'PUNCT' && tokens[head - 2]?.tag === 'VERB'
  if (rest && (object || /^(AUX|VERB)$/.test(right?.tag ?? '')))
    return { ...thing(np.first, head), kind: 'people', words: [head, head], role: 'people', sure: false }
  const known = PRONOUNS.has(tokens[head])
  if (tag !== 'PRON' && !known) return null
  if (!known && !quantity) return thing(np.first, head)
  return {
    ...thing(first, head),
    kind: 'pronoun',
    quantity: quantity && plain(quantity),
    none: (quantity?.none ?? false) || norm === 'nobody',
    words: null,
  }
}
