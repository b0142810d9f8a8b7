/** Characters of the text shown around a claim's words: a sentence or so. */
const AROUND = 220

export function sentenceStart(text: string, at: number): number {
  const earliest = Math.max(0, at - AROUND)
  // One sign more, to see whether a capital follows the full stop.
  const before = text.slice(earliest, at + 2)
  const stop = [...before.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]?\p{Lu})|\n+/gu)].findLast(
    (found) => earliest + found.index + found[0].length <= at,
  )
  return stop ? earliest + stop.index + stop[0].length : earliest
}

export function sentenceEnd(text: string, at: number): number {
  const after = text.slice(at, at + AROUND)
  const stop = /[.!?]["”’)]*(?=\s)|\n/u.exec(after)
  return stop ? at + stop.index + stop[0].length : at + after.length
}
