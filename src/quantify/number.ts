import type { Numbers, NumberWord } from '../lexicon/numbers.ts'
import type { Token } from '../model/index.ts'
import { startsWithDigit } from '../text/index.ts'
import type { Passage } from './setting.ts'

/** A number at token `first`, up to `last` (inclusive). */
export interface Numeral {
  readonly value: number
  readonly last: number
  /** What stood before the scale word: the 20 of "20 thousand". Ranges share the scale of their end. */
  readonly raw: number
  readonly scale: number
}

const DIGITS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/

/** The value of digits with separators of thousands ("3,000", "1.2"), or null. */
export const digits = (norm: string): number | null =>
  DIGITS.test(norm) ? Number(norm.includes(',') ? norm.replaceAll(',', '') : norm) : null

const glued = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && a.end === b.start

/** The number at token `i` in digits, words or both; `bare` also takes "hundred" without "a" before it. */
export function numeral(passage: Passage, i: number, bare = false): Numeral | null {
  const { tokens, lexicon } = passage
  const token = tokens[i]
  if (token === undefined) return null
  return startsWithDigit(token.norm) ? inDigits(passage, i) : inWords(tokens, i, lexicon.numbers, bare)
}

function inDigits({ tokens, text, lexicon: { numbers } }: Passage, i: number): Numeral | null {
  const token = tokens[i] as Token
  let value = digits(token.norm)
  if (value === null) return null
  let last = i
  // Thousands kept apart by a blank: "45 000", "1 200 000".
  if (/^[1-9]\d{0,2}$/.test(token.norm)) {
    for (let k = i + 1; ; k++) {
      const next = tokens[k]
      const before = tokens[k - 1]
      if (!next || !before || !/^\d{3}$/.test(next.norm) || next.start !== before.end + 1) break
      if (!/^[\s\u00A0\u2009\u202F]$/.test(text.slice(before.end, next.start))) break
      value = value * 1000 + Number(next.norm)
      last = k
    }
  }
  const short = tokens[last + 1]
  const by = short && glued(tokens[last], short) ? numbers.shorthand.get(short.norm) : undefined
  if (by !== undefined && (by !== 1_000_000 || short?.norm !== 'm' || people(tokens, last + 2))) {
    return { value: value * by, last: last + 1, raw: value, scale: by }
  }
  return scaled(tokens, { value, last, raw: value, scale: 1 }, numbers)
}

/** "1.2m people" are millions; "1.2m" alone may be metres. */
const people = (tokens: readonly Token[], i: number): boolean =>
  /^(NOUN|ADJ|PROPN)$/.test(tokens[i]?.tag ?? '')

/** Does the word multiply what stands before it: "three hundred", "two dozen", "three score"? */
const multiplies = (word: NumberWord): boolean => word.place === 'scale' || word.place === 'group'

/** Scale words after a number: "1.2 million", "3 hundred thousand", "two dozen", "2-million". */
export function scaled(tokens: readonly Token[], number: Numeral, numbers: Numbers): Numeral {
  let { value, last, scale } = number
  for (;;) {
    const next = tokens[last + 1]?.norm === '-' ? last + 2 : last + 1
    const word = numbers.at(tokens[next])
    if (!word || !multiplies(word)) break
    value *= word.value
    scale *= word.value
    last = next
  }
  return { ...number, value: Math.round(value * 1000) / 1000, last, scale }
}

function inWords(tokens: readonly Token[], i: number, numbers: Numbers, bare: boolean): Numeral | null {
  const token = tokens[i] as Token
  const word = numbers.at(token)
  const article = token.norm === 'a' || token.norm === 'an'
  if (word === undefined && !article) return null
  const part = partOfScale(tokens, i, numbers)
  if (part) return part
  if (article) return withArticle(tokens, i, numbers)
  if (token.norm === 'half') return halfOf(tokens, i, numbers)
  if (!word || word.place === 'fraction') return null
  if (word.place === 'set') return null
  if (multiplies(word)) return bare && token.tag !== 'VERB' ? counted(tokens, i, numbers, 1) : null
  return counted(tokens, i, numbers, null)
}

/** "a quarter of a million", "a quarter million", "three-quarters of a million": a number where it comes out even, else a share. */
function partOfScale(tokens: readonly Token[], i: number, numbers: Numbers): Numeral | null {
  const parts = tokens[i]?.norm === 'a' ? 1 : numbers.at(tokens[i])?.value
  const k = tokens[i + 1]?.norm === '-' ? i + 2 : i + 1
  const whole = numbers.at(tokens[k])
  if (parts === undefined || whole?.place !== 'fraction') return null
  const at = tokens[k + 1]?.norm === '-' ? k + 2 : k + 1
  const direct = numbers.at(tokens[at])
  const bare = parts === 1 && direct?.place === 'scale' ? direct.value : null
  const scale = bare ?? scaleAt(tokens, k + 1, numbers)
  const value = scale === null ? NaN : (scale * parts) / whole.value
  return scale !== null && Number.isInteger(value)
    ? { value, last: bare === null ? k + 3 : at, raw: parts / whole.value, scale }
    : null
}

