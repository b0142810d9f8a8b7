import winkNLP from 'wink-nlp'
import model from 'wink-eng-lite-web-model'
import type { Tag } from '../model/index.ts'
import { isOrdinal, retagged, tagOf } from './mistagged.ts'

/** A token as wink-nlp cut and tagged it, with its place in the text it was given. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly value: string
  /** Lower case, with curly apostrophes made straight, as the lemma is. */
  readonly norm: string
  readonly tag: Tag
  readonly lemma: string
}

// Its sentence breaks are not used: tags are the same without them.
const nlp = winkNLP(model, ['pos'])
const { its, as } = nlp

const uniqueId = (word: string): number => {
  const ids = nlp
    .readDoc(word)
    .tokens()
    .out(its.uniqueId as never, as.array) as unknown as number[]
  return Math.max(...ids)
}
// Words of the model's own vocabulary are numbered first; a made-up word tells where the numbering of others begins.
const VOCABULARY_END = uniqueId('zqxvkw')
const known = new Map<string, boolean>()

const ENDINGS = [/s$/, /es$/, /ed$/, /d$/, /ing$/, /ly$/, /er$/]
const bases = (word: string): string[] =>
  word.length < 5
    ? []
    : ENDINGS.filter((ending) => ending.test(word)).map((ending) => word.replace(ending, ''))

/** Is `word` (lower case) in the tagger's vocabulary of English? */
export function isKnownWord(word: string): boolean {
  let answer = known.get(word)
  if (answer === undefined) {
    // The vocabulary holds base forms: "others", "decomposed" and "clashes" are known by theirs.
    answer = [word, ...bases(word)].some((form) => form.trim() !== '' && uniqueId(form) < VOCABULARY_END)
    if (known.size < 50_000) known.set(word, answer)
  }
  return answer
}

// wink-nlp keeps a whole document's annotations; long texts go in pieces, cut at line breaks.
const PIECE = 60_000
// Its patterns take time in the square of a word's length: what has no blank for this long is no word.
const LONGEST_WORD = 1000
const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'g')

function hasLongWord(text: string): boolean {
  let blank = -1
  // From the end of a word as long as that back to the last blank in it, which is near wherever there is one.
  for (let end = LONGEST_WORD; end < text.length; end = blank + LONGEST_WORD + 1) {
    let i = end
    while (i > blank && text.charCodeAt(i) > 32) i--
    if (i === blank) return true
    blank = i
  }
  return false
}

function pieces(text: string): string[] {
  const found: string[] = []
  let start = 0
  while (start < text.length) {
    let end = Math.min(text.length, start + PIECE)
    if (end < text.length) {
      const line = text.lastIndexOf('\n', end)
      const blank = text.lastIndexOf(' ', end)
      if (line > start) end = line + 1
      else if (blank > start) end = blank + 1
    }
    const piece = text.slice(start, end)
    let cut = 0
    if (!hasLongWord(piece)) {
      found.push(piece)
      start = end
      continue
    }
    for (const long of piece.matchAll(LONG_WORD)) {
      found.push(piece.slice(cut, long.index + LONGEST_WORD))
      cut = long.index + LONGEST_WORD
    }
    found.push(piece.slice(cut))
    start = end
  }
  return found
}

const BLANK = 32

/** The same letters as the one string that keys of objects share: compared with a word in code, it compares no letters. */
const shared = (word: string): string => Object.keys({ [word]: true })[0] ?? word

// Words come again and again: one string for all of a kind, so that looking it up elsewhere compares no letters.
const forms = new Map<string, string>()
const tagNames = new Map<string, Tag>()

/** The tagger's word for a tag, as the code writes it. */
function named(tag: string): Tag {
  const seen = tagNames.get(tag)
  if (seen !== undefined) return seen
  const found = shared(tag) as Tag
  tagNames.set(tag, found)
  return found
}

/** Lower case, with curly apostrophes made straight. */
function form(word: string): string {
  const seen = forms.get(word)
  if (seen !== undefined) return seen
  const lower = word.toLowerCase()
  const straight = lower.includes('’') || lower.includes('‘') ? lower.replace(/[‘’]/g, "'") : lower
  if (forms.size > 50_000) forms.clear()
  const found = forms.get(straight) ?? shared(straight)
  forms.set(found, found)
  forms.set(word, found)
  return found
}

/**
 * What the tagger does not tell of a word: a `blank`; an `ordinal`, "488th", which it takes for a pronoun; a
 * `possessive`, "Kyiv's", which stays whole at the end of a name, while "Kyiv’s" does not; and "I'm", which alone of its
 * like is one token, and taken for a name.
 */
type LexemeKind = 'blank' | 'ordinal' | 'possessive' | 'contraction'

function kindOf(value: string): LexemeKind | null {
  if (value.trim() === '') return 'blank'
  if (isOrdinal(value)) return 'ordinal'
  if (possessive(value)) return 'possessive'
  return IM.test(value) ? 'contraction' : null
}

