import type { Span } from '../model/index.ts'

/** A piece of a word as the encoder knows it: its number in the vocabulary and the characters it stands for. */
export interface Piece {
  readonly id: number
  readonly span: Span
}

/** Word pieces by their wording; those that go on with a word begin with `##`. */
export type Vocabulary = ReadonlyMap<string, number>

const UNKNOWN = '[UNK]'
/** A longer run of letters is no word: it becomes one unknown piece. */
const LONGEST_WORD = 100
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u
const IDEOGRAPH = /\p{Script=Han}/u
const MARK = /\p{Mn}/u
const SPACE = /[\s\p{Zs}]/u
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/u

type Kind = 'letter' | 'alone' | 'space' | 'nothing'

function told(char: string): Kind {
  if (SPACE.test(char)) return 'space'
  if (CONTROL.test(char)) return 'nothing'
  return PUNCTUATION.test(char) || IDEOGRAPH.test(char) ? 'alone' : 'letter'
}

/** The kinds of ASCII, told once: nearly all of an English text. */
const ASCII: readonly Kind[] = Array.from({ length: 128 }, (_, code) => told(String.fromCharCode(code)))
const kindOf = (char: string): Kind => ASCII[char.codePointAt(0) ?? 0] ?? told(char)

/** Lower case and without accents: no, one or several characters. */
function folded(char: string): readonly string[] {
  const code = char.codePointAt(0) ?? 0
  if (code < 128) return [code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : char]
  return [...char.normalize('NFD').toLowerCase()].filter((part) => !MARK.test(part))
}

/** One character of a word after folding, with where it came from. */
interface Folded {
  readonly char: string
  readonly start: number
  readonly end: number
}

/**
 * BERT's uncased word pieces (Devlin et al. 2019): lower case without accents, punctuation apart, then the longest
 * pieces of the vocabulary from the left. Spans are of `text`, in UTF-16 code units.
 */
export function pieces(text: string, [from, to]: Span, vocabulary: Vocabulary): Piece[] {
  const out: Piece[] = []
  let word: Folded[] = []
  const flush = (): void => {
    if (word.length > 0) out.push(...split(word, vocabulary))
    word = []
  }
  let at = from
  while (at < to) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const end = at + char.length
    const kind = kindOf(char)
    if (kind === 'space' || kind === 'alone') flush()
    if (kind === 'letter' || kind === 'alone')
      for (const part of folded(char)) word.push({ char: part, start: at, end })
    if (kind === 'alone') flush()
    at = end
  }
  flush()
  return out
}

function split(word: readonly Folded[], vocabulary: Vocabulary): Piece[] {
  const unknown = vocabulary.get(UNKNOWN) ?? 100
  const whole: Piece = { id: unknown, span: [word[0]?.start ?? 0, word.at(-1)?.end ?? 0] }
  if (word.length > LONGEST_WORD) return [whole]
  const out: Piece[] = []
  const letters = word.map((f) => f.char).join('')
  // Where each character stands in `letters`: one above U+FFFF takes two places.
  const places = word.reduce((all, f) => (all.push((all.at(-1) ?? 0) + f.char.length), all), [0])
  let start = 0
  while (start < word.length) {
    let end = word.length
    let id: number | undefined
    while (end > start) {
      const wording = letters.slice(places[start], places[end])
      id = vocabulary.get(start === 0 ? wording : `##${wording}`)
      if (id !== undefined) break
      end--
    }
    // A word with a part that no piece matches is unknown as a whole.
    if (id === undefined) return [whole]
    out.push({ id, span: [word[start]?.start ?? 0, word[end - 1]?.end ?? 0] })
    start = end
  }
  return out
}
