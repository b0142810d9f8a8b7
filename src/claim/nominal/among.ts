import type { Token } from '../../model/index.ts'
import { thing } from '../phrase/bare.ts'
import { after } from '../phrase/beside.ts'
import { amount, draft, phraseStart } from './counted.ts'
import { type Draft, type Group, isBounded, severalOf } from '../phrase/draft.ts'
import { groupAt, groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { pastIncluding } from './tended.ts'
import type { Reading } from './reading.ts'
import { eventsAt } from '../phrase/follows.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { human, isPlural } from '../clause/human.ts'
import { withRight, subjectOf, withLeft } from '../clause/victims.ts'
import { BE, makesUp, sharesAfter } from './share.ts'

/** "two officers are among the wounded", "among the dead were two nurses", "the dead included two nurses", "lists 40 children among the dead". */
export function amongThem(parts: Parts, { sense, first, last }: Trigger): Reading | null {
  const { tokens } = parts
  // "among the rebel dead"; of "the rebels killed" the rebels are a phrase of their own.
  let the = first - 1
  while (sense.as !== 'verb' && the > first - 5 && /^(ADJ|NOUN|PROPN)$/.test(tokens[the]?.tag ?? '')) the--
  if (sense.as !== 'verb' && tokens[the]?.norm === '-') the -= 2
  if (!/^(the|those)$/.test(tokens[the]?.norm ?? '')) return null
  const among = /^among(st)?$/.test(tokens[the - 1]?.norm ?? '')
  if (!among && the < first - 1) return null
  // "Five of the dead were named as …": as many as are counted.
  if (tokens[the - 1]?.norm === 'of' && parts.quantityOf[the - 2] !== -1) return null
  const inside = listed(parts, last + 1, among)
  if (inside) return { groups: inside, rule: 'among-them', frame: null }
  if (!among) return null
  // "lists 40 children among the dead"
  const beside = groupTo(parts, the - 2)
  if (beside?.quantity && beside.kind === 'people')
    return { groups: withLeft(parts, beside), rule: 'among-them', frame: null }
  let verb = the - 2
  while (verb > 0 && tokens[verb]?.tag === 'ADV') verb--
  if (!/^(VERB|AUX)$/.test(tokens[verb]?.tag ?? '')) return null
  const frame = verbFrame(parts, verb)
  const people = subjectOf(parts, frame, true)
  return people ? { groups: withLeft(parts, people), rule: 'among-them', frame } : null
}

/** "two nurses were among the nine people killed", "among the nine people killed were two nurses": who is part of `whole`. */
export function amongThose(parts: Parts, { last }: Trigger, whole: Group): readonly Group[] {
  const { tokens } = parts
  const definite = whole.quantity !== null || tokens[whole.first]?.norm === 'the'
  // "among the 31 wounded": the amount alone, without its article.
  const the = /^(the|those)$/.test(tokens[whole.first - 1]?.norm ?? '') ? whole.first - 1 : whole.first
  if (!definite || !/^among(st)?$/.test(tokens[the - 1]?.norm ?? '')) return []
  const after = listed(parts, Math.max(last, whole.last) + 1, true)
  if (after) return after
  const people = BE.test(tokens[the - 2]?.norm ?? '') ? groupTo(parts, the - 3) : undefined
  return people && human(people, true) && people.kind !== 'pronoun' ? withLeft(parts, people) : []
}

/** "Of the dead, 40 were rebels and nine policemen": whom the amounts after it count. */
export function ofThose(parts: Parts, { first, last }: Trigger): Reading | null {
  const { tokens } = parts
  const of = first - 2
  // "Among the dead, five are from the guard."
  const among = tokens[last + 1]?.norm === ',' && /^among(st)?$/.test(tokens[of]?.norm ?? '')
  if (!/^(the|those)$/.test(tokens[of + 1]?.norm ?? '') || !(among || tokens[of]?.norm === 'of')) return null
  if (
    /^(NUM|NOUN|PRON|DET)$/.test(tokens[of - 1]?.tag ?? '') &&
    tokens[of - 1]?.sentence === tokens[of]?.sentence
  )
    return null
  let end = last
  while (end < last + 6 && tokens[end + 1]?.tag !== 'PUNCT' && groupAt(parts, end + 1)?.kind !== 'bare') end++
  const groups = sharesAfter(parts, end + 1)
  return groups.length > 0 ? { groups, rule: 'part-of-whole', frame: null } : null
}

/** Who is told after "among the dead [were]", "the dead [in Harra] [include]", from token `from` on. */
export function listed(parts: Parts, from: number, among: boolean): readonly Group[] | null {
  const { tokens } = parts
  for (let i = from; i < from + 14 && tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    const t = tokens[i] as Token
    // "the dead, who include a priest".
    if (i === from && t.norm === ',' && tokens[i + 1]?.norm === 'who') {
      i++
      continue
    }
    // "the victims have been identified as four teachers".
    if (t.norm === 'have' && tokens[i + 1]?.norm === 'been') continue
    // "the dead were named as Rahel Tamm and a boy".
    const as = /^(named|identified)$/.test(tokens[i + 1]?.norm ?? '') && tokens[i + 2]?.norm === 'as'
    if (as && t.lemma === 'be') {
      const told = after(parts, i + 3)
      return told && human(told, true) ? withRight(parts, told) : null
    }
    // "the dead are six soldiers and two civilians", "the injured were Rahel Tamm and Ilan Ross".
    const counted = groupAt(parts, i + 1)
    const known =
      (counted?.kind === 'people' && counted.quantity) || (counted?.kind === 'name' && human(counted, true))
    const are = /^(are|were)$/.test(t.norm) && i === from && counted && known
    if (are && !among && counted.first === i + 1) return withRight(parts, counted)
    if (/^(include|comprise)$/.test(t.lemma) || (among && BE.test(t.norm))) {
      const told = after(parts, i + 1)
      return told && human(told, true) && told.kind !== 'pronoun' ? withRight(parts, told) : null
    }
    if (/^(VERB|AUX|SCONJ|CCONJ|PUNCT)$/.test(t.tag)) return null
  }
  return null
}

/** "Those who died were [nine monks]", "the ones killed were mostly [farmers]": who uncounted "those" are, told from token `from` on. */
export function toldAs(parts: Parts, those: Group, from: number): Group | null {
  const { tokens } = parts
  if (those.quantity || !/^(those|ones|person|people)$/.test(tokens[those.head]?.norm ?? '')) return null
  // "people who were killed were mourned" are any.
  if (those.kind === 'people' && !/^(the|only)$/.test(tokens[those.head - 1]?.norm ?? '')) return null
  for (let i = from; i < from + 8 && tokens[i]?.sentence === tokens[those.head]?.sentence; i++) {
    if (/^(are|were|was)$/.test(tokens[i]?.norm ?? '')) {
      let at = i + 1
      while (tokens[at]?.tag === 'ADV' || tokens[at]?.norm === 'all') at++
      const people = groupFrom(parts, at)
      return people?.kind === 'people' ? people : null
    }
    if (/^(AUX|VERB|SCONJ|PUNCT)$/.test(tokens[i]?.tag ?? '')) return null
  }
  return null
}

/** "Also killed in the blast was a clerk", "injured were two boys": the people come after the verb. */
export function inverted(parts: Parts, { first, last }: Trigger): Reading | null {
  const { tokens } = parts
  const sentence = tokens[first]?.sentence
  const left = tokens[first - 1]
  if (left && left.sentence === sentence && left.norm !== 'also') return null
  for (let i = last + 1; i < last + 10 && tokens[i]?.sentence === sentence; i++) {
    // "Dead in the street lay two men".
    if (/^(is|are|was|were|lay|lie)$/.test(tokens[i]?.norm ?? '')) {
      const told = after(parts, i + 1)
      const people = told && human(told, true) && told.kind !== 'pronoun'
      return people ? { groups: withRight(parts, told), rule: 'verb-passive', frame: null } : null
    }
    if (/^(VERB|AUX|SCONJ|PUNCT)$/.test(tokens[i]?.tag ?? '')) return null
  }
  return null
}

/** "there are dead and wounded", "there were no dead": nobody is named. */
export function thereAre(parts: Parts, { first, last }: Trigger): Reading | null {
  const { tokens } = parts
  let be = first - 1
  while (/^(no|also|already|some|many)$/.test(tokens[be]?.norm ?? '')) be--
  const frame = verbFrame(parts, be)
  const there = tokens[be]?.lemma === 'be' && tokens[frame.first - 1]?.norm === 'there'
  // "we have dead and wounded".
  const have =
    tokens[be]?.lemma === 'have' && be === first - 1 && tokens[first]?.norm === 'dead' && first < last
  if (!there && !have) return null
  // "there are [injured] people under the ruins".
  const people = there ? groupFrom(parts, last + 1) : undefined
  if (people?.kind === 'people' && people.first === last + 1 && people.quantity === null)
    return { groups: withRight(parts, people), rule: 'attributive', frame }
  const next = tokens[last + 1]
  if (next && next.sentence === tokens[last]?.sentence && /^(NOUN|PROPN|NUM)$/.test(next.tag)) return null
  return { groups: [], rule: 'state', frame }
}

/** "Ten of the dead were children", not "two of the wounded died", which tells of deaths. */
export function someOfThem(parts: Parts, { event, first, last }: Trigger): Reading | null {
  const { tokens } = parts
  const group = groupAt(parts, first)
  if (group?.kind !== 'bare' || group.last !== last || group.first === first) return null
  // "children make up half of the dead".
  if (makesUp(parts, group.first) >= 0) return { groups: [group], rule: 'part-of-whole', frame: null }
  // "three of the dead and seven of the wounded were guards".
  const joined = tokens[last + 1]?.norm === 'and' ? groupAt(parts, last + 2) : undefined
  const next = pastSetting(
    tokens,
    joined?.kind === 'bare' && joined.last > last + 3 ? joined.last + 1 : last + 1,
  )
  // "Researchers identified three of the dead", not "found nine of the missing".
  const object =
    event === 'deaths' &&
    tokens[group.first - 1]?.tag === 'VERB' &&
    /^(ADP|ADV|PUNCT)$/.test(tokens[last + 1]?.tag ?? '')
  if (object && severalOf(group) && isBounded(group))
    return { groups: [group], rule: 'part-of-whole', frame: null }
  const verb = pastIncluding(tokens, next)
  if (!/^(AUX|VERB)$/.test(tokens[verb]?.tag ?? '')) return null
  // "two of the wounded died", "four of the wounded are not expected to live", "nine of the wounded were captured".
  const other = [verb, verb + 1, verb + 2].some((i) =>
    eventsAt(parts, i).some(
      ({ sense }) => sense.event === 'deaths' || (sense.event === 'captures' && sense.needs.length === 0),
    ),
  )
  if (other) return null
  const who = after(parts, next + 1)
  const words = who?.kind === 'people' ? { words: who.words, role: who.role, last: who.last } : {}
  return { groups: [{ ...group, ...words }], rule: 'part-of-whole', frame: null }
}

/** "most of those killed [in Harra last year] were children": past where and when, up to the verb; else `from`. */
function pastSetting(tokens: readonly Token[], from: number): number {
  if (!/^(in|at|on|during|since|near)$/.test(tokens[from]?.norm ?? '')) return from
  for (let i = from + 1; i < from + 8 && tokens[i]?.sentence === tokens[from]?.sentence; i++) {
    if (BE.test(tokens[i]?.norm ?? '')) return i
    if (!/^(ADP|DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[i]?.tag ?? '')) return from
  }
  return from
}

/** "Two women and a boy were (the) victims of the blast": counted people who are told to be those hit. */
function victimsAre(parts: Parts, { first, last }: Trigger): readonly Group[] {
  const { tokens } = parts
  const be = tokens[first - 1]?.norm === 'the' ? first - 2 : first - 1
  if (tokens[last]?.norm !== 'victims' || tokens[be]?.lemma !== 'be') return []
  const people = subjectOf(parts, verbFrame(parts, be), true)
  if (people?.kind !== 'people' || !people.quantity || !human(people, true)) return []
  return withLeft(parts, people, true)
}

/** "A guard was the only fatality", "a boy became the latest victim": who is one of those that the noun counts. */
export function soleVictim(parts: Parts, { first }: Trigger): Group | null {
  const { tokens, lexicon } = parts
  const be = first - 3
  if (tokens[first - 2]?.norm !== 'the' || !lexicon.sets.sole.has(tokens[first - 1])) return null
  if (!/^(be|become)$/.test(tokens[be]?.lemma ?? '')) return null
  const people = subjectOf(parts, verbFrame(parts, be), true)
  return people && human(people, true) && people.kind !== 'bare' ? people : null
}

/** "The fatalities include two nurses": who is told to be part of those whom a noun counts. */
export function included(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens } = parts
  const left = tokens[trigger.first - 1]
  // "According to the ministry, fatalities include 40 children".
  const bare = !left || left.sentence !== tokens[trigger.first]?.sentence || left.norm === ','
  const the = /^(the|those|these)$/.test(left?.norm ?? '')
  const some =
    (the || bare) && isPlural(tokens[trigger.last] as Token)
      ? (listed(parts, trigger.last + 1, false) ?? [])
      : []
  return some.map((group) => draft(parts, trigger, group, 'among-them'))
}

