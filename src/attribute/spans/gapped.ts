import { wordSet } from '../../lexicon/index.ts'
import { isYear } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens } from '../../segment/index.ts'
import { bounds, holdsVerb, norm, pastAmount, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { canSpeak, isAmount } from './figure.ts'

/** Whoever gives the other figure is named by no more words than this. */
const LONGEST = 7
/** What parts a second voice from what stands before it. */
const JOINS = wordSet([',', ';', 'and'])
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
    return [others.length > 0 ? upTo(s, one, first) : one, ...others]
  })

/** Those who stand behind the words of attribution with a figure alone, up to the end of the sentence. */
function gapped(s: Scan, { cue, content, rule }: FoundAttribution): FoundAttribution[] {
  const start = content[0]?.[0] ?? 0
  const from = spanTokens(s.tokens, content[0] ?? [0, 0])[0]?.index ?? 0
  const [, ceiling] = bounds(s, from)
  if (start < (cue.at(-1)?.[1] ?? 0)) return []
  const others: FoundAttribution[] = []
  for (let i = from + 1; i < ceiling; i++) {
    const other = JOINS.has(s.tokens[i]) ? voiceWithFigure(s, i, ceiling) : null
    if (!other) continue
    const [source, amount] = other
    // "killed a cook and the mother of three", not "spoke of 40 dead and the army of four".
    if (norm(s, amount[0] - 1) === 'of' && !rule.endsWith('preposition')) continue
    others.push({
      source: [spanOf(s, source)],
      cue,
      content: [spanOf(s, amount)],
      rule: 'content-after-source',
    })
    i = amount[1]
  }
  return others
}

/** ", the army nine", "; and the UN at least 30", "and AFP 11": who is named behind what stands at `at`, and the figure, with nothing behind it. */
function voiceWithFigure(s: Scan, at: number, ceiling: number): readonly [Range, Range] | null {
  const first = /^(and|but|while)$/.test(norm(s, at + 1)) ? at + 2 : at + 1
  if (s.tokens[first]?.tag !== 'PROPN' && s.tokens[first]?.norm !== 'the') return null
  let amount = first + 1
  while (amount < first + LONGEST && amount <= ceiling && !isAmount(s, amount)) amount++
  let last = amount
  while (last < ceiling && !/^([,;.]|and)$/.test(norm(s, last + 1))) last++
  // "; the government, nine"
  const parted = norm(s, at) === ';' && norm(s, amount - 1) === ','
  const end = parted || /^(as|at|of|by)$/.test(norm(s, amount - 1)) ? amount - 2 : amount - 1
  if (amount > ceiling || end < first || !isAmount(s, amount) || holdsVerb(s, [first, last])) return null
  const behind = pastAmount(s, amount)
  // "in July and December 2018".
  if (isYear(norm(s, amount))) return null
  // "the army 300 km away": a figure alone, or so many people; "Ana Reyes, 58", "those with incomes over 50,000".
  const alone = behind > last || (behind === last && s.lexicon.populations.at(s.tokens, behind) !== null)
  const words = s.tokens.slice(first, end + 1)
  const named = words.every(({ tag }) => /^(DET|ADJ|NOUN|PROPN)$/.test(tag)) && canSpeak(s, [first, end])
  return alone && named
    ? [
        [first, end],
        [amount, last],
      ]
    : null
}

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
