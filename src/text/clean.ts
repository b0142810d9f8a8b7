import { edited, type Edit, type View } from './view.ts'

// Soft hyphens, zero-width characters, byte-order marks and bidi controls say nothing and break words apart.
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+/
// Blanks of other widths, and controls that are no line break: one blank each, so that positions stay.
const BLANK =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
// "the nation`s rebels", as papers had it when they were first put on line.
const BACKTICK = /(?<=[A-Za-z])`(?=[a-z])/
// "``We lost,″ he said": a wire's archive closes quotations with the sign of inches.
const PRIME = /(?<!\d)[\u2032\u2033]/
const SUSPECT = new RegExp(
  `${INVISIBLE.source}|${BLANK.source}|${LONE_SURROGATE.source}|[\\u2028\\u2029]|${BACKTICK.source}|${PRIME.source}`,
  'g',
)

// All that the patterns above begin with, in one class: most texts hold nothing of it.
const ODD =
  /[`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u00A0\u00AD\u1680\u2000-\u200F\u2028-\u202F\u2032\u2033\u205F-\u2069\u3000\uD800-\uDFFF\uFEFF]/

// "§ Mr. HALECan the Minister …": the record of a parliament, from which a page's layout was lost.
const STUCK = /(?<=^[ \t]*§[^\n]{0,80}\p{Lu}{2})(?=\p{Lu}\p{Ll}|asked\s)/gmu

// "§ Mr. HaleI agree …", "§ 3. Sir P. Haleasked …": the same of names in small letters, whose end only this tells.
const STUCK_NAME =
  /(?<=^[ \t]*§[ \t]*(?:\d{1,3}\.[ \t]*)?(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Lady|Baroness|Viscount|Captain|Major|Colonel|Commander|Professor)\.?[ \t][^\n:?!,]{0,40}[\p{Ll})](?<!\bMa?c))(?=\p{Lu}(?:\p{Ll}|[ ’'])|asked\s)/gmu

// "Photo of Ana ReyesAna Reyes (Harra, Labour)": what a page of a parliament's record says of a picture.
const PICTURE = /^[ \t]*Photo of (?<name>\p{Lu}[^\n(:.]{3,60})(?=\k<name>[ \t]*(?:\(|$))/gmu

/** What stands in place of marks that `SUSPECT` finds; all others are blanks. */
const INSTEAD: Readonly<Record<string, string>> = {
  '`': "'",
  '\u2032': "'",
  '\u2033': '"',
  '\u2028': '\n',
  '\u2029': '\n',
}

/** A view of `original` without invisible characters, odd blanks, lone surrogates, backticks and primes for apostrophes and quotation marks, and words for pictures, and with the blank or colon behind a speaker that a page lost. */
export function clean(original: string): View {
  const record = original.includes('§')
  const pictures = original.includes('Photo of ') ? [...original.matchAll(PICTURE)] : []
  if (!record && pictures.length === 0 && !ODD.test(original)) return edited(original, [])
  const edits: Edit[] = []
  for (const match of original.matchAll(SUSPECT)) {
    const found = match[0]
    const by = INSTEAD[found] ?? (INVISIBLE.test(found) ? '' : ' ')
    edits.push({ span: [match.index, match.index + found.length], by })
  }
  if (record) {
    for (const { index } of original.matchAll(STUCK)) edits.push({ span: [index, index], by: ' ' })
    for (const { index } of firstOfLines(original, STUCK_NAME)) edits.push({ span: [index, index], by: ': ' })
  }
  for (const { index, 0: found } of pictures) edits.push({ span: [index, index + found.length], by: '' })
  if (record || pictures.length > 0) edits.sort((a, b) => a.span[0] - b.span[0])
  return edited(original, edits)
}

/** The first match of each line that has any. */
function firstOfLines(text: string, pattern: RegExp): RegExpExecArray[] {
  const found = [...text.matchAll(pattern)]
  return found.filter(({ index }, i) => text.slice(found[i - 1]?.index ?? 0, index).includes('\n') || i === 0)
}

/** Does the text shout? Old wire copy and telegrams come in capitals throughout. */
export function allCapitals(text: string): boolean {
  let upper = 0
  let lower = 0
  const end = Math.min(text.length, 4000)
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) upper++
    else if (code >= 97 && code <= 122) lower++
    // Of so many small letters the rest cannot be ten times as many.
    if (lower * 11 >= end) return false
  }
  return upper > 40 && lower < upper * 0.1
}
