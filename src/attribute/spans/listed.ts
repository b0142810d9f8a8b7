import type { Doc, Paragraph, Span } from '../../model/index.ts'

const ITEM = /^\s*(?:[-–—•*·▪◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s/

/** "- Nine men fell ⏎ - Ten were hurt": from the first to the last item of a list right below the paragraph of an index; null where none stands there. */
export function itemsBelow({ text, paragraphs }: Doc, index: number): Span | null {
  const item = (one: Paragraph | undefined): one is Paragraph =>
    one !== undefined && ITEM.test(text.slice(...one.span))
  const first = paragraphs[index + 1]
  if (!item(first)) return null
  let last = first
  for (let one = paragraphs[last.index + 1]; item(one); one = paragraphs[last.index + 1]) last = one
  return [first.span[0], last.span[1]]
}
