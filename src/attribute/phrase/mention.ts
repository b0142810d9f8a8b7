import { startsWithCapital, startsWithSmall } from '../../text/index.ts'
import type { Lexicon, Side, SideMatch } from '../../lexicon/index.ts'
import type { SourceKind, Token } from '../../model/index.ts'
import { apposition, bare, isRank, namePart, nameAfter, proper } from './apposition.ts'
import { genderTold, type Gender } from './gender.ts'
import { serves } from './member.ts'
import { ownerOf, type Owned } from './owner.ts'
import { isBodyKind, kindOf, sourceWords, type SourceWords } from './source-words.ts'

/** What the words of one source say of who it is, before they are compared with other mentions. */
export interface Mention extends Owned {
  /** Null where the words hold no name: "he", "officials", "the president". */
  readonly name: string | null
  readonly kind: SourceKind
  readonly role: string | null
  /** Lower-case last noun: "spokesman", "ministry". */
  readonly head: string
  readonly gender: Gender | null
  readonly plural: boolean
  /** Titles beside those of the role: "Colonel" of "its spokesman, Colonel Hale". */
  readonly titles: readonly string[]
  /** Bare words of the phrase, for sources without a name: "two health officials". */
  readonly words: string
}

/** Read a source's words: a name with titles, an organisation, a role, a group. `tokens` are those of its span. */
export function mention(tokens: readonly Token[], text: string, lexicon: Lexicon): Mention {
  const w = sourceWords(tokens, text, lexicon)
  const base = unread(w)
  return (
    oneOf(w, base) ??
    titled(w, base) ??
    nation(w, base) ??
    crowd(w, base) ??
    body(w, base) ??
    office(w, base) ??
    bearer(w, base) ??
    memberOf(w, base) ??
    plainName(w, base) ?? { ...base, kind: base.plural ? 'group' : 'unnamed' }
  )
}

/** What holds of every source, before anything is made of its words. */
function unread({ own, phrase, core, owned, title, wording, lexicon }: SourceWords): Mention {
  const head = core.at(-1)
  const counted = /^(two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|few|both|all)$/.test(
    own[0]?.norm ?? '',
  )
  return {
    name: null,
    kind: 'unnamed',
    role: null,
    // The lemma of "sheikh" is "sheik".
    head: (head && lexicon.titles.has(head.norm) ? head.norm : head?.lemma) ?? '',
    // "Mr. Hale's deputy" may be a woman.
    gender: genderTold(core.slice(owned + 1), [], lexicon),
    plural:
      counted ||
      (head?.tag === 'NOUN' && head.norm !== head.lemma && head.norm.endsWith('s')) ||
      // "Militiamen" at the head of a sentence is tagged as a name.
      (title >= 0 && /([^s]s|men)$/.test(core[title]?.norm ?? '') && countable(core, title, lexicon)),
    titles: [],
    words: wording(phrase),
    ...ownerOf(phrase, lexicon),
  }
}

/** Is it a noun for people that stands by itself, not a title before a name? */
const countable = (core: readonly Token[], at: number, { populations, titles }: Lexicon): boolean =>
  !titles.has(core[at]?.norm ?? '') && populations.at(core, at) !== null

type Reading = (w: SourceWords, base: Mention) => Mention | null

const person = (
  { core, owned, lexicon }: SourceWords,
  base: Mention,
  name: string,
  role: string | null,
  parts: readonly Token[],
): Mention => ({
  ...base,
  name,
  kind: 'person',
  role,
  gender: genderTold(core.slice(owned + 1), parts, lexicon),
  plural: false,
})

/** What stands behind the last title, and whether that is a name. */
function afterTitle({ core, title, lexicon }: SourceWords): { words: readonly Token[]; named: boolean } {
  const words = core.slice(core[title + 1]?.norm === '.' ? title + 2 : title + 1)
  return { words, named: words.some((t) => proper(t, lexicon)) }
}

/** "one of them, Carl Hale", "one of its officers, Col. Ana Reyes": who is named behind it. */
const oneOf: Reading = (w, base) => {
  if (w.own[0]?.norm !== 'one' || w.own[1]?.norm !== 'of') return null
  const name = nameAfter(w.rest, w.lexicon, w.wording)
  return name === null ? null : person(w, base, name, null, nameTokens(w.rest, name, w.text))
}

