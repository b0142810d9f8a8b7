import type { Lexicon, Side } from '../lexicon/index.ts'
import type { SourceKind, Span, Token } from '../model/index.ts'

export type Gender = 'man' | 'woman'

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
])
const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '')

/** Read a source's words: a name with titles, an organisation, a role, a group. `tokens` are those of its span. */
export function mention(tokens: readonly Token[], text: string, lexicon: Lexicon): Mention {
  const own = firstConjunct(described(tokens))
  const wording = (list: readonly Token[]): string =>
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
  const lastTwo = core
    .slice(-2)
    .map((t) => t.norm)
    .join(' ')
  const known =
    lexicon.sourceKinds.get(lastTwo) ??
    lexicon.sourceKinds.get(headWord) ??
    lexicon.sourceKinds.get(bare(headWord))
  const side = sideOf(core, lexicon)
  const plural =
    /^(two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|few|both|all)$/.test(
      own[0]?.norm ?? '',
    ) ||
    (head?.tag === 'NOUN' && head.norm !== head.lemma && head.norm.endsWith('s'))
  const base = { head: head?.lemma ?? headWord, gender: null, plural, words }

  // "President Zelenskyy", "spokesman John Kirby": a role, then a name.
  const named = core.slice(title + 1)
  if (
    title >= 0 &&
    named.length > 0 &&
    named.every(namePart) &&
    named.some((t) => proper(t, lexicon)) &&
    !known
  ) {
    const role = wording(core.slice(0, title + 1))
    const honorific = lexicon.titles.get(bare(core[title]?.norm ?? '')) === 'honorific'
    const appositive = apposition(tokens, own, wording)
    return {
      ...base,
      name: wording(named),
      kind: 'person',
      role: honorific ? appositive : role,
      gender: gender(core, named, lexicon),
      plural: false,
    }
  }
  if (side !== null && phrase.length === core.length)
    return { ...base, name: side.name, kind: SIDE_KINDS[side.kind], role: null, plural: false }
  if (
    known &&
    (known.kind === 'group' ||
      (plural && known.kind !== 'organisation' && !core.some((t) => t.tag === 'PROPN')))
  )
    return { ...base, name: null, kind: 'group', role: null, plural: true }
  const properAfterOwner = core.slice(owned + 1).some((t) => t.tag === 'PROPN')
  if (known && (core.some((t) => t.tag === 'PROPN') || acronym(headWord, head?.text))) {
    const name = owned >= 0 && properAfterOwner && !known.shared ? wording(phrase.slice(owned + 1)) : words
    return { ...base, name, kind: known.kind, role: null, plural: false }
  }
  if (known) return { ...base, name: null, kind: known.kind, role: null }
  // "a spokesman for the army", "White House spokesman", "the president".
  if (title >= 0 && (title === core.length - 1 || !named.some((t) => proper(t, lexicon)))) {
    const after = nameAfter(tokens, own, wording)
    if (after) return { ...base, name: after, kind: 'person', role: words, plural: false }
    return { ...base, name: null, kind: plural ? 'group' : 'person', role: words }
  }
  const name = core.slice(owned + 1)
  if (name.some((t) => proper(t, lexicon)) && name.every((t) => namePart(t) || t.tag === 'DET')) {
    const person =
      name.length <= 4 &&
      !acronym(headWord, head?.text) &&
      phrase.length === core.length &&
      !(own[0]?.norm === 'the')
    return {
      ...base,
      name: wording(phrase.slice(owned + 1)),
      kind: person ? 'person' : 'organisation',
      role: person ? apposition(tokens, own, wording) : null,
      gender: person ? gender(core, name, lexicon) : null,
      plural: false,
    }
  }
  return { ...base, name: null, kind: plural ? 'group' : 'unnamed', role: null }
}

