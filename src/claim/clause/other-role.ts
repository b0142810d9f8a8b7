import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

// "… killed 12 and two soldiers died": what a verb or preposition takes is no subject.
export const isObject = ({ tokens, lexicon }: Parts, first: number): boolean => {
  const left = tokens[first - 1]
  if (!left || left.sentence !== tokens[first]?.sentence) return false
  // "resulted in 14 rebels and four soldiers killed", "left 14 rebels and four soldiers dead".
  if (left.lemma === 'leave' || (left.norm === 'in' && tokens[first - 2]?.lemma === 'result')) return false
  // "casualties were [two officers] and 31 men killed", "losses amounted to …".
  const verb =
    left.norm === 'to' && /^(amount|come)$/.test(tokens[first - 2]?.lemma ?? '') ? first - 2 : first - 1
  const { lemma } = tokens[verb] ?? left
  if (/^(be|amount|come|total|number)$/.test(lemma) && countBefore({ tokens, lexicon }, verb)) return false
  // "with the loss of [40 men], and nine were captured".
  const lost =
    left.norm === 'of' &&
    lexicon.events.at(tokens, first - 2).some(({ sense }) => /^(act|count)$/.test(sense.as))
  if (lost) return true
  // "nine died, according to [the police], and 12 were hurt".
  if (lexicon.sourcePrepositions.at(tokens, first - 2)?.length === 2) return true
  if (left.tag === 'ADP') return !/^(of|as|for|with|after|before|since|until)$/.test(left.norm)
  // "the dead man was [her brother], and a nephew is hurt", not "there were [two nuns] and a priest hurt".
  if (left.lemma === 'be' && left.tag === 'AUX') return tokens[first - 2]?.norm !== 'there'
  // "saw 12 guards and an officer killed": only "seen in" is a word of events.
  return left.tag === 'VERB' && left.lemma !== 'see' && lexicon.events.at(tokens, first - 1).length > 0
}

/** Is a noun like "casualties" the subject of the verb at `verb`, with no more than "for the attack" between? */
function countBefore({ tokens, lexicon }: Pick<Parts, 'tokens' | 'lexicon'>, verb: number): boolean {
  for (let k = verb - 1; k > verb - 7 && tokens[k]?.sentence === tokens[verb]?.sentence; k--) {
    if (lexicon.events.at(tokens, k).some(({ sense }) => sense.as === 'count')) return true
    if (!/^(NOUN|PROPN|ADJ|DET|ADP|NUM)$/.test(tokens[k]?.tag ?? '')) return false
  }
  return false
}

/**
 * "[two guards] who held the gate and a clerk were hurt": where a plural verb follows one person, whom a relative clause
 * tells about that ends in `near`.
 */
export function relativeHead(parts: Parts, near: Group, group: Group): Group | null {
  const { tokens } = parts
  if (group.quantity?.lower !== 1 || !/^(were|are)$/.test(tokens[group.last + 1]?.norm ?? '')) return null
  for (
    let i = near.first - 1;
    i > near.first - 8 && tokens[i]?.sentence === tokens[near.first]?.sentence;
    i--
  ) {
    if (/^[,;:]$/.test(tokens[i]?.norm ?? '')) return null
    if (tokens[i]?.norm !== 'who') continue
    const head = groupTo(parts, i - 1)
    return head?.kind === 'people' && head.quantity ? head : null
  }
  return null
}

/** "murdered by a column of rebels, and two guards were hurt": those told as who did it. */
export function doerOf({ tokens }: Parts, first: number): boolean {
  for (let k = first - 1; k > first - 7 && tokens[k]?.sentence === tokens[first]?.sentence; k--) {
    const t = tokens[k] as Token
    if (t.norm === 'by') return tokens[k - 1]?.tag === 'VERB'
    // "by regular and irregular forces and thousands fled".
    const sorts = t.norm === 'and' && tokens[k - 1]?.tag === 'ADJ'
    if (!/^(NOUN|PROPN|ADJ|DET|NUM)$/.test(t.tag) && t.norm !== 'of' && !t.norm.endsWith('ing') && !sorts)
      return false
  }
  return false
}
