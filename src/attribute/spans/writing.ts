import { closes, hasTense, norm, opens, type Scan } from '../phrase/scan.ts'

/** What somebody does from where a letter or a message comes. */
const WRITING = /^(writing|speaking|telegraphing|cabling|wiring|reporting)$/

/**
 * "Trooper Moss, writing from Harra, May 3, to his father, [says]", "a sergeant, in a letter dated Harra, May 3, [says]": the comma
 * before an aside with commas of its own, or behind another, that ends with the one at `end`; -1 where none does.
 */
export function writingAside(s: Scan, end: number, floor: number): number {
  let commas = 0
  for (let i = end - 1; i > floor + 1; i--) {
    if (opens(s, i) || closes(s, i)) return -1
    const group = s.groupOf.get(i)
    if (hasTense(group) && norm(s, group.head) !== 'dated') return -1
    if (norm(s, i) === ',') commas++
    else if (norm(s, i - 1) === ',' && (WRITING.test(norm(s, i)) || inLetter(s, i)))
      return commas > 0 || toldAside(s, i - 2, floor) ? i - 1 : -1
  }
  return -1
}

/** "Trooper Moss, who was captured in the valley[, writing]": does an aside about somebody end with token `last`? */
function toldAside(s: Scan, last: number, floor: number): boolean {
  for (let i = last; i > floor && norm(s, i) !== ','; i--) if (norm(s, i) === 'who') return true
  return false
}

/** "in a letter", "in his last letter" */
function inLetter({ tokens, lexicon }: Scan, at: number): boolean {
  if (tokens[at]?.norm !== 'in') return false
  let noun = at + 1
  while (/^(DET|ADJ|PRON)$/.test(tokens[noun]?.tag ?? '')) noun++
  return lexicon.channels.at(tokens, noun) !== null
}
