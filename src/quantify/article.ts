import { spanBetween } from '../segment/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundQuantity, NounPhrase, Token } from '../model/index.ts'

const ARTICLES = new Set([
  'a',
  'an',
  'the',
  'this',
  'that',
  'another',
  'my',
  'our',
  'your',
  'his',
  'her',
  'their',
  'whose',
])

/** "the wounded", "the elderly", "the battalion": a singular form that is many people. */
export const isMany = (token: Token, { sets }: Lexicon): boolean => sets.collectives.has(token)

/**
 * The quantity of a noun phrase that an article or an owner makes one person: "a soldier", "another child", "his wife".
 * Null for plurals, for collective nouns and where a number stands; whether the head is a person is the caller's to say.
 */
export function articleQuantity(doc: Doc, phrase: NounPhrase, lexicon: Lexicon): FoundQuantity | null {
  const determiner = doc.tokens[phrase.first]
  const head = doc.tokens[phrase.head]
  if (!determiner || !head || phrase.first === phrase.head) return null
  const owner = ARTICLES.has(determiner.norm) ? phrase.first : ownerIn(doc, phrase)
  if (owner < 0) return null
  const nation = lexicon.sides.at(doc.tokens, phrase.head)?.form === 'adjective'
  // "a German".
  if (nation && owner + 1 === phrase.head && /^(an?|another)$/.test(determiner.norm))
    return { ...oneByWords(doc, phrase.first, owner), additional: determiner.norm === 'another' }
  // "the French".
  if (nation || head.tag !== 'NOUN' || isMany(head, lexicon)) return null
  // "a neighbour", whose lemma is spelt otherwise.
  if (head.norm !== head.lemma && !/^(an?|another)$/.test(determiner.norm)) return null
  // "the Jesuits": a plural that the tagger does not know.
  if (/[^siu]s$/.test(head.norm)) return null
  for (let k = phrase.first + 1; k < phrase.head; k++) if (doc.tokens[k]?.tag === 'NUM') return null
  const additional = determiner.norm === 'another'
  const single = doc.tokens[phrase.first + 1]?.norm === 'single' ? 1 : 0
  return { ...oneByWords(doc, phrase.first, owner + single), additional }
}

/** The "'s" of "Tamm's wife", the last token that names the owner; -1 where nobody is told to own. */
function ownerIn({ tokens }: Doc, { first, head }: NounPhrase): number {
  if (tokens[first]?.tag !== 'PROPN') return -1
  for (let k = head - 1; k > first; k--) if (/^['’]s?$/.test(tokens[k]?.norm ?? '')) return k
  return -1
}

/** One, told by the tokens from `first` to `last`: "a", "the third". */
export function oneByWords(doc: Doc, first: number, last: number): FoundQuantity {
  const span = spanBetween(doc.tokens, first, last)
  return {
    span,
    wording: doc.text.slice(...span),
    lower: 1,
    upper: 1,
    approx: false,
    per: null,
    first,
    last,
    kind: 'count',
    additional: false,
    partitive: false,
    none: false,
    rule: 'article',
  }
}
