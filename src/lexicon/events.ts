import { z } from 'zod'
import type { EventName, Token } from '../model/index.ts'
import { entries } from './file.ts'
import { nounForms, verbForms, type VerbForm } from './inflect.ts'
import { trace, traces } from './phrases.ts'

const shape = z.array(
  z.strictObject({
    event: z.string(),
    as: z.enum(['verb', 'state', 'act', 'count', 'toll', 'people']),
    victim: z.enum(['object', 'subject', 'either']).default('object'),
    manner: z.string().optional(),
    sure: z.boolean().default(true),
    counted: z.boolean().default(false),
    words: z.array(z.string()),
    example: z.string(),
  }),
)

/** What one word of `events.yaml` says happened, and how it stands in a sentence. */
export interface EventSense {
  readonly event: EventName
  readonly as: 'verb' | 'state' | 'act' | 'count' | 'toll' | 'people'
  /** Whom a verb happens to. */
  readonly victim: 'object' | 'subject' | 'either'
  readonly manner: string | null
  /** False where the word has other meanings, and needs people beside it. */
  readonly sure: boolean
  /** True where the word counts only with an amount of people. */
  readonly counted: boolean
  /** The word as listed. */
  readonly word: string
}

export interface EventWord {
  readonly sense: EventSense
  readonly form: VerbForm | 'noun' | 'word'
  /** Words that follow the first one, of each any of the set: at once, or for a verb after its object ("took 12 men hostage"). */
  readonly rest: readonly ReadonlySet<string>[]
}

export interface Events {
  /** All readings of the word at token `index`; whether their `rest` follows is for the caller to see. */
  at(tokens: readonly Token[], index: number): readonly EventWord[]
}

const NONE: readonly EventWord[] = []
const OWNERS = ['my', 'our', 'your', 'his', 'her', 'its', 'their']

/** A word after the first as listed: "their" is any owner, and "|" parts words of which one stands there. */
const oneOf = (word: string): ReadonlySet<string> =>
  new Set(word.split('|').flatMap((w) => (w === 'their' ? OWNERS : [w])))

export function events(directory: string | null): Events {
  const words = new Map<string, EventWord[]>()
  const add = (word: string, entry: EventWord): void => {
    const list = words.get(word)
    if (list) list.push(entry)
    else words.set(word, [entry])
  }
  for (const entry of entries('events.yaml', shape, directory)) {
    for (const phrase of entry.words) {
      const sense: EventSense = {
        event: entry.event,
        as: entry.as,
        victim: entry.victim,
        manner: entry.manner ?? null,
        sure: entry.sure,
        counted: entry.counted,
        word: phrase,
      }
      const parts = phrase.replace(/(?<=\w)-(?=\w)/g, ' - ').split(' ')
      // Adverbs may come before the verb ("fatally shoot"): then the verb is the last word.
      const adverb = entry.as === 'verb' && (parts[0] ?? '').endsWith('ly') && parts.length > 1
      const head = (adverb ? parts[1] : parts[0]) ?? phrase
      const rest = parts.slice(adverb ? 2 : 1).map(oneOf)
      if (entry.as === 'verb') {
        for (const [form, word] of verbForms(head)) {
          if (adverb) add(parts[0] ?? '', { sense, form, rest: [new Set([word]), ...rest] })
          else add(word, { sense, form, rest })
        }
      } else if (entry.as === 'state') {
        add(head, { sense, form: 'word', rest })
      } else {
        // "number of wounded", "prisoner of war": the noun is the first word; else the last.
        const last = rest.length > 0 && !parts.includes('of') ? rest.length : 0
        for (const form of nounForms(parts[last] ?? phrase)) {
          const written = parts.map((part, i) => (i === last ? form : part))
          add(written[0] ?? phrase, { sense, form: 'noun', rest: written.slice(1).map(oneOf) })
        }
      }
    }
  }
  const begun = traces(words.keys())
  return {
    at: (tokens, index) => {
      const norm = tokens[index]?.norm ?? ''
      return begun[trace(norm)] === 1 ? (words.get(norm) ?? NONE) : NONE
    },
  }
}
