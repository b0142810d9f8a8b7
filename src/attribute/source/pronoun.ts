import type { PronounFor } from '../../lexicon/index.ts'
import type { Sentence, Token } from '../../model/index.ts'
import { inLabel, latest, match, unnamed, type Cast } from './cast.ts'
import { genderOfName, type Gender } from '../phrase/gender.ts'
import { mention, type Mention } from '../phrase/mention.ts'
import { fullest, onlyOpens, type Name } from '../phrase/names.ts'
import { madeBy, phraseStartingAt } from '../phrase/phrase.ts'
import type { Range } from '../phrase/scan.ts'
import { isBodyKind } from '../phrase/source-words.ts'
import type { Known } from './registry.ts'
import { described } from './role.ts'

/** Where a pronoun stands. */
interface Standing {
  readonly token: Token
  /** Who says the words that it stands in. */
  readonly speaker: Known | null
  /** Does its cue add to what was said: "It [added] that …"? */
  readonly goesOn: boolean
}

/** Whom a pronoun stands for, null where it leads nowhere. */
export function standsFor(c: Cast, pronoun: PronounFor, at: Standing): Known | null {
  if (pronoun === 'man' || pronoun === 'woman') return person(c, at, pronoun)
  if (pronoun === 'many')
    return (
      recent(c, at, (k) => k.plural || k.kind === 'group') ??
      recent(c, at, (k) => !k.human && k.kind !== 'unnamed')
    )
  // "The rebels said in a statement … It added that …": the statement is theirs.
  if (pronoun === 'thing')
    return recent(c, at, (k) => isBodyKind(k.kind) || (at.goesOn && (k.plural || k.kind === 'group')))
  return unnamed(c, at.token.norm)
}

type Fits = (k: { kind: Known['kind']; plural: boolean; human: boolean; gender: Gender | null }) => boolean

/** Who spoke last, or what a later sentence begins with. */
function recent(c: Cast, { token, speaker, goesOn }: Standing, fits: Fits): Known | null {
  const spoke = latest(c, token, (k) => k !== speaker && fits(k))
  const subject = goesOn && spoke ? null : subjectBefore(c, token, fits)
  // "Residents spoke. Nine died, they said": no word of whom the words are about, where others have spoken.
  const about =
    token.norm !== 'their' &&
    c.s.tokens[token.index - 1]?.norm === ',' &&
    c.s.tokens[subject?.at ?? -1]?.sentence === token.sentence
  if (!subject || (spoke && (spoke.at >= subject.at || about))) return spoke?.source ?? null
  const source = sourceOf(c, subject)
  return source === speaker ? (spoke?.source ?? null) : source
}

interface Subject {
  readonly mention: Mention
  readonly at: number
  readonly last: number
  readonly first: Token
}

const sourceOf = (c: Cast, { mention: m, first }: Subject): Known =>
  m.name === null ? described(c, m, first) : match(c, m)

/**
 * "Residents fled. They said …": what the pronoun's own sentence, or the one before, begins with. The one before first
 * where the pronoun ends a sentence: in "Nine people died, they said" the nine are spoken of.
 */
function subjectBefore(c: Cast, token: Token, fits: Fits): Subject | null {
  const { s } = c
  const near = [s.doc.sentences[token.sentence], s.doc.sentences[token.sentence - 1]]
  for (const sentence of s.tokens[token.index - 1]?.norm === ',' ? near.toReversed() : near) {
    const first = s.tokens[sentence?.first ?? -1]
    if (!sentence || !first || first.index === token.index || first.quotation !== token.quotation) continue
    if (inLabel(s, first.index) || !tells(s, sentence)) continue
    const range = phraseStartingAt(
      s,
      first.tag === 'CCONJ' ? sentence.first + 1 : sentence.first,
      sentence.last,
    )
    if (!range || range[1] >= token.index) continue
    // "Nine soldiers, they said, were killed": whom the words are about.
    if (range[1] === token.index - 2 && s.tokens[token.index - 1]?.norm === ',') continue
    const own = maker(c, range, sentence) ?? s.tokens.slice(range[0], apposed(c, range[1]) + 1)
    if (own.length === 1 && s.lexicon.pronouns.has(first.norm)) continue
    const m = mention(own, s.doc.text, s.lexicon)
    // "Gangs had fled": one capital word that the text uses as no name elsewhere.
    const one = { at: first.index, last: own.at(-1)?.index ?? first.index, text: first.text }
    if (m.kind === 'person' && m.name !== null && onlyOpens(s, c.names, one)) continue
    if (fits({ ...m, human: m.kind === 'person' }))
      return { mention: m, at: range[0], last: own.at(-1)?.index ?? range[1], first }
  }
  return null
}

/** "The report by [Norland Watch] covers May. It lists …": who made the paper that the sentence begins with. */
function maker({ s }: Cast, [, last]: Range, sentence: Sentence): readonly Token[] | null {
  const range = madeBy(s, last, sentence.last)
  return range && s.tokens.slice(range[0], range[1] + 1)
}

/** Has the sentence a verb, as no dateline has, or does it ask: "And the guards? They say …"? */
function tells({ groupOf, tokens }: Cast['s'], { first, last }: Sentence): boolean {
  for (let i = first; i <= last; i++) if (groupOf.has(i) || tokens[i]?.text === '?') return true
  return false
}

