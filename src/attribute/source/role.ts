import type { Lexicon } from '../../lexicon/index.ts'
import type { Span, Token } from '../../model/index.ts'
import { add, calledBy, latest, match, unnamedOne, type Cast } from './cast.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { countBefore } from '../../text/index.ts'
import { phraseEndingAt } from '../phrase/phrase.ts'
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

/** The words beside the last noun that tell which one: "foreign" of "the foreign minister". */
function qualifiers(m: Mention): string[] {
  const owner = nameWords(m.owner?.name ?? '')
  // A head is spelled in one way: "organization".
  return nameWords(m.words).filter(
    (word) =>
      word !== 'same' && !word.replace('isation', 'ization').startsWith(m.head) && !owner.includes(word),
  )
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
    return (which ??= qualifiers(m)).every(
      (word) => k.calls.has(word) || own.some((o) => o.slice(0, 4) === word.slice(0, 4)),
    )
  }
}

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
  const fits = c.people.filter((n) => {
    const words = c.called(n)
    if (!words.includes(m.head)) return false
    const about = c.about(n)
    if (about.name === null || about.kind !== 'person' || !sameOwner(about.owner, m.owner)) return false
    // "the UN Emergency Relief Coordinator" is the one of whom so many words are told, the minister of a land is not.
    if (which.length < 2 && isOther(m, about.owner, words)) return false
    return which.every((word) => words.includes(word))
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

/** What bodies of fighters are called; the others help, count or publish. */
const FIGHTING = /^(group|movement|organi[sz]ation|faction|militia)$/
/** What bodies that help, count or publish are called; of "the company" nobody knows which one it is. */
const HELPING = /^(group|organi[sz]ation|charity|ngo|agency|watchdog)$/
/** What the only body of a text may be called far from its name. */
const FAR = /^(organi[sz]ation|charity|ngo)$/

/**
 * "Nurses of Norland Relief were killed, the charity said.": the one body named before in that sentence, or in the one before;
 * where none is, the only one that the text names before.
 */
function bodyNear(c: Cast, m: Mention, { index, sentence }: Token): Known | null {
  const { sentences } = c.s.doc
  const fighting = FIGHTING.test(m.head)
  if (!fighting && !HELPING.test(m.head)) return null
  const from = sentences[sentence - 1]?.first ?? sentences[sentence]?.first ?? 0
  const begins = FAR.test(m.head) ? 0 : from
  const near = new Map<string, { told: Mention; span: Span }>()
  const all = new Map<string, { told: Mention; span: Span }>()
  for (const names of c.names.values())
    for (const { at, last } of names) {
      const body = begins <= at && last < index ? namedBody(c, at, last, fighting) : null
      if (!body) continue
      all.set(body.told.name ?? '', body)
      if (at >= from) near.set(body.told.name ?? '', body)
    }
  const [one, other] = (near.size > 0 ? near : all).values()
  if (!one || other) return null
  const source = match(c, one.told)
  source.mentions.push(one.span)
  return source
}

/** The body that the capital words from token `at` to `last` name; one that fights only where `fighting`. */
function namedBody(
  { s: { tokens, doc, lexicon } }: Cast,
  at: number,
  last: number,
  fighting: boolean,
): { told: Mention; span: Span } | null {
  const side = lexicon.sides.at(tokens, at)
  const own = tokens.slice(at, side ? at + side.length : last + 1)
  const fights = side?.side.kind === 'group' || side?.side.kind === 'army'
  const known = side ? (fights && fighting) || side.side.kind === 'organisation' : isKnownBody(lexicon, own)
  if (!known) return null
  const span: Span = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0]
  const told = mention(own, doc.text, lexicon)
  return { told: { ...told, name: told.name ?? doc.text.slice(...span) }, span }
}

/** "MSF", "Norland Relief Fund", "Borland Rescue Committee": by its last word a body, and no ministry or army. */
function isKnownBody(lexicon: Lexicon, name: readonly Token[]): boolean {
  const letters = name.length === 1 && /^\p{Lu}{2,}$/u.test(name[0]?.text ?? '')
  if (name.length === 1 && !letters) return false
  const kind = lexicon.sourceKinds.get(name.at(-1)?.norm ?? '')
  const helps = /^(committee|council|commission)$/.test(name.at(-1)?.norm ?? '') && name.length > 2
  return kind?.kind === 'organisation' && (helps || !kind.shared)
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

/** What the words tell whose phrase ends at token `i`; read once, as many may look back to them. */
function endingAt({ s, endingAt: read }: Cast, i: number): Mention | null {
  const known = read.get(i)
  if (known !== undefined) return known
  const range = phraseEndingAt(s, i, s.doc.sentences[s.tokens[i]?.sentence ?? 0]?.first ?? 0)
  const told = range && mention(s.tokens.slice(range[0], range[1] + 1), s.doc.text, s.lexicon)
  read.set(i, told)
  return told
}

/** "the group", "the charity": the organisation named last; "the Norland-based rights group" only where no other is named. */
function again(c: Cast, m: Mention, first: Token): Known | null {
  const again = c.s.lexicon.sourceKinds.get(m.head)?.again
  if (m.plural || !again) return null
  if (again === 'by-name')
    return m.owner === null && qualifiers(m).length === 0 ? ofItsName(c, m, first) : null
  if (m.owner !== null || qualifiers(m).length > 0) return onlyBody(c, m, first)
  // "the organization" says nothing of what it is: any that spoke.
  const any = /^(organi[sz]ation|body)$/.test(m.head)
  // An army, the police or a court is no charity and no agency.
  const fits = ({ kind, head }: { kind: Known['kind']; head: string }): boolean =>
    kind === 'organisation' && (FIGHTING.test(m.head) || !c.s.lexicon.sourceKinds.get(head)?.shared)
  const before = latest(c, first, (k) => (k.named || any) && fits(k))
  if (before || c.known.some(fits)) return before?.source ?? null
  // "two nurses of Norland Relief (NR) died, the organization said": the one body that the text gives letters.
  const [only, more] = c.letters.values()
  return only ? (more ? null : match(c, only)) : bodyNear(c, m, first)
}

/**
 * "the union" for the African Union, "the alliance" for NATO, "the party" for an armed party: one that the text has named and that is
 * known as such; not just any that spoke.
 */
function ofItsName(c: Cast, m: Mention, first: Token): Known | null {
  for (const i of c
    .tokensOf(m.head)
    .filter((at) => at < first.index)
    .toReversed()) {
    const earlier = endingAt(c, i)
    if (earlier?.name) return match(c, earlier)
  }
  const { sides } = c.s.lexicon
  const known = latest(c, first, ({ name, named }) => {
    const side = named ? sides.named(name) : null
    if (side?.kind === 'group') return GROUPS.test(m.head)
    return side?.kind === 'alliance' && (m.head === 'alliance' || nameWords(side.name).includes(m.head))
  })
  return known?.source ?? null
}

/** What an armed group may be called. */
const GROUPS = /^(party|faction)$/

/** "the Norland-based rights group": the one organisation that is named, where the words only tell where it is and that it helps or counts. */
function onlyBody(c: Cast, m: Mention, first: Token): Known | null {
  const { tokens, lexicon } = c.s
  const [one, other] = c.known.filter((k) => k.named && k.kind === 'organisation')
  if (other || !/^(the|this)$/.test(first.norm)) return null
  const end = tokens.findIndex((t) => t.index > first.index && t.norm === m.head)
  const fits = tokens
    .slice(first.index + 1, end)
    .every(
      (t) =>
        t.tag === 'PROPN' ||
        /^(-|based)$/.test(t.norm) ||
        lexicon.sides.at(tokens, t.index) ||
        lexicon.sets.ofCharities.has(t),
    )
  return fits ? (one ?? bodyNear(c, m, first)) : null
}
