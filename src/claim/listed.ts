import type { Claim, Period, Place, Population, Report, Span } from '../model/index.ts'
import type { Entry, HeadedLine, Label } from './table/index.ts'
import type { Voice } from './setting/voice.ts'

/** The claim that a figure of a table or list makes. */
export function listedClaim(entry: Entry, voiceAt: (span: Span) => Voice, report: Report): Claim {
  const { span, happening, quantity, label, said, sourceId, rule } = entry
  const heard = heardAt(quantity.span, said, voiceAt)
  const denied = heard.attribution?.stance === 'denies'
  return {
    id: '',
    span,
    event: happening.event,
    manner: happening.manner,
    quantity,
    population: peopleOf(label, report),
    place: placeOf(label.place, report),
    period: label.period,
    polarity: quantity.upper === 0 || denied ? 'negated' : 'affirmed',
    modality: label.hedged ? 'hedged' : 'asserted',
    attributionId: heard.attribution?.id ?? null,
    sourceId: sourceId ?? heard.sourceId,
    viaId: sourceId ? heard.sourceId : heard.viaId,
    rule,
  }
}

/** Who says what stands at `span`: as in prose, else whoever the caption of its list names. */
export function heardAt(span: Span, said: Span | null, voiceAt: (span: Span) => Voice): Voice {
  const own = voiceAt(span)
  if (!said || own.sourceId !== null || own.attribution?.stance === 'does-not-acknowledge') return own
  // "its pilot is considered missing", by nobody named.
  return own.attribution ? { ...voiceAt(said), attribution: own.attribution } : voiceAt(said)
}

/** What the head of an item and the caption of its list say of the claims in it. */
export interface Setting {
  /** Who those are that stand without a word: "Police: 4 killed". */
  readonly people: Population | null
  readonly place: Place | null
  readonly period: Period | null
  readonly said: Span | null
}

/** What the head and the caption of a list tell of the claim at `at` in one of its items. */
export function settingOf(items: readonly HeadedLine[], at: number, report: Report): Setting {
  const item = items.find(({ span }) => span[0] <= at && at < span[1])
  return {
    people: item?.head ? peopleOf(item.head, report) : null,
    place: placeOf(item?.head?.place ?? item?.caption.place ?? null, report),
    period: item?.head?.period ?? item?.caption.period ?? null,
    said: item?.caption.said ?? null,
  }
}

const peopleOf = ({ people, side }: Label, { text }: Report): Population | null =>
  people && {
    span: people.span,
    text: text.slice(...people.span),
    side: people.side ?? side,
    role: people.role,
  }

const placeOf = (span: Span | null, { text }: Report): Place | null =>
  span && { span, text: text.slice(...span) }
