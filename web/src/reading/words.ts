import type { Attribution } from '../../../src/model/index.ts'
import type { ClaimView, ReviewState } from '../../../src/server/schema/index.ts'
import { plain } from '../frame/odd.ts'

/** How a state is shown: a shape and a word, so that no one needs its colour. */
export const STATES: Record<ReviewState, { shape: string; word: string }> = {
  open: { shape: '○', word: 'open' },
  accepted: { shape: '✓', word: 'accepted' },
  corrected: { shape: '✎', word: 'corrected' },
  rejected: { shape: '✗', word: 'rejected' },
  unsure: { shape: '?', word: 'unsure' },
}

/** Who says it: "Kirby", "British Ministry of Defence, through Kirby", or the report itself. */
export function speaker({ source, via }: ClaimView): string {
  if (source === null) return via === null ? 'the report itself' : plain(via)
  return via === null ? plain(source) : `${plain(source)}, through ${plain(via)}`
}

const wordsAt = (text: string, spans: readonly (readonly [number, number])[]): string =>
  plain(spans.map(([start, end]) => text.slice(start, end)).join(' … '))

/** The occasion: cue, channel and date of the attribution, in its own words. */
export function occasion(attribution: Attribution | undefined, text: string): string[] {
  if (!attribution) return []
  const { cue, channel, saidOn, stance } = attribution
  return [
    cue.length > 0 ? `“${wordsAt(text, cue)}”` : '',
    stance !== 'asserts' && stance !== 'other' ? stance.replaceAll('-', ' ') : '',
    channel ? plain(channel.text) : '',
    saidOn ? dates(saidOn.from, saidOn.to) : '',
  ].filter((part) => part !== '')
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2024-12-27` as "27 Dec 2024"; what is no date stays as it is. */
export function date(iso: string | null): string {
  if (iso === null) return ''
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(time) ? plain(iso) : day.format(time)
}

/** A period by its two dates, either of which may be open. */
export function dates(from: string | null, to: string | null): string {
  if (from === null && to === null) return ''
  if (from === to) return date(from)
  if (from === null) return `until ${date(to)}`
  if (to === null) return `since ${date(from)}`
  return `${date(from)} – ${date(to)}`
}

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** An instant in the reader's own time zone. */
export const instant = (iso: string | null): string => {
  const time = iso === null ? Number.NaN : Date.parse(iso)
  return Number.isNaN(time) ? '' : minute.format(time)
}

export const number = (value: number): string => value.toLocaleString('en-GB')

/** "1 claim", "1,200 claims". */
export const counted = (n: number, one: string): string => `${number(n)} ${one}${n === 1 ? '' : 's'}`
