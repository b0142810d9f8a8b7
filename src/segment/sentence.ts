import { startsWithCapital, startsWithSmall } from '../text/index.ts'
import type { Abbreviations } from '../lexicon/abbreviations.ts'
import type { Word } from './words.ts'

const STARTERS = new Set(
  'the a an he she it they we i you this that these those but and in on at for from however meanwhile there what when where who after before if as his her their our its some many most more no not one two'.split(
    ' ',
  ),
)
const CLOSING = /^["”’'»)\]}]+$/
const END = /^[.!?…]+$/
const [STOP, EXCLAMATION, QUESTION, ELLIPSIS] = [...'.!?…'].map((stop) => stop.charCodeAt(0))

/** Does token `i` end a sentence? Asked of tokens within one paragraph, given its words. */
export function endsSentence(
  words: readonly Word[],
  i: number,
  last: number,
  abbreviations: Abbreviations,
): boolean {
  const word = words[i]
  if (word === undefined || i >= last) return i === last
  // Most tokens end in a letter: only stops, and abbreviations with their stop, are looked at further.
  const { value } = word
  const mark = value.charCodeAt(value.length - 1)
  if (mark !== STOP && mark !== EXCLAMATION && mark !== QUESTION && mark !== ELLIPSIS) return false
  const next = nextWord(words, i + 1, last)
  const follows = next === null ? '' : next.value
  const capital = /^[\p{Lu}\p{N}“"‘«([`']/u.test(follows) || follows === ''
  const spaced = next === null || next.gap

  const before = words[i - 1]?.value ?? ''
  // The tokenizer keeps some abbreviations whole ("Mr.") and takes the stop off others ("Gen" ".").
  const whole = value === '.' ? `${before}.` : value
  const known = whole.length > 1 ? abbreviations.get(whole.toLowerCase()) : undefined
  if (known && (!known.capital || startsWithCapital(whole))) {
    if (known.follows === 'name') return false
    if (known.follows === 'any') return capital && STARTERS.has(follows.toLowerCase())
    if (/^\d/.test(follows)) return false
  }

  if (END.test(value)) {
    // "3.5", "a.b": no blank after the stop, no end.
    if (!spaced) return false
    if (value === '.' && /^\p{Lu}$/u.test(before)) return capital && STARTERS.has(follows.toLowerCase())
    return capital || /^[!?]/.test(value) ? !startsWithSmall(follows) : false
  }
  if (value.length > 1 && value.endsWith('.')) {
    if (/^(?:\p{L}\.)+$/u.test(value)) return capital && STARTERS.has(follows.toLowerCase())
    // "before all weighed in.", not "a gun of 4 in.".
    const adverb = value === 'in.' && !/\d$/.test(before)
    return capital && spaced && (value.length > 4 || known !== undefined || adverb)
  }
  return false
}

/** The first token after closing marks, and whether a blank stands before it or them. */
function nextWord(
  words: readonly Word[],
  from: number,
  last: number,
): { value: string; gap: boolean } | null {
  let gap = false
  for (let k = from; k <= last; k++) {
    const word = words[k]
    const before = words[k - 1]
    if (word === undefined || before === undefined) return null
    if (word.start > before.end) gap = true
    if (gap || !CLOSING.test(word.value)) return { value: word.value, gap }
  }
  return null
}

/** Closing marks that stand right after the stop belong to the sentence it ends. */
export function withClosing(words: readonly Word[], i: number, last: number): number {
  let end = i
  for (let k = i + 1; k <= last; k++) {
    const word = words[k]
    const before = words[k - 1]
    if (!word || !before || word.start > before.end || !CLOSING.test(word.value)) break
    end = k
  }
  return end
}
