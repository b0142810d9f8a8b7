import type { Span, Turn } from '../model/index.ts'

const CAPITALS =
  /^((?:(?:MR|MS|MRS|DR|GEN|SEN|LT|COL|ADM|AMB)\.\s+|THE\s+)?[\p{Lu}][\p{Lu}.’'\- ]{1,44}?(?:\s*\([^)]{1,60}\))?)\s*:/u
const LETTER =
  /^(Q(?=[\s:.])|(?:A|QUESTION|REPORTER)(?=\s*(?:\([^)]{1,60}\))?\s*[:.]))(?:\s*\([^)]{1,60}\))?\s*[:.]?\s+(?=\S)/
const NAMED =
  /^((?:\p{Lu}[\p{L}.’'-]+)(?:\s+(?:\p{Lu}[\p{L}.’'-]+|of|the|for|and|de|al)){0,6}(?:\s*\([^)]{1,60}\))?)\s*:\s+(?=\S)/u
/** "HE SAID:", in a text in capitals, tells who speaks and is no name. */
const TELLS =
  /\b(?:SAID|SAYS|STATED|ADDED|NOTED|DECLARED|ASKED|REPORTED|WROTE|CONTINUED|CONCLUDED|ANNOUNCED|FOLLOWS)\s*:/
const NOTE = /^(?:NOTE|PS|UPDATE|SOURCE|PHOTO|FILE|EDITOR|READ MORE|WATCH|RELATED)\b/i

interface Start {
  readonly speaker: Span
  readonly said: number
  readonly end: number
  readonly shape: 'capitals' | 'letter' | 'named'
}

function start(text: string, [from, to]: Span): Start | null {
  const line = text.slice(from, Math.min(to, from + 120))
  if (NOTE.test(line)) return null
  for (const [shape, pattern] of [
    ['letter', LETTER],
    ['capitals', CAPITALS],
    ['named', NAMED],
  ] as const) {
    const name = pattern.exec(line)
    if (name?.[1] && !(shape === 'capitals' && TELLS.test(name[0])))
      return { speaker: [from, from + name[1].length], said: from + name[0].length, end: to, shape }
  }
  return null
}

/**
 * The turns of a transcript: a speaker's name and a colon (or `Q`) at the start of a paragraph, up to the next.
 * One such line makes no transcript, two do; in mixed case the same names must come back, or the text be all turns.
 */
export function turns(text: string, paragraphs: readonly Span[]): Turn[] {
  const starts = paragraphs.map((paragraph) => start(text, paragraph))
  const found = starts.filter((s) => s !== null)
  const strong = found.filter((s) => s.shape !== 'named').length
  const names = found.filter((s) => s.shape === 'named').map((s) => text.slice(...s.speaker))
  const recurring = names.length >= 4 && new Set(names).size <= names.length / 2
  if (strong < 2 && !recurring) return []

  const opened: { start: Start; end: number }[] = []
  paragraphs.forEach((paragraph, i) => {
    const s = starts[i]
    const counts = s && (s.shape !== 'named' || recurring)
    if (s && counts) opened.push({ start: s, end: paragraph[1] })
    else if (opened.length > 0) (opened.at(-1) as { end: number }).end = paragraph[1]
  })
  return opened.map(({ start: s, end }, index) => ({
    index,
    speaker: s.speaker,
    name: text.slice(...s.speaker).replace(/\s*\(.*\)$/, ''),
    span: [skipBlank(text, s.said, end), end],
  }))
}

function skipBlank(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text.charAt(at))) at++
  return at
}