/** "The governor, Carl Hale, left": with the name behind a description. */
function apposed({ s: { tokens } }: Cast, last: number): number {
  if (tokens[last + 1]?.norm !== ',' || tokens[last + 2]?.tag !== 'PROPN') return last
  let end = last + 2
  while (end < last + 6 && tokens[end]?.norm !== ',') end++
  return tokens[end]?.norm === ',' && tokens[end]?.sentence === tokens[last]?.sentence ? end - 1 : last
}

/** Who "he" or "she" is: who spoke last, or the person a later sentence is about; never the speaker of the words. */
function person(c: Cast, { token, speaker, goesOn }: Standing, gender: Gender): Known | null {
  const { s } = c
  const allows = (own: Gender | null): boolean => own === null || own === gender
  const spoke = latest(c, token, (k) => k.human && allows(k.gender) && k !== speaker)
  const before = (n: Name): boolean =>
    n.at < token.index &&
    // "Norland, he said, lost 40 men": whom the words are about.
    !(n.last === token.index - 2 && s.tokens[token.index - 1]?.norm === ',') &&
    s.tokens[n.at]?.quotation === token.quotation &&
    allows(genderOf(c, n))
  const later = (at: number): boolean =>
    !spoke || (s.tokens[at]?.sentence ?? 0) > (s.tokens[spoke.at]?.sentence ?? 0)
  const give = (source: Known): Known => {
    source.gender ??= gender
    return source
  }
  if (!(goesOn && spoke)) {
    // Somebody named without doing anything counts only where the name tells the gender and nobody else fits.
    const about =
      c.people.findLast((n) => n.subject && before(n)) ??
      (spoke ? undefined : c.people.findLast((n) => before(n) && genderOf(c, n) === gender))
    const fresh = spoke && newcomer(c, token, spoke.at, allows)
    if (fresh) return give(match(c, c.about(fresh), 'person'))
    const subject = subjectBefore(c, token, (m) => m.human && allows(m.gender))
    const behind = about !== undefined && about.at > (subject?.last ?? 0) && !metBy(c, about, subject)
    if (subject && later(subject.at) && !behind) {
      const source = sourceOf(c, subject)
      // "Kessel, 61, …": the text has told before that she is a woman.
      if (source !== speaker && allows(source.gender)) return give(source)
    }
    if (about && later(about.at)) {
      const source = match(c, c.about(about), 'person')
      if (source !== speaker) return give(source)
    }
  }
  if (spoke) return give(spoke.source)
  const met = onlyOne(c, token, before)
  return met && give(match(c, c.about(met), 'person'))
}

/** "[The governor] visited Harra": a word alone behind the verb, of which nothing tells that it is somebody. */
function metBy(c: Cast, name: Name, subject: Subject | null): boolean {
  const { tokens, doc } = c.s
  const sentence = tokens[name.at]?.sentence
  const opens = subject !== null && doc.sentences[sentence ?? -1]?.first === subject.first.index
  const alone = name.last === name.at && !/^(VERB|AUX)$/.test(tokens[name.last + 1]?.tag ?? '')
  return (
    opens &&
    alone &&
    genderOf(c, name) === null &&
    c.about(name).kind === 'person' &&
    c.about(name).role === null
  )
}

/** "I spoke to General Hale. He said …", where nobody else is named there: the one person of the sentence before. */
function onlyOne(c: Cast, token: Token, fits: (name: Name) => boolean): Name | null {
  const sentence = (n: Name): number => c.s.tokens[n.at]?.sentence ?? -1
  const near = c.people.filter((n) => sentence(n) >= token.sentence - 1 && fits(n))
  return near.length === 1 ? (near[0] ?? null) : null
}

/**
 * "Soldiers found Olha Marsh. She said …", where who spoke before did so in an earlier paragraph: the one person the
 * sentence before names in full.
 */
function newcomer(
  c: Cast,
  token: Token,
  spokeAt: number,
  allows: (g: Gender | null) => boolean,
): Name | null {
  const { doc, tokens } = c.s
  const before = doc.sentences[token.sentence - 1]
  const paragraph = (i: number): number => doc.sentences[tokens[i]?.sentence ?? -1]?.paragraph ?? -1
  if (!before || paragraph(before.first) !== paragraph(token.index)) return null
  if (paragraph(spokeAt) === paragraph(token.index)) return null
  const [one, ...more] = c.people.filter(
    (n) => n.at >= before.first && n.last <= before.last && (n.subject || n.last > n.at),
  )
  if (!one || more.length > 0 || one.last === one.at || !allows(genderOf(c, one))) return null
  // "He met Olha Marsh. He said …"
  const meets = tokens.slice(before.first, one.at).some((t) => /^(he|she)$/.test(t.norm))
  return meets ? null : one
}

function genderOf(c: Cast, name: Name): Gender | null {
  const { s } = c
  const told = c.about(name).gender
  if (told !== null) return told
  const full = name.last > name.at ? null : fullest(s, c.names, s.tokens[name.last]?.norm ?? '')
  return full === null ? null : genderOfName(full, s.lexicon)
}
