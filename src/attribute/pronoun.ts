import type { PronounFor } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { latest, match, unnamed, type Cast } from './cast.ts'
import { mention, type Gender, type Mention } from './mention.ts'
import type { Name } from './names.ts'
import { fullest } from './names.ts'
import { phraseStartingAt } from './phrase.ts'
import type { Known } from './registry.ts'
import { described } from './role.ts'

/** Whom a pronoun at `token` stands for; `speaker` says the words it stands in, `goesOn` when the cue adds to what was said. */
export function standsFor(
  c: Cast,
  pronoun: PronounFor,
  token: Token,
  speaker: Known | null,
  goesOn: boolean,
): Known | null {
  if (pronoun === 'man' || pronoun === 'woman') return person(c, token, pronoun, speaker, goesOn)
  if (pronoun === 'many')
    return (
      recent(c, token, speaker, goesOn, (k) => k.plural || k.kind === 'group') ??
      recent(c, token, speaker, goesOn, (k) => !k.human && k.kind !== 'unnamed') ??
      unnamed(c, token.norm)
    )
  if (pronoun === 'thing')
    return (
      recent(c, token, speaker, goesOn, (k) => k.kind === 'organisation' || k.kind === 'government') ??
      unnamed(c, token.norm)
    )
  return unnamed(c, token.norm)
}

type Fits = (k: { kind: Known['kind']; plural: boolean; human: boolean; gender: Gender | null }) => boolean

/** Who spoke last, or what a later sentence begins with. */
function recent(c: Cast, token: Token, speaker: Known | null, goesOn: boolean, fits: Fits): Known | null {
  const spoke = latest(c, token, (k) => k !== speaker && fits(k))
  const subject = goesOn && spoke ? null : subjectBefore(c, token, fits)
  if (!subject || (spoke && spoke.at >= subject.at)) return spoke?.source ?? null
  const source =
    subject.mention.name === null ? described(c, subject.mention, subject.first) : match(c, subject.mention)
  return source === speaker ? (spoke?.source ?? null) : source
}

/** "Residents fled. They said …": what the pronoun's own sentence, or the one before, begins with. */
function subjectBefore(
  c: Cast,
  token: Token,
  fits: Fits,
): { mention: Mention; at: number; first: Token } | null {
  const { s } = c
  for (const sentence of [s.doc.sentences[token.sentence], s.doc.sentences[token.sentence - 1]]) {
    const first = s.tokens[sentence?.first ?? -1]
    if (!sentence || !first || first.index === token.index || first.quotation !== token.quotation) continue
    const range = phraseStartingAt(s, sentence.first, sentence.last)
    if (!range || range[1] >= token.index) continue
    const own = s.tokens.slice(range[0], range[1] + 1)
    if (own.length === 1 && s.lexicon.pronouns.has(first.norm)) continue
    const m = mention(own, s.doc.text, s.lexicon)
    if (fits({ ...m, human: m.kind === 'person' })) return { mention: m, at: range[0], first }
  }
  return null
}

/** Who "he" or "she" is: who spoke last, or the person a later sentence is about; never the speaker of the words. */
function person(c: Cast, token: Token, gender: Gender, speaker: Known | null, goesOn: boolean): Known | null {
  const { s } = c
  const allows = (own: Gender | null): boolean => own === null || own === gender
  const spoke = latest(c, token, (k) => k.human && allows(k.gender) && k !== speaker)
  const before = (n: Name): boolean =>
    n.at < token.index && s.tokens[n.at]?.quotation === token.quotation && allows(genderOf(c, n))
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
    const subject = subjectBefore(c, token, (m) => m.human && allows(m.gender))
    if (subject && subject.mention.name === null && later(subject.at) && subject.at > (about?.at ?? -1)) {
      const source = described(c, subject.mention, subject.first)
      if (source !== speaker) return give(source)
    }
    if (about && later(about.at)) {
      const source = match(c, c.about(about), 'person')
      if (source !== speaker) return give(source)
    }
  }
  if (spoke) return give(spoke.source)
  return speaker === null ? unnamed(c, token.norm) : null
}

function genderOf(c: Cast, name: Name): Gender | null {
  const { s } = c
  const told = c.about(name).gender
  if (told !== null) return told
  const full = name.last > name.at ? null : fullest(s, c.names, s.tokens[name.last]?.norm ?? '')
  return s.lexicon.givenNames.get(full?.split(' ')[0]?.toLowerCase() ?? '') ?? null
}
