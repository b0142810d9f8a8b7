import { nominal, norm, type Scan } from './scan.ts'

/** A run of capital words in the text that may name somebody in full, with where it stands. */
export interface Name {
  readonly text: string
  /** Token index of its first word. */
  readonly at: number
  readonly last: number
  /** The first noun of its sentence, or right before a verb: what "he" in the next sentence most likely means. */
  readonly subject: boolean
  /** No organisation, place or nation: a person as far as its words tell. */
  readonly person: boolean
}

/** Names by their last word in lower case, in text order. */
export type Names = ReadonlyMap<string, readonly Name[]>

const bare = (word: string): string => word.replace(/\.$/, '')

/** All runs of capital words, titles cut off: "Advisor John Kirby" → "John Kirby". */
export function namesOf(s: Scan): Names {
  const { tokens, lexicon, doc } = s
  const found = new Map<string, Name[]>()
  let seen = -1
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token || token.tag !== 'PROPN' || lexicon.days.has(token.norm)) continue
    let last = i
    while (
      tokens[last + 1]?.tag === 'PROPN' &&
      tokens[last + 1]?.sentence === token.sentence &&
      !lexicon.days.has(norm(s, last + 1))
    )
      last++
    let first = i
    for (let k = i; k < last; k++) if (lexicon.titles.has(bare(norm(s, k)))) first = k + 1
    const lead = tokens[first]
    const end = tokens[last]
    if (lead && end) {
      const head = bare(end.norm)
      const side = lexicon.sides.at(tokens, first)
      const person =
        last - first < 4 &&
        !lexicon.sourceKinds.has(head) &&
        !lexicon.titles.has(head) &&
        !(side && side.length >= last - first + 1) &&
        !(/^\p{Lu}{2,}$/u.test(end.text) && first === last) &&
        norm(s, last + 1) !== "'s"
      const subject = token.sentence !== seen || /^(VERB|AUX)$/.test(tokens[last + 1]?.tag ?? '')
      const name = {
        text: doc.text.slice(lead.start, end.end).replace(/\s+/g, ' '),
        at: first,
        last,
        subject,
        person,
      }
      const list = found.get(head)
      if (list) list.push(name)
      else found.set(head, [name])
      if (nominal(token)) seen = token.sentence
    }
    i = last
  }
  return found
}

/** The fullest name of somebody called by a last name alone: the most frequent of two to four words that ends in it. */
export function fullest(names: Names, last: string): string | null {
  const counts = new Map<string, number>()
  for (const { text, at, last: end } of names.get(last.toLowerCase()) ?? [])
    if (end > at && end - at < 4) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = text
  return best
}
