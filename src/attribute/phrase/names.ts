import type { Token } from '../../model/index.ts'
import { isKnownWord } from '../../segment/index.ts'
import { oneLine, startsWithSmall } from '../../text/index.ts'
import { bare } from './apposition.ts'
import { misread, phraseEndingAt } from './phrase.ts'
import { dayWord, nominal, norm, type Range, type Scan } from './scan.ts'

/** A run of capital words in the text that may name somebody in full, with where it stands. */
export interface Name {
  readonly text: string
  /** Token index of its first word. */
  readonly at: number
  readonly last: number
  /** The first noun of its sentence, or right before a verb: what "he" in the next sentence most likely means. */
  readonly subject: boolean
  /** No organisation, place or nation: a person as far as its words tell. */
  readonly person: boolean
}

/** Names by their last word in lower case, in text order. */
export type Names = ReadonlyMap<string, readonly Name[]>

/** May the word stand within a name: "Ada [van] Hale", "Rui [dos] Santos"? */
export const isParticle = ({ lexicon }: Scan, t: Token | undefined): boolean =>
  lexicon.sets.nameParticles.has(t)

/** The last token of the name that starts at `first`: "Ziad Khalaf al-Karbouly", "Peter Cook". */
function nameEnd(s: Scan, first: number): number {
  const { tokens } = s
  let last = first
  for (;;) {
    const next = tokens[last + 1]
    if (!next || next.sentence !== tokens[first]?.sentence || dayWord(s, last + 1)) return last
    const joined =
      next.norm === '-' && next.start === tokens[last]?.end && next.end === tokens[last + 2]?.start
    if (next.tag === 'PROPN' || misread(s, last + 1)) last++
    else if (joined && properAt(s, last + 2)) last += 2
    else if (isParticle(s, next)) {
      // "Ana de la Cruz"
      const end = isParticle(s, tokens[last + 2]) ? last + 2 : last + 1
      const at = norm(s, end + 1) === '-' ? end + 2 : end + 1
      if (!properAt(s, at)) return last
      last = at
    } else return last
  }
}

const properAt = (s: Scan, i: number): boolean => s.tokens[i]?.tag === 'PROPN' || misread(s, i)

/** All runs of capital words, titles cut off: "Advisor John Kirby" → "John Kirby". */
export function namesOf(s: Scan): Names {
  const { tokens, lexicon, doc } = s
  const found = new Map<string, Name[]>()
  let seen = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    // "Q" and "Q12" before a question in a transcript are nobody's names.
    if (
      !token ||
      token.tag !== 'PROPN' ||
      (token.norm.startsWith('q') && /^q\d*$/.test(token.norm)) ||
      dayWord(s, i)
    )
      continue
    // "a comment Clinton has made": a small word that is tagged as a name begins none.
    if (startsWithSmall(token.text) && !isParticle(s, token)) continue
    const last = nameEnd(s, i)
    let first = i
    for (let k = i; k < last; k++) if (lexicon.titles.has(bare(norm(s, k)))) first = k + 1
    first = afterArea(s, first, last)
    const lead = tokens[first]
    const end = tokens[last]
    if (lead && end) {
      const head = bare(end.norm)
      const subject =
        (token.sentence !== seen && !afterPreposition(s, first)) ||
        /^(VERB|AUX)$/.test(tokens[last + 1]?.tag ?? '')
      const text = oneLine(doc.text.slice(lead.start, end.end))
      const name = { text, at: first, last, subject, person: personal(s, first, last) }
      const list = found.get(head)
      if (list) list.push(name)
      else found.set(head, [name])
      if (nominal(token)) seen = token.sentence
    }
    i = last
  }
  return found
}

/** "Minister for the Middle East Ana Reyes": nobody's name stands behind "the", so it begins with the given name. */
function afterArea(s: Scan, first: number, last: number): number {
  if (!/^(the|for|of)$/.test(norm(s, first - 1)) || s.lexicon.givenNames.has(norm(s, first))) return first
  for (let k = first + 1; k < last; k++) if (s.lexicon.givenNames.has(norm(s, k))) return k
  return first
}

/** "by the presiding judge Carl Hale" */
function afterPreposition(s: Scan, first: number): boolean {
  let k = first - 1
  while (/^(NOUN|ADJ|DET|PROPN|VERB)$/.test(s.tokens[k]?.tag ?? '')) k--
  return s.tokens[k]?.tag === 'ADP' && s.tokens[k]?.sentence === s.tokens[first]?.sentence
}

/** No organisation, nation, place or acronym, as far as the words tell. */
function personal(s: Scan, first: number, last: number): boolean {
  const { lexicon, tokens } = s
  const head = bare(norm(s, last))
  const side = lexicon.sides.at(tokens, first)
  if (side && side.length > last - first) return false
  if (lexicon.sourceKinds.has(head) || lexicon.titles.has(head)) return false
  // "in the regional capital, Harra, the official said".
  if (norm(s, first - 1) === ',' && lexicon.placeNouns.has(norm(s, first - 2))) return false
  if (first === last && /^\p{Lu}{2,}$/u.test(tokens[last]?.text ?? '')) return false
  return (
    last - first < 6 && norm(s, last + 1) !== "'s" && !/^(in|at|near|to|of|the|an?)$/.test(norm(s, first - 1))
  )
}

