import type { Attribution, FoundPeriod, Period, Sentence, Span, Token } from '../../model/index.ts'
import { placeNamed, readEvent, type Happening, type People, type Reader } from './label.ts'

/** What the line above a table or list says of all its figures: "Losses of the enemy as of 26 December:". */
export interface Caption {
  readonly happening: Happening | null
  readonly people: People | null
  readonly side: string | null
  readonly place: Span | null
  readonly period: Period | null
  readonly scale: 1 | 1000
  readonly hedged: boolean
  readonly span: Span | null
  /** Words of it whose attribution holds for the figures too. */
  readonly said: Span | null
}

const NO_CAPTION: Caption = {
  happening: null,
  people: null,
  side: null,
  place: null,
  period: null,
  scale: 1,
  hedged: false,
  span: null,
  said: null,
}

/** Words that a caption's people stand beside its event with: "civilians killed", "deaths among the civilians". */
const BESIDE = 3

/** The caption that ends right before position `at`: a heading, or a sentence that ends in a colon. */
export function captionOf(
  reader: Reader,
  position: number,
  periods: readonly FoundPeriod[],
  attributions: readonly Attribution[],
): Caption {
  const { doc, lexicon } = reader
  const sentence = sentenceBefore(reader, position)
  if (!sentence) return NO_CAPTION
  const tokens = doc.tokens.slice(sentence.first, sentence.last + 1)
  // "there are no figures of wounded, but of those killed there are:": the last clause heads the list.
  const but = tokens.findLastIndex(({ norm }) => norm === 'but')
  const { happening, at } = readEvent(reader, tokens.slice(but + 1))
  const events = at.map((e) => e + but + 1)
  const dayOfSaying = new Set(attributions.flatMap((a) => (a.saidOn ? [a.saidOn.span[0]] : [])))
  const within = periods.filter(
    (p) => p.first >= sentence.first && p.last <= sentence.last && !dayOfSaying.has(p.span[0]),
  )
  const period = within.findLast((p) => p.from !== null || p.to !== null) ?? within.at(-1) ?? null
  let people: People | null = null
  let side: string | null = null
  let scale: 1 | 1000 = 1
  let hedged = false
  let place: Span | null = null
  for (let i = 0; i < tokens.length; i++) {
    const near = events.some((e) => Math.abs(e - i) <= BESIDE)
    const who = near && !events.includes(i) ? lexicon.populations.at(tokens, i) : null
    const nation = near ? lexicon.sides.at(tokens, i) : null
    if (who && !people) people = { span: around(tokens, i, who.length), role: who.value, side: null }
    if (nation && /^(adjective|people)$/.test(nation.form)) side ??= nation.side.name
    if (
      lexicon.tables.at(tokens, i)?.value === 'thousands' &&
      /^(in|[(])$/.test(tokens[i - 1]?.norm ?? tokens[i]?.norm ?? '')
    )
      scale = 1000
    if (lexicon.tables.at(tokens, i)?.length === 2 && lexicon.tables.at(tokens, i)?.value === 'thousands')
      scale = 1000
    if (lexicon.moods.clause.at(tokens, i)?.value === 'hedged') hedged = true
    if (/^(in|across|near)$/.test(tokens[i]?.norm ?? '')) place ??= placeNamed(reader, tokens, i + 1)
  }
  return {
    happening,
    people,
    side,
    place,
    period: period && { span: period.span, text: period.text, from: period.from, to: period.to },
    scale,
    hedged,
    span: sentence.span,
    said: saidIn(sentence, reader, attributions),
  }
}

const around = (tokens: readonly Token[], first: number, length: number): Span => [
  tokens[first]?.start ?? 0,
  tokens[first + length - 1]?.end ?? 0,
]

function sentenceBefore({ doc }: Reader, at: number): Sentence | null {
  const paragraph = doc.paragraphs.findLast((p) => p.span[1] <= at)
  if (!paragraph) return null
  const colon = doc.tokens[paragraph.last]?.text === ':'
  if (!colon && !paragraph.heading) return null
  return doc.sentences.findLast((s) => s.paragraph === paragraph.index) ?? null
}

/** The last word of the caption that somebody says, or the words of the only attribution in it. */
function saidIn(
  { first, last }: Sentence,
  { doc }: Reader,
  attributions: readonly Attribution[],
): Span | null {
  const from = doc.tokens[first]?.start ?? 0
  const to = doc.tokens[last]?.end ?? 0
  const end = doc.tokens[last]?.text === ':' ? last - 1 : last
  const word: Span = [doc.tokens[end]?.start ?? from, doc.tokens[end]?.end ?? to]
  if (attributions.some((a) => a.content.some(([a0, a1]) => a0 <= word[0] && word[1] <= a1))) return word
  const cued = attributions.filter((a) => a.cue.some(([c0, c1]) => from <= c0 && c1 <= to))
  return cued.length === 1 ? (cued[0]?.content[0] ?? null) : null
}
