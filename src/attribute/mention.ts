import type { HeadKind, Lexicon, Side, SideMatch } from '../lexicon/index.ts'
import type { SourceKind, Span, Token } from '../model/index.ts'
import { apposition, bare, namePart, nameAfter, proper, type Wording } from './apposition.ts'

export type Gender = 'man' | 'woman'

/** The nation or body that a ministry, an army or an office belongs to. */
export interface Owner {
  readonly name: string
  /** The larger side it is part of: Gaza's health ministry is a Palestinian one. */
  readonly of: string | null
}

/** What the words of one source say of who it is, before they are compared with other mentions. */
export interface Mention {
  /** Null where the words hold no name: "he", "officials", "the president". */
  readonly name: string | null
  readonly kind: SourceKind
  readonly role: string | null
  /** Lower-case last noun: "spokesman", "ministry". */
  readonly head: string
  readonly gender: Gender | null
  readonly plural: boolean
  /** Bare words of the phrase, for sources without a name: "two health officials". */
  readonly words: string
  readonly owner: Owner | null
  /** The words without the owner's, lower case: "health ministry". */
  readonly body: string
}

const ARTICLES = new Set([
  'the',
  'a',
  'an',
  'neither',
  'either',
  'both',
  'even',
  'this',
  'that',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
  'which',
  'whose',
])
/** Read a source's words: a name with titles, an organisation, a role, a group. `tokens` are those of its span. */
export function mention(tokens: readonly Token[], text: string, lexicon: Lexicon): Mention {
  const own = firstConjunct(described(tokens), lexicon)
  const rest = tokens.slice(own.length)
  const wording: Wording = (list) =>
    list.length === 0 ? '' : text.slice(list[0]?.start, list.at(-1)?.end).replace(/\s+/g, ' ')
  let from = 0
  while (from < own.length - 1 && ARTICLES.has(own[from]?.norm ?? '')) from++
  const phrase = own.slice(from)
  const core = beforePreposition(phrase)
  const head = core.at(-1)
  const headWord = head?.norm ?? ''
  const words = wording(phrase)
  const title = lastTitle(core, lexicon)
  const owned = core.findLastIndex((t) => t.norm === "'s" || t.norm === "'" || t.norm === '’')
  const known = kindOf(core, lexicon)
  const plural =
    /^(two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|few|both|all)$/.test(
      own[0]?.norm ?? '',
    ) ||
    (head?.tag === 'NOUN' && head.norm !== head.lemma && head.norm.endsWith('s'))
  const base: Mention = {
    name: null,
    kind: 'unnamed',
    role: null,
    head: head?.lemma ?? headWord,
    gender: gender(core, [], lexicon),
    plural,
    words,
    ...ownerOf(phrase, lexicon),
  }
  const person = (name: string, role: string | null, parts: readonly Token[]): Mention => ({
    ...base,
    name,
    kind: 'person',
    role,
    gender: gender(core, parts, lexicon),
    plural: false,
  })

  // "President Zelenskyy", "spokesman John Kirby": a role, then a name.
  const named = core.slice(core[title + 1]?.norm === '.' ? title + 2 : title + 1)
  if (
    title >= 0 &&
    named.length > 0 &&
    named.every(namePart) &&
    named.some((t) => proper(t, lexicon)) &&
    !known
  ) {
    const role = wording(core.slice(0, title + 1))
    const kind = lexicon.titles.get(bare(core[title]?.norm ?? ''))
    const appositive = apposition(rest, lexicon, wording)
    return person(
      wording(named),
      kind === 'honorific' ? appositive : title === 0 && kind !== 'role' ? (appositive ?? role) : role,
      named,
    )
  }
  const side = sideOf(core, lexicon)
  if (side?.form === 'people') return { ...base, name: words, kind: 'group', plural: true }
  if (side && phrase.length === core.length)
    return {
      ...base,
      name: isBody(words, lexicon) ? words : side.side.name,
      kind: SIDE_KINDS[side.side.kind],
      plural: false,
    }
  if (
    known &&
    (known.kind === 'group' ||
      (plural && known.kind !== 'organisation' && !core.some((t) => t.tag === 'PROPN')))
  )
    return { ...base, kind: 'group', plural: true }
  const properAfterOwner = core.slice(owned + 1).some((t) => t.tag === 'PROPN')
  // "the UN mission, Borderless Aid", "its armed wing, the Dovra Brigades"
  const after = known && /^\p{Ll}/u.test(head?.text ?? '') ? nameAfter(rest, lexicon, wording) : null
  if (known && after) return { ...base, name: after, kind: known.kind, plural: false }
  if (known && (core.some((t) => t.tag === 'PROPN') || acronym(headWord, head?.text))) {
    // "the medical charity MSF": its description is no part of a name that needs none.
    const plain = core.findLastIndex((t) => t.tag === 'NOUN' && /^\p{Ll}/u.test(t.text)) + 1
    const from = known.shared
      ? 0
      : Math.max(properAfterOwner ? owned + 1 : 0, plain < core.length ? plain : 0)
    const name = wording(phrase.slice(from))
    return { ...base, name, kind: known.kind, plural: false }
  }
  if (known) return { ...base, kind: known.kind }
  // "a spokesman for the army", "White House spokesman", "the president".
  if (title >= 0 && (title === core.length - 1 || !named.some((t) => proper(t, lexicon)))) {
    const named = nameAfter(rest, lexicon, wording)
    if (named) return person(named, words, nameTokens(rest, named, text))
    return { ...base, kind: plural ? 'group' : 'person', role: words }
  }
  // "the medical charity MSF", "his colleague Carl Hale"
  const bearer = core.findLastIndex((t) => !namePart(t)) + 1
  if (bearer > owned + 1 && bearer < core.length && /^\p{Ll}/u.test(core[bearer - 1]?.text ?? '')) {
    const described = core.slice(0, bearer)
    const written = core.slice(bearer)
    const which = kindOf(described, lexicon)
    if (which && which.kind !== 'group')
      return { ...base, name: wording(written), kind: which.kind, plural: false }
    if (written.length > 1 || lexicon.givenNames.has(written[0]?.norm ?? ''))
      return person(wording(written), described[0]?.norm === '-' ? null : wording(described), written)
  }
  const name = core.slice(owned + 1)
  if (name.some((t) => proper(t, lexicon)) && name.every((t) => namePart(t) || t.tag === 'DET')) {
    const one =
      name.length <= 4 &&
      (!acronym(headWord, head?.text) || inCapitals(name)) &&
      phrase.length === core.length &&
      !(own[0]?.norm === 'the')
    const written = wording(phrase.slice(owned + 1))
    return one
      ? person(written, apposition(rest, lexicon, wording), name)
      : { ...base, name: written, kind: 'organisation', plural: false }
  }
  return { ...base, kind: plural ? 'group' : 'unnamed' }
}

