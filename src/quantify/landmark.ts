import type { Lexicon } from '../lexicon/index.ts'
import type { Token } from '../model/index.ts'
import { monthAt, weekdayAt } from './calendar-date.ts'

/** The end of a noun phrase whose noun a time can hang on: "the war", "Russia's full-scale invasion of Ukraine". */
export function landmarkAt(tokens: readonly Token[], i: number, lexicon: Lexicon): number | null {
  const { landmarks } = lexicon.periods
  for (let k = i; k < i + 8; k++) {
    const t = tokens[k]
    if (!t || t.sentence !== tokens[i]?.sentence) return null
    if (landmarks.has(t.norm) && tokens[k + 1]?.tag !== 'NOUN' && tokens[k + 1]?.norm !== "'s") {
      const last = /^(i|ii|iii|one|two)$/.test(tokens[k + 1]?.norm ?? '') && t.tag === 'PROPN' ? k + 1 : k
      const of = /^(of|on|in|against|between)$/.test(tokens[last + 1]?.norm ?? '')
      return of ? (nameAfter(tokens, last + 2, lexicon) ?? last) : last
    }
    if (!/^(DET|ADJ|NOUN|PROPN|NUM|PART|PRON)$/.test(t.tag) && t.norm !== '-') return null
  }
  return null
}

/** "of Kharkiv", "of the war": names, or one more landmark. */
function nameAfter(tokens: readonly Token[], i: number, lexicon: Lexicon): number | null {
  const further = landmarkAt(tokens, i, lexicon)
  if (further !== null) return further
  let k = tokens[i]?.norm === 'the' ? i + 1 : i
  if (tokens[k]?.tag !== 'PROPN') return null
  while (tokens[k + 1]?.tag === 'PROPN') k++
  return k
}

/** "the war began", "the army took the town": a clause after "since", up to its verb. */
export function clauseAt(tokens: readonly Token[], i: number, lexicon: Lexicon): number | null {
  for (let k = i + 1; k < i + 9; k++) {
    const t = tokens[k]
    if (!t || t.sentence !== tokens[i]?.sentence || (t.tag === 'PUNCT' && t.norm !== '-') || t.tag === 'AUX')
      return null
    if (t.tag !== 'VERB') continue
    if (lexicon.periods.began.at(tokens, k) === null) return null
    // What the verb takes belongs to the clause: "came to power", "took the town".
    let last = k
    for (let n = k + 1; n < k + 6; n++) {
      const w = tokens[n]
      if (
        !w ||
        (!/^(DET|ADJ|NOUN|PROPN|ADP)$/.test(w.tag) && w.norm !== 'to' && tokens[n - 1]?.norm !== 'to') ||
        w.sentence !== t.sentence
      )
        break
      if (
        monthAt(tokens, n, lexicon.periods) !== undefined ||
        weekdayAt(tokens, n, lexicon.periods) !== undefined
      )
        break
      // "power" after "to" is often tagged as a verb.
      if (w.tag === 'NOUN' || w.tag === 'PROPN' || tokens[n - 1]?.norm === 'to') last = n
    }
    return last
  }
  return null
}
