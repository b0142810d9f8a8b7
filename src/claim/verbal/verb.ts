import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { after, before } from '../phrase/beside.ts'
import { all, ofClause } from '../phrase/some-of.ts'
import { subjectOrNearest } from '../clause/far-subject.ts'
import { beforeAside } from '../clause/before-aside.ts'
import { subject } from '../clause/subject.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { human, subjectOf, withLeft, withRight } from '../clause/victims.ts'
import type { Trigger } from '../event/trigger.ts'
import { amongThem, inverted, ofThose, someOfThem, thereAre } from '../nominal/among.ts'
import { attributive } from '../nominal/attributive.ts'
import { afterNumber } from '../nominal/number.ts'
import type { Reading } from '../nominal/reading.ts'
import { theyNumber } from '../nominal/they-number.ts'
import { presumed } from '../nominal/presumed.ts'
import { tended } from '../nominal/tended.ts'
import { antecedent } from './antecedent.ts'
import { leftObject } from '../clause/left.ts'
import { aboard, objectOf } from './object.ts'
import { sharedPassive } from './shared.ts'
import { firstTo, subjectVerb } from './subject-verb.ts'

/** Verbs with other meanings whose object, where it is a name, is a person's: a town is captured, nobody but a person arrested. */
export const PERSONAL =
  /^(arrest|detain|apprehend|jail|incarcerate|intern|release|pardon|ransom|repatriate|free|rescue|execute|find\/found)\b/

/** To whom the event of a verb or participle happens, and the rule that finds them; null where it tells of nobody. */
export function verb(parts: Parts, trigger: Trigger): Reading | null {
  const { form, sense, head } = trigger
  const frame = verbFrame(parts, head === trigger.first ? head : trigger.first)
  const sure = sense.sure || PERSONAL.test(sense.word)
  if (trigger.object) return { groups: withRight(parts, trigger.object), rule: 'verb-active', frame }
  const first = firstTo(parts, trigger, frame)
  if (first) return { groups: withRight(parts, first), rule: 'verb-passive', frame: null }
  if (sense.victim === 'subject') return subjectVerb(parts, trigger, frame)

  // "had been hurt, and told the men": of "hurt" all forms are one.
  const participle =
    form === 'ed' || form === 'participle' || (form === 'base' && frame.passive && sense.word.includes('/'))
  if (participle && frame.passive) return passive(parts, trigger, frame, sure)
  const alone = participle && !frame.perfect ? participleAlone(parts, trigger, frame, sure) : null
  return alone ?? active(parts, trigger, frame, { participle, sure })
}

/** A participle without an auxiliary that is no verb of its own: "among those killed", "nine wounded villagers", "12 dead". */
function participleAlone(parts: Parts, trigger: Trigger, frame: VerbFrame, sure: boolean): Reading | null {
  const known =
    presumed(parts, trigger) ??
    lieIn(parts, frame, sure) ??
    amongThem(parts, trigger) ??
    ofThose(parts, trigger) ??
    someOfThem(parts, trigger) ??
    inverted(parts, trigger) ??
    theyNumber(parts, trigger) ??
    attributive(parts, trigger) ??
    afterNumber(parts, trigger) ??
    tended(parts, trigger)
  if (known) return known
  // "left nine people injured and caused damage": what was caused is not hurt.
  const left = leftObject(parts, frame.first)
  return left && { groups: withLeft(parts, left), rule: 'verb-participle', frame: null }
}

/** "Nine were killed", "there were nine killed", "contact was lost with nine". */
function passive(parts: Parts, trigger: Trigger, frame: VerbFrame, sure: boolean): Reading | null {
  const there = thereAre(parts, trigger)
  if (there) return there
  const { sense, last } = trigger
  // "contact was lost with nine guards", "nothing was heard of them": they come after it.
  const nothing =
    / (of|from)$/.test(sense.word) &&
    parts.tokens[subject(parts, frame.first)?.head ?? -1]?.norm === 'nothing'
  const behind = sense.word === 'lose/lost/lost with' || nothing
  const people = behind ? null : subjectOrNearest(parts, frame, sure)
  const whose = people && whoseLives(parts, people)
  if (whose) return { groups: [whose], rule: 'verb-passive', frame }
  if (people)
    return {
      groups: withLeft(parts, ofClause(parts, people, frame.first), sure),
      rule: 'verb-passive',
      frame,
    }
  const next = after(parts, last + 1)
  return next?.quantity ? { groups: withRight(parts, next), rule: 'verb-passive', frame } : null
}

/** "[nine guards] whose lives were lost": those told before, where a relative clause speaks of their lives. */
function whoseLives({ tokens, groups, groupOf, lexicon }: Parts, { first, head }: Group): Group | null {
  const whose = tokens[first]?.norm === 'whose' ? first : first - 1
  if (tokens[whose]?.norm !== 'whose' || !lexicon.sets.lives.has(tokens[head])) return null
  const group = groups[groupOf[tokens[whose - 1]?.norm === ',' ? whose - 2 : whose - 1] ?? -1]
  return human(group, true) ? group : null
}

