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
    if (SPACE.test(char)) flush()
    else if (!CONTROL.test(char)) {
      const alone = PUNCTUATION.test(char) || IDEOGRAPH.test(char)
      if (alone) flush()
      for (const part of char.normalize('NFD').toLowerCase())
        if (!MARK.test(part)) word.push({ char: part, start: at, end })
      if (alone) flush()
    }
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
  let start = 0
  while (start < word.length) {
    let end = word.length
    let id: number | undefined
    while (end > start) {
      const wording = word.slice(start, end).map((f) => f.char).join('')
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
