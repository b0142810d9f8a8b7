import type { ScopeWords } from '../lexicon/index.ts'
import type { Claim } from '../model/index.ts'
import { figure, isDenied } from './bounds.ts'
import type { Statement } from './statement.ts'

/** What the words in and around a claim say of what it counts. */
type Counted = Pick<Statement, 'denies' | 'earlier' | 'outright' | 'part' | 'seen'>

export function counted(claim: Claim, text: string, words: ScopeWords): Counted {
  const { polarity, quantity, span } = claim
  const beside = quantity === null ? '' : text.slice(Math.max(0, quantity.span[0] - 14), quantity.span[1] + 9)
  return {
    denies: deniedNumber(claim, text),
    earlier: words.says('earlier', lead(claim, text, 80).replace(/^.*[,;]/s, '') + text.slice(...span)),
    outright: polarity === 'negated' && words.negators.test(lead(claim, text, 40) + text.slice(...span)),
    part: words.says('part', beside) || words.says('another', quantity?.wording ?? ''),
    seen: words.says('seen', `${beforeNumber(claim, text, 20)} ${text.slice(...span)}`),
  }
}

/** So many characters before a claim in its sentence: "the ministry had earlier put the". */
const lead = ({ span: [start] }: Claim, text: string, many: number): string =>
  text.slice(Math.max(sentenceStart(text, start), start - many), start)

/** A claim's words, what stands before them in its sentence, and its time. */
export const around = ({ span: [start, end], period }: Claim, text: string): string =>
  `${text.slice(sentenceStart(text, start), end)} ${period?.text ?? ''}`

/** Whether a figure is of all that happened up to now: "a total of 31 were killed" is all of something, but not of that. */
export const isSoFar = (near: string, words: ScopeWords): boolean =>
  words.says('running', near) && words.totals.some(([total, limit]) => !limit && total.test(near))

/** The number that a claim denies: "not 300 were killed", "not 300 but 30 were killed". */
function deniedNumber(claim: Claim, text: string): number | null {
  const number = figure(claim)
  if (isDenied(claim)) return number !== null && number > 1 ? number : null
  const before = beforeNumber(claim, text, 40)
  const denied = /\bnot (?:the )?(\d[\d,]*),? but (?:only |just )?$/i.exec(before)?.[1]
  return denied === undefined ? null : Number(denied.replaceAll(',', ''))
}

/** So many characters before a claim's number: "he had counted". */
const beforeNumber = ({ quantity }: Claim, text: string, many: number): string =>
  quantity === null ? '' : text.slice(Math.max(0, quantity.span[0] - many), quantity.span[0])

/** Where the sentence begins, or 200 characters back. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 200)
  const before = text.slice(from, at)
  const end = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('? '))
  return end < 0 ? from : from + end + 1
}