/** "Shells killed nine", "nine soldiers captured in May", "the men they had seized": an object, or people before it. */
function active(
  parts: Parts,
  trigger: Trigger,
  frame: VerbFrame,
  { participle, sure }: { readonly participle: boolean; readonly sure: boolean },
): Reading | null {
  const { sense, form, last } = trigger
  // "people taken from the fair": what the verb's own preposition takes is no object of it.
  const found = participle && TO_PLACE.test(parts.tokens[last]?.norm ?? '') ? null : objectOf(parts, trigger)
  const object = (trigger.event === 'deployment' && found && aboard(parts, found)) || found
  if (object && human(object, sure) && (sense.victim === 'object' || object.kind !== 'pronoun')) {
    const rule = form === 'ing' ? 'verb-gerund' : 'verb-active'
    return { groups: withRight(parts, object), rule, frame }
  }
  const those = object === null && sense.victim === 'object' ? antecedent(parts, frame) : null
  const relative: Reading | null = those && { groups: [all(those)], rule: 'verb-relative', frame }
  if (participle && !frame.perfect && !frame.modal && !frame.infinitive) {
    const shared = object === null || object.kind === 'thing' ? sharedPassive(parts, trigger, frame) : null
    if (shared) return shared
    if (relative) return relative
    const reduced = object === null ? reducedClause(parts, trigger, frame, sure) : null
    if (reduced) return reduced
  }
  // "moved into the school": what the verb's own preposition takes is no object of it.
  const place = parts.tokens[last]?.tag === 'ADP'
  if (sense.victim === 'either' && (object === null || place)) return subjectVerb(parts, trigger, frame)
  return relative
}

/** "Nine villagers [killed in May]": the people before a participle that tells about them. */
function reducedClause(parts: Parts, trigger: Trigger, frame: VerbFrame, sure: boolean): Reading | null {
  const { tokens } = parts
  // "nine people, most of them women, killed in a night".
  const comma = tokens[frame.first - 1]?.norm === ','
  // "those who hurt the most": who does it.
  const does = /^(who|that|which)$/.test(tokens[frame.first - 1]?.norm ?? '')
  // "the 43 villagers [reported] killed".
  const copula = tokens[frame.first - 1]
  const told = parts.lexicon.sets.copulas.has(copula) && (copula?.norm.endsWith('ed') ?? false)
  const who = does ? null : before(parts, told ? frame.first - 1 : frame.first)
  const near = told && !who?.quantity ? null : who
  // "with 11 patients, among them a nurse, killed in their beds".
  const part = /^(them|whom|including)$/.test(tokens[(near?.first ?? 0) - 1]?.norm ?? '')
  const left = (comma && (!near?.quantity || part) && beforeAside(parts, frame.first - 1, true)) || near
  if (!left) return null
  // "to get [them] released": "get" tells whether it came about.
  const get = left.last === frame.first - 1 && tokens[left.first - 1]?.lemma === 'get'
  if (get && human(left, sure))
    return { groups: [left], rule: 'verb-passive', frame: verbFrame(parts, left.first - 1) }
  return reducible(parts, trigger, left)
    ? { groups: withLeft(parts, all(left)), rule: 'verb-participle', frame: null }
    : null
}

/** "hundreds lie wounded in the wards", "nine lay buried under the ruins". */
function lieIn(parts: Parts, { first }: VerbFrame, sure: boolean): Reading | null {
  const lie = parts.tokens[first - 1]
  if (lie?.tag !== 'VERB' || !/^(lie|lay|lies|lying)$/.test(lie.norm)) return null
  const frame = verbFrame(parts, first - 1)
  const people = subjectOf(parts, frame, sure)
  return people && { groups: withLeft(parts, people, sure), rule: 'state', frame }
}

/** Prepositions of a verb that lead to a place, a time or a doer, and never to whom it happens. */
const TO_PLACE = /^(from|into|onto|to|by|across|at)$/

/** "its report on violence against [civilians] released yesterday": a paper is what is released. */
function published({ tokens, lexicon }: Parts, first: number): boolean {
  if (tokens[first - 1]?.tag !== 'ADP') return false
  for (let i = first - 2; i > first - 7; i--) {
    const t = tokens[i]
    if (!t || !/^(NOUN|PROPN|ADJ|ADP|DET)$/.test(t.tag)) return false
    if (lexicon.cues.nouns.get(t.lemma)?.made) return true
  }
  return false
}

/** A participle tells about the noun before it unless that noun is who did it ("rebels killed and looted"). */
function reducible(parts: Parts, { last, sense }: Trigger, left: Group): boolean {
  const { tokens } = parts
  if (sense.word === 'release' && published(parts, left.first)) return false
  const next = parts.tokens[last + 1]
  if (left.kind === 'pronoun' && !left.quantity) return tokens[left.head]?.norm === 'those'
  if (next === undefined || next.sentence !== parts.tokens[last]?.sentence) return true
  if (TO_PLACE.test(tokens[last]?.norm ?? '')) return true
  return !/^(DET|PRON|NOUN|PROPN|NUM)$/.test(next.tag) || (parts.periodOf[last + 1] ?? -1) !== -1
}