/** "Among the victims were two nurses", "four of the victims were women", "there were no victims". */
export function victims(parts: Parts, trigger: Trigger): Draft[] {
  const { tokens, lexicon } = parts
  const { first, last } = trigger
  if (tokens.slice(last + 1, last + 5).some((t) => lexicon.sets.otherVictims.has(t))) return []
  if (/^(the|its|his|their|those)$/.test(tokens[first - 1]?.norm ?? '')) {
    const told = amongThem(parts, trigger)?.groups ?? partOf(parts, trigger)
    return (told ?? victimsAre(parts, trigger)).map((group) => draft(parts, trigger, group, 'among-them'))
  }
  if (tokens[first - 1]?.lemma === 'be')
    return victimsAre(parts, trigger).map((group) => draft(parts, trigger, group, 'among-them'))
  const start = phraseStart(parts, first)
  // "Other victims included a clerk", "the five civilian victims included two boys".
  const those = [start - 1, start].some((i) => /^(the|other)$/.test(tokens[i]?.norm ?? ''))
  const inside = those && tokens[last + 1]?.lemma === 'include' ? listed(parts, last + 1, false) : null
  if (inside) return inside.map((group) => draft(parts, trigger, group, 'among-them'))
  const much = amount(parts, start, first)
  // "there is no report of victims".
  const unreported = /^of reports? no$/.test([1, 2, 3].map((k) => tokens[start - k]?.norm).join(' '))
  if (unreported && !much)
    return [draft(parts, trigger, { ...thing(start, last), kind: 'bare', words: null }, 'noun-count')]
  if (!much?.none) return []
  const { quantity, none, at } = much
  const group: Group = { ...thing(at, last), kind: 'bare', quantity, none, words: null }
  return [draft(parts, trigger, group, 'noun-count')]
}

/** "[four] of the victims were [women]": the amount with whom it counts. */
function partOf(parts: Parts, { first, last }: Trigger): readonly Group[] | null {
  const { tokens } = parts
  const group = groupAt(parts, first)
  if (!group?.quantity || group.last !== last || !BE.test(tokens[last + 1]?.norm ?? '')) return null
  const who = after(parts, last + 2)
  return who?.kind === 'people' ? [{ ...group, words: who.words, role: who.role, last: who.last }] : null
}
