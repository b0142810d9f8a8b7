import type { Lexicon, SideMatch } from '../../lexicon/index.ts'
import type { Doc, Token, VerbGroup } from '../../model/index.ts'
import { endsAsPlural, startsWithCapital } from '../../text/index.ts'

/**
 * Cue verbs that the tagger took for nouns: "polls show", "Hale, a teacher, claims to have seen it". They count where
 * their clause has no other verb before them and what follows can only follow a verb.
 */
export function withMisread(doc: Doc, groups: readonly VerbGroup[], lexicon: Lexicon): readonly VerbGroup[] {
  const { tokens } = doc
  // "figures released by the army [show]" and "Counts by the army [show]" have no verb before.
  let known: ReadonlySet<number> | null = null
  const heads = (): ReadonlySet<number> =>
    (known ??= new Set(groups.filter((group) => !describes(tokens, group)).map(({ head: at }) => at)))
  const found: VerbGroup[] = []
  for (const token of tokens) {
    const { index: i, tag, lemma, norm: word, sentence } = token
    const takes = tag === 'NOUN' ? lexicon.cues.verbOf(token)?.takes : undefined
    // "the records list 12 dead": behind a verb that takes no clause only an amount tells that it is one.
    if (!takes?.has('clause') && !(takes?.has('object') && tokens[i + 1]?.tag === 'NUM')) continue
    if (word !== lemma && word !== `${lemma}s`) continue
    const before = tokens[i - 1]
    const next = tokens[i + 1]
    if (
      !before ||
      !next ||
      before.sentence !== sentence ||
      !/^(NOUN|PROPN|PRON|PUNCT|ADJ|ADV)$/.test(before.tag)
    )
      continue
    // "…, AFP reports from Dovra."
    const from = next.norm === 'from' && before.tag === 'PROPN' && tokens[i + 2]?.tag === 'PROPN'
    const ends = from || /^[.,]$/.test(next.norm)
    if (
      !(
        /^(that|to)$/.test(next.norm) ||
        thatBehind(tokens, i + 1) ||
        doing(before, next, word === lemma && takes.has('object')) ||
        /^(DET|PROPN|PRON|NUM)$/.test(next.tag) ||
        lexicon.bounds.before.at(tokens, i + 1) !== null ||
        /^["“]/.test(next.text) ||
        ends
      )
    )
      continue
    // The plural noun with a base form ("polls show"), or a name with the -s form ("Hale claims").
    const subject = head(tokens, i).norm
    const plural = (endsAsPlural(subject) || /^(data|media)$/.test(subject)) && before.tag !== 'PRON'
    const named = before.tag === 'PROPN' && (ends || sided(doc, lexicon, i - 1))
    if (word === lemma ? !plural && before.tag !== 'PRON' && before.tag !== 'ADJ' : plural && !named) continue
    if (before.tag === 'ADJ' && within(tokens, i)) continue
    let verb = false
    let comma = false
    for (let k = beforeRelative(tokens, i - 1); k >= 0 && tokens[k]?.sentence === sentence; k--) {
      if (/^[:;]$/.test(tokens[k]?.norm ?? '')) break
      if (tokens[k]?.norm === ',') comma = true
      // "Save" of "Save the Children" is part of a name.
      const acts = heads().has(k) && (lexicon.sides.at(tokens, k)?.length ?? 0) < 2
      if (acts && !(comma && inOpener(doc, k))) verb = true
      if (verb) break
    }
    if (ends ? !comma : verb && !endsInName(tokens, i)) continue
    found.push({ first: i, last: i, head: i, passive: false, negated: false, modal: null, form: 'finite' })
  }
  return found.length === 0 ? groups : [...groups, ...found].sort((a, b) => a.first - b.first)
}

/** "the clinic's doctors [report] treating 45" */
const doing = (before: Token, next: Token, plural: boolean): boolean =>
  plural && /^(NOUN|PROPN)$/.test(before.tag) && next.tag === 'VERB' && next.norm.endsWith('ing')

/** "In the latest [report] the ministry": a noun with its article behind a preposition at a clause's head. */
function within(tokens: readonly Token[], i: number): boolean {
  let k = i - 1
  while (/^(ADJ|NOUN|PROPN|DET)$/.test(tokens[k]?.tag ?? '')) k--
  const opens = tokens[k - 1]
  return tokens[k]?.tag === 'ADP' && (opens?.tag === 'PUNCT' || opens?.sentence !== tokens[k]?.sentence)
}

/** "the rebels [state] in their letter that": "that" a few words behind a preposition. */
function thatBehind(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.tag !== 'ADP') return false
  let i = at + 1
  while (i < at + 6 && /^(DET|PRON|ADJ|NOUN|PROPN)$/.test(tokens[i]?.tag ?? '') && tokens[i]?.norm !== 'that')
    i++
  return tokens[i]?.norm === 'that' && i > at + 1
}

