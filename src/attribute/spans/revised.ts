import type { Span, VerbGroup } from '../../model/index.ts'
import { spanTokens } from '../../segment/index.ts'
import { overlaps } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { bounds, norm, pastBounds, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { takes } from './content.ts'
import { isAmountAlone } from './rivals.ts'

/** Words that tell of a figure and who gives it. */
const GIVES =
  /^(clause|figure|object)-(after|before)-(cue|preposition)$|^content-(before|after)-(cue|source)$/

/**
 * "The army put the toll at 12. [It was later revised to 19.]": nobody is named who revised it, and the figure is that of whoever
 * gave the one in the sentence before, where no other voice speaks. Returns all attributions, with these among them.
 */
export function withRevised(s: Scan, found: readonly FoundAttribution[]): FoundAttribution[] {
  const revised = s.groups.flatMap((group): FoundAttribution[] => {
    if (!group.passive || group.negated || group.modal || !takes(s, group.head, 'toll')) return []
    const figure = newFigure(s, group)
    const giver = figure && giverBefore(s, group, found)
    if (!giver) return []
    const [floor] = bounds(s, group.head)
    return [
      {
        source: giver.source,
        cue: [spanOf(s, [group.first, group.head])],
        content: [spanOf(s, [floor, group.first - 1]), spanOf(s, figure)],
        rule: 'figure-after-cue',
      },
    ]
  })
  return revised.length > 0 ? [...found, ...revised] : [...found]
}

/** "[It was revised] upwards to 19": the figure a toll that opens its sentence comes to; null of anything else. */
function newFigure(s: Scan, { first, head }: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, head)
  const subject = s.tokens.slice(floor, first)
  const last = subject.at(-1)
  const told = /^(it|this|that)$/.test(last?.norm ?? '')
    ? subject.length === 1
    : s.lexicon.sets.tolls.has(last)
  if (!told || subject.length > 4) return null
  let to = head + 1
  while (to < ceiling && s.tokens[to]?.tag === 'ADV') to++
  if (norm(s, to) !== 'to') return null
  let end = pastBounds(s, to + 1)
  while (end < ceiling && !/^[,;.]$/.test(norm(s, end + 1))) end++
  return isAmountAlone(s, [to + 1, norm(s, end) === '.' ? end - 1 : end]) ? [to, end] : null
}

/**
 * The one attribution of the sentence before, in its paragraph, if it tells of an amount and has a source; of "the toll", which may
 * be any that was told, the one of all that the paragraph tells before.
 */
function giverBefore(
  { doc, tokens }: Scan,
  { first, head }: VerbGroup,
  found: readonly FoundAttribution[],
): FoundAttribution | null {
  const own = doc.sentences[tokens[head]?.sentence ?? -1]
  const before = doc.sentences[(own?.index ?? 0) - 1]
  const paragraph = doc.paragraphs[own?.paragraph ?? -1]
  if (!own || !paragraph || before?.paragraph !== own.paragraph) return null
  const within = (span: Span): FoundAttribution[] =>
    found.filter(({ cue, content }) => [...cue, ...content].some((part) => overlaps(part, span)))
  // "The toll was revised to 19, the mayor said."
  if (within(own.span).length > 0) return null
  const counts = ({ content }: FoundAttribution): boolean =>
    content.some((span) => spanTokens(tokens, span).some(({ tag }) => tag === 'NUM'))
  const givers = within(before.span)
  const [giver] = givers
  if (givers.length !== 1 || !giver || giver.source.length === 0 || !GIVES.test(giver.rule)) return null
  const named = tokens[first - 1]?.tag === 'NOUN'
  if (named && within([paragraph.span[0], before.span[0]]).some(counts)) return null
  return counts(giver) ? giver : null
}