/** "Kremlin", "White House": a body with a name of its own, though it speaks for a government. */
const isBody = (words: string, lexicon: Lexicon): boolean =>
  lexicon.offices.some(([name, side]) => side !== null && name === words.toLowerCase())

/** The tokens of a name found behind a description, for its given name. */
function nameTokens(rest: readonly Token[], name: string, text: string): readonly Token[] {
  const at = rest.findIndex((t) => text.startsWith(name, t.start))
  return at < 0 ? [] : rest.slice(at)
}

/** What the last noun, or the last two, tell of a source. */
const kindOf = (core: readonly Token[], lexicon: Lexicon): HeadKind | undefined => {
  const last = core.at(-1)?.norm ?? ''
  const lastTwo = `${core.at(-2)?.norm ?? ''} ${last}`
  return (
    lexicon.sourceKinds.get(lastTwo) ?? lexicon.sourceKinds.get(last) ?? lexicon.sourceKinds.get(bare(last))
  )
}

const acronym = (norm: string, text: string | undefined): boolean =>
  text !== undefined && norm.length >= 2 && /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(text)

/** "CATHERINE REYES": a name that is written in capitals, no acronym. */
const inCapitals = (name: readonly Token[]): boolean =>
  name.length > 1 && name.every((t) => /^(\p{Lu}{3,}|[-.])$/u.test(t.text))

