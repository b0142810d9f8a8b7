import type { Parts } from '../phrase/parts.ts'

/**
 * "An earlier version said 40 were killed", "police initially said 40 had died but revised the toll": a figure that is
 * taken back.
 */
export function withdrawn({ tokens, doc, lexicon }: Parts, from: number, head: number): boolean {
  const sentence = doc.sentences[tokens[head]?.sentence ?? 0]
  if (!sentence) return false
  const { withdrawn: back, initial, revised } = lexicon.moods
  for (let i = from; i >= sentence.first; i--) {
    if (tokens[i]?.text === ';') return false
    if (back.at(tokens, i)) return true
    if (!initial.at(tokens, i)) continue
    for (let k = head + 1; k <= Math.min(sentence.last, head + 20); k++) {
      if (tokens[k]?.text === ';') return false
      if (revised.at(tokens, k)) return true
    }
  }
  return false
}

/** "Reports that 20 were captured are false": what is told of the report denies what it says. */
export function untrue({ tokens, lexicon }: Parts, from: number, head: number, last: number): boolean {
  let that = from
  while (
    that > from - 8 &&
    tokens[that]?.norm !== 'that' &&
    tokens[that]?.sentence === tokens[head]?.sentence
  )
    that--
  if (tokens[that]?.norm !== 'that' || !/^(NOUN|PROPN)$/.test(tokens[that - 1]?.tag ?? '')) return false
  for (let i = head + 1; i <= last && i < head + 16; i++) {
    if (/^(but|while|;)$/.test(tokens[i]?.norm ?? '')) return false
    if (lexicon.moods.verdict.at(tokens, i)) return true
  }
  return false
}
