/** The position in the report of a point of the page; null outside the report's text. */
function positionOf(node: Node | null, offset: number): number | null {
  if (node === null) return null
  if (node.nodeType === Node.TEXT_NODE) {
    const holder = node.parentElement?.closest<HTMLElement>('[data-start]')
    return holder ? Number(holder.dataset['start']) + offset : null
  }
  // Between two elements: the start of the one that follows, or the end of the one before.
  const element = node as Element
  const next = element.childNodes[offset]
  if (next?.nodeType === Node.TEXT_NODE) return positionOf(next, 0)
  const inNext =
    next instanceof Element
      ? next.matches('[data-start]')
        ? next
        : next.querySelector('[data-start]')
      : null
  if (inNext instanceof HTMLElement) return Number(inNext.dataset['start'])
  const all = element.querySelectorAll<HTMLElement>('[data-start]')
  const last = all[all.length - 1] ?? element.closest<HTMLElement>('[data-start]')
  return last ? Number(last.dataset['start']) + (last.textContent?.length ?? 0) : null
}

const inText = (node: Node): boolean =>
  (node instanceof Element ? node : node.parentElement)?.closest('.block') !== null

/** What is selected in the report, as a span of its text without blanks at the ends; null when nothing is. */
export function selectedSpan(text: string): [number, number] | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!inText(range.startContainer) && !inText(range.endContainer)) return null
  const from = positionOf(range.startContainer, range.startOffset)
  const to = positionOf(range.endContainer, range.endOffset)
  if (from === null || to === null || to <= from) return null
  let start = from
  let end = to
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? [start, end] : null
}

/** The position in the report under the pointer. */
export function positionAt(x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint?.(x, y)
  if (caret) return positionOf(caret.offsetNode, caret.offset)
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? positionOf(range.startContainer, range.startOffset) : null
}

/** Where `words` stand in `text`, nearest to `near`; null when they do not stand there. */
export function findWords(text: string, words: string, near: number): [number, number] | null {
  if (words === '') return null
  let best: number | null = null
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at
    else break
  }
  return best === null ? null : [best, best + words.length]
}
