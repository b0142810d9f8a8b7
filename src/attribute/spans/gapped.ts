import { wordSet } from '../../lexicon/index.ts'
import { isYear } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens, standsForVerb } from '../../segment/index.ts'
import { bounds, holdsVerb, norm, pastAmount, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { clauseEnd } from './clause-end.ts'
import { takesQuotes } from './content.ts'
import { canSpeak, isAmount } from './figure.ts'
import { tellsEvent } from './noun.ts'
import { edges, isAmountAlone } from './rivals.ts'

/** Whoever gives the other figure is named by no more words than this. */
const LONGEST = 7
/** What parts a second voice from what stands before it. */
const JOINS = wordSet([',', ';', 'and', 'but', 'while'])
/** Contents in which a second voice with a figure of its own may follow without a verb. */
const TELLS = /^(clause|figure|object)-after-(cue|preposition)$/

/**
 * "The rebels said 40 soldiers had died, [the army nine]", "put the number at nine, [the rebels at 40]": a second voice that gives a
 * figure by the verb of the first. What it says is no part of what the first one says.
 */
export const withGapped = (s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] =>
  found.flatMap((one) => {
    const others = TELLS.test(one.rule) && one.source.length > 0 ? gapped(s, one) : []
    const first = Math.min(...others.map(({ source }) => source[0]?.[0] ?? Infinity))
    const later = others.length === 0 ? laterFigure(s, one) : null
    if (later)
      return [
        upTo(s, one, s.tokens[later[0]]?.start ?? 0),
        { ...one, content: [spanOf(s, [later[1], later[2]])], rule: 'content-after-source' },
      ]
    return [others.length > 0 ? upTo(s, one, first) : one, ...others]
  })

/** Those who stand behind the words of attribution with a figure alone, up to the end of the sentence. */
function gapped(s: Scan, one: FoundAttribution): FoundAttribution[] {
  const { cue, content } = one
  const start = content[0]?.[0] ?? 0
  const from = spanTokens(s.tokens, content[0] ?? [0, 0])[0]?.index ?? 0
  const [, ceiling] = bounds(s, from)
  if (start < (cue.at(-1)?.[1] ?? 0)) return []
  const others: FoundAttribution[] = []
  for (let i = from + 1; i < ceiling; i++) {
    if (!JOINS.has(s.tokens[i])) continue
    const other = voiceWithFigure(s, one, [i, ceiling]) ?? voiceWithClause(s, one, [i, ceiling])
    if (!other) continue
    const [source, words] = other
    others.push({
      source: [spanOf(s, source)],
      cue,
      content: [spanOf(s, words)],
      rule: 'content-after-source',
    })
    i = words[1]
  }
  return others
}

/**
 * "The army first said nine men had died, [then 12]", "at first spoke of nine dead, later of 12": the figure that the same voice comes
 * to, with nothing behind it; null where it is not told that the one before was the first.
 */
function laterFigure(
  s: Scan,
  { cue, content, rule }: FoundAttribution,
): readonly [joint: number, first: number, last: number] | null {
  if (rule.startsWith('figure')) return null
  const verb = spanTokens(s.tokens, cue[0] ?? [0, 0])[0]?.index ?? 0
  const [start] = spanTokens(s.tokens, content[0] ?? [0, 0])
  if (!start || start.index < verb) return null
  const [floor, ceiling] = bounds(s, verb)
  let first = floor
  while (first < start.index && !FIRST.has(norm(s, first))) first++
  if (first >= start.index) return null
  // "first said 12, [then 19 soldiers had died]": what befell them is told of the later figure alone.
  const bare = isAmountAlone(s, edges(s, content[0] ?? [0, 0]))
  const told = (from: number, to: number): boolean =>
    bare && (holdsVerb(s, [from, to]) || tellsEvent(s, s.tokens.slice(from, to + 1)))
  for (let i = start.index + 1; i < ceiling; i++) {
    if (!/^(then|later)$/.test(norm(s, i)) || !/^(,|and|but)$/.test(norm(s, i - 1))) continue
    const amount = /^(as|at|of|that)$/.test(norm(s, i + 1)) ? i + 2 : i + 1
    let last = amount
    while (last < ceiling && !/^[,;.]$/.test(norm(s, last + 1))) last++
    if (isAmount(s, amount) && (figureAlone(s, [amount, last]) || told(amount, last)))
      return [i, amount, last]
  }
  return null
}

/** What is said first is told anew. */
const FIRST = new Set(['first', 'initially', 'originally'])

/** Whoever is named, and what of. */
type Voice = readonly [Range, Range]

/**
 * ", the army nine", "; and the UN at least 30", "and AFP 11", ", the UN that 30 had": who is named behind what stands at `at`, and
 * the figure, with nothing behind it. `one` says the rest.
 */
function voiceWithFigure(s: Scan, one: FoundAttribution, [at, ceiling]: Range): Voice | null {
  const first = voiceStart(s, at)
  if (!/^(DET|ADJ|NOUN|PROPN)$/.test(s.tokens[first]?.tag ?? '')) return null
  let amount = first + 1
  while (amount < first + LONGEST && amount <= ceiling && !isAmount(s, amount)) amount++
  const lead = norm(s, amount - 1)
  // "; the government, nine"
  const parted = norm(s, at) === ';' && lead === ','
  const led = parted || /^(as|at|of|by|that)$/.test(lead)
  const end = led ? amount - 2 : amount - 1
  if (amount > ceiling || end < first || !isAmount(s, amount)) return null
  // "killed a cook and the mother of three", not "spoke of 40 dead and the army of four".
  if (lead === 'of' && !one.rule.endsWith('preposition')) return null
  let last = amount
  while (last < ceiling && !/^([,;.]|and)$/.test(norm(s, last + 1))) last++
  // "in July and December 2018".
  if (isYear(norm(s, amount)) || holdsVerb(s, [first, lead === 'that' ? amount : last])) return null
  if (
    !figureAlone(s, [amount, last]) ||
    !(isVoice(s, one, [first, end]) || ((parted || lead === 'at') && isSeveral(s, [first, end])))
  )
    return null
  return [
    [first, end],
    [amount, last],
  ]
}

/** "the army says it killed 200[, the rebels that they lost nine]": who is named behind what stands at `at`, and the clause. */
function voiceWithClause(s: Scan, one: FoundAttribution, [at, ceiling]: Range): Voice | null {
  const first = voiceStart(s, at)
  let that = first + 1
  while (that < first + LONGEST && that < ceiling && norm(s, that) !== 'that') that++
  const subject = /^(they|it|we|he|she)$/.test(norm(s, that + 1)) || isAmount(s, that + 1)
  if (norm(s, that) !== 'that' || !subject) return null
  const says = spanTokens(s.tokens, one.cue.at(-1) ?? [0, 0]).some(({ index }) => takesQuotes(s, index))
  if (!says || !isVoice(s, one, [first, that - 1])) return null
  return [
    [first, that - 1],
    [that, clauseEnd(s, that, ceiling)],
  ]
}

/** Where whoever is named behind the mark or word at `at` begins: ", and [the army] nine". */
const voiceStart = (s: Scan, at: number): number =>
  /^(and|but|while)$/.test(norm(s, at + 1)) ? at + 2 : at + 1

/** "nine", "nine soldiers", "4,000 casualties in all", "nine had", not "300 km away", "58" of "Ana Reyes, 58", "50,000 a year". */
function figureAlone(s: Scan, [amount, last]: Range): boolean {
  const behind = pastAmount(s, amount)
  const stop = /^(all|total)$/.test(norm(s, last)) && norm(s, last - 1) === 'in' ? last - 2 : last
  if (behind > stop || (behind === stop && standsForVerb(s.tokens[stop]))) return true
  return (
    behind === stop &&
    (s.lexicon.populations.at(s.tokens, behind) !== null || s.lexicon.events.at(s.tokens, behind).length > 0)
  )
}

/** A name, "the army", or as bare as who says the rest: "police say nine died, [lawyers] at least 12", "activists say 20, [state TV] three", "some say nine, [others] 12". */
function isVoice(s: Scan, { source: [span] }: FoundAttribution, voice: Range): boolean {
  const other = span ? spanTokens(s.tokens, span) : []
  const words = s.tokens.slice(voice[0], voice[1] + 1)
  const [first, last] = [words[0], words.at(-1)]
  const some = last?.norm === 'others' && /^(some|many)$/.test(other[0]?.norm ?? '')
  const alike =
    SEVERAL.test(last?.norm ?? '') && SEVERAL.test(other.at(-1)?.norm ?? '') && other[0]?.tag !== 'DET'
  // "state television"
  const body = other[0]?.tag !== 'DET' && s.lexicon.sourceKinds.get(last?.norm ?? '')?.kind === 'organisation'
  const named =
    first?.tag === 'PROPN' ||
    first?.norm === 'the' ||
    body ||
    (words.length === 1 && some) ||
    (alike && !s.lexicon.sets.toldOf.has(last))
  return named && words.every(({ tag }) => /^(DET|ADJ|NOUN|PROPN)$/.test(tag)) && canSpeak(s, voice)
}

/** "The army says nine died; [activists], at least 12", "puts it at nine, [activists] at 12": several who can speak, by what they are. */
const isSeveral = (s: Scan, voice: Range): boolean =>
  s.tokens.slice(voice[0], voice[1] + 1).every(({ tag }) => /^(ADJ|NOUN)$/.test(tag)) &&
  SEVERAL.test(norm(s, voice[1])) &&
  !s.lexicon.sets.toldOf.has(s.tokens[voice[1]]) &&
  canSpeak(s, voice)

const SEVERAL = /[a-z]{2}[^s]s$|^police$/

/** The attribution without what of its content stands from offset `end` on. */
function upTo(s: Scan, one: FoundAttribution, end: number): FoundAttribution {
  const content = one.content.map(([start, stop]): readonly [number, number] => {
    if (stop <= end) return [start, stop]
    const last = spanTokens(s.tokens, [start, end]).findLast(
      ({ norm: word }) => !/^([,;]|and|but|while)$/.test(word),
    )
    return [start, last?.end ?? stop]
  })
  return { ...one, content }
}
