import type { Span } from '../model/index.ts'

/** Marks found by pairing, before they are tied to tokens. */
export interface Marks {
  /** With its marks. */
  readonly span: Span
  readonly inner: Span
  readonly within: number
  readonly continuedBy: number
}

const MARKS = new Set([...'“”„«»"＂`\'‘’'].map((mark) => mark.charCodeAt(0)))
/** The first of them beyond ASCII. */
const BEYOND = '«'.charCodeAt(0)

/** Asked of every character: nearly all are letters and blanks of ASCII. */
const isMark = (code: number): boolean =>
  code < BEYOND ? code === 34 || code === 39 || code === 96 : MARKS.has(code)

const SINGLE = /^['‘’]$/

type Role = 'open' | 'close' | null

const letter = (c: string): boolean => /[\p{L}\p{N}]/u.test(c)
const before = (c: string): boolean => c === '' || /[\s([{—–\-/“‘"«]/.test(c)
const after = (c: string): boolean => c === '' || /[\s.,;:!?)\]}—–\-/”’"»…]/.test(c)

/** Double marks: which side of a quotation the mark at `i` is, and how many units it takes. */
function double(text: string, i: number, open: boolean): { role: Role; size: number } | null {
  const c = text.charAt(i)
  if (c === '“' || c === '„' || c === '«') {
    // German-style „…“ and stray second openers: inside an open one with no letter after, it closes.
    return {
      role: open && c === '“' && after(text.charAt(i + 1)) && !before(text.charAt(i - 1)) ? 'close' : 'open',
      size: 1,
    }
  }
  if (c === '”' || c === '»') {
    const opens = !open && before(text.charAt(i - 1)) && letter(text.charAt(i + 1))
    return { role: opens ? 'open' : 'close', size: 1 }
  }
  // "``We lost,`` he said": some papers close with the mark that opens.
  if (c === '`' && text.charAt(i + 1) === '`')
    return { role: open && after(text.charAt(i + 2)) ? 'close' : 'open', size: 2 }
  // "''We lost'', he said", "‘‘We lost’’": two single marks for a double one.
  if (SINGLE.test(c) && SINGLE.test(text.charAt(i + 1))) return { role: open ? 'close' : 'open', size: 2 }
  if (c !== '"' && c !== '＂') return null
  const left = before(text.charAt(i - 1))
  const right = after(text.charAt(i + 1))
  if (left && !right) return { role: 'open', size: 1 }
  if (right && !left) return { role: 'close', size: 1 }
  return { role: open ? 'close' : 'open', size: 1 }
}

/** Where the single-quoted words that open at `i` close within the line, or -1: an apostrophe opens nothing. */
function singleClose(text: string, i: number, end: number): number {
  if (!before(text.charAt(i - 1)) || !/[\p{L}\p{N}.…]/u.test(text.charAt(i + 1))) return -1
  for (let k = i + 2; k < end; k++) {
    const c = text.charAt(k)
    if (c === '“' || c === '”' || c === '"') return -1
    // `soldiers' guns` is a possessive; a closing mark has punctuation before or after it, or ends a short phrase.
    if ((c === '’' || c === "'") && !letter(text.charAt(k + 1))) {
      if (
        /s/i.test(text.charAt(k - 1)) &&
        /^\s+[\p{Ll}]/u.test(text.slice(k + 1, k + 3)) &&
        laterClose(text, k, end)
      )
        continue
      return k
    }
  }
  return -1
}

const laterClose = (text: string, k: number, end: number): boolean =>
  /^[^‘“”"]{1,200}?[^s\s][’'](?![\p{L}])/u.test(text.slice(k + 1, end))

/**
 * Quotations by their marks, paragraph by paragraph. A quotation left open at a paragraph's end goes on in the
 * next one when that starts with an opening mark (each paragraph's part is one quotation, tied by `continuedBy`);
 * left open otherwise, it ends with its paragraph.
 */
export function marks(text: string, paragraphs: readonly Span[]): Marks[] {
  const found: Marks[] = []
  let continues = -1
  for (const [from, to] of paragraphs) {
    const stack: { start: number; inner: number; index: number }[] = []
    const push = (start: number, size: number): void => {
      const within = stack.at(-1)?.index ?? -1
      stack.push({ start, inner: start + size, index: found.length })
      found.push({ span: [start, to], inner: [start + size, to], within, continuedBy: -1 })
    }
    let i = from
    while (i < to) {
      if (!isMark(text.charCodeAt(i))) {
        i++
        continue
      }
      const mark = double(text, i, stack.length > 0)
      if (mark?.role === 'open') {
        push(i, mark.size)
        if (i === from && continues >= 0) {
          const earlier = found[continues]
          if (earlier) found[continues] = { ...earlier, continuedBy: found.length - 1 }
        }
        i += mark.size
      } else if (mark?.role === 'close') {
        const top = stack.pop()
        const opened = top && found[top.index]
        if (top && opened)
          found[top.index] = { ...opened, span: [top.start, i + mark.size], inner: [top.inner, i] }
        i += mark.size
      } else if (text.charAt(i) === '‘' || text.charAt(i) === "'") {
        const close = singleClose(text, i, to)
        if (close > 0) {
          const within = stack.at(-1)?.index ?? -1
          found.push({ span: [i, close + 1], inner: [i + 1, close], within, continuedBy: -1 })
          i = close + 1
        } else i++
      } else i++
    }
    continues = stack[0]?.index ?? -1
  }
  return found
}