/**
 * The fullest name of somebody called by a last name alone: the most frequent of two to four words that ends in it,
 * of equals the one that begins with a given name ("Middle East Carl Hale" is no name).
 */
export function fullest(s: Scan, names: Names, last: string): string | null {
  const counts = new Map<string, number>()
  for (const { text, at, last: end } of names.get(last.toLowerCase()) ?? [])
    if (end > at && end - at < 6)
      counts.set(text, (counts.get(text) ?? 0) + (s.lexicon.givenNames.has(norm(s, at)) ? 1.5 : 1))
  let best: string | null = null
  for (const [text, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = text
  return best
}

/** "Gangs had fled", "Gunmen had fled", "Dawn broke": a word that has a capital at the heads of sentences alone is no name. */
export function onlyOpens(
  s: Scan,
  names: Names,
  { at, last, text }: Pick<Name, 'at' | 'last' | 'text'>,
): boolean {
  const opens = (i: number): boolean => s.doc.sentences[s.tokens[i]?.sentence ?? -1]?.first === i
  if (last > at || !opens(at) || acts(s, at) || !(/(?:s|ed|[a-z]{2}men)$/.test(text) || isCommon(s, at)))
    return false
  return !names.get(text.toLowerCase())?.some((n) => !opens(n.last))
}

/** "Rice walked out", "Reyes visited Harra", not "Residents walked out": one person does it, and the word is the plural of none. */
function acts({ tokens, lexicon }: Scan, at: number): boolean {
  const word = tokens[at]?.norm ?? ''
  const plural = /ed$|men$/.test(word) || (word.endsWith('s') && isKnownWord(word.slice(0, -1)))
  return !plural && tokens[at]?.tag === 'PROPN' && lexicon.sets.personActs.has(tokens[at + 1])
}

/** "Dawn broke", "Half an hour later": a word of the language that is no given name, and that does not speak. */
const isCommon = ({ tokens, lexicon }: Scan, at: number): boolean => {
  const word = tokens[at]?.norm ?? ''
  return !lexicon.givenNames.has(word) && !lexicon.cues.verbOf(tokens[at + 1]) && isKnownWord(word)
}

/** "the mayor [of Harra]", "the Minister of Defence": an office, whatever name tells of what. */
function isOffice({ tokens, lexicon }: Scan, [first, last]: Range): boolean {
  const of = tokens.slice(first, last).findIndex(({ norm }) => norm === 'of' || norm === 'for')
  return of > 0 && lexicon.titles.has(tokens[first + of - 1]?.norm ?? '')
}

/** "President Ana Reyes and [Defence Minister] Carl Hale": from behind another person's name, not "Trade and [Labour] Minister Hale". */
function afterOther({ tokens, lexicon }: Scan, first: number, at: number): number {
  const and = tokens.slice(first, at).findLastIndex(({ norm }) => norm === 'and') + first
  const named = tokens[and - 1]?.tag === 'PROPN' && !lexicon.sets.fields.has(tokens[and - 1])
  return and > first && named ? and + 1 : first
}

/** "Norland's foreign minister" */
const ownsOffice = ({ tokens, lexicon }: Scan, [first, last]: Range): boolean =>
  lexicon.titles.has(tokens[last]?.norm ?? '') &&
  tokens.slice(first, last).some(({ norm }) => norm === "'s" || norm === "'")

/**
 * The tokens that say who a named person is, in the order in which `mention` reads them: titles before the name,
 * "the governor, Carl Hale", "Carl Hale, the governor".
 */
export function introduction(s: Scan, { at, last }: Name): readonly Token[] {
  const { tokens, doc } = s
  const floor = doc.sentences[tokens[at]?.sentence ?? 0]?.first ?? 0
  let first = Math.min(at, phraseEndingAt(s, last, floor)?.[0] ?? at)
  const comma = norm(s, last + 1) === ','
  if (comma && norm(s, first - 1) === ',') {
    const lead = phraseEndingAt(s, first - 2, floor)
    const told = lead && (/^(DET|PRON)$/.test(tokens[lead[0]]?.tag ?? '') || ownsOffice(s, lead))
    if (told && (tokens[first - 2]?.tag === 'NOUN' || isOffice(s, lead)))
      return tokens.slice(lead[0], last + 1)
  }
  first = afterOther(s, first, at)
  let end = last + 1
  if (comma)
    for (let k = last + 1; k <= last + 16 && tokens[k]?.sentence === tokens[at]?.sentence; k++) end = k + 1
  return tokens.slice(first, end)
}
