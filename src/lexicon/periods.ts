import { z } from 'zod'
import { entries } from './file.ts'
import { phrases, type Phrases } from './phrases.ts'
import { wordMap, type WordMap, wordSet, type WordSet } from './sets.ts'

const UNITS = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'weekend',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
] as const
const PHRASES = [
  'night',
  'before',
  'same',
  'after',
  'until-now',
  'now',
  'vague',
  'rate',
  'from',
  'to',
  'later',
  'earlier',
  'within',
] as const
const WORDS = ['hour', 'season', 'paper', 'landmark', 'stress', 'feast', 'occasion', 'occurring'] as const

const example = { example: z.string(), reads: z.tuple([z.string().nullable(), z.string().nullable()]) }
const shape = z.array(
  z.discriminatedUnion('does', [
    z.strictObject({
      does: z.enum(['month', 'weekday', 'day']),
      values: z.record(z.string(), z.number()),
      ...example,
    }),
    z.strictObject({ does: z.literal('unit'), values: z.record(z.string(), z.enum(UNITS)), ...example }),
    z.strictObject({
      does: z.literal('part'),
      values: z.record(z.string(), z.tuple([z.number(), z.number()])),
      ...example,
    }),
    z.strictObject({
      does: z.literal('holiday'),
      values: z.record(z.string(), z.tuple([z.number(), z.number()]).nullable()),
      ...example,
    }),
    z.strictObject({ does: z.enum([...PHRASES, ...WORDS, 'began']), words: z.array(z.string()), ...example }),
  ]),
)

export type TimeUnit = (typeof UNITS)[number]

/** What a phrase of time does by itself or to the time after it: see `periods.yaml`. */
export type TimePhrase =
  | { readonly does: (typeof PHRASES)[number] }
  | { readonly does: 'day'; readonly shift: number }
  | { readonly does: 'part'; readonly part: readonly [from: number, to: number] }
  | { readonly does: 'holiday'; readonly date: readonly [month: number, day: number] | null }

/** The words of time. */
export interface TimeWords {
  readonly months: ReadonlyMap<string, number>
  /** Monday = 1 … Sunday = 7. */
  readonly weekdays: ReadonlyMap<string, number>
  readonly units: WordMap<TimeUnit>
  readonly hours: ReadonlySet<string>
  readonly seasons: WordSet
  /** Names after a weekday that make it a newspaper. */
  readonly papers: ReadonlySet<string>
  readonly landmarks: ReadonlySet<string>
  /** Feasts and fasts that move: times after a preposition, with a capital. */
  readonly feasts: ReadonlySet<string>
  /** Nouns for what is said at a time: "Monday's briefing". */
  readonly occasions: ReadonlySet<string>
  /** Verbs of what kills people, which a time with them dates too: "clashes that broke out on Monday". */
  readonly occurring: Phrases<true>
  readonly stress: Phrases<true>
  readonly began: Phrases<true>
  /** Phrases that are a time by themselves. */
  readonly times: Phrases<TimePhrase>
  /** Parts that go before a month or a year. */
  readonly parts: Phrases<TimePhrase>
  /** Prepositions, by what they do to the period's ends. */
  readonly links: Phrases<TimePhrase>
  /** First words of times, digits and numbers aside: most words of a text open none. */
  readonly openers: ReadonlySet<string>
  /** First words of prepositions and of what stresses a time. */
  readonly leads: ReadonlySet<string>
}

const LINKS = new Set(['from', 'to', 'later', 'earlier', 'within'])

// Grammar words that times begin with: "the past week", "a year ago".
const DETERMINERS =
  'the this that these those last past previous preceding recent next coming following upcoming a an one'.split(
    ' ',
  )

const firsts = (list: Iterable<string>): string[] => [...list].map((phrase) => phrase.split(' ')[0] ?? phrase)

export function periods(directory: string | null): TimeWords {
  const rows = entries('periods.yaml', shape, directory)
  const values = <T>(does: string): Map<string, T> =>
    new Map(
      rows.flatMap((row) =>
        row.does === does && 'values' in row ? (Object.entries(row.values) as [string, T][]) : [],
      ),
    )
  const listed = (does: string): string[] =>
    rows.flatMap((row) => (row.does === does && 'words' in row ? row.words : []))
  const single = (does: string): Phrases<true> => phrases(listed(does).map((word) => [word, true] as const))
  const of = (chosen: (does: string) => boolean): [string, TimePhrase][] =>
    PHRASES.filter(chosen).flatMap((does) =>
      listed(does).map((word): [string, TimePhrase] => [word, { does }]),
    )
  const days = [...values<number>('day')].map(([word, shift]): [string, TimePhrase] => [
    word,
    { does: 'day', shift },
  ])
  const holidays = [...values<readonly [number, number] | null>('holiday')].map(
    ([word, date]): [string, TimePhrase] => [word, { does: 'holiday', date }],
  )
  const parts = [...values<readonly [number, number]>('part')].map(([word, part]): [string, TimePhrase] => [
    word,
    { does: 'part', part },
  ])
  // The tokenizer cuts a possessive off: "new year 's eve".
  const alone = [...of((does) => !LINKS.has(does)), ...days, ...holidays].map(
    ([words, does]): [string, TimePhrase] => [words.replaceAll("'s ", " 's "), does],
  )
  const linking = of((does) => LINKS.has(does))
  return {
    months: values('month'),
    weekdays: values('weekday'),
    units: wordMap(values('unit')),
    hours: new Set(listed('hour')),
    seasons: wordSet(listed('season')),
    papers: new Set(listed('paper')),
    landmarks: new Set(listed('landmark')),
    feasts: new Set(listed('feast')),
    occasions: new Set(listed('occasion')),
    occurring: single('occurring'),
    stress: single('stress'),
    began: single('began'),
    times: phrases(alone),
    parts: phrases(parts),
    links: phrases(linking),
    openers: new Set([
      ...firsts([...alone, ...parts].map(([word]) => word)),
      ...values('month').keys(),
      ...values('weekday').keys(),
      ...listed('season'),
      ...DETERMINERS,
    ]),
    leads: new Set(firsts([...linking.map(([word]) => word), ...listed('stress'), 'between'])),
  }
}
