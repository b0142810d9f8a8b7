import { z } from 'zod'
import { entries } from './file.ts'

const base = { words: z.array(z.string()), example: z.string() }
const shape = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('form'), ...base }),
    z.strictObject({ kind: z.literal('talk'), ...base }),
    z.strictObject({ kind: z.literal('account'), ...base }),
    z.strictObject({ kind: z.literal('about'), ...base }),
    z.strictObject({ kind: z.literal('manner'), ...base }),
    z.strictObject({ kind: z.literal('end'), ...base }),
    z.strictObject({ kind: z.literal('office'), office: z.string(), ...base }),
  ]),
)

/** Words of titles that tell whose words a text holds: see the head of `lexicon/en/speech-titles.yaml`. */
export interface SpeechTitles {
  /** Does a title hold one of the forms or talks at all? Asked first, for most do not. */
  readonly any: RegExp
  /** A line that is nothing but a form: "Press Statement". */
  readonly alone: RegExp
  /** A title up to the end of the form that it begins with: "Statement" of "Statement on the flood". */
  readonly opening: RegExp
  /** Source of a regular expression for one of the forms, with the manners before it. */
  readonly form: string
  /** The same for interviews and press conferences. */
  readonly talk: string
  /** Does a title hold a form, a talk or an account? */
  readonly anyForm: RegExp
  /** The same, everywhere in a title. */
  readonly inForm: RegExp
  /** What follows a name that owns one of them: "'s farewell address", " diary". */
  readonly ownForm: RegExp
  /** A title of what somebody else writes of a person: "Obituary". */
  readonly about: RegExp
  /** The same for what stands for an office. */
  readonly office: string
  /** Headings after somebody's words, lower case: "notes to editors". */
  readonly ends: ReadonlySet<string>
  /** Lower case -> the office it stands for. */
  readonly offices: ReadonlyMap<string, string>
}

const either = (words: readonly string[]): string =>
  `(?:${words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll("'", "['’]"))
    .join('|')})`

export function speechTitles(directory: string | null): SpeechTitles {
  const all = entries('speech-titles.yaml', shape, directory)
  const words = (kind: 'form' | 'talk' | 'account' | 'about' | 'manner'): string =>
    either(all.filter((entry) => entry.kind === kind).flatMap((entry) => entry.words))
  const offices = new Map(
    all.flatMap((entry) =>
      entry.kind === 'office' ? entry.words.map((word) => [word, entry.office] as const) : [],
    ),
  )
  const behind = (forms: string): string => `(?:(?:the|an?|${words('manner')})\\s+)*(?:${forms})`
  const form = `${behind(words('form'))}(?:\\s+as (?:prepared|delivered)(?: for delivery)?)?`
  const kept = `(?:${[words('form'), words('talk'), words('account')].join('|')})(?!\\p{L})`
  return {
    anyForm: new RegExp(`(?<!\\p{L})${kept}`, 'iu'),
    inForm: new RegExp(`(?<!\\p{L})${kept}`, 'giu'),
    ownForm: new RegExp(
      `^(?:['’]s?(?:\\s+(?!(?:of|on|to|about|in|for|at|and|by)\\s)[\\p{L}-]+){0,4}?|(?:\\s+${words('manner')}){0,2})\\s+${kept}`,
      'iu',
    ),
    about: new RegExp(`(?<!\\p{L})${words('about')}(?!\\p{L})`, 'iu'),
    any: new RegExp(`${words('form')}|${words('talk')}`, 'iu'),
    alone: new RegExp(`^\\s*${form}\\s*$`, 'iu'),
    opening: new RegExp(`^\\s*${form}(?!\\p{L})`, 'iu'),
    form,
    talk: behind(words('talk')),
    office: either([...offices.keys()]),
    ends: new Set(all.flatMap((entry) => (entry.kind === 'end' ? entry.words : []))),
    offices,
  }
}
