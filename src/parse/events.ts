import type { EventName, Span } from '../model/index.ts'
import type { Window } from './window.ts'

/** The last layers of what says what happened to people; `training/claims/` makes them. */
export interface EventHead {
  readonly names: readonly EventName[]
  /** Numbers in the hidden layer. */
  readonly hidden: number
  /** A row of `hidden` numbers for each trait of a word. */
  readonly traits: Float32Array
  readonly bias: Float32Array
  /** Of each hidden number a row with one for each name. */
  readonly out: Float32Array
  readonly outBias: Float32Array
  /** How sure it has to be of people with an amount, 0 to 1. */
  readonly threshold: number
  /** And of people without one. */
  readonly uncountedThreshold: number
}

/** A word that may tell what happened to people, with what the rules see of it (`claim/trained/words.ts`). */
export interface SeenWord {
  readonly span: Span
  readonly traits: Float32Array
}

/** What happened to people, by the word `words[word]`; `sure` is the chance of that event, 0 to 1. */
export interface ToldEvent {
  readonly event: EventName
  readonly word: number
  readonly sure: number
}

/** Says of people, by the word that stands for them, what happened to them; null where nothing did. */
export type EventTeller = (people: Span, counted: boolean, words: readonly SeenWord[]) => ToldEvent | null

/** What the encoder gives for the pieces of one window: a row a piece, for people, for a word, and a number for each event. */
export interface EventRows {
  readonly window: Window
  readonly rows: Float32Array
}

interface Placed {
  /** Where each piece starts; what is no piece starts where the one before it ends. */
  readonly starts: Int32Array
  readonly rows: Float32Array
}

/** `all` in the order of the text. */
export function eventTeller(head: EventHead, all: readonly EventRows[]): EventTeller {
  const windows = all.map(({ window, rows }): Placed => ({ starts: starts(window), rows }))
  const { hidden, names } = head
  const width = 2 * hidden + names.length
  return (people, counted, words) => {
    const of = row(windows, people, width)
    if (!of) return null
    const rows = words.map(({ span }) => row(windows, span, width))
    const scores = rows.map((told, w) => told && scored(head, of, told, words[w]?.traits ?? NONE))
    // "In no event" has the score 0; all chances together are 1.
    const top = Math.max(0, ...scores.flatMap((one) => (one ? [...one] : [])))
    const chance = (score: number): number => Math.exp(score - top)
    const total = chance(0) + sum(scores.map((one) => (one ? sum([...one].map(chance)) : 0)))
    const best = most(names.map((_, e) => sum(scores.map((one) => (one ? chance(one[e] ?? 0) : 0)))))
    const sure = best.value / total
    if (sure < (counted ? head.threshold : head.uncountedThreshold)) return null
    const { at } = most(scores.map((one) => (one ? (one[best.at] ?? -Infinity) : -Infinity)))
    return { event: names[best.at] ?? '', word: at, sure }
  }
}

const NONE = new Float32Array()

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function most(values: readonly number[]): { at: number; value: number } {
  let at = 0
  values.forEach((value, k) => {
    if (value > (values[at] ?? 0)) at = k
  })
  return { at, value: values[at] ?? 0 }
}

/** A score for each event that this word would tell of these people. */
function scored(
  head: EventHead,
  people: Float32Array,
  word: Float32Array,
  traits: Float32Array,
): Float32Array {
  const { hidden, names, bias, out, outBias } = head
  const layer = new Float64Array(hidden)
  for (let k = 0; k < hidden; k++) layer[k] = people[k]! + word[hidden + k]! + bias[k]!
  traits.forEach((value, t) => {
    if (value !== 0) for (let k = 0; k < hidden; k++) layer[k]! += value * head.traits[t * hidden + k]!
  })
  return Float32Array.from(names, (_, e) => {
    let score = word[2 * hidden + e]! + outBias[e]!
    for (let k = 0; k < hidden; k++) if (layer[k]! > 0) score += layer[k]! * out[k * names.length + e]!
    return score
  })
}

function starts({ spans }: Window): Int32Array {
  let before = -1
  return Int32Array.from(spans, (span) => {
    const start = span ? span[0] : before
    if (span) before = span[1]
    return start
  })
}

/** The mean row of a word's pieces, in the window where they stand nearest the middle. */
function row(windows: readonly Placed[], [start, end]: Span, width: number): Float32Array | null {
  let found: { mean: Float32Array; off: number } | null = null
  const first = lowest(windows.length, (k) => (windows[k]?.starts.at(-1) ?? 0) >= start)
  for (let k = first; k < windows.length && (windows[k]?.starts[1] ?? Infinity) <= start; k++) {
    const { starts: at, rows } = windows[k] as Placed
    const from = lowest(at.length, (t) => at[t]! >= start)
    const to = lowest(at.length, (t) => at[t]! >= end)
    const off = Math.abs(from - at.length / 2)
    if (from === to || (found && found.off <= off)) continue
    const mean = new Float32Array(width)
    for (let t = from; t < to; t++)
      for (let j = 0; j < width; j++) mean[j]! += rows[t * width + j]! / (to - from)
    found = { mean, off }
  }
  return found?.mean ?? null
}

/** The lowest index below `count` from which on `holds`, or `count`. */
function lowest(count: number, holds: (k: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