/** A word that the tagger numbers, as one part of speech, with what is worked out of it once while the program runs. */
interface Lexeme extends Part {
  readonly kind: LexemeKind | null
  /** The two words of a possessive or a contraction that the tagger leaves whole. */
  readonly parts: readonly [Part, Part] | null
  /** The tag, as the tagger writes it. */
  readonly told: string
  readonly tag: Tag
  /** Undefined until it is asked for, which takes long. Not that of a part of a contraction. */
  lemma: string | undefined
  /** The same word as another part of speech: most have but one. */
  other: Lexeme | undefined
}

interface Part {
  readonly value: string
  readonly norm: string
}

const IM = /^i['’]m$/i
// By their numbers, so that a word that comes again is looked up by none of its letters. Those after it are not kept.
const lexemes = Array.from<Lexeme | undefined>({ length: VOCABULARY_END + 50_000 })

function learn(value: string, told: string): Lexeme {
  const kind = kindOf(value)
  return {
    value: shared(value),
    norm: form(value),
    kind,
    parts: partsOf(value, kind),
    told,
    tag: named(told),
    lemma: undefined,
    other: undefined,
  }
}

const part = (value: string): Part => ({ value, norm: form(value) })

function partsOf(value: string, kind: LexemeKind | null): Lexeme['parts'] {
  if (kind !== 'possessive' && kind !== 'contraction') return null
  return [part(value.slice(0, -2)), part(value.slice(-2))]
}

/** The lexeme of the same word that has been told to be this part of speech. */
function toldAs(lexeme: Lexeme, told: string): Lexeme {
  let one = lexeme
  while (one.told !== told) one = one.other ??= learn(one.value, told)
  return one
}

/** Tokens and universal tags of `text`, by wink-nlp's English model; blanks are left out. `forms`: of verbs of saying. */
export function words(text: string, forms: ReadonlyMap<string, string> = new Map()): Word[] {
  const found: Word[] = []
  let base = 0
  let before = ''
  for (const piece of pieces(text)) {
    const tokens = nlp.readDoc(piece).tokens()
    const ids = tokens.out(its.uniqueId as never, as.array) as unknown as number[]
    const tags = tokens.out(its.pos, as.array) as string[]
    // "ca" of "can't": what it stands for is told by the whole.
    const parts = tokens.out(its.contractionFlag, as.array) as unknown as boolean[]
    let position = 0
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number
      const told = tags[i] ?? 'X'
      let known = lexemes[id]
      if (known === undefined) {
        known = learn(tokens.itemAt(i).out(its.value), told)
        if (id < lexemes.length) lexemes[id] = known
      }
      const lexeme = toldAs(known, told)
      const { value, kind } = lexeme
      while (piece.charCodeAt(position) === BLANK) position++
      const start = piece.startsWith(value, position) ? position : piece.indexOf(value, position)
      // wink-nlp replaces nothing in what it reads, so every value is found; if one is not, it is left out.
      if (start < 0 || kind === 'blank') continue
      position = start + value.length
      const tag = kind === 'ordinal' ? 'ADJ' : tagOf(lexeme.norm, lexeme.tag, before)
      if (tag === 'SPACE') continue
      let lemma = parts[i] ? undefined : lexeme.lemma
      if (lemma === undefined) {
        const asked: string | undefined = tokens.itemAt(i).out(its.lemma as never)
        lemma = form(asked ?? value)
        if (!parts[i]) lexeme.lemma = lemma
      }
      before = push(found, lexeme, base + start, tag, lemma)
    }
    base += piece.length
  }
  return retagged(found, forms)
}

/** Adds the word that begins at `start`, cut in two where the tagger leaves a possessive or a contraction whole; the norm of what was added last. */
function push(found: Word[], lexeme: Lexeme, start: number, tag: Tag, lemma: string): string {
  const { norm, kind, parts } = lexeme
  const end = start + lexeme.value.length
  if (parts === null || (kind === 'possessive' && tag !== 'PROPN' && tag !== 'NOUN')) {
    found.push(word(lexeme, start, tag, lemma))
    return norm
  }
  const [one, mark] = parts
  if (kind === 'possessive') {
    found.push(word(one, start, tag, one.norm), word(mark, end - 2, 'PART', "'s"))
  } else {
    found.push(word(one, start, 'PRON', 'i'), word(mark, end - 2, 'AUX', 'be'))
  }
  return mark.norm
}

const word = ({ value, norm }: Part, start: number, tag: Tag, lemma: string): Word => ({
  start,
  end: start + value.length,
  value,
  norm,
  tag,
  lemma,
})

/** "Kyiv's", not "'s" alone. */
function possessive(value: string): boolean {
  const last = value.charCodeAt(value.length - 1)
  if (value.length < 3 || (last !== 115 && last !== 83)) return false
  const mark = value.charAt(value.length - 2)
  return mark === "'" || mark === '’'
}
