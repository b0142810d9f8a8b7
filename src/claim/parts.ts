import type { Lexicon } from '../lexicon/index.ts'
import type { Doc, FoundPeriod, FoundQuantity, NounPhrase, Quantity, Token } from '../model/index.ts'
import { articleQuantity } from '../quantify/index.ts'
import { nounPhrases } from '../segment/index.ts'
import type { Found } from './index.ts'
import type { Group } from './draft.ts'

/** A document with its noun phrases read as people or things, each looked up by its first and last token. */
export interface Parts {
  readonly doc: Doc
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly groups: readonly Group[]
  /** For each token the index in `groups` of the group it is in, or -1. */
  readonly groupOf: Int32Array
  readonly quantityOf: Int32Array
  readonly periodOf: Int32Array
  readonly quantities: readonly FoundQuantity[]
  readonly periods: readonly FoundPeriod[]
}

const PEOPLE_PRONOUNS = new Set(
  'they them he him she her we us i me you who themselves himself herself those others everyone everybody someone somebody anyone anybody nobody'.split(
    ' ',
  ),
)
const COUNTED = new Set(['count', 'share'])
/** Endings of nouns for people that no list can hold all of: "cattlemen", "shopkeepers", "cyclists". */
const AGENTIVE = /(?:men|women|man|woman|ists?|keepers?|workers?|teers?|naires?|crats?)$/
const NOT_PEOPLE = /^(list|lists|human|assists?|mists?|german|specimens?|regimen|twists?|fists?)$/
const MACHINES =
  /^(tank|tanks|helicopter|helicopters|aircraft|vehicle|vehicles|jet|jets|plane|planes|missile|missiles|drone|drones|ship|ships|gun|guns|weapon|weapons|car|cars|truck|trucks|launcher|launchers)$/

export function parts(doc: Doc, found: Found, lexicon: Lexicon): Parts {
  const { tokens } = doc
  const quantityOf = new Int32Array(tokens.length).fill(-1)
  const periodOf = new Int32Array(tokens.length).fill(-1)
  found.quantities.forEach((q, index) => {
    if (COUNTED.has(q.kind)) quantityOf.fill(index, q.first, q.last + 1)
  })
  found.periods.forEach((p, index) => periodOf.fill(index, p.first, p.last + 1))
  const base = {
    doc,
    tokens,
    lexicon,
    quantityOf,
    periodOf,
    quantities: found.quantities,
    periods: found.periods,
  }

  const groups: Group[] = []
  const used = new Set<number>()
  const phrases = nounPhrases(doc)
  const starts = new Map(phrases.map((np) => [np.first, np]))
  for (const np of phrases) {
    const group = read(base, np, starts, used)
    if (group) groups.push(group)
  }
  const taken = new Int32Array(tokens.length).fill(-1)
  groups.forEach((g, index) => taken.fill(index, g.first, g.last + 1))
  found.quantities.forEach((q, index) => {
    if (!COUNTED.has(q.kind) || used.has(index)) return
    if (groups.some((g) => g.kind !== 'thing' && g.first <= q.last && q.first <= g.last)) return
    groups.push(bare(q))
  })
  groups.sort((a, b) => a.first - b.first || b.last - a.last)
  const groupOf = new Int32Array(tokens.length).fill(-1)
  groups.forEach((g, index) => {
    for (let i = g.first; i <= g.last; i++) {
      const held = groups[groupOf[i] ?? -1]
      if (!held || held.kind === 'thing' || g.kind !== 'thing') groupOf[i] = index
    }
  })
  return { ...base, groups, groupOf }
}

const bare = (q: FoundQuantity): Group => ({
  first: q.first,
  last: q.last,
  head: q.last,
  kind: 'bare',
  quantity: plain(q),
  none: q.none,
  words: null,
  role: null,
  side: null,
  sure: true,
})

export const plain = ({ span, wording, lower, upper, approx, per }: Quantity): Quantity => ({
  span,
  wording,
  lower,
  upper,
  approx,
  per,
})

type Base = Omit<Parts, 'groups' | 'groupOf'>

