import type { Token } from '../../model/index.ts'
import { named } from '../phrase/apposition.ts'
import { aside, saidAside } from '../phrase/aside.ts'
import { beforeAside, beforeParts } from './before-aside.ts'
import { contact } from './contact.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { asWhat, PREPOSITION, quality, servesAs, taken } from './taken.ts'
import { isParticiple, joinedTo, shunned, verbFrame } from './verb.ts'

export const WH = /^(who|that|which|whom|whose)$/
export const BREAK = /^[;:—–]$|^--$/

/**
 * The people or thing that is the subject of the verb whose first word is at `from`: the nearest noun phrase to the
 * left which no preposition and no verb of its own takes. Null when the clause has none.
 */
export function subject(parts: Parts, from: number): Group | null {
  const { tokens, groupOf } = parts
  const sentence = tokens[from]?.sentence
  // "was hurt … and died": with nothing between it and "and" the verb has the subject of the verb before.
  let shared = false
  // Right before "who": whoever it is about, whatever takes it.
  let antecedent = false
  let resolved = false
  // Right before the first of the joined verbs: "said [three men] were held and then shot".
  let chained = -1
  const those = contact(parts, from)
  if (those) return those
  // "led to [soldiers] being killed", "with [soldiers] having been killed": whatever takes them.
  const done = /^(being|having)$/.test(tokens[from]?.norm ?? '') ? groupTo(parts, from - 1) : undefined
  if (done && (done.kind === 'people' || done.kind === 'name')) return done
  const main = mainVerb(parts, from)
  if (main >= 0) return subject(parts, main)
  if (tokens[from - 1]?.norm === ',') {
    const main = beforeAside(parts, from - 1)
    if (main) return main
  }
  const whole = beforeParts(parts, from - 1)
  if (whole) return subject(parts, whole.last + 1)
  // "kill themselves rather than be captured": who does the one shuns the other.
  const start = shunned(tokens, from) ? from - 3 : from - 1
  shared = start < from - 1
  for (let i = start; i >= 0;) {
    const t = tokens[i] as Token
    // Brackets of a group's own: "two companies (about 240 soldiers)".
    const opened = groupOf[i] === -1 ? aside(tokens, i) : -1
    if (opened >= 0) {
      i = opened - 1
      continue
    }
    if (t.sentence !== sentence || BREAK.test(t.text)) return null
    const said = t.norm === ',' ? saidAside(parts, i) : -1
    if (said >= 0) {
      i = said - 1
      continue
    }
    const group = groupAt(parts, i)
    if (group) {
      // "298 people, 80 of them children, who were killed": over the part to the whole.
      if (antecedent && group.kind === 'people' && tokens[group.first - 1]?.norm === 'them') {
        const some = groupAt(parts, group.first - 1)
        if (some?.quantity && tokens[some.first - 1]?.norm === ',') {
          i = some.first - 2
          continue
        }
      }
      // "two guards assigned to Combat Team 5 were killed".
      const unit = tokens[group.last - 1]
      if (
        tokens[group.last]?.tag === 'NUM' &&
        unit?.tag === 'PROPN' &&
        parts.lexicon.bodies.unit.has(unit.norm)
      ) {
        i = group.first - 1
        continue
      }
      // "a girl aged 11 died".
      if (/^(aged?|no)$/.test(tokens[group.first - 1]?.norm ?? '') && tokens[group.last]?.tag === 'NUM') {
        i = group.first - 2
        continue
      }
      if (asWhat(parts, group)) {
        i = reduced(parts, group.first - 1, group.last + 1) ? group.first - 2 : group.first - 1
        continue
      }
      const served = servesAs(parts, group)
      if (served >= 0) {
        i = served - 1
        continue
      }
      const doer = start < from - 1 && group.last === start ? doing(parts, group.first - 1) : null
      if (doer) return doer
      // "a bill to compensate them died": a form that only objects have.
      if (group.kind === 'pronoun' && !group.quantity && OBJECTIVE.test(tokens[group.head]?.norm ?? '')) {
        i = group.first - 2
        continue
      }
      const inside = taken(parts, group, group.last === from - 1)
      // "led by Captain Ruprecht Haas, who was wounded".
      if (inside && antecedent && group.kind === 'name' && itself(parts, group)) return group
      if (inside && antecedent && (group.kind === 'thing' || group.kind === 'name')) {
        i = group.first - 2
        continue
      }
      if (inside && group.last >= i && !(antecedent && group.last === i)) {
        const bracket = aside(tokens, group.first - 1)
        i = bracket >= 0 ? bracket - 1 : group.first - 2
        continue
      }
      // "who carried out [the raid]".
      const apart =
        /^(out|up|away|off|down)$/.test(tokens[group.first - 1]?.norm ?? '') &&
        tokens[group.first - 2]?.tag === 'VERB'
      const verbAt = apart ? group.first - 2 : group.first - 1
      const verb = tokens[verbAt]
      const object = verb?.tag === 'VERB' && verb.sentence === sentence
      // "90 people, including babies, who were dragged away and held".
      if (antecedent && /^(including|like)$/.test(verb?.norm ?? '') && tokens[group.last + 1]?.norm === ',') {
        i = group.first - 2
        continue
      }
      if (
        resolved &&
        object &&
        !antecedent &&
        (group.last < chained || tokens[group.first - 2]?.norm === 'to')
      ) {
        // "killed the guard, wounded two and fled": the object of the first of the joined verbs.
        i = chain(parts, verbFrame(parts, group.first - 1).first) - 1
        chained = i
        continue
      }
      // "Norland, which says [90] were killed".
      const saidOf = group.last === from - 1 && group.kind !== 'thing' && parts.lexicon.sets.sayThat.has(verb)
      // "which saw [two soldiers] lose their lives".
      const seen =
        /^(see|watch|hear|let|make)$/.test(verb?.lemma ?? '') && tokens[from]?.norm === tokens[from]?.lemma
      if (!shared && !saidOf && !seen && verb && isVerb(verb) && verb.sentence === sentence) {
        // "the guard who had opened the gate was shot": what the relative clause takes.
        const relative = purposeOf(parts, verbAt) - 1
        const who = tokens[relative]
        const opens = who && WH.test(who.norm) && !/^(SCONJ|DET)$/.test(who.tag)
        if (opens && !(who.norm === 'that' && tokens[relative - 1]?.norm === ',')) {
          i = relative
          continue
        }
      }
      // "…, 21, were killed": an age.
      const aged = group.kind === 'bare' && group.first === group.last && tokens[group.first]?.tag === 'NUM'
      if (!shared && aged && tokens[group.first - 1]?.norm === ',' && tokens[group.last + 1]?.norm === ',') {
        i = group.first - 2
        continue
      }
      // "…, four years old, who was killed".
      const years = tokens[i]?.norm === 'old' ? groupAt(parts, i - 1) : undefined
      if (
        !shared &&
        years &&
        tokens[years.first - 1]?.norm === ',' &&
        parts.lexicon.periods.units.at(tokens[years.head]) !== undefined
      ) {
        i = years.first - 2
        continue
      }
      // "13 peasants accused of being informers were shot".
      if (!shared && verb?.norm === 'being' && tokens[group.first - 2]?.tag === 'ADP') {
        i = group.first - 3
        continue
      }
      // "two men accused of having killed a guard were freed".
      if (
        !shared &&
        verb?.tag === 'VERB' &&
        tokens[group.first - 2]?.norm === 'having' &&
        tokens[group.first - 3]?.tag === 'ADP'
      ) {
        i = group.first - 4
        continue
      }
      const whose = quality(parts, group)
      if (whose >= 0) {
        i = whose
        continue
      }
      if (!shared && group.last === i) return named(parts, group)
      i = group.first - 1
      continue
    }
    if (/^(and|or|but|nor)$/.test(t.norm)) {
      // "in the north and in the south were killed" joins places, not verbs.
      shared ||= i === from - 1 || (groupOf[i - 1] ?? -1) === -1
      i--
      continue
    }
    if (t.tag === 'VERB' || t.tag === 'AUX' || isParticiple(parts, i)) {
      const frame = verbFrame(parts, i)
      const began = shared ? frame.first : chain(parts, frame.first)
      const left = tokens[began - 1]
      if (left && WH.test(left.norm) && left.sentence === sentence && !shared) {
        // "the man who stormed the post [and fled] was shot": over the relative clause to whom it tells about.
        i = began - 2
        antecedent = true
        continue
      }
      // "[the hostages] whose governments refused were killed": whom the relative clause tells about.
      const owned = groupAt(parts, frame.first - 1)
      if (!shared && owned && tokens[owned.first]?.norm === 'whose') {
        i = owned.first - 1
        antecedent = true
        continue
      }
      const ing = t.norm.endsWith('ing') && !frame.passive
      if (frame.infinitive || ing || (reduced(parts, i) && frame.first === i && !shared)) {
        i = frame.first - 1
        continue
      }
      if (!shared) return null
      shared = false
      resolved = true
      i = chain(parts, frame.first) - 1
      chained = i
      continue
    }
    // "held since November": a time, not a clause.
    if (t.tag === 'SCONJ' && !WH.test(t.norm) && !shared && parts.periodOf[i + 1] === -1) return null
    const some = groupTo(parts, i - 2)
    // "… rebels, 12 of whom were hurt".
    if (WH.test(t.norm) && tokens[i - 1]?.norm === 'of' && some?.quantity) return some
    if (WH.test(t.norm)) antecedent = true
    else if (t.norm !== ',') antecedent = false
    i--
  }
  return null
}

