import type { Span } from '../model/index.ts'
import { goesOn, LEADS_ON, SMALL } from './paragraph.ts'

/** "al-Hale", "von Moss", "iPhone": names in small letters, with which the paragraph below a heading may begin. */
const SMALL_NAME =
  /^(?:\p{Ll}{1,3}[’'-]?\p{Lu}|(?:al|el|an|as|at|de|del|della|di|da|du|la|van|von|der|ten|ter|bin|bint|ibn|abu|umm)[ -]\p{Lu})/u

/** What ends a paragraph, or a row of a table: no sentence goes on behind it. */
const ENDS = /[.!?:;…"”’)\]|–—*]$/

/** So much of a paragraph tells how it begins and ends. */
const REACH = 300

/** What is shorter, and ends without a stop, is a button of a page: "share". */
const SHORTEST = 25

/** A line as long as this is prose. */
const LONG = 40

/**
 * Paragraphs put together that a blank line parts in mid-sentence, as the pages of a PDF do: "Some 400 men who ¶ went
 * missing in May were found." The first begins in a capital and is long, or ends in a word that leads on; the second begins
 * in small letters and is prose. In such a text a name may stand behind a word that leads on as well ("on the road to ¶ Harra").
 * Where more paragraphs begin in small letters behind a stop than without one, nobody can tell.
 */
export function mended(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const small = paragraphs.map(([start]) => SMALL.test(text.charAt(start)))
  if (!small.includes(true)) return paragraphs
  const open = paragraphs.map(([, end]) => !ENDS.test(text.charAt(end - 1)))
  const behind = (is: boolean): number => small.filter((it, i) => it && i > 0 && open[i - 1] === is).length
  if (behind(false) > behind(true)) return paragraphs
  const parted = paragraphs.map(
    (span, i) => small[i] === true && open[i - 1] === true && isProse(text, paragraphs[i - 1], span),
  )
  const broken = parted.includes(true)
  const whole: Span[] = []
  for (const [i, span] of paragraphs.entries()) {
    const before = whole.at(-1)
    const item = before === undefined || SMALL.test(text.charAt(before[0]))
    if (!item && (parted[i] || (broken && open[i - 1] && leadsOn(text, before, span))))
      whole[whole.length - 1] = [before[0], span[1]]
    else whole.push(span)
  }
  return whole
}

/** Does a paragraph that begins in small letters go on with the sentence of the one before? */
function isProse(text: string, before: Span | undefined, next: Span): boolean {
  const words = text.slice(next[0], Math.min(next[1], next[0] + REACH))
  return (
    before !== undefined &&
    !SMALL_NAME.test(words) &&
    (ENDS.test(text.charAt(next[1] - 1)) || words.length >= SHORTEST) &&
    goesOn(lastLine(text, before), words.replace(/\n[^]*$/, ''))
  )
}

/** Does a long line end in a word behind which a name may stand, and a sentence begin with it: "on the road to ¶ Harra, she said."? */
const leadsOn = (text: string, before: Span, next: Span): boolean =>
  /[\p{Lu}\p{N}]/u.test(text.charAt(next[0])) &&
  ENDS.test(text.charAt(next[1] - 1)) &&
  lastLine(text, before).length >= LONG &&
  LEADS_ON.test(lastLine(text, before))

function lastLine(text: string, [start, end]: Span): string {
  const line = text.slice(Math.max(start, end - REACH), end)
  return line.slice(line.lastIndexOf('\n') + 1)
}
