import type { Token } from '../../model/index.ts'
import { add, calledBy, latest, match, unnamedOne, type Cast } from './cast.ts'
import { again } from './again.ts'
import { endingAt, qualifiers } from './called.ts'
import type { Mention } from '../phrase/mention.ts'
import { countBefore } from '../../text/index.ts'
import { isBodyKind } from '../phrase/source-words.ts'
import type { Name } from '../phrase/names.ts'
import { nameWords, sameOwner, type Known } from './registry.ts'

/**
 * Who "the ministry", "the spokesman", "Norland's president" is: the latest source that is one, the one person or
 * body that the text calls so, else a source of its own without a name.
 */
export function described(c: Cast, m: Mention, first: Token): Known {
  const same = (): Known | undefined => unnamedOne(c, m.words)
  if (!definite(c, m, first)) return same() ?? add(c, m, false)
  return (
    latest(c, first, isCalled(c, m))?.source ??
    personOf(c, m, first) ??
    soldier(c, m, first) ??
    renamed(c, m, first) ??
    bodyOf(c, m, first) ??
    again(c, m, first) ??
    same() ??
    add(c, m, false)
  )
}

/** "the spokesman", "this ministry", "Norland's president", "Special Envoy": one that the reader is taken to know. */
const definite = (c: Cast, m: Mention, first: Token): boolean =>
  /^(the|this|that)$/.test(first.norm) ||
  // "a ministry statement"; "police" stands by itself for any.
  (first.norm === m.head &&
    (m.head !== 'police' || modifies(c.s, first)) &&
    c.s.lexicon.sourceKinds.get(m.head)?.shared === true) ||
  (m.kind === 'person' && !m.plural && first.tag === 'PROPN') ||
  (m.owner !== null && !m.plural && !/^(an?|some|one)$/.test(first.norm))

/** "a [police] report that nine fell" */
export function modifies({ tokens, lexicon }: Cast['s'], { index }: Token): boolean {
  const noun = tokens[index + 1]
  return noun?.tag === 'NOUN' && lexicon.cues.nouns.has(noun.lemma)
}

/** Is somebody called by the words of this mention? Not "the foreign minister" for a minister of defence. */
export function isCalled(c: Cast, m: Mention): (k: Known) => boolean {
  const own = m.owner === null ? [] : nameWords(m.owner.name)
  let which: readonly string[] | null = null
  return (k) => {
    if (k.plural !== m.plural || !sameOwner(k.owner, m.owner)) return false
    if (isGeneric(c, k, m)) return true
    // "the army" is not the army's spokesman.
    if (k.head !== m.head && (!k.calls.has(m.head) || (k.human && isBodyKind(m.kind)))) return false
    if (m.owner !== null && isOther(m, k.owner, [...k.calls])) return false
    return (which ??= qualifiers(m)).every((word) => hasWord(k.calls, word) || tellsOwner(own, word))
  }
}

/** "the rebel commander", who was "the commander of the rebels" */
const hasWord = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || words.has(`${word}s`)

/** "Kenyan" is a word for Kenya, whose words are `own`. */
const tellsOwner = (own: readonly string[], word: string): boolean =>
  own.some((o) => o.slice(0, 4) === word.slice(0, 4))

/** "President Reyes" may be Norland's president; "the special envoy" is not Norland's envoy. */
const isOther = (m: Mention, owner: Known['owner'], calls: readonly string[]): boolean =>
  m.owner !== null && owner === null && calls.some((word) => word !== m.head)

/** "the officer" for a colonel, "the woman" for somebody who can be she. */
function isGeneric({ s: { lexicon } }: Cast, k: Known, m: Mention): boolean {
  if (!k.human || !GENERIC.test(m.head) || qualifiers(m).length > 0) return false
  if (m.head === 'officer') return [...k.calls].some((word) => lexicon.titles.get(word) === 'military')
  return k.gender !== null && k.gender === m.gender
}

const GENERIC = /^(officer|man|woman)$/

/** The person the text names in that role: the latest before, or the only one there is. */
export function personOf(c: Cast, m: Mention, first: Token): Known | null {
  if (m.kind !== 'person' || m.plural) return null
  const which = qualifiers(m)
  const own = nameWords(m.owner?.name ?? '')
  const fits = c.people.filter((n) => {
    const words = c.called(n)
    if (!words.includes(m.head)) return false
    const about = c.about(n)
    if (about.name === null || about.kind !== 'person' || !sameOwner(about.owner, m.owner)) return false
    // "the UN Emergency Relief Coordinator" is the one of whom so many words are told, the minister of a land is not.
    if (which.length < 2 && isOther(m, about.owner, words)) return false
    const called = new Set(words)
    return which.every((word) => hasWord(called, word) || (about.owner !== null && tellsOwner(own, word)))
  })
  const before = fits.findLast((n) => n.at < first.index)
  const only = new Set(fits.map((n) => n.text)).size === 1 ? fits[0] : undefined
  const one = before ?? only
  return one ? match(c, c.about(one), 'person') : null
}

/** "the soldier" for Pvt. Hale: whom the text last names with a rank, if it has told of no other soldier since. */
function soldier(c: Cast, m: Mention, first: Token): Known | null {
  if (m.head !== 'soldier' || m.plural || m.owner !== null || qualifiers(m).length > 0) return null
  const ranked = (name: Name): boolean =>
    c.called(name).some((word) => c.s.lexicon.titles.get(word) === 'military')
  const name = c.people.findLast((n) => n.at < first.index && ranked(n))
  if (!name || c.tokensOf('soldier').some((i) => i > name.at && i < first.index)) return null
  return match(c, c.about(name), 'person')
}

/** "Ana Reyes came on Friday. The head of the clinic said …": the person whom the sentence before begins with. */
function renamed(c: Cast, m: Mention, first: Token): Known | null {
  const { doc, tokens } = c.s
  const before = doc.sentences[first.sentence - 1]
  const opens = doc.sentences[first.sentence]?.first === first.index && first.norm === 'the'
  if (m.kind !== 'person' || m.plural || !opens || !before) return null
  if (before.paragraph !== doc.sentences[first.sentence]?.paragraph) return null
  const name = c.people.find((n) => n.at === before.first && n.last > n.at)
  if (!name || tokens[name.last + 1]?.norm === ',' || c.about(name).role !== null) return null
  const source = match(c, c.about(name), 'person')
  // "The spokeswoman" is not Carl Hale.
  const other = m.gender !== null && source.gender !== null && source.gender !== m.gender
  if (source.role !== null || other) return null
  source.role = m.role
  for (const word of calledBy(m)) source.calls.add(word)
  return source
}

/** "the army" where the text has said whose: "the Norlandic army". */
function bodyOf(c: Cast, m: Mention, first: Token): Known | null {
  if (m.owner !== null || m.plural || !c.s.lexicon.sourceKinds.get(m.head)?.shared) return null
  const places = c.tokensOf(m.head)
  for (let n = countBefore(places, (i) => i < first.index) - 1; n >= 0; n--) {
    const earlier = endingAt(c, places[n] as number)
    if (!earlier || earlier.owner === null || earlier.head !== m.head || earlier.kind !== m.kind) continue
    if (!qualifiers(m).every((word) => nameWords(earlier.words).includes(word))) continue
    return match(c, { ...earlier, name: earlier.name ?? earlier.words })
  }
  return null
}