const OBJECTIVE = /^(them|him|us|me)$/

/** "the banners of [Rahel Tamm], who was killed", not "the son of Rahel Tamm, who was killed": is "who" told of the name? */
function itself(parts: Parts, { first, last }: Group): boolean {
  const { tokens } = parts
  const who = tokens[last + 1]?.norm === ',' ? last + 2 : last + 1
  const place = /^(from|in|at|near|to|outside)$/.test(tokens[first - 1]?.norm ?? '')
  return tokens[who]?.norm === 'who' && !place && groupAt(parts, first - 2)?.kind !== 'people'
}

/** The first word of the verb at `i`, or of the one whose purpose it is: "came" of "came to film [the crater]". */
function purposeOf(parts: Parts, i: number): number {
  const { first, infinitive } = verbFrame(parts, i)
  // "came down to swear".
  const at = /^(ADV|ADP)$/.test(parts.tokens[first - 1]?.tag ?? '') ? first - 2 : first - 1
  return infinitive && parts.tokens[at]?.tag === 'VERB' ? verbFrame(parts, at).first : first
}

const isVerb = ({ tag }: Token): boolean => tag === 'VERB' || tag === 'AUX'

/** "killed two men and hurt 46 before being shot": the first of the verbs whose subject that of "being" is; else -1. */
function mainVerb(parts: Parts, from: number): number {
  const { tokens } = parts
  const hangs = /^(before|after|while|without|despite|since)$/.test(tokens[from - 1]?.norm ?? '')
  if (tokens[from]?.norm !== 'being' || !hangs) return -1
  for (let i = from - 2; i >= 0 && tokens[i]?.sentence === tokens[from]?.sentence; i--)
    if (tokens[i]?.tag === 'VERB') return chain(parts, verbFrame(parts, i).first)
  return -1
}

