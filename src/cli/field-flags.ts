import type { Meaning } from '../index.ts'
import type { ClaimFields, LedgerClaim } from '../ledger/index.ts'
import {
  EVENTS,
  MODALITIES,
  OnrecordError,
  POLARITIES,
  RATES,
  type Attribution,
  type Population,
  type Quantity,
  type Rate,
} from '../model/index.ts'
import { namedPeople, type Span } from '../text/index.ts'
import type { Flags, Values } from './command.ts'
import { spanOfWords, spansOfPieces, type Where } from './words-in-text.ts'

/** What a claim says, field by field; '' takes a field away. Words are looked for in the report, nearest to the claim. */
export const FIELD = {
  words: { about: 'The words that make the claim', takes: 'WORDS' },
  event: { about: `What happened: ${EVENTS.join(', ')}`, takes: 'EVENT', suggests: EVENTS, short: 'e' },
  manner: { about: 'How it happened', takes: 'WORD' },
  quantity: {
    about: 'The words of the amount, whose bounds are read unless --lower or --upper tells them',
    takes: 'WORDS',
  },
  lower: { about: 'The least number that they allow', takes: 'NUMBER' },
  upper: { about: 'The largest number that they allow', takes: 'NUMBER' },
  approx: { about: 'Whether they say about so many', takes: 'WORD', values: ['yes', 'no'] },
  per: { about: `The unit of a rate: ${RATES.join(', ')}`, takes: 'UNIT', suggests: RATES },
  population: { about: 'The words of the people', takes: 'WORDS' },
  side: { about: 'Whose people they are; of an amount without words for people too', takes: 'SIDE' },
  role: { about: 'What they are: soldiers, civilians, …', takes: 'ROLE' },
  place: { about: 'The words of the place', takes: 'WORDS' },
  period: {
    about: 'The words of the period, whose days are read unless --from or --to tells them',
    takes: 'WORDS',
  },
  from: { about: 'Its first day', takes: 'DATE' },
  to: { about: 'Its last day', takes: 'DATE' },
  polarity: {
    about: 'Whether it is said to be so',
    takes: 'WORD',
    values: POLARITIES,
  },
  modality: { about: 'How surely it is said', takes: 'WORD', values: MODALITIES },
  source: { about: 'Who says it, by name', takes: 'NAME', short: 's' },
  via: { about: 'Who relays it, by name', takes: 'NAME' },
  'source-words': { about: 'The words that name the source, pieces with … between', takes: 'WORDS' },
  'cue-words': { about: 'The words that attribute, such as said', takes: 'WORDS' },
  'content-words': { about: 'The words that are attributed', takes: 'WORDS' },
  json: {
    about: 'Fields as the HTTP API takes them, for a program; the other flags go over them',
    takes: 'JSON',
  },
} as const satisfies Flags

export type FieldValues = Values<typeof FIELD>

const wrong = (message: string): OnrecordError => new OnrecordError('usage', message)

/** A report's text, and what words of it mean to the reader. */
export interface Told {
  readonly text: string
  meaning(span: Span): Meaning
}

/** The fields of a claim with what the flags change. `said`: the attribution that it stands in, as it is now. */
export function fieldsGiven(
  values: FieldValues,
  base: ClaimFields,
  said: Pick<Attribution, 'source' | 'cue' | 'content'> | null,
  { text, meaning }: Told,
): ClaimFields {
  const span = values.words === undefined ? base.span : spanOfWords(values.words, { text, near: base.span })
  const where: Where = { text, near: span }
  const quantity = quantityGiven(values, base.quantity, where, meaning)
  return {
    ...base,
    span,
    event: values.event ?? base.event,
    manner: values.manner === undefined ? base.manner : orNull(values.manner),
    quantity,
    population: populationGiven(values, base, quantity, where),
    place: placeGiven(values.place, base.place, where),
    period: periodGiven(values, base.period, where, meaning),
    polarity: values.polarity ?? base.polarity,
    modality: values.modality ?? base.modality,
    source: values.source === undefined ? base.source : orNull(values.source),
    via: values.via === undefined ? base.via : orNull(values.via),
    marked: markedGiven(values, base.marked, said, where),
  }
}

/** Does any flag say something of a field? */
export const saysSomething = (values: FieldValues): boolean =>
  Object.keys(FIELD).some((name) => values[name as keyof FieldValues] !== undefined)

const orNull = (value: string): string | null => (value === '' ? null : value)

