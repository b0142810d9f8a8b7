import type { Report, Span, Token } from '../../model/index.ts'
import { lettersOf } from '../phrase/abbreviation.ts'
import { spanTokens, turnLabelled } from '../../segment/index.ts'
import { covering, lengthOf } from '../../text/index.ts'
import { addressee } from './addressee.ts'
import { aliasOf, named } from './alias.ts'
import { add, cast, latest, match, namedLike, speaksAt, unnamed, type Cast } from './cast.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { isEvidence, isPaper, makerOf } from './maker.ts'
import { issuedBy, issuerBefore, outlet, paperBefore, statementAt } from './paper.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { fullest } from '../phrase/names.ts'
import { officeOf, ownedBy, POSSESSORS, possessorOf } from './owned.ts'
import { phraseEndingAt, phraseStartingAt, withConjunct } from '../phrase/phrase.ts'
import { standsFor } from './pronoun.ts'
import type { Known } from './registry.ts'
import { described, modifies } from './role.ts'
import { norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { byLabel, byName, speakerNamed } from './speaker.ts'
import type { Speech } from './speech.ts'

/** One known source for each found attribution (null where no source is named), with all known sources. */
export function identify(
  s: Scan,
  found: readonly FoundAttribution[],
  report: Report,
  speech: Speech | null,
): { known: Known[]; of: (Known | null)[] } {
  const digests = found.filter(({ rule }) => rule === 'digest')
  const c = cast(s, report, new Set(digests.flatMap(({ source }) => source.map(([start]) => start))))
  const name = speech?.speaker ?? report.author
  const author = name === null ? null : speakerNamed(c, name, speech?.given ?? true)
  const of = found.map((one): Known | null => (one === speech?.found ? author : null))
  /** Whose words a span stands in. */
  const around = covering([...found.keys()], (i) => found[i]?.content ?? [])
  const speakerAt = (span: Span, own: number, otherwise: Known | null): Known | null => {
    let best = -1
    for (const i of around(span))
      if (i !== own && (best < 0 || width(found[best]) > width(found[i]))) best = i
    return best < 0 ? otherwise : (of[best] ?? null)
  }
  // Sources named in full come first, so that "he" before "said Kirby" in a nested content still finds its speaker.
  const order = found
    .map((_, i) => i)
    .sort((a, b) => (width(found[b]) > 4000 ? 1 : width(found[a]) > 4000 ? -1 : a - b))
  for (const i of order) {
    const attribution = found[i]
    const span = attribution?.source[0]
    const first = span && spanTokens(s.tokens, span)[0]
    if (!attribution || !span || !first || attribution === speech?.found) continue
    const who =
      outlet(c, span, attribution) ??
      statementBefore(c, first, attribution) ??
      sourceOf(
        c,
        span,
        {
          speaker: () => speakerAt(span, i, author),
          // "By Ana Reyes" above a report: whoever writes it goes by no figures of his own.
          teller: () => speakerAt(span, i, speech ? author : null),
          goesOn: goesOn(s, attribution),
        },
        0,
      )
    if (!who) continue
    who.mentions.push(span)
    of[i] = who
    // "Asked by Reyes how many fell, he said": who asks is not who answers.
    if (!/^(?:asked|digest)$/.test(attribution.rule) && who.name !== 'reporter') speaksAt(c, who, first.index)
  }
  // Those whom only a possessive led to ("his deputy") say nothing themselves.
  const known = c.known.filter((k) => k.mentions.length > 0 && k !== author)
  if (!speech || !author) return { known: c.known.filter((k) => k.mentions.length > 0), of }
  author.mentions.push(...speech.found.source)
  return { known: [author, ...known], of }
}

/** What is known of the words in which a source stands. */
interface Around {
  /** Who says them. */
  readonly speaker: () => Known | null
  /** The same, but not the reporter whose name stands above a report. */
  readonly teller: () => Known | null
  /** Does the cue add to what was said? */
  readonly goesOn: boolean
}

/** Who the source at a span is; what it stands for ("who", "its report") is followed as far as `depth` allows. */
function sourceOf(c: Cast, span: Span, around: Around, depth: number): Known | null {
  const { s } = c
  const { speaker, teller, goesOn } = around
  const tokens = spanTokens(s.tokens, span)
  const first = tokens[0]
  if (!first) return null
  const turn = turnLabelled(s.doc, span[0])
  const told = turn && byLabel(c, turn)
  if (told) return told
  const pronoun = pronounAt(s, tokens)
  if (pronoun === 'self') return speaker()
  const spokenTo = first.norm === 'you' && depth < 1 ? addressee(s, first) : null
  if (spokenTo) return sourceOf(c, spokenTo, around, depth + 1)
  if (pronoun === 'relative') {
    const before = depth > 2 ? null : antecedent(s, first)
    const meant = before && whoseChannel(c, before, first)
    if (meant && 'name' in meant) return meant
    return before && sourceOf(c, meant ?? spanOf(s, before), around, depth + 1)
  }
  if (pronoun) {
    const meant = standsFor(c, pronoun, { token: first, speaker: speaker(), goesOn })
    const issuer = meant || pronoun !== 'thing' || depth > 1 ? null : issuerBefore(c, first)
    return issuer ? sourceOf(c, issuer, around, depth + 1) : meant
  }
  const body = membersOf(tokens, speaker)
  if (body) return body
  const maker = makerOf(s, tokens)
  if (maker && depth < 2) return sourceOf(c, maker, around, depth + 1)
  const paper = isPaper(s, tokens)
  // "Our findings show that ten fell."
  if (paper && POSSESSORS[first.norm] === 'self') return speaker()
  const theirs = paper ? possessorOf(c, first, speaker) : null
  if (theirs) return theirs
  const m =
    c.letters.get(lettersOf(tokens) ?? '') ??
    officeInLetters(s, tokens) ??
    severalOf(s, tokens, withPlace(s, tokens, mention(tokens, s.doc.text, s.lexicon)))
  // "Hale said that, according to early figures, …": he says so. Nobody else does at the head of a text.
  if (isEvidence(s, tokens)) return teller() ? null : unnamed(c, m.words)
  if (turn) return byName(c, turn, m)
  const given = byGivenName(c, tokens)
  if (given) return given
  const name = m.name ?? (m.kind === 'person' ? nameAtEnd(c, tokens) : null)
  const boss = officeOf(c, tokens, m)
  if (boss) return ownedOne(c, boss, m, m.head)
  const owner = ownedBy(c, first, speaker)
  const at = owner ? -1 : paperBefore(c, tokens)
  // "The Statement" of minutes is the one told of before, and no name.
  if (name !== null && at < 0) return match(c, { ...m, name }, m.name === null ? 'person' : m.kind)
  const statement = at < 0 ? null : statementAt(c, at)
  const issuer = at < 0 || statement || depth > 1 ? null : issuedBy(s, at)
  if (issuer) return sourceOf(c, issuer, around, depth + 1)
  const who = owner ? ownedOne(c, owner, m, m.words) : (statement ?? described(c, m, first))
  const alias = who.named || who.plural || m.kind !== 'person' ? null : aliasOf(s, tokens.at(-1) ?? first)
  return alias === null ? who : named(c, who, m, alias)
}

/** "The members of the Council condemned …", in a statement of the Council's own: the body that speaks. */
function membersOf(tokens: readonly Token[], speaker: () => Known | null): Known | null {
  const last = tokens.at(-1)?.text
  const at = tokens.findIndex(({ norm }) => norm === 'members')
  if (last === undefined || at < 0 || at > 1 || tokens[at + 1]?.norm !== 'of') return null
  const body = speaker()
  return body?.kind === 'organisation' && body.name?.endsWith(` ${last}`) ? body : null
}

/** "its army", "Reyes's office": one without a name, called by whose it is. */
function ownedOne(c: Cast, owner: Known, m: Mention, what: string): Known {
  const words = `${owner.name}’s ${what}`
  return namedLike(c, words).find((k) => k.name === words) ?? add(c, { ...m, name: null, words }, false)
}

/** "“Ten men fell,” it read": the statement of whoever spoke last. */
const statementBefore = (c: Cast, first: Token, { cue }: FoundAttribution): Known | null =>
  first.norm === 'it' && cue.some((span) => spanTokens(c.s.tokens, span).some((t) => t.lemma === 'read'))
    ? (latest(c, first, () => true)?.source ?? null)
    : null

/** What a source of one pronoun ("he", "our" of "our estimate is that …") stands for; WHO is no "who", US no "us". */
function pronounAt(s: Scan, tokens: readonly Token[]) {
  const first = tokens[0]
  if (!first || (tokens.length > 1 && tokens[1]?.norm !== ',')) return undefined
  if (/^\p{Lu}{2,}$/u.test(first.text)) return undefined
  return s.lexicon.pronouns.get(first.norm) ?? POSSESSORS[first.norm]
}

/** The noun phrase before a relative pronoun. */
function antecedent(s: Scan, pronoun: Token): Range | null {
  let last = pronoun.index - 1
  while (s.tokens[last]?.norm === ',' || s.tokens[last]?.norm === ')') last--
  const floor = s.doc.sentences[pronoun.sentence]?.first ?? 0
  const before = phraseEndingAt(s, last, floor)
  if (!before) return null
  // "spoke to 40 survivors and witnesses who said"
  return (
    describedBy(s, before, floor) ?? (norm(s, last + 1) === 'who' ? withConjunct(s, before, floor) : before)
  )
}

/**
 * "claimed by the front in a statement, [which] said", "The front claimed the raid in a statement, [which] said": whose the statement is
 * that a relative pronoun means; null where a phrase ends in none.
 */
function whoseChannel(c: Cast, [first, last]: Range, pronoun: Token): Known | Span | null {
  const { tokens } = c.s
  let at = last
  while (at >= first - 1 && !(CHANNEL.test(norm(c.s, at)) && isChannel(c.s, at + 1, last))) at--
  if (at < first - 1 || pronoun.norm === 'who') return null
  if (at > first && norm(c.s, first - 1) === 'by') return spanOf(c.s, [first, at - 1])
  const said = c.said.findLast((one) => tokens[one.at]?.sentence === pronoun.sentence && one.at < at)
  return said?.source ?? null
}

const CHANNEL = /^(in|on|via)$/

/** "[a written statement] of 4 May" */
function isChannel({ tokens, lexicon }: Scan, from: number, to: number): boolean {
  let at = from
  while (at <= to && !lexicon.channels.at(tokens, at) && /^(DET|ADJ|NUM|PRON)$/.test(tokens[at]?.tag ?? ''))
    at++
  return at <= to && lexicon.channels.at(tokens, at) !== null
}

/** "said Ana Reyes, 55, [a nurse] who said": the full name before a description. */
function describedBy(s: Scan, [first]: Range, floor: number): Range | null {
  if (!/^an?$/.test(norm(s, first)) || norm(s, first - 1) !== ',') return null
  const age = s.tokens[first - 2]?.tag === 'NUM' && norm(s, first - 3) === ','
  const name = phraseEndingAt(s, age ? first - 4 : first - 2, floor)
  const full = name && name[1] > name[0] && name[1] - name[0] < 4
  return full && s.tokens.slice(name[0], name[1] + 1).every(({ tag }) => tag === 'PROPN') ? name : null
}

/** "the Health Ministry in Norland": the place behind a shared name says whose it is. */
function withPlace(s: Scan, tokens: readonly Token[], m: Mention): Mention {
  const last = tokens.at(-1)
  const next = s.tokens[(last?.index ?? 0) + 1]
  if (m.owner !== null || !last || next?.norm !== 'in' || !s.lexicon.sourceKinds.get(m.head)?.shared) return m
  const end = s.doc.sentences[last.sentence]?.last ?? 0
  let range = phraseStartingAt(s, next.index + 1, end)
  // "in Hamas-run Gaza"
  if (range && s.tokens[range[1] + 1]?.norm === '-') range = phraseStartingAt(s, range[1] + 3, end)
  if (!range) return m
  const place = s.tokens.slice(next.index + 1, range[1] + 1)
  const side = place.map((_, i) => s.lexicon.sides.at(place, i)).findLast((found) => found !== null)
  if (!side) return m
  const words = `${m.words} ${s.doc.text.slice(next.start, place.at(-1)?.end)}`
  return {
    ...m,
    words,
    name: m.name === null ? null : words,
    owner: { name: side.side.name, of: side.side.of },
  }
}

/** "a [rebel] report that …": those whom the word before the noun names. */
function severalOf(s: Scan, [first, second]: readonly Token[], m: Mention): Mention {
  const words = `${first?.norm}s`
  return first?.tag === 'NOUN' &&
    !second &&
    modifies(s, first) &&
    s.lexicon.sourceKinds.get(words)?.kind === 'group'
    ? { ...m, name: null, kind: 'group', plural: true, words, head: first.lemma }
    : m
}

/** "the PM": the office that letters stand for. */
function officeInLetters(s: Scan, tokens: readonly Token[]): Mention | null {
  const letters = lettersOf(tokens)
  const office = letters && s.lexicon.speechTitles.offices.get(letters.toLowerCase())?.toLowerCase()
  if (!office || tokens[0]?.norm !== 'the') return null
  const told = mention(tokens, s.doc.text, s.lexicon)
  const head = office.split(/[ -]/).at(-1) ?? office
  return { ...told, name: null, kind: 'person', role: office, head, words: office, body: office }
}

/** "Sofia" where the text has named Sofia Brandt, and "Princess Sofia". */
function byGivenName(c: Cast, tokens: readonly Token[]): Known | null {
  const titled = tokens.length === 2 && c.s.lexicon.sets.beforeGivenNames.has(tokens[0])
  const first = tokens[titled ? 1 : 0]
  if (
    !first ||
    (tokens.length > 1 && !titled) ||
    first.tag !== 'PROPN' ||
    c.names.get(first.norm)?.some((n) => n.last > n.at)
  )
    return null
  const full = c.given.get(first.norm)
  return full && full.at < first.index ? match(c, c.about(full), 'person') : null
}

/** "Minister for the East Ana Reyes": the end of the phrase is a name that the text gives elsewhere by itself. */
function nameAtEnd(c: Cast, tokens: readonly Token[]): string | null {
  const last = tokens.at(-1)
  if (last?.tag !== 'PROPN' || tokens.length < 4) return null
  const full = fullest(c.s, c.names, last.norm)
  const phrase = c.s.doc.text.slice(tokens[0]?.start, last.end)
  if (full === null || !phrase.endsWith(` ${full}`)) return null
  // "the envoy of the Norland Union" is not called Norland Union.
  const before = tokens.findLast((t) => t.end <= last.end - full.length)
  return before && /^(DET|ADP|PART)$/.test(before.tag) ? null : full
}

/** "he added": the cue goes on with what was said before. */
const goesOn = (s: Scan, { cue }: FoundAttribution): boolean =>
  cue.some((span) => spanTokens(s.tokens, span).some((t) => s.lexicon.sets.goOn.has(t)))

const width = (f: FoundAttribution | undefined): number => lengthOf(f?.content ?? [])
