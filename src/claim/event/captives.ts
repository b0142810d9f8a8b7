import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Parts } from '../phrase/parts.ts'
import { eventsAt } from '../phrase/follows.ts'

/** Is somebody held captive in this sentence or one of those before it? */
export function captivesBefore(parts: Parts, at: number, sentences = 2): boolean {
  const { tokens, lexicon, doc } = parts
  const sentence = tokens[at]?.sentence ?? 0
  const from = doc.sentences[Math.max(0, sentence - sentences)]?.first ?? 0
  const to = doc.sentences[sentence]?.last ?? at
  for (let i = from; i <= to; i++) {
    if (/^(prisoners|hostages)$/.test(lexicon.populations.at(tokens, i)?.value ?? '')) return true
    // "in the swap", "in exchange, …", not "an exchange of fire".
    const held = ({ event, word }: EventSense): boolean =>
      (event === 'captures' && !OPEN.test(word)) ||
      /swap$/.test(word) ||
      (/exchange$/.test(word) && tokens[i + 1]?.norm !== 'of')
    if (eventsAt(parts, i).some(({ sense }) => held(sense))) return true
  }
  return false
}

/** "treated at a clinic and released": a patient. */
export const treated = (tokens: readonly Token[], first: number): boolean =>
  tokens
    .slice(Math.max(0, first - 9), first)
    .some(
      (t) =>
        t.sentence === tokens[first]?.sentence && /^(treated|hospital|clinic|hospitali[sz]ed)$/.test(t.norm),
    )

/** Words that by themselves lead anywhere: "taken to hospital". */
const OPEN = /^(take\S* to$|lock in)/
