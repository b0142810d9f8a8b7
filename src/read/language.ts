import { franc } from 'franc-min'
import { traced, traceIn, traceTable } from '../text/index.ts'

const SAMPLE = 3000
// The commonest function words: running English has about two in five of them.
const ENGLISH = new Set(
  'the of and to in a that was for on is with said he as by at it from were are be his has have had an not this they but their which or who been its more after will we i you than one two were killed people'.split(
    ' ',
  ),
)
/** A text with a larger share of them is English. */
const ENOUGH = 0.18
// ISO 639-3, as franc tells it -> BCP 47, for the languages that reports come in most; others stay as they are.
const SHORT: Record<string, string> = {
  eng: 'en',
  rus: 'ru',
  ukr: 'uk',
  arb: 'ar',
  spa: 'es',
  fra: 'fr',
  deu: 'de',
  por: 'pt',
  cmn: 'zh',
  heb: 'he',
  pes: 'fa',
  tur: 'tr',
  ita: 'it',
  pol: 'pl',
  nld: 'nl',
  kor: 'ko',
  jpn: 'ja',
  hin: 'hi',
  urd: 'ur',
  prs: 'fa',
}

const LONGEST = Math.max(...[...ENGLISH].map(({ length }) => length))
const TRACES = traceTable(ENGLISH)

/** Calls `see` with where each run of letters stands, until it says that it has seen enough. */
function eachWord(text: string, see: (start: number, end: number) => boolean): void {
  let start = -1
  for (let i = 0; i <= text.length;) {
    const unit = text.charCodeAt(i)
    const code = unit < 128 ? unit : (text.codePointAt(i) ?? 0)
    const letter = isLetter(code)
    if (letter && start < 0) start = i
    else if (!letter && start >= 0) {
      if (see(start, i)) return
      start = -1
    }
    i += code > 0xffff ? 2 : 1
  }
}

const LETTER = /^[\p{L}\p{M}]$/u

/** Letters of ASCII in lower case, nearly all of an English text, and dashes and quotation marks are told without a pattern. */
const isLetter = (code: number): boolean =>
  code < 128
    ? code >= 97 && code <= 122
    : (code < 0x2010 || code > 0x201f) && LETTER.test(String.fromCodePoint(code))

/**
 * The language of `text` as a BCP 47 tag, `und` when it is too short or mixed to tell. English is told by its
 * function words, others by letter trigrams (franc).
 */
export function language(text: string): string {
  const start = text.slice(0, SAMPLE)
  const lower = start.toLowerCase()
  let count = 0
  let english = 0
  eachWord(lower, (from, to) => {
    count++
    const may = to - from <= LONGEST && traced(TRACES, traceIn(lower, from, to))
    if (may && ENGLISH.has(lower.slice(from, to))) english++
    // Nothing changes it any more, were every second letter to come a word that is not English.
    return english > (count + (lower.length - to) / 2) * ENOUGH
  })
  if (count === 0) return 'und'
  const share = english / count
  if (share > ENOUGH) return 'en'
  const words: string[] = []
  eachWord(lower, (from, to) => {
    words.push(lower.slice(from, to))
    return false
  })
  const latin = words.filter((word) => /^[a-z]+$/.test(word)).length / words.length
  const code = franc(start, { minLength: 40 })
  if (code === 'und' || code === 'eng' || code === 'sco') return latin > 0.8 ? 'en' : 'und'
  // A handful of names and figures looks like anything: short Latin texts are left to the reader.
  if (latin > 0.9 && (words.length < 25 || share > 0.08)) return 'en'
  return SHORT[code] ?? code
}