/** Whose ministry, army or president it is: "Norland's army", "the Norlandic army", "the army of Norland". */
function ownerOf(phrase: readonly Token[], lexicon: Lexicon): Pick<Mention, 'owner' | 'body'> {
  const mark = phrase.findIndex((t) => t.norm === "'s" || t.norm === "'" || t.norm === '’')
  const before = phrase.slice(0, Math.max(0, mark)).filter((t) => t.tag === 'PROPN')
  const named = before.map((t) => t.norm).join(' ')
  let owner: Owner | null = named === '' ? null : { name: named, of: null }
  const taken = new Set<Token>(before)
  for (let i = 0; i < phrase.length; i++) {
    const match = lexicon.sides.at(phrase, i)
    if (!match || match.length === phrase.length) continue
    owner = { name: match.side.name, of: match.side.of }
    for (const token of phrase.slice(i, i + match.length)) taken.add(token)
    i += match.length - 1
  }
  const rest = phrase.filter((t) => !taken.has(t) && !/^(['’]s?|of|the|in)$/.test(t.norm))
  return { owner, body: rest.map((t) => t.norm).join(' ') }
}

/** The part before a description: "Kirby, the council's spokesman" → "Kirby". */
function described(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex((t, i) => i > 0 && (t.norm === ',' || t.norm === '('))
  return comma < 0 ? tokens : tokens.slice(0, comma)
}

/** A source made of several stands under its first: "Russia and China" → "Russia". */
function firstConjunct(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const and = tokens.findIndex((t, i) => i > 0 && /^(and|nor|or)$/.test(t.norm) && t.tag === 'CCONJ')
  if (and < 0) return tokens
  // "the Ministry of Health and Welfare" is one name, "British and Dutch soldiers" one group; "Russia and China" are two.
  const before = tokens.slice(0, and)
  const nation = lexicon.sides.at(before, 0)
  const modifier = before.every((t) => /^(ADJ|DET)$/.test(t.tag)) || nation?.form === 'adjective'
  if (modifier && nation?.length === before.length && tokens.at(-1)?.tag === 'NOUN') return tokens
  const after = tokens[and + 1]
  if (
    before.some((t) => t.norm === 'of') &&
    after?.tag === 'PROPN' &&
    before.some((t) => t.tag === 'PROPN') &&
    tokens.length - and <= 3
  )
    return tokens
  return before
}

function beforePreposition(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.findIndex((t, i) => i > 0 && t.tag === 'ADP')
  return of < 0 ? tokens : tokens.slice(0, of)
}

function lastTitle(tokens: readonly Token[], lexicon: Lexicon): number {
  return tokens.findLastIndex((t) => lexicon.titles.has(bare(t.norm)) || lexicon.titles.has(t.lemma))
}

const SIDE_KINDS: Record<Side['kind'], SourceKind> = {
  country: 'government',
  former: 'government',
  territory: 'government',
  group: 'organisation',
  army: 'organisation',
  alliance: 'organisation',
  organisation: 'organisation',
  people: 'group',
}

/** The nation, armed group or alliance that the phrase names: "the United States", "Moscow", "Hamas". */
function sideOf(tokens: readonly Token[], lexicon: Lexicon): SideMatch | null {
  for (let i = 0; i < tokens.length; i++) {
    // "the Islamist group Hamas"
    if (i > 0 && !/^\p{Ll}/u.test(tokens[i - 1]?.text ?? '')) continue
    const match = lexicon.sides.at(tokens, i)
    if (match && match.length === tokens.length - i && match.form !== 'adjective') return match
  }
  return null
}

function gender(core: readonly Token[], name: readonly Token[], lexicon: Lexicon): Gender | null {
  for (const { norm } of core) {
    const told = lexicon.gendered.get(bare(norm))
    if (told) return told
  }
  // Jean-Pierre is no Jean; a name alone is most often a last name, whatever else it can be.
  const given = name[1]?.norm === '-' ? name[2] : name[0]
  return name.length > 1 ? (lexicon.givenNames.get(given?.norm ?? '') ?? null) : null
}

/** The tokens of a span. */
export const spanTokens = (tokens: readonly Token[], [start, end]: Span): Token[] => {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Token[] = []
  for (let i = low; i < tokens.length && (tokens[i]?.start ?? Infinity) < end; i++)
    found.push(tokens[i] as Token)
  return found
}
