import { fold, type ScopeWords } from '../lexicon/index.ts'

/** A part of a named place, as steps below that place's own path. */
export interface PartOfPlace {
  readonly steps: readonly string[]
  /** `spot`: one that a reader could point at, "the bus station"; `some`: "a village", another one in another report; `side`: "the north". */
  readonly kind: 'spot' | 'some' | 'side'
}

/**
 * What the words around a place's name make of it: "the bus station in", "a village in … region", "… airport",
 * "eastern …" are parts of the place, "the southern city of" and "besieged" are all of it. Null: all of it.
 */
export function partOfPlace(before: string, after: string, words: ScopeWords): PartOfPlace | null {
  const behind = plain(/^[^,()]*?(?=\s+(?:in|of|on|at|near|and|to|from)\s|[,()]|$)/i.exec(after)?.[0] ?? '')
  if (behind !== '' && !ofWhole(behind, words)) {
    return isDirection(behind, words) ? direction(behind) : named(behind, before)
  }
  const [, head = '', join = '', close = before] = JOINED.exec(before) ?? []
  const outer = plain(head)
  if (outer !== '' && !words.says('whole', outer) && !(NAMING.test(join) && ofWhole(outer, words))) {
    return isDirection(outer, words) ? direction(outer) : named(head, head)
  }
  const side = close.trim().split(/\s+/).at(-1) ?? ''
  // "Russia's western Kursk region" is all of that region.
  return isDirection(side, words) && !/\p{Lu}/u.test(close) ? direction(side) : null
}

/** Begins the step of "the north of" a place, which is no spot that two figures could share. */
export const SIDE = '~~'

/** What stands before the name, up to the last word that joins it: "a prison" "in" "the". */
const JOINED =
  /^(.*?\S)(\s+(?:in|of|inside|within|with|at|on)\s+|\s*,\s*)((?:(?!\s(?:in|of|inside|within|with|at|on)\s|,).)*)$/i

/** Joins that may only give a name to what stands before them: "the city of", "the capital, ". */
const NAMING = /of|,/

const plain = (text: string): string =>
  text
    .replace(/(?:^|\s)(?:the|a|an|in|at|on|near|of|and|inside|within|across|throughout)(?=\s|$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** "Region", "southern city": the last word only says what kind of place the name is. */
function ofWhole(text: string, words: ScopeWords): boolean {
  const last = text.split(' ').at(-1) ?? ''
  return words.says('region', last) || words.says('town', last) || words.says('whole', text)
}

const isDirection = (word: string, words: ScopeWords): boolean =>
  !/\s/.test(word) && words.says('direction', word)

/** The path of a place below those that lists know, by its names in the order of the text: "market", "harra" → "~harra", "~market in harra". */
export const stepsOf = (names: readonly string[]): string[] =>
  names.map((_, i) => `~${names.slice(-1 - i).join(' in ')}`)

function named(text: string, before: string): PartOfPlace {
  const parts = text.split(/\s+(?:in|inside|within)\s+|,\s*/i).map((part) => fold(plain(part)))
  const steps = stepsOf(parts.filter((part) => part !== ''))
  const some = /^\s*(?:an?|some|several|many|most|much|parts?|villages|towns|areas)\b/i.test(before)
  return { steps, kind: some ? 'some' : 'spot' }
}

const direction = (word: string): PartOfPlace => ({
  steps: [`${SIDE}${fold(word).replace(/ern$/, '')}`],
  kind: 'side',
})