/** "led to two deaths, [reports] Norland Watch.": only a name stands between the word and the end of the sentence. */
function endsInName(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.norm !== ',' || tokens[i]?.norm === tokens[i]?.lemma) return false
  const first = tokens[i + 1]?.norm === 'the' ? i + 2 : i + 1
  let end = first
  while (tokens[end]?.tag === 'PROPN') end++
  return end > first && /^[.;]$/.test(tokens[end]?.norm ?? '')
}

/** "the United Nations [estimates]", "Hamas [claims]": a name of the lists that ends in a plural's letter. */
const sided = ({ tokens }: Doc, lexicon: Lexicon, last: number): boolean =>
  oneName(lexicon.sides.at(tokens, last)) ||
  [1, 2].some((back) => lexicon.sides.at(tokens, last - back)?.length === back + 1)

const oneName = (match: SideMatch | null): boolean => match?.length === 1 && match.form === 'name'

/** A participle with "by", or a noun at the head of a sentence that was taken for a verb, as "Counts" before "by". */
const describes = (tokens: readonly Token[], { first, head, form }: VerbGroup): boolean =>
  first === head &&
  tokens[head + 1]?.norm === 'by' &&
  (form === 'past' || tokens[head - 1]?.sentence !== tokens[head]?.sentence)

/** "In a raid that [lasted] four hours, the army claims": a relative clause of what a sentence opens with, up to a comma. */
function inOpener({ tokens, sentences }: Doc, verb: number): boolean {
  const opener = tokens[sentences[tokens[verb]?.sentence ?? -1]?.first ?? -1]
  let k = verb - 1
  while (/^(ADV|AUX)$/.test(tokens[k]?.tag ?? '')) k--
  return opener?.tag === 'ADP' && /^(that|which|who)$/.test(tokens[k]?.norm ?? '')
}

/**
 * "the charity, which runs the clinic, [reports]", "the paper, citing staff, [reports]", "the paper (which is shut) [reports]": the
 * token before what is inserted up to `i`, or `i`.
 */
function beforeRelative(tokens: readonly Token[], i: number): number {
  if (tokens[i]?.norm === ')') {
    let open = i
    while (open > 0 && i - open < 12 && tokens[open]?.norm !== '(') open--
    return tokens[open]?.norm === '(' ? open - 1 : i
  }
  if (tokens[i]?.norm !== ',') return i
  for (let k = i - 2; k > 0 && i - k < 25 && tokens[k]?.sentence === tokens[i]?.sentence; k--)
    if (tokens[k]?.norm === ',' && /^(who|which|citing|quoting)$/.test(tokens[k + 1]?.norm ?? ''))
      return k - 1
  return i
}

/** The noun that a phrase before `i` is about: "figures" of "figures from the ministry [show]". */
function head(tokens: readonly Token[], i: number): Token {
  let at = i - 1
  for (let k = i - 1; k > 0; k--) {
    // "in Bel-Kesh".
    const hyphen = tokens[k]?.norm === '-' && tokens[k]?.start === tokens[k - 1]?.end
    if (hyphen) continue
    const owner = /^(his|her|its|their|our|my)$/.test(tokens[k]?.norm ?? '')
    // "the Truth and Reconciliation Commission"
    const joins =
      tokens[k]?.norm === 'and' && [k - 1, k + 1].every((n) => startsWithCapital(tokens[n]?.text ?? ''))
    if (!owner && !joins && !/^(DET|ADJ|NOUN|PROPN|ADP|VERB)$/.test(tokens[k]?.tag ?? '')) break
    // "figures released by the ministry"
    if (tokens[k]?.tag === 'VERB' && tokens[k + 1]?.norm !== 'by') break
    const noun = tokens[k - 1]
    // At the head of a sentence any noun may be tagged as a name.
    const opens = tokens[k - 2]?.sentence !== noun?.sentence
    if (noun?.sentence !== tokens[i]?.sentence) break
    if (
      /^(ADP|VERB)$/.test(tokens[k]?.tag ?? '') &&
      (noun?.tag === 'NOUN' || (opens && /^(PROPN|VERB)$/.test(noun?.tag ?? '')))
    )
      at = k - 1
  }
  return tokens[at] as Token
}