const namePart = (t: Token): boolean =>
  t.tag === 'PROPN' ||
  /^(-|–|'|’|\.|de|la|al|el|bin|ibn|van|von|der|jr\.?|sr\.?|ii|iii)$/.test(t.norm) ||
  /^\p{Lu}/u.test(t.text)

/** A capital word that is no word of the lists: a name, whatever the tagger took it for. */
const proper = (t: Token, lexicon: Lexicon): boolean =>
  t.tag === 'PROPN' ||
  (/^(VERB|ADJ|AUX|INTJ|X)$/.test(t.tag) &&
    /^\p{Lu}\p{Ll}/u.test(t.text) &&
    !lexicon.sourceKinds.has(t.norm) &&
    !lexicon.pronouns.has(t.norm))

const acronym = (norm: string, text: string | undefined): boolean =>
  text !== undefined && norm.length >= 2 && /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(text)

/** The part before a description: "Kirby, the council's spokesman" → "Kirby". */
function described(tokens: readonly Token[]): readonly Token[] {
  const comma = tokens.findIndex((t, i) => i > 0 && (t.norm === ',' || t.norm === '('))
  return comma < 0 ? tokens : tokens.slice(0, comma)
}

/** A source made of several stands under its first: "Russia and China" → "Russia". */
function firstConjunct(tokens: readonly Token[]): readonly Token[] {
  const and = tokens.findIndex((t, i) => i > 0 && /^(and|nor|or)$/.test(t.norm) && t.tag === 'CCONJ')
  if (and < 0) return tokens
  // "the Ministry of Health and Welfare" is one name; "Russia and China" are two.
  const before = tokens.slice(0, and)
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

/** The nation, armed group or alliance that the whole phrase names: "the United States", "Moscow", "Hamas". */
function sideOf(tokens: readonly Token[], lexicon: Lexicon): Side | null {
  const match = lexicon.sides.at(tokens, 0)
  if (!match || match.length !== tokens.length || match.form === 'adjective' || match.form === 'people')
    return null
  return match.side
}

function gender(core: readonly Token[], name: readonly Token[], lexicon: Lexicon): Gender | null {
  if (
    core.some(
      (t) =>
        /^(mr|sir|lord|king|prince)\.?$/.test(t.norm) ||
        /(?:spokes|sales|congress|business|chair)man$/.test(t.norm),
    )
  )
    return 'man'
  if (
    core.some((t) => /^(mrs|ms|miss|dame|lady|queen|princess)\.?$/.test(t.norm) || t.norm.endsWith('woman'))
  )
    return 'woman'
  return name.length > 1 ? (lexicon.givenNames.get(name[0]?.norm ?? '') ?? null) : null
}

/** "Kirby, the council's spokesman": the description, as a role. */
function apposition(
  tokens: readonly Token[],
  own: readonly Token[],
  wording: (list: readonly Token[]) => string,
): string | null {
  const rest = tokens.slice(own.length)
  if (rest[0]?.norm !== ',' || !/^(DET|NOUN|ADJ)$/.test(rest[1]?.tag ?? '')) return null
  const end = rest.findIndex((t, i) => i > 1 && t.norm === ',')
  const words = rest.slice(ARTICLES.has(rest[1]?.norm ?? '') ? 2 : 1, end < 0 ? undefined : end)
  return words.length > 0 && words.length <= 12 ? wording(words) : null
}

/** "a spokesman for the army, Col. Ana Reyes": the name behind the description. */
function nameAfter(
  tokens: readonly Token[],
  own: readonly Token[],
  wording: (list: readonly Token[]) => string,
): string | null {
  const rest = tokens.slice(own.length)
  if (rest[0]?.norm !== ',') return null
  const end = rest.findIndex((t, i) => i > 0 && t.norm === ',')
  const words = rest.slice(1, end < 0 ? undefined : end)
  const at = words.findIndex(
    (t) => t.tag === 'PROPN' && !/^(col|gen|lt|maj|capt|mr|ms|mrs|dr|sgt|adm)\.?$/.test(t.norm),
  )
  const name = words.slice(at)
  return at >= 0 && name.length <= 4 && words.every(namePart) ? wording(name) : null
}

/** Do these words name one person in full (two or more capital words, no organisation)? */
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
