/**
 * Fingerprints of a text by winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
 * document fingerprinting" (SIGMOD 2003): hashes of every five words, and of each 32 in a row the smallest. Two texts
 * that share 36 words in a row share a fingerprint. How many they share, of the smaller text's, tells copies and parts
 * apart (containment, after Broder, "On the resemblance and containment of documents", 1997).
 */
export function fingerprints(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = words.slice(0, Math.max(0, words.length - SHINGLE + 1)).map((_, i) => hash(words, i))
  const chosen = new Set<number>()
  if (hashes.length > 0 && hashes.length <= WINDOW) chosen.add(smallest(hashes))
  for (let i = 0; i + WINDOW <= hashes.length; i++) chosen.add(smallest(hashes.slice(i, i + WINDOW)))
  return [...chosen].sort((a, b) => a - b)
}

const SHINGLE = 5
const WINDOW = 32

const smallest = (hashes: readonly number[]): number => hashes.reduce((a, b) => (b < a ? b : a))

/** FNV-1a over the letters of five words, twice with different starts: 53 bits, exact in a double. */
function hash(words: readonly string[], at: number): number {
  let [high, low] = [0x811c9dc5, 0x01000193]
  for (let i = at; i < at + SHINGLE; i++) {
    const word = words[i] ?? ''
    for (let j = 0; j <= word.length; j++) {
      const code = j === word.length ? 32 : word.charCodeAt(j)
      high = Math.imul(high ^ code, 0x01000193)
      low = Math.imul(low ^ (code + 0x9e37), 0x85ebca6b)
    }
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}

export type Likeness = 'copy' | 'part'

/**
 * What `shared` fingerprints make of two texts with so many each: near-copies, one a part of the other, or neither.
 * Short texts share a sentence by chance, so that fewer than three make nothing.
 */
export function likeness(shared: number, one: number, other: number): Likeness | null {
  if (shared < 3) return null
  const [small, large] = one < other ? [one, other] : [other, one]
  if (shared < 0.6 * small) return null
  return small >= 0.6 * large ? 'copy' : 'part'
}