/** "President Zelenskyy", "spokesman John Kirby": a role, then a name. */
const titled: Reading = (w, base) => {
  const { core, rest, title, known, wording, lexicon } = w
  const { words, named } = afterTitle(w)
  if (title < 0 || known || !named || !words.every((t) => namePart(t, lexicon))) return null
  const role = wording(core.slice(0, title + 1))
  const kind = lexicon.titles.get(bare(core[title]?.norm ?? ''))
  const appositive = apposition(rest, lexicon, wording)
  // "Witness K" before a court, not "K".
  const coded = kind === 'role' && words.length === 1 && /^\p{Lu}$/u.test(words[0]?.text ?? '')
  if (coded) return person(w, base, wording(core.slice(title)), role, words)
  // "Dr.", "Gen." and "Maj. Gen." alone say less than a description does.
  const alone = core.slice(0, title + 1).every((t) => /^[-.]$/.test(t.norm) || isRank(bare(t.norm), lexicon))
  return {
    ...person(
      w,
      base,
      wording(words),
      kind === 'honorific' ? appositive : alone ? (appositive ?? role) : role,
      words,
    ),
    titles: inFull(core.slice(0, title + 1), lexicon),
  }
}

/** The titles among these words, written out: "major", "general" for "Maj. Gen."; none for "Mr.". */
const inFull = (words: readonly Token[], { titles, titlesInFull }: Lexicon): string[] =>
  words
    .map((t) => bare(t.norm))
    .filter((word) => titles.has(word) && titles.get(word) !== 'honorific')
    .map((word) => titlesInFull.get(word) ?? word)

/** "the United States", "Moscow", "the Islamist group Hamas", "the Israelis" */
const nation: Reading = ({ core, phrase, lexicon }, base) => {
  const match = sideOf(core, lexicon)
  if (match?.form === 'people') return { ...base, name: base.words, kind: 'group', plural: true }
  if (!match || phrase.length > core.length) return null
  const name = isBody(base.words, lexicon) ? base.words : match.side.name
  return { ...base, name, kind: SIDE_KINDS[match.side.kind], plural: false }
}

/** "health officials", "two residents" */
const crowd: Reading = ({ core, known }, base) => {
  const several = base.plural && known?.kind !== 'organisation' && !core.some((t) => t.tag === 'PROPN')
  return known && (known.kind === 'group' || several) ? { ...base, kind: 'group', plural: true } : null
}

/** Organisations and parts of a government, named or not. */
const body: Reading = (w, base) => {
  const { core, phrase, rest, owned, known, wording, lexicon } = w
  if (!known) return null
  const { kind, shared } = known
  const head = core.at(-1)
  // "the UN mission, Borderless Aid", "its armed wing, the Dovra Brigades"
  const after = startsWithSmall(head?.text ?? '') ? nameAfter(rest, lexicon, wording) : null
  if (after) return { ...base, name: after, kind, plural: false }
  if (!core.some((t) => t.tag === 'PROPN') && !isAcronym(head)) {
    // "the Office of the High Commissioner for Human Rights", whose first noun is tagged as one.
    const titled =
      startsWithCapital(head?.text ?? '') && head !== w.own[0] && phrase.some((t) => t.tag === 'PROPN')
    return titled ? { ...base, name: base.words, kind, plural: false } : { ...base, kind }
  }
  if (shared) return { ...base, name: base.words, kind, plural: false }
  if (known.again && describedByLand(w)) return { ...base, kind }
  // "the medical charity MSF": its description is no part of a name that needs none.
  const noun = core.findLastIndex((t) => t.tag === 'NOUN' && startsWithSmall(t.text)) + 1
  // "the state-run Norland Press": nothing of the compound.
  const plain = core[noun]?.norm === '-' ? noun + 2 : noun
  const unowned = core.slice(owned + 1).some((t) => t.tag === 'PROPN') ? owned + 1 : 0
  const name = wording(phrase.slice(Math.max(unowned, plain < core.length ? plain : 0)))
  return { ...base, name, kind, plural: false }
}

/** "the US group", "the Norland-based rights group": where it is from, but no name. */
function describedByLand({ core, lexicon }: SourceWords): boolean {
  if (!startsWithSmall(core.at(-1)?.text ?? '')) return false
  const at = core.findIndex(({ text }) => startsWithCapital(text))
  const land = lexicon.sides.at(core, at)
  return land?.side.kind === 'country' && !core.slice(at + land.length).some(({ tag }) => tag === 'PROPN')
}

/** "a spokesman for the army", "White House spokesman", "the president" */
const office: Reading = (w, base) => {
  const { core, rest, title, wording, lexicon, text } = w
  if (title < 0 || (title < core.length - 1 && afterTitle(w).named)) return null
  const name = nameAfter(rest, lexicon, wording)
  if (name !== null) {
    const words = nameTokens(rest, name, text)
    const titles = inFull(rest.slice(1, rest.length - words.length), lexicon)
    return { ...person(w, base, name, base.words, words), titles }
  }
  return { ...base, kind: base.plural ? 'group' : 'person', role: base.words }
}

