import { after, before } from '../phrase/beside.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Reading } from '../nominal/reading.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from '../event/trigger.ts'
import { joinedTo, verbFrame, type VerbFrame } from '../clause/verb.ts'
import { human } from '../clause/human.ts'
import { withLeft } from '../clause/victims.ts'

/** "were shot and killed", "kidnapped and later murdered": the passive before it has the victims of both. */
export function sharedPassive(parts: Parts, trigger: Trigger, frame: VerbFrame): Reading | null {
  const verbBefore = joinedTo(parts, frame.first)
  const near = verbBefore < 0 ? earlier(parts, frame.first) : verbFrame(parts, verbBefore)
  if (!near) return null
  // "were arrested, tortured and killed": the first of three has the auxiliary.
  const third = near.passive ? -1 : joinedTo(parts, near.first)
  const led = third < 0 ? near : verbFrame(parts, third)
  const first = led.passive ? led : near
  if (!first.passive) {
    const left = before(parts, first.first)
    // "three men shot and killed 40-year-old Tamm": they did it.
    const next = parts.tokens[trigger.last + 1]
    const object = /^(DET|PRON|PROPN|NUM)$/.test(next?.tag ?? '') && parts.periodOf[trigger.last + 1] === -1
    const reduced =
      left && !object && human(left, false) && first.first === verbBefore && !after(parts, verbBefore + 1)
    return reduced ? { groups: withLeft(parts, left), rule: 'verb-participle', frame: null } : null
  }
  const people = subject(parts, first.first)
  return people
    ? { groups: withLeft(parts, people, trigger.sense.sure), rule: 'verb-passive', frame: first }
    : null
}

/** "was taken to a field outside the town and [shot dead]": the passive verb further back that "and" joins this one to. */
function earlier(parts: Parts, first: number): VerbFrame | null {
  const { tokens } = parts
  let i = first - 1
  // "were seized and [eventually] shot".
  while (tokens[i]?.tag === 'ADV' || /^(then|later|subsequently|,)$/.test(tokens[i]?.norm ?? '')) i--
  // "were chased through the fields, [killed] or tortured": the second of three.
  const second =
    tokens[first - 1]?.norm === ',' &&
    /^(and|or)$/.test(tokens[first + 1]?.norm ?? '') &&
    tokens[first + 2]?.tag === 'VERB'
  if (!second && !/^(and|or|but)$/.test(tokens[i]?.norm ?? '')) return null
  for (i--; i > first - 30 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    const t = tokens[i]
    if (!t || t.tag === 'SCONJ' || /^(who|whom|which|that|:|;)$/.test(t.norm)) return null
    // "were separated from the women and shot", tagged as an adjective.
    const quality = t.tag === 'ADJ' && t.norm.endsWith('ed') && tokens[i - 1]?.tag === 'AUX'
    if (t.tag !== 'VERB' && !quality) continue
    const frame = verbFrame(parts, i)
    if (frame.passive) return frame
    // "held in the camp": a participle that tells about a noun says nothing of the clause.
    if (frame.first !== i || !/(ed|en|ing|eld)$/.test(t.norm)) return null
  }
  return null
}
