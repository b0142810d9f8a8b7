/**
 * A number of 14 bits for a word, by its ends, its middle and its length. Asked of a table before the word is looked up:
 * it tells most words of a text from all that the table was made of, and a token keeps it ready.
 */
export const traceOf = (word: string): number => traceIn(word, 0, word.length)

/** The same of the word of `text` that stands from `start` to `end`. */
export const traceIn = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) * 67 +
    text.charCodeAt(start + ((end - start) >> 1)) * 1543 +
    text.charCodeAt(end - 1) * 5 +
    (end - start) * 331) &
  16_383

/** The table of so many traces as `words` fill thinly, to be asked by the last bits of one: a small table stays at hand. */
export function traceTable(words: Iterable<string>): Uint8Array {
  const all = new Set(words)
  const table = new Uint8Array(Math.min(16_384, Math.max(64, 2 ** Math.ceil(Math.log2(all.size * 32)))))
  for (const word of all) table[traceOf(word) & (table.length - 1)] = 1
  return table
}

/** May a word of this trace be in the table? False where it is not. */
export const traced = (table: Uint8Array, trace: number): boolean => table[trace & (table.length - 1)] === 1

/** The last five bits of a trace as one bit of 32, for the few words that may stand in one place. */
export const traceBit = (trace: number): number => 1 << (trace & 31)
