import { type Group, isBounded } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { VerbFrame } from './verb.ts'
import { subjectOf } from './victims.ts'

/** So many tokens before the verb counted people are looked for. */
const FAR = 16
const RELATIVE = /^(who|which|that|whom|whose)$/
/** Another clause begins or ends here. */
const CLAUSE =
  /^([;:—–]|--|but|while|whereas|although|though|because|if|unless|when|before|after|until|where)$/
const TAKES = /^(of|including|among|than|like)$/

/**
 * The counted people that a clause is about whose grammar is too tangled to find its subject: "two men who had come to
 * film the bridge [were hurt]", "of the crew, some 300 men with their officers [were taken]". The nearest counted
 * people to the left of the verb that starts at `from`, unless another verb has them.
 */
function farSubject(parts: Parts, from: number): Group | null {
  const { tokens } = parts
  const sentence = tokens[from]?.sentence
  let verbs = 0
  for (let i = from - 1; i >= Math.max(0, from - FAR); i--) {
    const t = tokens[i]
    if (!t || t.sentence !== sentence || CLAUSE.test(t.norm)) return null
    // "900 people, of whom the greater part died": not all of them.
    if (t.norm === 'whom' && tokens[i - 1]?.norm === 'of' && i < from - 1) return null
    const group = groupTo(parts, i)
    if (group) {
      const left = tokens[group.first - 1]
      const next = tokens[i + 1]
      const counted = group.kind === 'people' && isBounded(group)
      const object =
        left !== undefined &&
        left.sentence === sentence &&
        (/^(VERB|AUX)$/.test(left.tag) || (left.tag === 'ADP' && !TAKES.test(left.norm)))
      if (counted && !object) {
        // What stands between is told of them: "two men who came to film".
        const told = verbs === 0 || RELATIVE.test(next?.norm ?? '') || next?.norm.endsWith('ing') === true
        return told ? group : null
      }
      i = group.first
      continue
    }
    if (/^(VERB|AUX)$/.test(t.tag)) verbs++
  }
  return null
}

/** The subject of the verb, or where its grammar gives no people the nearest counted ones. */
export function subjectOrNearest(parts: Parts, frame: VerbFrame, sure: boolean): Group | null {
  const found = subjectOf(parts, frame, sure)
  if (!sure || frame.infinitive || (found && found.kind !== 'thing')) return found
  return farSubject(parts, frame.first) ?? opening(parts, frame) ?? found
}

/** "[Young conscripts] who were told that it was an exercise have been killed": uncounted, at the head of the sentence. */
function opening(parts: Parts, { first, passive, perfect }: VerbFrame): Group | null {
  const { doc, tokens } = parts
  const start = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  const group = groupAt(parts, start)
  if (!passive || !perfect || group?.kind !== 'people' || first - group.last > FAR) return null
  if (tokens[group.last + 1]?.norm !== 'who' || tokens[first - 1]?.tag === 'PRON') return null
  return tokens.slice(group.last, first).some(({ norm }) => CLAUSE.test(norm) || norm === ',') ? null : group
}
