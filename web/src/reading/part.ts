export type Span = [number, number]

/** Parts of a claim that stand in the text and can be marked again by selecting other words. */
export const PARTS = [
  'claim',
  'quantity',
  'population',
  'place',
  'period',
  'source',
  'cue',
  'content',
] as const
export type Part = (typeof PARTS)[number]

export const PART_NAMES: Record<Part, string> = {
  claim: 'Claim',
  quantity: 'Count',
  population: 'Who',
  place: 'Where',
  period: 'When',
  source: 'Source',
  cue: 'Cue',
  content: 'Content',
}

/** Where each part stands. Those of an attribution may stand in several pieces: “He,” said Orsk, “left.” */
export type Places = Readonly<Record<Part, readonly Span[]>>

const MANY: ReadonlySet<Part> = new Set(['source', 'cue', 'content'])

/** May the part stand in several pieces? */
export const inPieces = (part: Part): boolean => MANY.has(part)

export const emptyParts = <T>(value: T): Record<Part, T> =>
  Object.fromEntries(PARTS.map((part) => [part, value])) as Record<Part, T>

const APART = ' … '

/** The words at each place, those of several pieces joined by an ellipsis. */
export const wordsAt = (spans: Places, text: string): Record<Part, string> =>
  Object.fromEntries(
    PARTS.map((part) => [part, spans[part].map((span) => text.slice(...span)).join(APART)]),
  ) as Record<Part, string>

/** Typed words as the pieces they name. */
export const pieces = (part: Part, words: string): string[] =>
  (inPieces(part) ? words.split(APART) : [words]).map((piece) => piece.trim()).filter((piece) => piece !== '')

export const samePlaces = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(([start, end], at) => start === b[at]?.[0] && end === b[at]?.[1])
