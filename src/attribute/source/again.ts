import type { Lexicon } from '../../lexicon/index.ts'
import type { Span, Token } from '../../model/index.ts'
import { latest, match, type Cast } from './cast.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { nameWords, type Known } from './registry.ts'
import { endingAt, qualifiers } from './called.ts'

/** "the group", "the charity": the organisation named last; "the Norland-based rights group" only where no other is named. */
export function again(c: Cast, m: Mention, first: Token): Known | null {
  const pointsBack = c.s.lexicon.sourceKinds.get(m.head)?.again
  if (m.plural || !pointsBack) return null
  if (pointsBack === 'by-name')
    return m.owner === null && qualifiers(m).length === 0 ? ofItsName(c, m, first) : null
  const words = m.words.toLowerCase()
  const told = c.again.get(words)
  if (told) return told
  const which = qualifiers(m).length > 0
  const one = m.owner !== null || which ? onlyBody(c, m, first) : latestBody(c, m, first)
  // "the rights group" and "the charity" stay who they were, "the group" is whoever spoke last.
  if (one && (which || OWN.test(m.head))) c.again.set(words, one)
  return one
}

/** What tells enough of a body that it is no other's word. */
const OWN = /^(charity|ngo|watchdog|monitor)$/
/** What may be said of whoever publishes news. */
const PUBLISHING = /^(agency|newspaper|paper|broadcaster|outlet|magazine|network|company|firm|website)$/

/** An army, the police or a court is no charity and no agency, a newspaper and a union of states is no charity and no group. */
function canBe(c: Cast, m: Mention): (k: Known) => boolean {
  const { sourceKinds, sides } = c.s.lexicon
  const plain = PUBLISHING.test(m.head)
  return ({ kind, head, name }) =>
    kind === 'organisation' &&
    (FIGHTING.test(m.head) || !sourceKinds.get(head)?.shared) &&
    (plain || !sourceKinds.get(nameWords(name).at(-1) ?? '')?.news) &&
    (plain || ANY.test(m.head) || sides.named(name)?.kind !== 'alliance')
}

/** "the organization" says nothing of what it is: any that spoke. */
const ANY = /^(organi[sz]ation|body)$/

/** The organisation that spoke last, of those that may be called so; where none has spoken, the one that the text tells of. */
function latestBody(c: Cast, m: Mention, first: Token): Known | null {
  const fits = canBe(c, m)
  const before = latest(c, first, (k) => (k.named || ANY.test(m.head)) && fits(k))
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
  const [one, other] = c.known.filter((k) => k.named && canBe(c, m)(k))
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

/** What bodies of fighters are called; the others help, count or publish. */
const FIGHTING = /^(group|movement|organi[sz]ation|faction|militia)$/
/** What bodies that help, count or publish are called; of "the company" nobody knows which one it is. */
const HELPING = /^(group|organi[sz]ation|charity|ngo|agency|watchdog|monitor)$/
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
  return kind?.kind === 'organisation' && !kind.news && (helps || !kind.shared)
}