/** The value of the scale in "of a million", whose "of" is token `i`; else null. */
export function scaleAt(tokens: readonly Token[], i: number, numbers: Numbers): number | null {
  if (tokens[i]?.norm !== 'of' || tokens[i + 1]?.norm !== 'a') return null
  const word = numbers.at(tokens[i + 2])
  return word?.place === 'scale' ? word.value : null
}

/** "a hundred and twenty", "a dozen", "a pair of", "a million and a half". */
function withArticle(tokens: readonly Token[], i: number, numbers: Numbers): Numeral | null {
  const next = tokens[i + 1]
  const word = numbers.at(next)
  if (!next || !word) return null
  if (next.norm === 'half') return halfOf(tokens, i + 1, numbers, true)
  if (word.place === 'scale') return counted(tokens, i + 1, numbers, 1)
  if (word.place === 'group') return { value: word.value, last: i + 1, raw: word.value, scale: 1 }
  if (word.place !== 'set') return null
  return tokens[i + 2]?.norm === 'of' ? { value: word.value, last: i + 1, raw: word.value, scale: 1 } : null
}

/** "half a million", "half a dozen", "half-a-million"; after an article "[a] half dozen" too. */
function halfOf(tokens: readonly Token[], i: number, numbers: Numbers, article = false): Numeral | null {
  let k = i + 1
  if (tokens[k]?.norm === '-') k++
  if (tokens[k]?.norm === 'a') k++
  if (tokens[k]?.norm === '-') k++
  const word = numbers.at(tokens[k])
  if ((k === i + 1 && !article) || !word || !multiplies(word)) return null
  return { value: word.value / 2, last: k, raw: 0.5, scale: word.value }
}

const WEIGHT = { unit: 1, ten: 2, scale: 3 } as const

/** Number words that add up from token `i`; `given` stands for an article already read ("a" hundred). */
function counted(
  tokens: readonly Token[],
  i: number,
  numbers: Numbers,
  given: number | null,
): Numeral | null {
  let total = 0
  let current = given ?? 0
  let last = i - 1
  let before: 'none' | 'unit' | 'ten' | 'hundred' | 'scale' = given === null ? 'none' : 'unit'
  let lowest = Infinity
  for (let k = i; k < tokens.length; k++) {
    const norm = tokens[k]?.norm ?? ''
    if (k > i && norm === '-' && glued(tokens[k - 1], tokens[k])) continue
    if (k > i && norm === 'and') {
      if (half(tokens, k, numbers)) {
        current += 0.5
        last = k + 2
        k += 2
        continue
      }
      // "a million and a half": the half is of the scale before it.
      if (before === 'scale' && tokens[k + 1]?.norm === 'a' && tokens[k + 2]?.norm === 'half') {
        current = lowest / 2
        last = k + 2
        break
      }
      if (before === 'hundred' || before === 'scale') continue
      break
    }
    const word = numbers.at(tokens[k])
    if (!word) break
    const place = word.place === 'group' ? 'scale' : word.place
    if (!(place in WEIGHT)) break
    if (place === 'unit') {
      // "twenty twelve" is no number, nor is "two three".
      if (before === 'unit' || (before === 'ten' && (word.value > 9 || word.value === 0))) break
      current += word.value
      before = 'unit'
    } else if (place === 'ten') {
      if (before === 'unit' || before === 'ten') break
      current += word.value
      before = 'ten'
    } else if (word.value === 100) {
      if (before === 'none' || current === 0 || current >= 100) break
      current *= 100
      before = 'hundred'
    } else {
      if (before === 'none' || current === 0 || word.value >= lowest) break
      total += current * word.value
      lowest = word.value
      current = 0
      before = 'scale'
    }
    last = k
  }
  if (last < i) return null
  const value = total + current
  // "two or three hundred": the hundred of a range is a scale as well.
  const scale = lowest < Infinity ? lowest : before === 'hundred' ? 100 : 1
  return { value, last, raw: value / scale, scale }
}

/** "two and a half million": the half belongs to a scale that follows. */
const half = (tokens: readonly Token[], k: number, numbers: Numbers): boolean =>
  tokens[k + 1]?.norm === 'a' &&
  tokens[k + 2]?.norm === 'half' &&
  numbers.at(tokens[k + 3])?.place === 'scale'
