import type { Token } from '../../model/index.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { eventsAt } from '../phrase/follows.ts'

/** First and last token of the clause around `from`–`to`: up to a semicolon, a colon, a dash or another sentence. */
export function clause({ tokens, doc }: Parts, from: number, to: number): [first: number, last: number] {
  const sentence = doc.sentences[tokens[from]?.sentence ?? 0]
  let first = from
  while (first > (sentence?.first ?? 0) && !parts(tokens[first - 1])) first--
  let last = to
  while (last < (sentence?.last ?? to) && !parts(tokens[last + 1])) last++
  return [first, last]
}

const parts = (token: Token | undefined): boolean =>
  token?.text === ';' || token?.text === ':' || token?.text === '—'

/** "after", "because", "a blast that …": what follows is told by itself, not feared or planned with what stands before. */
export const opensClause = (tokens: readonly Token[], i: number, from: number): boolean =>
  /^(after|because|although|though|which|who|whom|whose)$/.test(tokens[i]?.norm ?? '') ||
  (tokens[i]?.norm === 'that' && i > from + 1 && /^(NOUN|PROPN)$/.test(tokens[i - 1]?.tag ?? ''))

/**
 * "perhaps laid [the mine that killed nine]": does a relative clause of something known, told after token `i`, tell of the event
 * at `head`? It is taken as known, whatever is thought or asked about the thing.
 */
export function ofKnownThing(tokens: readonly Token[], i: number, head: number): boolean {
  let joined = false
  for (let k = head - 1; k > i + 2; k--) {
    const t = tokens[k] as Token
    if (/^(that|which|who)$/.test(t.norm)) {
      let at = tokens[k - 1]?.norm === ',' ? k - 2 : k - 1
      if (!/^(NOUN|PROPN)$/.test(tokens[at]?.tag ?? '')) return false
      while (/^(NOUN|PROPN|ADJ|NUM)$/.test(tokens[at]?.tag ?? '')) at--
      return at > i && tokens[at]?.norm === 'the'
    }
    // "that killed nine and [wounded 40]".
    if (t.norm === 'and') joined = true
    if (!joined && !/^(AUX|ADV)$/.test(t.tag)) return false
    if (joined && /^(PUNCT|SCONJ|PRON)$/.test(t.tag)) return false
  }
  return false
}

/** Does another clause begin between the two? `tags` are parts of speech that show one, beside words such as "but". */
export const crosses = (tokens: readonly Token[], from: number, to: number, tags?: RegExp): boolean => {
  for (let i = from + 1; i < to; i++) {
    if (/^(but|;|:|\.|then|while)$/.test(tokens[i]?.norm ?? '') || opensClause(tokens, i, from)) return true
    // "If we remember the men who died": what stands after another verb is no condition.
    if (tags?.test(tokens[i]?.tag ?? '')) return true
  }
  return false
}

/** "120 were killed in a rampage, [and another 26 were shot in Harra]": does the clause told so far have a setting of its own? */
export function settled(parts: Parts, end: number, and: number): boolean {
  const { tokens } = parts
  if (tokens[and - 1]?.norm !== ',' || groupAt(parts, and + 1) === undefined) return false
  for (let i = end + 1; i < and; i++)
    if (/^(in|at|on|near|outside|during)$/.test(tokens[i]?.norm ?? '')) return true
  return false
}

/** "two died [as] the army reported more attacks": another clause, of what somebody says, from "as" on. */
export function asReported(parts: Parts, i: number): boolean {
  const { tokens, lexicon } = parts
  if (tokens[i]?.norm !== 'as') return false
  for (let k = i + 2; tokens[k]?.sentence === tokens[i].sentence && tokens[k]?.tag !== 'PUNCT'; k++)
    if (tokens[k]?.tag === 'VERB')
      return lexicon.cues.verbOf(tokens[k]) !== undefined && eventsAt(parts, k).length === 0
  return false
}

/** "bringing", "raising": what is told goes on to a sum. */
export const raises = ({ lexicon }: Parts, { tag, norm, lemma }: Token): boolean =>
  tag === 'VERB' && norm.endsWith('ing') && lexicon.figures.verbs.get(lemma) === 'put'
