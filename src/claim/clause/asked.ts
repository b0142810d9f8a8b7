import type { Parts } from '../phrase/parts.ts'
import { opensClause } from './clause.ts'

const INVERTED =
  /^(is|are|was|were|did|do|does|has|have|had|would|will|could|can|should|might|isn|aren|wasn|weren|didn)$/

/** "Were 12 people killed?", "Is it true that 12 died?": asked, not told. "Why did they die?" takes it as known. */
export function asked({ tokens, lexicon, doc }: Parts, head: number, first: number): boolean {
  const sentence = doc.sentences[tokens[head]?.sentence ?? 0]
  if (!sentence) return false
  let end = sentence.last
  while (end > head && /^["”’)]$/.test(tokens[end]?.text ?? '')) end--
  if (tokens[end]?.norm !== '?') return false
  let opens = first
  while (
    /^["“‘(,]$/.test(tokens[opens]?.text ?? '') ||
    /^(and|but|so|then|well)$/.test(tokens[opens]?.norm ?? '')
  )
    opens++
  if (!INVERTED.test(tokens[opens]?.norm ?? '') || opens >= head) return false
  const between = tokens.slice(opens + 1, head)
  const { takeAsKnown, askAbout } = lexicon.sets
  // "Does the minister know that 12 died?" takes it as known; "know whether", "know of any" does not.
  if (
    between.some((t, k) => takeAsKnown.has(t) && t.norm !== 'known' && !OPEN.test(between[k + 1]?.norm ?? ''))
  )
    return false
  // "Will you meet the families of those killed?", "Any word on the deaths?": not what is asked.
  if (
    between.some(
      (t, k) => (t.tag === 'VERB' && !askAbout.has(t) && t.norm !== 'true') || opensClause(between, k, -1),
    )
  )
    return false
  return tokens[head]?.tag === 'VERB' || between.some(({ norm }) => norm === 'there')
}

const OPEN = /^(if|whether|how|who|what|which|why|where|of|about|any|anything|to|\?)$/

/** "Should the fighting spread, 400 may flee", "Had 12 been killed, there would …": a condition without an "if" opens the sentence. */
export function inverted({ tokens, doc }: Parts, from: number): boolean {
  let first = doc.sentences[tokens[from]?.sentence ?? 0]?.first ?? 0
  for (let i = from; i > first; i--) if (tokens[i]?.text === ';') first = i + 1
  if (!/^(should|had|were)$/.test(tokens[first]?.norm ?? '')) return false
  if (!/^(DET|PRON|PROPN|NOUN|ADJ|NUM)$/.test(tokens[first + 1]?.tag ?? '')) return false
  if (tokens.slice(first, from).some(({ norm }) => norm === ',')) return true
  // It tells of the event itself: what would follow from it comes behind a comma.
  const last = doc.sentences[tokens[from]?.sentence ?? 0]?.last ?? from
  let comma = from + 1
  while (comma <= last && tokens[comma]?.norm !== ',') comma++
  return tokens.slice(comma, last + 1).some(({ norm }) => /^(would|will|could|may|might)$/.test(norm))
}