function read(
  base: Base,
  np: NounPhrase,
  starts: ReadonlyMap<number, NounPhrase>,
  used: Set<number>,
): Group | null {
  const { tokens, quantities, quantityOf, periodOf, lexicon } = base
  let { head } = np
  // "50 killed", "the dead": the phrase's last word is the event, not who it happened to.
  while (head > np.first && isEvent(base, head)) head--
  if (isEvent(base, head)) return null
  if (head < np.head && quantityOf[head] !== -1) return null
  if (head < np.head && !/^(NOUN|PROPN)$/.test(tokens[head]?.tag ?? '')) return null
  const headToken = tokens[head] as Token
  if (periodOf[head] !== -1) return null

  let quantity: FoundQuantity | null = null
  let first = np.first
  let after = np.first
  for (let i = np.first; i <= head; i++) {
    const q = quantities[quantityOf[i] ?? -1]
    if (!q) continue
    quantity = q
    first = Math.min(first, q.first)
    after = q.last + 1
    used.add(quantityOf[i] as number)
  }
  const before = tokens[np.first - 1]
  if (quantity === null && before?.norm === 'of') {
    const q = quantities[quantityOf[np.first - 2] ?? -1]
    if (q && q.last === np.first - 2) {
      quantity = q
      first = q.first
      used.add(quantityOf[np.first - 2] as number)
    }
  } else if (quantity === null) {
    const q = quantities[quantityOf[np.first - 1] ?? -1]
    if (q && q.last === np.first - 1) {
      quantity = q
      first = q.first
      used.add(quantityOf[np.first - 1] as number)
    }
  }
  if (quantity && after > head && headToken.tag !== 'PRON') {
    return { ...bare(quantity), first: Math.min(first, quantity.first) }
  }
  while (after < head && /^(DET|PART|PUNCT)$/.test(tokens[after]?.tag ?? '') && tokens[after]?.norm !== "'s")
    after++
  const words: [number, number] = [after, head]

  if (headToken.tag === 'PRON' || PEOPLE_PRONOUNS.has(headToken.norm)) {
    const people = PEOPLE_PRONOUNS.has(headToken.norm)
    if (!people && !quantity) return { ...thing(np.first, head) }
    return {
      first,
      last: head,
      head,
      kind: 'pronoun',
      quantity: quantity && plain(quantity),
      none: (quantity?.none ?? false) || headToken.norm === 'nobody',
      words: null,
      role: null,
      side: null,
      sure: true,
    }
  }

  const { role, side, sure, name } = who(base, after, head, quantity !== null)
  if (role === null && !name) return { ...thing(first, head), quantity: quantity && plain(quantity), side }
  // "members of special forces", "soldiers of the battalion": what follows "of" tells whose they are.
  let last = head
  let whose = side
  const of = tokens[head + 1]?.norm === 'of' ? starts.get(head + 2) : undefined
  if (!name && of && (quantityOf[of.first] ?? -1) === -1 && (periodOf[of.head] ?? -1) === -1) {
    last = of.head
    words[1] = last
    whose ??= sideIn(base, of.first, of.head)
  }
  return {
    first,
    last,
    head,
    kind: name ? 'name' : 'people',
    quantity: quantity ? plain(quantity) : name ? null : one(base, np.first, head),
    none: quantity?.none ?? false,
    words,
    role,
    side: whose,
    sure,
  }
}

/** "a soldier", "the soldier": one person. */
function one({ doc }: Base, first: number, head: number): Quantity | null {
  const found = articleQuantity(doc, { first, last: head, head })
  return found && plain(found)
}

const thing = (first: number, last: number): Group => ({
  first,
  last,
  head: last,
  kind: 'thing',
  quantity: null,
  none: false,
  words: [first, last],
  role: null,
  side: null,
  sure: true,
})

/** Words that tell an event when they end a noun phrase: "50 killed", "12 dead", "the wounded". */
function isEvent({ tokens, lexicon }: Base, i: number): boolean {
  return lexicon.events
    .at(tokens, i)
    .some(
      ({ sense, form, rest }) =>
        sense.sure && rest.length === 0 && ((sense.as === 'verb' && form === 'ed') || sense.as === 'state'),
    )
}

