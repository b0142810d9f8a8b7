import { z } from 'zod'
import type { EventName, Token } from '../model/index.ts'
import { CONDITIONS, TRAITS, type ConditionName, type TraitName } from './condition-names.ts'
import { entries } from './file.ts'
import { nounForms, verbForms, type VerbForm } from './inflect.ts'
import { wordMap } from './sets.ts'
import { traceBit, traceOf } from '../text/index.ts'

const named = (what: string) => ({
  error: ({ input }: { input?: unknown }) =>
    `"${String(input)}" is no ${what} (docs/conditions.md lists them)`,
})
const condition = z.enum(CONDITIONS, named('condition'))
const trait = z.enum(TRAITS, named('trait'))

const shape = z.array(
  z.strictObject({
    event: z.string(),
    as: z.enum(['verb', 'state', 'act', 'count', 'toll', 'people']),
    victim: z.enum(['object', 'subject', 'either']).default('object'),
    manner: z.string().optional(),
    sure: z.boolean().default(true),
    counted: z.boolean().default(false),
    needs: z.array(condition).default([]),
    not: z.array(condition).default([]),
    traits: z.array(trait).default([]),
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
  /** What must hold of those it happened to and of what stands beside them, and what must not. */
  readonly needs: readonly ConditionName[]
  readonly not: readonly ConditionName[]
  /** What else rules go by. */
  readonly traits: readonly TraitName[]
  /** True for a verb whose base form stands for its past or participle as well ("hurt", "get beat up"). */
  readonly oneForm: boolean
}

export interface EventWord {
  readonly sense: EventSense
  readonly form: VerbForm | 'noun' | 'word'
  /** Words that follow the first one, of each any of the set: at once, or for a verb after its object ("took 12 men hostage"). */
  readonly rest: readonly (readonly string[])[]
  /** Of the words that may follow first the last bits of their traces, each as a bit of its own. */
  readonly traces: number
}

export interface Events {
  /** All readings of the word at token `index`; whether their `rest` follows is for the caller to see. */
  at(tokens: readonly Token[], index: number): readonly EventWord[]
  /** The same, but none whose other words must follow at once, or one word later, where no such word begins there. */
  near(tokens: readonly Token[], index: number): readonly EventWord[]
}

/** The readings of one word. */
interface Listed {
  readonly all: EventWord[]
  /** Those of one word, and of verbs that an object may part from their other words. */
  readonly apart: EventWord[]
  /** The second words of the others. */
  readonly next: Set<string>
  /** Their traces' last bits. */
  nextTraces: number
}

const NONE: readonly EventWord[] = []
const OWNERS = ['my', 'our', 'your', 'his', 'her', 'its', 'their']

const eventWord = (sense: EventSense, form: EventWord['form'], rest: EventWord['rest']): EventWord => ({
  sense,
  form,
  rest,
  traces: (rest[0] ?? []).reduce((bits, word) => bits | traceBit(traceOf(word)), 0),
})

/** A word after the first as listed: "their" is any owner, and "|" parts words of which one stands there. */
const oneOf = (word: string): readonly string[] =>
  word.split('|').flatMap((w) => (w === 'their' ? OWNERS : [w]))

export function events(directory: string | null): Events {
  const words = new Map<string, Listed>()
  const add = (word: string, entry: EventWord): void => {
    const listed = words.get(word) ?? { all: [], apart: [], next: new Set(), nextTraces: 0 }
    words.set(word, listed)
    listed.all.push(entry)
    const { sense, rest } = entry
    if (rest.length === 0 || (sense.as === 'verb' && sense.victim !== 'subject')) listed.apart.push(entry)
    else {
      for (const second of rest[0] ?? []) listed.next.add(second)
      listed.nextTraces |= entry.traces
    }
  }
  for (const entry of entries('events.yaml', shape, directory)) {
    for (const phrase of entry.words) {
      const parts = phrase.replace(/(?<=\w)-(?=\w)/g, ' - ').split(' ')
      // Adverbs may come before the verb ("fatally shoot"): then the verb is the last word.
      const adverb = entry.as === 'verb' && (parts[0] ?? '').endsWith('ly') && parts.length > 1
      const head = (adverb ? parts[1] : parts[0]) ?? phrase
      const [base, past, participle = past] = head.split('/')
      const sense: EventSense = {
        event: entry.event,
        as: entry.as,
        victim: entry.victim,
        manner: entry.manner ?? null,
        sure: entry.sure,
        counted: entry.counted,
        needs: entry.needs,
        not: entry.not,
        traits: entry.traits,
        oneForm: base === past || base === participle,
      }
      const rest = parts.slice(adverb ? 2 : 1).map(oneOf)
      if (entry.as === 'verb') {
        for (const [form, word] of verbForms(head)) {
          if (adverb) add(parts[0] ?? '', eventWord(sense, form, [[word], ...rest]))
          else add(word, eventWord(sense, form, rest))
        }
      } else if (entry.as === 'state') {
        add(head, eventWord(sense, 'word', rest))
      } else {
        // "number of wounded", "prisoner of war": the noun is the first word; else the last.
        const last = rest.length > 0 && !parts.includes('of') ? rest.length : 0
        for (const form of nounForms(parts[last] ?? phrase)) {
          const written = parts.map((part, i) => (i === last ? form : part))
          add(written[0] ?? phrase, eventWord(sense, 'noun', written.slice(1).map(oneOf)))
        }
      }
    }
  }
  const listed = wordMap(words)
  return {
    at: (tokens, index) => listed.at(tokens[index])?.all ?? NONE,
    near: (tokens, index) => {
      const found = listed.at(tokens[index])
      if (!found) return NONE
      if (found.next.size === 0) return found.all
      return begins(found, tokens[index + 1]) || begins(found, tokens[index + 2]) ? found.all : found.apart
    },
  }
}

/** Does a second word of an entry stand here? */
function begins({ next, nextTraces }: Listed, token: Token | undefined): boolean {
  return token !== undefined && mayBe(nextTraces, token) && next.has(wordOf(token))
}

const mayBe = (traces: number, token: Token): boolean =>
  (traces & traceBit(token.trace)) !== 0 || token.norm === 'in.'

/** May the entry's other words begin with a token? Asked before they are compared: nearly none do. */
export const mayGoOn = ({ rest, traces }: EventWord, token: Token | undefined): boolean =>
  rest.length === 0 || (token !== undefined && mayBe(traces, token))

/** A token's word; "in." at the end of a sentence is taken for an inch. */
export const wordOf = (token: Token | undefined): string =>
  token?.norm === 'in.' ? 'in' : (token?.norm ?? '')