/** "the rescue team Borderless Aid", "his colleague Carl Hale": a description, then a name. */
const bearer: Reading = (w, base) => {
  const { core, owned, wording, lexicon } = w
  const at = core.findLastIndex((t) => !namePart(t, lexicon)) + 1
  if (at <= owned + 1 || at >= core.length || !startsWithSmall(core[at - 1]?.text ?? '')) return null
  const name = core.slice(at)
  const which = kindOf(core.slice(0, at), lexicon)
  if (which && which.kind !== 'group')
    return { ...base, name: wording(name), kind: which.kind, plural: false }
  if (name.length < 2 && !lexicon.givenNames.has(name[0]?.norm ?? '')) return null
  return person(w, base, wording(name), core[0]?.norm === '-' ? null : wording(core.slice(0, at)), name)
}

/** "Ana Reyes of Norland Relief": a given name, or a word of no language before a body, and whose she is. */
const memberOf: Reading = (w, base) => {
  const { core, own, owned, phrase, wording, lexicon } = w
  const of = phrase.slice(core.length)
  if (owned >= 0 || of.length === 0 || core[0] !== own[0] || core.length < 2 || core.length > 4) return null
  if (!core.every((t) => namePart(t, lexicon))) return null
  const given = lexicon.givenNames.has(core[0]?.norm ?? '')
  if (!given && !serves(core, of, lexicon)) return null
  const role = /^(of|from|with|at|for)$/.test(of[0]?.norm ?? '') ? wording(of) : null
  return person(w, base, wording(core), role, core)
}

/** A name by itself: a person, or where it is long, an acronym or has an article, an organisation. */
const plainName: Reading = (w, base) => {
  const { core, phrase, own, rest, owned, wording, lexicon } = w
  const name = core.slice(owned + 1)
  if (!name.some((t) => proper(t, lexicon))) return null
  if (!name.every((t) => namePart(t, lexicon) || t.tag === 'DET')) return null
  const written = wording(phrase.slice(owned + 1))
  const one =
    name.length <= 4 &&
    (!isAcronym(core.at(-1)) || inCapitals(name)) &&
    phrase.length === core.length &&
    (owned >= 0 || own[0]?.norm !== 'the')
  return one && !calledBody(rest, lexicon)
    ? person(w, base, written, apposition(rest, lexicon, wording), name)
    : { ...base, name: written, kind: 'organisation', plural: false }
}

/** "Ansar Dovra, an armed group", "Ansar Dovra, a Norland-based group", not "Ana Reyes, the group's head": the description tells that the name is a body's. */
function calledBody(rest: readonly Token[], lexicon: Lexicon): boolean {
  if (rest[0]?.norm !== ',' || !/^(an?|the|one)$/.test(rest[1]?.norm ?? '')) return false
  const end = rest.findIndex(
    (t, i) => i > 1 && !/^(ADJ|NOUN|PROPN|NUM|VERB)$/.test(t.tag) && !/^(-|['’]s?)$/.test(t.norm),
  )
  const described = rest.slice(2, end < 0 ? undefined : end)
  return isBodyKind(kindOf(described, lexicon)?.kind)
}

/** "Kremlin", "White House": a body with a name of its own, though it speaks for a government. */
const isBody = (words: string, lexicon: Lexicon): boolean =>
  lexicon.offices.some(([name, side]) => side !== null && name === words.toLowerCase())

/** The tokens of a name found behind a description, for its given name. */
function nameTokens(rest: readonly Token[], name: string, text: string): readonly Token[] {
  const at = rest.findIndex((t) => text.startsWith(name, t.start))
  return at < 0 ? [] : rest.slice(at)
}

const isAcronym = (head: Token | undefined): boolean =>
  head !== undefined && /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(head.text)

/** "CATHERINE REYES": a name that is written in capitals, no acronym. */
const inCapitals = (name: readonly Token[]): boolean =>
  name.length > 1 && name.every((t) => /^(\p{Lu}{3,}|[-.])$/u.test(t.text))

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
    // "the Islamist group Hamas", "Norland's Red Brigades"
    if (i > 0 && !/^(\p{Ll}|['’]s?$)/u.test(tokens[i - 1]?.text ?? '')) continue
    const match = lexicon.sides.at(tokens, i)
    if (match && match.length === tokens.length - i && match.form !== 'adjective') return match
  }
  return null
}
