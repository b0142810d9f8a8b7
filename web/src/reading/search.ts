/** More hits than anyone walks through, and fewer than slow the page down. */
const MOST = 500

/** Where `words` stand in `text`, whatever their case. */
export function findAll(text: string, words: string): [number, number][] {
  const wanted = words.trim()
  if (wanted.length < 2) return []
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu')
  const hits: [number, number][] = []
  for (const match of text.matchAll(pattern)) {
    hits.push([match.index, match.index + match[0].length])
    if (hits.length === MOST) break
  }
  return hits
}
