import { countBefore, startsWithCapital } from '../../text/index.ts'
import type { Lexicon, EventSense } from '../../lexicon/index.ts'
import type { Doc, Period, Report, Span, Token } from '../../model/index.ts'
import { periodsOfLabel } from '../../quantify/index.ts'
import { isKnownWord, tokensOf, spanBetween } from '../../segment/index.ts'
import { follows } from '../phrase/follows.ts'
import type { Cell } from './cells.ts'

/** What labels are read with. */
export interface Reader {
  readonly doc: Doc
  readonly report: Report
  readonly lexicon: Lexicon
  /** Does the report show a conflict or disaster? Words with other meanings count only then. */
  readonly conflict: boolean
}

export interface Happening {
  readonly event: string
  readonly manner: string | null
  /** False where its words have other meanings ("losses", "captured"). */
  readonly sure: boolean
}

export interface People {
  readonly span: Span
  readonly role: string | null
  readonly side: string | null
}

/** What the words at the head of a row or column say about the figures in it. */
export interface Label {
  readonly happening: Happening | null
  readonly people: People | null
  readonly side: string | null
  readonly place: Span | null
  readonly period: Period | null
  /** A word for what a column holds: "Region", "Date", "Side", "Source". */
  readonly names: 'place' | 'period' | 'who' | 'source' | null
  readonly total: boolean
  readonly change: boolean
  readonly scale: 1 | 1000
  readonly hedged: boolean
  /** Is every word of it understood? Of figures with a label that is not, nothing is claimed. */
  readonly known: boolean
}

export const NO_LABEL: Label = {
  happening: null,
  people: null,
  side: null,
  place: null,
  period: null,
  names: null,
  total: false,
  change: false,
  scale: 1,
  hedged: false,
  known: true,
}

const LONGEST_LABEL = 90

/** Read a label word by word; each must be one of an event, of people, a side, a time, a name, or one that changes nothing. */
export function readLabel(reader: Reader, { span, text }: Cell): Label {
  if (span[0] === span[1]) return NO_LABEL
  if (text.length > LONGEST_LABEL) return { ...NO_LABEL, known: false }
  const { lexicon } = reader
  const tokens = tokensOf(reader.doc.text, span)
  const last = tokens.length - 1
  const periods = periodsOfLabel(tokens, reader.doc.text, reader.report.published, lexicon)
  const told: { senses: EventSense[]; names: Span[] } = { senses: [], names: [] }
  let label: Label = NO_LABEL
  let role: string | null = null
  let people: [first: number, last: number] | null = null
  const those = (first: number, length: number, as: string | null): void => {
    // "Russian soldiers": the nation's word belongs to them.
    const from = before[1] === first - 1 ? before[0] : first
    people = [people?.[0] ?? from, first + length - 1]
    role ??= as
  }
  // The words that lead to people: "Russian", "Defected", "Regular regime", "6th".
  let before: readonly [first: number, last: number] = [-2, -2]
  const leads = (first: number, last: number): void => {
    before = [before[1] === first - 1 ? before[0] : first, last]
  }
  for (let i = 0; i <= last;) {
    const word = lexicon.tables.at(tokens, i)
    const period = periods.find((p) => p.first === i)
    const event = eventAt(reader, tokens, i)
    const who = lexicon.populations.at(tokens, i)
    const side = lexicon.sides.at(tokens, i)
    const hedge = lexicon.moods.clause.at(tokens, i)
    if (
      word &&
      !/^(label|deaths|injuries|missing|captures)$/.test(word.value) &&
      (word.length > 1 || i + word.length > last || word.value === 'total')
    ) {
      label = withWord(label, word.value, i === 0 && word.length > last)
      i += word.length
    } else if (period) {
      if (label.period) return { ...label, known: false }
      label = { ...label, period: { span: period.span, text: period.text, from: period.from, to: period.to } }
      i = period.last + 1
    } else if (event && (event.sense.as !== 'people' || !who || who.length <= event.length)) {
      told.senses.push(event.sense)
      if (event.sense.as === 'people') those(i, event.length, who?.value ?? null)
      i += event.length
    } else if (who) {
      those(i, who.length, who.value)
      i += who.length
    } else if (side && (side.form !== 'name' || side.side.kind !== 'country')) {
      if (side.form === 'adjective') leads(i, i + side.length - 1)
      else those(i, side.length, side.form === 'people' ? 'people' : 'fighters')
      label = { ...label, side: side.side.name }
      i += side.length
    } else if (hedge?.value === 'hedged') {
      label = { ...label, hedged: true }
      i += hedge.length
    } else if (unitNumber(reader, tokens, i) || (!people && qualifies(reader, tokens, i))) {
      leads(i, i)
      i++
    } else if (
      word?.value === 'label' ||
      /^(PUNCT|SYM)$/.test(tokens[i]?.tag ?? '') ||
      /^[-–/&+]$/.test(tokens[i]?.norm ?? '')
    ) {
      i += word?.length ?? 1
    } else {
      const end = nameEnd(reader, tokens, i)
      if (end < 0 && people && describes(tokens.slice(people[1] + 1, i + 1))) break
      if (end < 0) return { ...label, known: false }
      told.names.push(spanBetween(tokens, i, end))
      i = end + 1
    }
  }
  const happening = oneEvent(told.senses, tokens)
  if (told.senses.length > 0 && !happening) return { ...label, known: false }
  if (told.names.length > 1) return { ...label, known: false }
  return {
    ...label,
    happening,
    people: people && { span: spanBetween(tokens, ...(people as [number, number])), role, side: label.side },
    place: told.names[0] ?? null,
  }
}

