import { isKnownWord } from './words.ts'

const BE = /^(was|were|been|being|is|are|be)$/
const WORD = /[\p{L}][\p{L}'’.-]*/gu

/**
 * Lower case for a text that is all capitals, so that the tagger can tell its words: names (words outside the
 * tagger's vocabulary, or in `capitals`), initials and sentence starts keep a capital, bracketed and dotted
 * abbreviations stay as they are. The result has the length of `text`, position by position.
 */
export function truecase(text: string, capitals: ReadonlySet<string>): string {
  let start = true
  let from = 0
  let before = ''
  const parts: string[] = []
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    const gap = text.slice(from, match.index)
    parts.push(gap)
    if (/[.!?]["'”’)\]]*\s|\n\s*\n|--/.test(gap)) start = true
    from = match.index + word.length
    const lower = word.toLowerCase()
    const bare = lower.replace(/['’]s$/, '').replace(/\.$/, '')
    const abbreviation = /\[\s*$/.test(gap) && text.charAt(from) === ']'
    if (abbreviation || /^(?:\p{L}\.)+$/u.test(word) || lower.length !== word.length) parts.push(word)
    // "WAS MACHINEGUNNED": an unknown word, but no name.
    else if (!start && BE.test(before) && bare.endsWith('ed')) parts.push(lower)
    else if (start || capitals.has(bare) || !isKnownWord(bare)) parts.push(word.charAt(0) + lower.slice(1))
    else parts.push(lower)
    start = word.endsWith('.') && bare.length > 3
    before = lower
  }
  parts.push(text.slice(from))
  return parts.join('')
}