function rateGiven(value: string): Rate | null {
  const rate = RATES.find((one) => one === value) ?? null
  if (rate === null && value !== '') throw wrong(`--per is one of ${RATES.join(', ')}, not "${value}".`)
  return rate
}

function numberGiven(name: string, value: string): number | null {
  if (value === '') return null
  const number = Number(value.replaceAll(',', ''))
  if (!Number.isFinite(number) || number < 0) throw wrong(`--${name} is a number like 3000, not "${value}".`)
  return number
}

function quantityGiven(
  { quantity: words, lower, upper, approx, per }: FieldValues,
  now: Quantity | null,
  where: Where,
  meaning: Told['meaning'],
): Quantity | null {
  if (words === '') return null
  const other = words !== undefined && words !== now?.wording
  const of = words === undefined ? now : quantityOf(words, where)
  const told = lower !== undefined || upper !== undefined
  // Other words have other bounds: those that the reader reads in them, unless they are told.
  const read = other && of && !told ? meaning(of.span).quantity : null
  if (other && !told && (read?.lower ?? read?.upper ?? null) === null)
    throw wrong(`Say what numbers “${words}” allows: --lower, --upper or both ('' where there is none).`)
  const bounds = other ? (read ?? { lower: null, upper: null, approx: false, per: null }) : now
  if (!of || !bounds) {
    if ([lower, upper, approx, per].every((value) => value === undefined)) return now
    throw wrong('The claim has no amount: give its words with --quantity.')
  }
  return {
    span: of.span,
    wording: of.wording,
    lower: lower === undefined ? bounds.lower : numberGiven('lower', lower),
    upper: upper === undefined ? bounds.upper : numberGiven('upper', upper),
    approx: approx === undefined ? bounds.approx : approx === 'yes',
    per: per === undefined ? bounds.per : rateGiven(per),
  }
}

const quantityOf = (words: string, where: Where): Pick<Quantity, 'span' | 'wording'> => ({
  span: spanOfWords(words, where),
  wording: words,
})

function populationGiven(
  values: FieldValues,
  base: ClaimFields,
  quantity: Quantity | null,
  where: Where,
): Population | null {
  const now = base.population
  const side = values.side === undefined ? (now?.side ?? null) : orNull(values.side)
  const role = values.role === undefined ? (now?.role ?? null) : orNull(values.role)
  const of = placeGiven(values.population, namedPeople(base), where)
  if (of) return { ...of, side, role }
  if (values.population === '' || (side === null && role === null)) return null
  if (!quantity || role !== null)
    throw wrong('The claim names no people: give their words with --population.')
  // An amount stands for people of whom only the side is known.
  return { span: quantity.span, text: quantity.wording, side, role }
}

/** Words and where they stand. */
function placeGiven(
  words: string | undefined,
  now: { readonly span: Span; readonly text: string } | null,
  where: Where,
): { span: Span; text: string } | null {
  if (words === undefined) return now && { span: now.span, text: now.text }
  return words === '' ? null : { span: spanOfWords(words, where), text: words }
}

function periodGiven(
  { period: words, from, to }: FieldValues,
  now: ClaimFields['period'],
  where: Where,
  meaning: Told['meaning'],
): ClaimFields['period'] {
  const of = placeGiven(words, now, where)
  if (!of) {
    if (words === '' || (from === undefined && to === undefined)) return null
    throw wrong('The claim names no period: give its words with --period.')
  }
  // Other words mean other days: those that the reader reads in them, unless they are told.
  const told = from !== undefined || to !== undefined
  const other = words !== undefined && words !== now?.text
  const days = other ? (told ? null : meaning(of.span).period) : now
  return {
    ...of,
    from: from === undefined ? (days?.from ?? null) : orNull(from),
    to: to === undefined ? (days?.to ?? null) : orNull(to),
  }
}

function markedGiven(
  values: FieldValues,
  now: LedgerClaim['marked'],
  said: Pick<Attribution, 'source' | 'cue' | 'content'> | null,
  where: Where,
): LedgerClaim['marked'] {
  const part = (name: 'source' | 'cue' | 'content') => {
    const words = values[`${name}-words`]
    const spans = words === undefined ? (said?.[name] ?? []) : spansOfPieces(words, where)
    return spans.map((span) => ({ span, text: where.text.slice(...span) }))
  }
  const given = (['source', 'cue', 'content'] as const).some((name) => values[`${name}-words`] !== undefined)
  return given ? { source: part('source'), cue: part('cue'), content: part('content') } : now
}