/** The first word of the first of joined verbs: "fought, bled [and died]". */
function chain(parts: Parts, first: number): number {
  let at = first
  for (let n = 0; n < 4; n++) {
    const before = joinedTo(parts, at)
    if (before < 0) return at
    at = verbFrame(parts, before).first
  }
  return at
}

/**
 * "a soldier captured in May", "men held there": a participle that tells about the noun before it; what it takes ends
 * before token `after`.
 */
function reduced(parts: Parts, i: number, after = i + 1): boolean {
  const { tokens, groupOf, periodOf } = parts
  if (
    !isParticiple(parts, i) &&
    !/(ed|en|ung|eld|born)$|^(caught|hit|struck|sent|brought|found|kept|cut|bound)$/.test(
      tokens[i]?.norm ?? '',
    )
  )
    return false
  const next = tokens[after]
  const open =
    next !== undefined &&
    // "some of those caught have been shot".
    (tokens[i - 1]?.norm === 'those' ||
      /^(ADP|ADV|ADJ|PUNCT)$/.test(next.tag) ||
      PREPOSITION.test(next.norm) ||
      periodOf[after] !== -1)
  // "the peasants recently arrested there".
  const adverb = tokens[i - 1]?.tag === 'ADV' && /ly$|^(earlier|later)$/.test(tokens[i - 1]?.norm ?? '')
  const noun = adverb ? i - 2 : i - 1
  return open && groupOf[noun] !== -1 && groupAt(parts, noun) !== undefined
}

/** The "who" or "which" that ends at `i`, or before an aside in commas that ends there; else -1. */
export function relativeOf(tokens: readonly Token[], i: number): number {
  const who = (at: number): boolean => /^(who|which|that)$/.test(tokens[at]?.norm ?? '')
  if (who(i)) return i
  if (tokens[i]?.norm !== ',') return -1
  for (let k = i - 1; k > 0 && tokens[k]?.sentence === tokens[i]?.sentence; k--)
    if (tokens[k]?.norm === ',') return who(k - 1) ? k - 1 : -1
  return -1
}

/** "reports of [soldiers] taking their lives [rather than surrendering]": who does what the "-ing" at `i` says. */
function doing(parts: Parts, i: number): Group | null {
  const { tokens } = parts
  const who = groupTo(parts, i - 1)
  const verb = tokens[i]
  const does = verb?.tag === 'VERB' && verb.norm.endsWith('ing') && verb.sentence === tokens[i - 1]?.sentence
  return does && who?.kind === 'people' ? who : null
}