/** "Fighters [of the popular committees]", "Foreign fighters, [most of them from Borland]", "Victims ([documented by photos])": who the people before are. */
const describes = (behind: readonly Token[]): boolean =>
  behind.some(({ norm }) => /^(of|from|among|who|whose|,|\()$/.test(norm))

/** "[Defected] soldiers", "[Unidentified] victims", "[Regular regime] soldiers": up to two words before people. */
const qualifies = ({ lexicon }: Reader, tokens: readonly Token[], i: number): boolean =>
  /^(ADJ|VERB|NOUN|PROPN)$/.test(tokens[i]?.tag ?? '') &&
  [i + 1, i + 2].some((at) => tokens[at] !== undefined && lexicon.populations.at(tokens, at) !== null)

/** "[6th] Battalion", "[B] Company": what a unit is told by. */
const unitNumber = ({ lexicon }: Reader, tokens: readonly Token[], i: number): boolean =>
  /^(\d{1,3}(st|nd|rd|th)|[A-Z])$/.test(tokens[i]?.text ?? '') && lexicon.bodies.unit.has(tokens[i + 1])

function withWord(label: Label, does: string, alone: boolean): Label {
  if (does === 'total') return { ...label, total: true }
  if (does === 'change') return { ...label, change: true }
  if (does === 'thousands') return { ...label, scale: 1000 }
  // "Killed by region": what the rows are named by, no word of the figures.
  return alone ? { ...label, names: does as Label['names'] } : label
}

/** May the words of a stretch of the report tell an event? */
export function mayTell({ doc: { tokens }, lexicon }: Reader, [from, to]: Span): boolean {
  for (let i = countBefore(tokens, ({ start }) => start < from); (tokens[i]?.start ?? to) < to; i++)
    if (lexicon.events.at(tokens, i).length > 0 || lexicon.tables.at(tokens, i)) return true
  return false
}

/** The longest word for an event at token `i` that can head figures: "killed", "deaths", "missing in action". */
function eventAt(
  { lexicon }: Reader,
  tokens: readonly Token[],
  i: number,
): { sense: EventSense; length: number } | null {
  const short = lexicon.tables.at(tokens, i)
  if (short && ABBREVIATED.test(short.value)) {
    const sense = {
      event: short.value,
      as: 'state',
      victim: 'object',
      manner: null,
      sure: true,
      counted: false,
      needs: [],
      not: [],
      traits: [],
      oneForm: false,
    } as const
    return { sense, length: short.length }
  }
  let best: { sense: EventSense; length: number } | null = null
  for (const { sense, form, rest } of lexicon.events.at(tokens, i)) {
    const fits =
      sense.as === 'verb'
        ? form === 'ed' || form === 'participle'
        : sense.as !== 'act' ||
          sense.event === 'displacement' ||
          lexicon.sets.singleActs.has(tokens[i + rest.length])
    // "in", "at": they say that people are somewhere only after "are". What a table lists as destroyed are things.
    const placed = (sense.as === 'state' && sense.victim === 'subject') || sense.traits.includes('things')
    if (!fits || placed || !follows(tokens, i + 1, rest)) continue
    const longer = !best || rest.length + 1 > best.length
    const plainer = best?.length === rest.length + 1 && rank(sense) > rank(best.sense)
    if (longer || plainer) best = { sense, length: rest.length + 1 }
  }
  return best
}

const ABBREVIATED = /^(deaths|injuries|missing|captures)$/

const rank = ({ as, sure }: EventSense): number => (as === 'people' ? 0 : 2) + (sure ? 1 : 0)

/** The one event that words of a label tell: "killed or wounded" is casualties; "hostages released" is a release. */
function oneEvent(senses: readonly EventSense[], tokens: readonly Token[]): Happening | null {
  const acts = senses.filter(({ as }) => as !== 'people')
  const chosen = acts.length > 0 ? acts : senses
  const events = new Set(chosen.map(({ event }) => event))
  const manner = chosen.find((sense) => sense.manner)?.manner ?? null
  const sure = chosen.some((sense) => sense.sure)
  const [event] = events
  if (event !== undefined && events.size === 1) return { event, manner, sure }
  const joined = tokens.some(({ norm }) => /^(and|or|and\/or|\/|&)$/.test(norm))
  const hurt = events.size === 2 && events.has('deaths') && events.has('injuries')
  return hurt && joined ? { event: 'casualties', manner, sure } : null
}

/** The event that words of a caption tell, and at which of its tokens. */
export function readEvent(
  reader: Reader,
  tokens: readonly Token[],
): { happening: Happening | null; at: readonly number[] } {
  const senses: EventSense[] = []
  const at: number[] = []
  for (let i = 0; i < tokens.length;) {
    const event = eventAt(reader, tokens, i)
    if (event) {
      senses.push(event.sense)
      at.push(i)
    }
    i += event?.length ?? 1
  }
  return { happening: oneEvent(senses, tokens), at }
}

/** The name of a place that begins at token `i`. */
export function placeNamed(reader: Reader, tokens: readonly Token[], i: number): Span | null {
  const end = nameEnd(reader, tokens, i)
  return end < 0 ? null : spanBetween(tokens, i, end)
}

/** The last word of a place's name that begins at token `i`, or -1: "Bel Kesh", "Khan Younis district", "North Gaza". */
function nameEnd({ lexicon }: Reader, tokens: readonly Token[], i: number): number {
  let end = -1
  let sure = false
  for (let k = i; k < tokens.length && k < i + 5; k++) {
    const { text, norm } = tokens[k] as Token
    const place = lexicon.placeNouns.has(norm)
    if (startsWithCapital(text)) {
      sure ||= place || lexicon.places.named.has(norm) || lexicon.sides.at(tokens, k)?.form === 'name'
      // "MLRS", "UAV": arms and units, not places.
      sure ||= !isKnownWord(norm) && !/^\p{Lu}{2,}s?$/u.test(text)
      end = k
    } else if (place && end >= 0) {
      sure = true
      end = k
    } else if (!(end >= 0 && /^(of|the|and|de|el|al|-|'s|')$/.test(norm))) break
  }
  return sure ? end : -1
}
