import type { Span } from '../model/index.ts'
import type { Lead } from './document.ts'

/** Text on its way into a document, with its place in the original; null for blanks and breaks put in between. */
export interface Run {
  readonly text: string
  readonly at: Span | null
  readonly exact: boolean
  readonly part?: string
  readonly page?: number
  readonly box?: NonNullable<Lead['box']>
  readonly time?: NonNullable<Lead['time']>
}

/** Does a run go on where the last one ended, in the text and in the original? */
const joins = (last: Lead, span: Span, at: Span, exact: boolean, where: Partial<Lead>): boolean =>
  exact &&
  last.exact &&
  last.part === where.part &&
  last.time?.[0] === where.time?.[0] &&
  last.span[1] === span[0] &&
  last.at?.[1] === at[0]

/** Runs to one text with its leads; runs that go on where the last one ended become one lead. */
export function compose(runs: readonly Run[]): { text: string; leads: Lead[] } {
  const parts: string[] = []
  const leads: Lead[] = []
  let length = 0
  for (const { text, at, exact, ...where } of runs) {
    if (text === '') continue
    const span: Span = [length, length + text.length]
    parts.push(text)
    length = span[1]
    if (at === null && where.page === undefined) continue
    const last = leads.at(-1)
    if (last?.at && at && joins(last, span, at, exact, where)) {
      leads[leads.length - 1] = { ...last, span: [last.span[0], span[1]], at: [last.at[0], at[1]] }
    } else leads.push({ span, at, exact, ...where })
  }
  return { text: parts.join(''), leads }
}

/** Index of the first lead that ends after `position`. */
function firstAfter(leads: readonly Lead[], position: number): number {
  let low = 0
  let high = leads.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((leads[middle]?.span[1] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The places in the original that `span` of the text came from, in the order of the text. */
export function leadBack(leads: readonly Lead[], [start, end]: Span): Lead[] {
  const found: Lead[] = []
  for (let i = firstAfter(leads, start); i < leads.length; i++) {
    const lead = leads[i]
    if (!lead || lead.span[0] >= end) break
    const from = Math.max(start, lead.span[0])
    const to = Math.min(end, lead.span[1])
    if (!lead.exact || !lead.at) found.push(lead)
    else {
      const shift = lead.at[0] - lead.span[0]
      found.push({ ...lead, span: [from, to], at: [from + shift, to + shift] })
    }
  }
  return found
}
