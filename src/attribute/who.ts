import type { Report, Span, Token } from '../model/index.ts'
import type { FoundAttribution } from './found.ts'
import { mention, spanTokens, type Gender, type Mention } from './mention.ts'
import { fullest, namesOf, type Name } from './names.ts'
import { phraseEndingAt, phraseStartingAt } from './phrase.ts'
import { sameName, type Known } from './registry.ts'
import type { Scan } from './scan.ts'

/** One known source for each found attribution (null where no source is named), with all known sources. */
export function identify(
  s: Scan,
  found: readonly FoundAttribution[],
  report: Report,
): { known: Known[]; of: (Known | null)[]; author: Known | null } {
  const names = namesOf(s)
  const people = [...names.values()]
    .flat()
    .filter((n) => n.person)
    .sort((a, b) => a.at - b.at)
  const known: Known[] = []
  const of: (Known | null)[] = found.map(() => null)
  const author =
    report.author === null
      ? null
      : named({ ...mention(titleTokens(report.author), report.author, s.lexicon), name: report.author }, null)
  /** Who said last, up to the attribution at hand: pronouns look back along it. */
  const said: { source: Known; at: number }[] = []

  const add = (source: Known): Known => {
    known.push(source)
    return source
  }
  const speakerAt = (span: Span, own: number): Known | null => {
    let best = -1
    found.forEach(({ content }, i) => {
      if (i === own || !content.some((c) => c[0] <= span[0] && span[1] <= c[1])) return
      if (best < 0 || width(found[best]) > width(found[i])) best = i
    })
    return best < 0 ? author : (of[best] ?? null)
  }

  // Sources named in full come first, so that "he" before "said Kirby" in a nested content still finds its speaker.
  const order = found
    .map((_, i) => i)
    .sort((a, b) => (width(found[b]) > 4000 ? 1 : width(found[a]) > 4000 ? -1 : a - b))
  for (const i of order) {
    const span = found[i]?.source[0]
    if (!span) continue
    const tokens = spanTokens(s.tokens, span)
    const first = tokens[0]
    if (!first) continue
    const who = lookUp(tokens, span, i, 0)
    if (!who) continue
    who.mentions.push(span)
    of[i] = who
    said.push({ source: who, at: first.index })
  }
  return { known, of, author }

  function lookUp(tokens: readonly Token[], span: Span, own: number, depth: number): Known | null {
    const first = tokens[0]
    if (!first) return null
    const turn = s.doc.turns.find((t) => t.speaker[0] === span[0])
    if (turn && /^(Q|QUESTION|REPORTER)$/i.test(turn.name)) return unnamed('reporter', 'unnamed', 'reporter')
    if (turn && /^[A-Z]$|^(MODERATOR|OPERATOR|HOST|ANCHOR|INTERVIEWER)$/i.test(turn.name))
      return unnamed(turn.name.toLowerCase(), 'unnamed', turn.name.toLowerCase())
    const standsFor =
      tokens.length === 1 || tokens[1]?.norm === ',' ? s.lexicon.pronouns.get(first.norm) : undefined
    if (standsFor === 'self') return speakerAt(span, own)
    if (standsFor === 'relative') {
      if (depth > 2) return null
      let last = first.index - 1
      while (s.tokens[last]?.norm === ',' || s.tokens[last]?.norm === ')') last--
      const before = phraseEndingAt(s, last, s.doc.sentences[first.sentence]?.first ?? 0)
      if (!before) return null
      const antecedent: Span = [s.tokens[before[0]]?.start ?? 0, s.tokens[before[1]]?.end ?? 0]
      return lookUp(spanTokens(s.tokens, antecedent), antecedent, own, depth + 1)
    }
    if (standsFor === 'man' || standsFor === 'woman') return person(first, standsFor, speakerAt(span, own))
    if (standsFor === 'many')
      return (
        latest(first, (k) => k.plural || k.kind === 'group') ??
        latest(first, (k) => k.kind !== 'person' && k.kind !== 'unnamed') ??
        subjectOf(first, (m) => m.plural || m.kind === 'group') ??
        unnamed(first.norm, 'unnamed', first.norm)
      )
    if (standsFor === 'thing')
      return (
        latest(first, (k) => k.kind === 'organisation' || k.kind === 'government') ??
        subjectOf(first, (m) => m.kind === 'organisation' || m.kind === 'government') ??
        unnamed(first.norm, 'unnamed', first.norm)
      )
    if (standsFor === 'nobody') return unnamed(first.norm, 'unnamed', first.norm)
    const m = mention(tokens, s.doc.text, s.lexicon)
    // A speaker nobody names in full stays as the transcript writes him: "MR. KIRBY".
    if (turn) return match({ ...m, kind: 'person', name: m.name ?? turn.name }, first, 'person', turn.name)
    const name = m.name ?? nameAtEnd(tokens)
    return name === null
      ? described(m, first)
      : match({ ...m, name }, first, m.name === null ? 'person' : m.kind)
  }

  /** "Residents fled. They said …": what the sentence before, or this one, begins with. */
  function subjectOf(token: Token, fits: (m: Mention) => boolean): Known | null {
    const own = s.doc.sentences[token.sentence]
    for (const sentence of [own, s.doc.sentences[token.sentence - 1]]) {
      if (!sentence || sentence.first === token.index) continue
      const phrase = phraseStartingAt(s, sentence.first, sentence.last)
      if (!phrase || phrase[1] >= token.index) continue
      const tokens = s.tokens.slice(phrase[0], phrase[1] + 1)
      const m = mention(tokens, s.doc.text, s.lexicon)
      if (fits(m)) return m.name === null ? described(m, token) : match(m, token)
    }
    return null
  }

  /** "Minister for the East Ana Reyes": the end of the phrase is a name that the text gives elsewhere by itself. */
  function nameAtEnd(tokens: readonly Token[]): string | null {
    const last = tokens.at(-1)
    if (last?.tag !== 'PROPN' || tokens.length < 4) return null
    const full = fullest(names, last.norm)
    const phrase = s.doc.text.slice(tokens[0]?.start, last.end)
    return full !== null && phrase.endsWith(` ${full}`) ? full : null
  }

  function latest(before: Token, fits: (source: Known) => boolean): Known | null {
    return (
      said.filter(({ at, source }) => at < before.index && fits(source)).sort((a, b) => b.at - a.at)[0]
        ?.source ?? null
    )
  }

  /** Who "he" or "she" is: who spoke last, or the person a later sentence is about; never the speaker of the words. */
  function person(token: Token, gender: Gender, speaker: Known | null): Known | null {
    const fits = (source: Known): boolean =>
      source.kind === 'person' && source.gender !== other(gender) && source !== speaker
    const spoke = said
      .filter(({ at, source }) => at < token.index && fits(source))
      .sort((a, b) => b.at - a.at)[0]
    const before = (n: Name): boolean =>
      n.at < token.index && s.tokens[n.at]?.quotation === token.quotation && genderOf(n) !== other(gender)
    // Somebody named without doing anything counts only where the name tells the gender and nobody else fits.
    const about =
      people.findLast((n) => n.subject && before(n)) ??
      (spoke ? undefined : people.findLast((n) => before(n) && genderOf(n) === gender))
    const later =
      about && (!spoke || (s.tokens[about.at]?.sentence ?? 0) > (s.tokens[spoke.at]?.sentence ?? 0))
    if (later && about) {
      const source = match(
        mention(s.tokens.slice(about.at, about.last + 1), s.doc.text, s.lexicon),
        token,
        'person',
      )
      if (source && source !== speaker) {
        source.gender ??= gender
        return source
      }
    }
    if (spoke) {
      spoke.source.gender ??= gender
      return spoke.source
    }
    return speaker === null ? unnamed(token.norm, 'unnamed', token.norm) : null
  }

  function genderOf(name: Name): Gender | null {
    const first = s.tokens[name.at]?.norm ?? ''
    const honorific = s.tokens[name.at - 1]?.norm ?? ''
    if (/^mr\.?$/.test(honorific)) return 'man'
    if (/^(ms|mrs|miss)\.?$/.test(honorific)) return 'woman'
    const full =
      name.last > name.at
        ? first
        : (fullest(names, s.tokens[name.last]?.norm ?? '') ?? '').split(' ')[0]?.toLowerCase()
    return s.lexicon.givenNames.get(full ?? '') ?? null
  }

  function unnamed(name: string, kind: Known['kind'], head: string): Known {
    return (
      known.find((k) => !k.named && k.name.toLowerCase() === name.toLowerCase()) ??
      add({ name, named: false, kind, role: null, gender: null, head, plural: false, mentions: [] })
    )
  }

  /** "the ministry", "the spokesman": the latest source that is one, else a source of its own without a name. */
  function described(m: Mention, first: Token): Known {
    const definite = /^(the|this|that)$/.test(first.norm)
    const earlier = definite
      ? latest(
          first,
          (k) =>
            k.named &&
            !m.plural &&
            (k.head === m.head || words(k.role).includes(m.head) || words(k.name).includes(m.head)),
        )
      : null
    if (earlier) return earlier
    const same = known.find((k) => !k.named && k.name.toLowerCase() === m.words.toLowerCase())
    if (same) return same
    return add({
      name: m.words,
      named: false,
      kind: m.kind === 'person' ? 'unnamed' : m.kind,
      role: m.role,
      gender: null,
      head: m.head,
      plural: m.plural,
      mentions: [],
    })
  }

  function match(m: Mention, _at: Token, kind = m.kind, written: string | null = null): Known {
    const name = m.name ?? m.words
    const single = !/\s/.test(name.replace(/^(MR|MS|MRS|DR|GEN|SEN|LT|COL|ADM|AMB)\.?\s+/, ''))
    const last = name.split(/\s+/).at(-1) ?? name
    const full = kind === 'person' && single ? fullest(names, last) : null
    const earlier = known.find(
      (k) =>
        k.named &&
        (k.kind === kind || k.kind === 'person') &&
        sameName(full ?? name, k.name, k.kind) &&
        (m.gender === null || k.gender === null || m.gender === k.gender),
    )
    if (earlier) {
      if (name.length > earlier.name.length && !/^\p{Lu}{2,3}\. /u.test(name)) earlier.name = name
      earlier.role ??= m.role
      earlier.gender ??= m.gender
      return earlier
    }
    return add(named({ ...m, kind }, full ?? written))
  }

  function named(m: Mention, full: string | null): Known {
    return {
      name: full ?? m.name ?? m.words,
      named: true,
      kind: m.kind,
      role: m.role,
      gender:
        m.gender ??
        s.lexicon.givenNames.get((full ?? m.name ?? '').split(' ')[0]?.toLowerCase() ?? '') ??
        null,
      head: m.head,
      plural: m.plural,
      mentions: [],
    }
  }
}

const other = (gender: Gender): Gender => (gender === 'man' ? 'woman' : 'man')
const words = (text: string | null): string[] => text?.toLowerCase().split(/[\s-]+/) ?? []
const width = (f: FoundAttribution | undefined): number => f?.content.reduce((n, [a, b]) => n + b - a, 0) ?? 0

/** An author's name from the report's metadata as tokens: all its words are names. */
function titleTokens(name: string): Token[] {
  let at = 0
  return name.split(/\s+/).map((text, index) => {
    const start = name.indexOf(text, at)
    at = start + text.length
    const tag = /^(of|for)$/.test(text) ? 'ADP' : text === 'the' ? 'DET' : 'PROPN'
    return {
      index,
      start,
      end: at,
      text,
      norm: text.toLowerCase(),
      lemma: text.toLowerCase(),
      tag,
      sentence: 0,
      quotation: -1,
    }
  })
}
