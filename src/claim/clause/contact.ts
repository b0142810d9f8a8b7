import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/** People whom a clause without "who" or "that" tells about, before the verb at `from`; null where there is none. */
export const contact = (parts: Parts, from: number): Group | null =>
  saidOf(parts, from) ?? toldOf(parts, from)

/** "[41] the army says are dead", "[nine people] who she says died": whom somebody's words tell about. */
function saidOf(parts: Parts, from: number): Group | null {
  const { tokens, lexicon } = parts
  const verb = tokens[from - 1]
  const said = verb?.sentence === tokens[from]?.sentence && lexicon.sets.sayThat.has(verb)
  const who = said ? groupTo(parts, from - 2) : undefined
  if (!who || tokens[from]?.tag !== 'AUX') return null
  // "the 30 people officials say were killed", read as one phrase.
  const speaks = [tokens[from - 2]?.norm, tokens[from - 2]?.lemma].some(
    (word) => word !== undefined && (lexicon.titles.has(word) || lexicon.sourceKinds.has(word)),
  )
  const both = who.quantity !== null && who.first < from - 3 && lexicon.populations.at(tokens, from - 3)
  if (both && speaks)
    return {
      ...who,
      last: from - 3,
      head: from - 3,
      words: [who.words?.[0] ?? from - 3, from - 3],
      role: null,
    }
  const end = /^(who|whom)$/.test(tokens[who.first - 1]?.norm ?? '') ? who.first - 2 : who.first - 1
  const those = groupTo(parts, end)
  return those?.quantity && those.kind !== 'thing' ? those : null
}

/** "[the two] you asked about were freed", "[the pilot] they had been holding, was shot", "[nine patients] the clinic treated have died". */
function toldOf(parts: Parts, from: number): Group | null {
  const { tokens, lexicon } = parts
  const end = tokens[from - 1]?.norm === ',' ? from - 2 : from - 1
  const stranded = /^(of|about|to|for|with|on|from)$/.test(tokens[end]?.norm ?? '')
  const verb =
    tokens[end]?.tag === 'VERB' || (tokens[end - 1]?.norm === 'been' && tokens[end]?.tag === 'NOUN')
  if (!stranded && !verb) return null
  for (let k = end - 1; k > end - 9 && tokens[k]?.sentence === tokens[from]?.sentence; k--) {
    const t = tokens[k]
    if (!t || t.tag === 'PUNCT' || t.tag === 'CCONJ') return null
    if (/^(the|its|their)$/.test(t.norm) && !lexicon.cues.verbOf(tokens[end])?.takes.has('clause')) {
      const those = groupAt(parts, k - 1)
      if (those?.kind === 'people' && those.quantity && those.last === k - 1) return those
    }
    if (!/^(you|we|i|it|they|he|she)$/.test(t.norm)) continue
    // "the two you", read as one phrase.
    const both = groupAt(parts, k)
    if (both?.quantity && both.first < k) return { ...both, kind: 'bare', last: k - 1, head: k - 1 }
    const those = groupAt(parts, k - 1)
    // "one by one they let go".
    if (those && tokens[those.first - 1]?.norm === 'by') return null
    return those?.last === k - 1 && those.kind !== 'thing' ? those : null
  }
  return null
}
