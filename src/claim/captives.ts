import type { Parts } from './parts.ts'
import { follows } from './follows.ts'

/** Is somebody held captive in this sentence or one of those before it? */
export function captivesBefore({ tokens, lexicon, doc }: Parts, at: number, sentences = 2): boolean {
  const sentence = tokens[at]?.sentence ?? 0
  const from = doc.sentences[Math.max(0, sentence - sentences)]?.first ?? 0
  const to = doc.sentences[sentence]?.last ?? at
  for (let i = from; i <= to; i++) {
    if (/^(prisoners|hostages)$/.test(lexicon.populations.at(tokens, i)?.value ?? '')) return true
    const captured = lexicon.events
      .at(tokens, i)
      .some(({ sense, rest }) => sense.event === 'captures' && follows(tokens, i + 1, rest))
    if (captured) return true
  }
  return false
}
