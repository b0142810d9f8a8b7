import { anchor, locate, type Anchor, type Span } from '../../text/index.ts'
import { wrong } from './wrong.ts'

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')

/** `value` with every span in it replaced; of lists, two numbers are a span. */
function mapped(value: unknown, moved: (span: Span) => Span): unknown {
  if (isSpan(value)) return moved(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, moved))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, moved)]))
}

/** A quote selector for each place that `value` points to, in the order of the text. */
export function anchorsIn(value: unknown, text: string): Anchor[] {
  const places = new Map<string, Span>()
  mapped(value, (span) => {
    places.set(span.join(), span)
    return span
  })
  return [...places.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((span) => anchor(text, span))
}

/**
 * `value` with its spans where the words of their selectors stand in `text`.
 * @throws OnrecordError `unreadable` for a place outside the text or without a selector, and for words that are nowhere.
 */
export function placed<T>(value: T, anchors: readonly Anchor[], text: string): T {
  const found = new Map<string, Span>()
  for (const one of anchors) found.set(`${one.start},${one.end}`, placeOf(one, text))
  return mapped(value, (span) => {
    const place = found.get(span.join())
    if (place) return place
    throw wrong(`The place [${span.join(', ')}) has no words with it.`)
  }) as T
}

function placeOf(one: Anchor, text: string): Span {
  const { start, end, exact } = one
  // Nothing has no words to be found by.
  const place =
    start === end && exact === '' && end <= text.length ? ([start, end] as const) : locate(text, one)
  if (place) return place
  const words = exact.length > 60 ? `${exact.slice(0, 60)}…` : exact
  throw wrong(`The words “${words}” of [${start}, ${end}) stand nowhere in its text.`)
}