/** Who the words from `first` to `head` are: their role and side, and whether they are a person's name. */
function who(
  { tokens, lexicon, doc }: Base,
  first: number,
  head: number,
  counted: boolean,
): { role: string | null; side: string | null; sure: boolean; name: boolean } {
  let side: string | null = null
  let role: string | null = null
  let roleEnd = -1
  let sideEnd = -1
  let form = ''
  for (let i = first; i <= head; i++) {
    const nation = lexicon.sides.at(tokens, i)
    if (nation && i + nation.length - 1 <= head) {
      // "Russia's Kursk region": the possessor is no member of the phrase's side, but tells it where no other does.
      side = nation.side.name
      sideEnd = i + nation.length - 1
      form = nation.form === 'name' && /^(group|people|army)$/.test(nation.side.kind) ? 'group' : nation.form
    }
    const noun = lexicon.populations.at(tokens, i)
    if (noun && i + noun.length - 1 >= roleEnd) {
      role = noun.value
      roleEnd = i + noun.length - 1
    }
  }
  const headToken = tokens[head] as Token
  if (roleEnd >= head) return { role, side, sure: true, name: false }
  if (sideEnd === head) {
    const people =
      form === 'people' || (form === 'group' && counted) || (form === 'adjective' && headToken.tag !== 'ADJ')
    if (people && (form !== 'adjective' || counted || tokens[first - 1]?.tag === 'DET')) {
      return { role: form === 'group' ? 'fighters' : 'people', side, sure: true, name: false }
    }
    return { role: null, side, sure: true, name: false }
  }
  if (headToken.tag === 'PROPN' && /^\p{Lu}/u.test(headToken.text)) {
    const capitals = capitalised(tokens, first, head)
    const known = isPlaceLike(headToken, lexicon)
    const title = role !== null
    return {
      role,
      side,
      sure: title || capitals >= 2,
      name: !known && /\p{Ll}|\.$/u.test(headToken.text) && doc.tokens.length > 0,
    }
  }
  if (AGENTIVE.test(headToken.norm) && !NOT_PEOPLE.test(headToken.norm) && !MACHINES.test(headToken.norm)) {
    return { role: 'people', side, sure: counted, name: false }
  }
  return { role: null, side, sure: true, name: false }
}

const capitalised = (tokens: readonly Token[], first: number, last: number): number => {
  let n = 0
  for (let i = first; i <= last; i++)
    if (tokens[i]?.tag === 'PROPN' && /^\p{Lu}/u.test(tokens[i]?.text ?? '')) n++
  return n
}

const ORGANISATION =
  /^(ministry|department|agency|party|front|organization|organisation|committee|council|association|federation|union|university|institute|command|bureau|office|service|news|times|post|radio|court|congress|senate|parliament|house|street|avenue|road|bridge|river|mount|lake|bay|sea|ocean|desert|day|war|act|bill|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|god|tv|internet|company|inc|corp|group|cartel|battalion|brigade|division|army|navy|region|province|district|county|city|town|state|states|republic|kingdom|nations|assembly|embassy|airport|hospital|church|school|center|centre|station|square|memorial|award|prize|operation|plan|treaty|agreement|accord|convention|resolution|article|channel|network|times|journal|press|post)$/

const isPlaceLike = (token: Token, lexicon: Lexicon): boolean =>
  ORGANISATION.test(token.norm) || lexicon.placeNouns.has(token.norm)

/** The side told by the words from `first` to `last`: "the Arce Battalion", "Hamas". */
export function sideIn(
  { tokens, lexicon }: Pick<Parts, 'tokens' | 'lexicon'>,
  first: number,
  last: number,
): string | null {
  for (let i = first; i <= last; i++) {
    const nation = lexicon.sides.at(tokens, i)
    if (nation && i + nation.length - 1 <= last) return nation.side.name
  }
  return null
}
