import { isYear } from '../../text/index.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseBy } from '../phrase/phrase.ts'
import { bounds, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { canSpeak, isAmount } from './figure.ts'
import { giver, isSideName, tellsEvent } from './noun.ts'
import { owner } from './owner.ts'

/** The rule of "Harra's figure of 300 dead". */
export const FIGURE_OF = 'figure-after-noun'

/** "Harra's figure of 300 dead", "the count of 300 dead by the clinics": whose figure it is, and how many it tells of. */
export function byFiguresOf(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const { index: of, norm: word } of s.tokens) {
    const noun = of - 1
    if (word !== 'of' || !isAmount(s, of + 1) || !givesFigure(s, noun)) continue
    const [floor, ceiling] = bounds(s, of)
    const end = amountEnd(s, of + 1, ceiling)
    const source =
      owner(s, noun, floor) ?? body(s, noun - 1) ?? phraseBy(s, end + 1, ceiling) ?? giver(s, noun, floor)
    if (
      !source ||
      !canSpeak(s, source) ||
      isSideName(s, source) ||
      !tellsEvent(s, s.tokens.slice(of + 1, end + 1))
    )
      continue
    found.push({
      source: [spanOf(s, source)],
      cue: [spanOf(s, [noun, noun])],
      content: [spanOf(s, [of + 1, end])],
      rule: FIGURE_OF,
    })
  }
  return found
}

/** "[figure] of 300 dead", "[claim] of 300 dead", not "report of 1998". */
function givesFigure({ tokens, lexicon }: Scan, noun: number): boolean {
  const cue = lexicon.cues.nounOf(tokens[noun])
  return (
    (cue?.evidence === 'any' || cue?.clause || cue?.counts) === true && !isYear(tokens[noun + 2]?.norm ?? '')
  )
}

/** The last token before a mark, a preposition that no number needs, or a verb with a subject of its own. */
function amountEnd(s: Scan, first: number, ceiling: number): number {
  let i = first
  while (i < ceiling) {
    const next = s.tokens[i + 1]
    const group = s.groupOf.get(i + 1)
    if (!next || next.tag === 'PUNCT' || /^(by|from|and|but|while|as)$/.test(next.norm)) break
    if (group && (group.form !== 'past' || group.passive)) break
    i++
  }
  return i
}

/** "[UN] figure", "[Pentagon] estimate", not "Norlandic claims" */
const body = (s: Scan, at: number): Range | null =>
  s.tokens[at]?.tag === 'PROPN' && s.lexicon.sides.at(s.tokens, at)?.form !== 'adjective' ? [at, at] : null
