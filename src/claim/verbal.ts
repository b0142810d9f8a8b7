import type { Token } from '../model/index.ts'
import type { Draft, Group } from './draft.ts'
import { mood } from './mood.ts'
import { plain, pronoun } from './group.ts'
import type { Parts } from './parts.ts'
import { after, before, subject } from './subject.ts'
import type { Trigger } from './trigger.ts'
import { joinedTo, verbFrame, type VerbFrame } from './verb.ts'
import { human, onLeft, onRight, partsOfWhole, together } from './victims.ts'

interface Reading {
  readonly groups: readonly Group[]
  readonly rule: string
  readonly frame: VerbFrame | null
}

/** Claims that verbs and participles make: "were killed", "killed 12", "soldiers captured in May", "12 dead". */
export function verbal(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  if (!trigger.sense.sure && !inConflict) return []
  const read = trigger.sense.as === 'state' ? state(parts, trigger) : verb(parts, trigger)
  if (!read) return []
  const sure = trigger.sense.sure
  // "hurts the candidate": only counted people are hurt by an active verb.
  const hurt = trigger.sense.word.startsWith('hurt') && /^verb-(active|gerund)$/.test(read.rule)
  const died = trigger.sense.word === 'die' && !inConflict
  const groups = read.groups.filter(
    (g) =>
      human(g, sure) &&
      fitsEvent(parts, trigger, g) &&
      (!(hurt || died) || g.quantity !== null) &&
      !ofDisease(parts, trigger),
  )
  if (groups.length === 0) return []
  return drafts(parts, trigger, { ...read, groups })
}

const DISEASE =
  /^(cancer|leukemia|pneumonia|stroke|disease|illness|complications|old|natural|heart|covid|covid-19|diabetes|dementia|overdose|aids)$/

/** "died of cancer", "died of natural causes": no conflict, no attack. */
const ofDisease = ({ tokens }: Parts, { last, event }: Trigger): boolean =>
  event === 'deaths' &&
  /^(of|from|after)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens.slice(last + 2, last + 6).some((t) => DISEASE.test(t.norm))

/** Troops are sent, not visitors; "fell" needs soldiers who are counted; "they were freed" needs captives before it. */
function fitsEvent(parts: Parts, { event, sense, first }: Trigger, group: Group): boolean {
  const armed = group.role === 'soldiers' || group.role === 'fighters'
  if (
    event === 'displacement' &&
    (sense.victim === 'subject' || !sense.sure) &&
    (armed || group.role === 'police')
  )
    return false
  if (event === 'deployment') return armed || group.role === 'police'
  if (sense.word === 'lose/lost/lost') {
    // A side that loses soldiers has casualties; a town that loses people has dead.
    const force = armed || /\b(men|sons|defenders)\b/.test(wordsOf(parts, group))
    if (group.quantity === null) return false
    return event === 'casualties' ? force : !force && /^(civilians|children)$/.test(group.role ?? '')
  }
  if (/^get\b/.test(sense.word)) return group.role === 'hostages' || group.role === 'prisoners'
  if (
    event === 'displacement' &&
    /^(workers|officials|journalists)$/.test(group.role ?? '') &&
    !group.quantity
  )
    return false
  if (sense.sure) return true
  if (/^(fall)\b/.test(sense.word))
    return group.quantity !== null && (armed || /\b(men|sons|comrades)\b/.test(wordsOf(parts, group)))
  if (/^(neutrali|liquidat|eliminat|wipe)/.test(sense.word)) return armed
  const home = /^(return|come)/.test(sense.word)
  if (event === 'releases' && (home || group.kind === 'pronoun' || group.kind === 'bare'))
    return captivesBefore(parts, first)
  return true
}

const wordsOf = ({ tokens }: Parts, { first, last }: Group): string =>
  tokens
    .slice(first, last + 1)
    .map((t) => t.norm)
    .join(' ')

/** Is somebody held captive in this sentence or the two before it? */
function captivesBefore({ tokens, lexicon, doc }: Parts, at: number): boolean {
  const sentence = tokens[at]?.sentence ?? 0
  const from = doc.sentences[Math.max(0, sentence - 2)]?.first ?? 0
  const to = doc.sentences[sentence]?.last ?? at
  for (let i = from; i <= to; i++) {
    if (/^(prisoners|hostages)$/.test(lexicon.populations.at(tokens, i)?.value ?? '')) return true
    if (lexicon.events.at(tokens, i).some(({ sense }) => sense.event === 'captures')) return true
  }
  return false
}

function drafts(parts: Parts, trigger: Trigger, { groups, rule, frame }: Reading): Draft[] {
  const main = groups[0] ?? null
  const { polarity, modality } = mood(parts, trigger.head, frame, main)
  const base = {
    event: trigger.event,
    manner: trigger.sense.manner,
    first: trigger.first,
    last: trigger.last,
    sufferer: null,
    polarity,
    modality,
  }
  const whole = groups.map((group) => ({ ...base, group, rule }))
  const beside = main && main.last < trigger.first ? together(parts, trigger.last + 1) : []
  const more = beside.map((group) => ({ ...base, group, rule: 'together-with' }))
  const end = Math.max(trigger.last, ...groups.map((g) => g.last))
  const inside = groups.at(-1)
  const told = inside && inside.last < trigger.first ? partsOfWhole(parts, inside.last + 1) : []
  const some = [...told, ...partsOfWhole(parts, end + 1)].map((group) => ({
    ...base,
    group,
    rule: 'part-of-whole',
  }))
  return [...whole, ...more, ...some]
}

function verb(parts: Parts, trigger: Trigger): Reading | null {
  const { form, sense, head, last } = trigger
  const frame = verbFrame(parts, head === trigger.first ? head : trigger.first)
  if (trigger.object)
    return { groups: [trigger.object, ...onRight(parts, trigger.object)], rule: 'verb-active', frame }
  if (sense.victim === 'subject') return subjectVerb(parts, trigger, frame)

  const participle = form === 'ed' || form === 'participle'
  if (participle && !frame.perfect && !frame.passive) {
    const among = amongThem(parts, trigger)
    if (among) return among
    const inside = attributive(parts, trigger)
    if (inside) return { groups: [inside, ...onRight(parts, inside)], rule: 'attributive', frame: null }
    const counted = number(parts, trigger)
    if (counted)
      return { groups: [counted, ...onLeft(parts, counted)], rule: 'number-participle', frame: null }
  }
  if (participle && frame.passive) {
    const people = subjectOf(parts, frame, sense.sure)
    if (people) return { groups: [...onLeft(parts, people, sense.sure), people], rule: 'verb-passive', frame }
    const inverted = after(parts, last + 1)
    return inverted?.quantity
      ? { groups: [inverted, ...onRight(parts, inverted)], rule: 'verb-passive', frame }
      : null
  }
  const object = objectOf(parts, trigger)
  if (object && human(object, sense.sure) && (sense.victim === 'object' || object.kind !== 'pronoun')) {
    const rule = form === 'ing' ? 'verb-gerund' : 'verb-active'
    return { groups: [object, ...onRight(parts, object)], rule, frame }
  }
  if (participle && !frame.perfect && !frame.modal && !frame.infinitive) {
    const shared = object === null ? sharedPassive(parts, trigger, frame) : null
    if (shared) return shared
    const left = before(parts, frame.first)
    if (left && object === null && reducible(parts, trigger, left)) {
      return { groups: [...onLeft(parts, left), left], rule: 'verb-participle', frame: null }
    }
  }
  if (sense.victim === 'either' && object === null) return subjectVerb(parts, trigger, frame)
  return null
}

function subjectVerb(parts: Parts, trigger: Trigger, frame: VerbFrame): Reading | null {
  const { form, sense } = trigger
  if (form === 'ing' && !frame.passive && !frame.perfect) {
    const left = before(parts, frame.first)
    if (left && human(left, sense.sure)) {
      return { groups: [...onLeft(parts, left), left], rule: 'verb-subject', frame }
    }
  }
  // "are conducting massed attacks": a participle right after a verb or article is no verb of its own.
  const left = parts.tokens[frame.first - 1]
  const bareForm = sense.victim === 'either' && frame.first === trigger.first
  if (bareForm && left && /^(VERB|DET|ADP|ADJ)$/.test(left.tag)) return null
  const people = subjectOf(parts, frame, sense.sure)
  return people
    ? { groups: [...onLeft(parts, people, sense.sure), people], rule: 'verb-subject', frame }
    : null
}

/** "forced to flee", "continue to be killed": the subject of an infinitive is that of the verb it hangs on, or its object. */
function subjectOf(parts: Parts, frame: VerbFrame, sure: boolean): Group | null {
  const { tokens, groups, groupOf } = parts
  if (!frame.infinitive || frame.governor < 0) return subject(parts, frame.first)
  const between = after(parts, frame.governor + 1)
  if (between && between.last < frame.first && human(between, sure)) return between
  const noun = groups[groupOf[frame.governor] ?? -1]
  if (tokens[frame.governor]?.tag === 'NOUN' && noun && human(noun, sure)) return noun
  return subject(parts, verbFrame(parts, frame.governor).first)
}

/** "12 killed", "seven others wounded": an amount right before, with no noun of its own. */
function number(parts: Parts, { first }: Trigger): Group | null {
  const { tokens, groups, groupOf, quantities, quantityOf } = parts
  const another = tokens[first - 1]
  if (another?.norm === 'another' && (quantityOf[first - 1] ?? -1) === -1) {
    const span = [another.start, another.end] as const
    return {
      ...pronoun(first - 1),
      quantity: { span, wording: another.text, lower: 1, upper: 1, approx: false, per: null },
    }
  }
  let i = first - 1
  // "hundreds of dead and wounded".
  if (tokens[i]?.norm === 'of' && (quantityOf[i - 1] ?? -1) !== -1) i--
  while (
    tokens[i]?.tag === 'ADV' &&
    (quantityOf[i] ?? -1) === -1 &&
    tokens[i]?.sentence === tokens[first]?.sentence
  )
    i--
  const group = groups[groupOf[i] ?? -1]
  if (group?.last === i && (group.kind === 'bare' || (group.kind === 'pronoun' && group.quantity)))
    return group
  const q = quantities[quantityOf[i] ?? -1]
  if (!q || q.last !== i || group?.kind === 'people') return null
  return {
    first: q.first,
    last: q.last,
    head: q.last,
    kind: 'bare',
    quantity: plain(q),
    none: q.none,
    words: null,
    role: null,
    side: null,
    sure: true,
  }
}

/** "16 wounded soldiers", "the captured pilot": the participle stands inside the noun phrase of those it happened to. */
function attributive(parts: Parts, { first, last }: Trigger): Group | null {
  const { tokens, groups, groupOf } = parts
  const group = groups[groupOf[last] ?? -1]
  if (group && group.first <= first && group.head > last && group.kind === 'people') return group
  const next = groups[groupOf[last + 1] ?? -1]
  const left = tokens[first - 1]
  if (next?.first !== last + 1 || next.kind !== 'people' || next.quantity) return null
  // Only at the head of a phrase: "[of] captured soldiers", "[.] Wounded civilians"; else the verb takes an object.
  const opens =
    left === undefined ||
    left.sentence !== tokens[first]?.sentence ||
    /^(ADP|DET|ADJ|CCONJ|NUM)$/.test(left.tag)
  return opens && left?.norm !== 'and' ? next : null
}

function objectOf(parts: Parts, { last }: Trigger): Group | null {
  const { tokens } = parts
  let i = last + 1
  // "killed and wounded 12 people", "abducted and killed": the object comes after the verbs joined to it.
  while (
    /^(and|or|then|,)$/.test(tokens[i]?.norm ?? '') &&
    /^(VERB|ADV)$/.test(tokens[i + 1]?.tag ?? '') &&
    tokens[i]?.norm !== ','
  )
    i += 2
  return after(parts, i)
}

/** "were shot and killed", "kidnapped and later murdered": the passive before it has the victims of both. */
function sharedPassive(parts: Parts, trigger: Trigger, frame: VerbFrame): Reading | null {
  const verbBefore = joinedTo(parts, frame.first)
  if (verbBefore < 0) return null
  const first = verbFrame(parts, verbBefore)
  if (!first.passive) {
    const left = before(parts, first.first)
    const reduced = left && human(left, false) && first.first === verbBefore && !after(parts, verbBefore + 1)
    return reduced ? { groups: [...onLeft(parts, left), left], rule: 'verb-participle', frame: null } : null
  }
  const people = subject(parts, first.first)
  return people
    ? { groups: [...onLeft(parts, people, trigger.sense.sure), people], rule: 'verb-passive', frame: first }
    : null
}

/** A participle tells about the noun before it unless that noun is who did it ("rebels killed and looted"). */
function reducible(parts: Parts, { last }: Trigger, left: Group): boolean {
  const { tokens } = parts
  const next = parts.tokens[last + 1]
  if (left.kind === 'pronoun' && !left.quantity) return tokens[left.head]?.norm === 'those'
  if (next === undefined || next.sentence !== parts.tokens[last]?.sentence) return true
  return !/^(DET|PRON|NOUN|PROPN)$/.test(next.tag) || (parts.periodOf[last + 1] ?? -1) !== -1
}

/** "two officers are among the wounded", "12 were counted among those killed". */
function amongThem(parts: Parts, { first, last }: Trigger): Reading | null {
  const { tokens } = parts
  if (
    !/^(the|those)$/.test(tokens[first - 1]?.norm ?? '') ||
    !/^among(st)?$/.test(tokens[first - 2]?.norm ?? '')
  )
    return null
  if (/^(is|are|was|were)$/.test(tokens[last + 1]?.norm ?? '')) {
    // "Among the dead were two nurses."
    const told = after(parts, last + 2)
    return told && { groups: [told, ...onRight(parts, told)], rule: 'among-them', frame: null }
  }
  let verb = first - 3
  while (verb > 0 && tokens[verb]?.tag === 'ADV') verb--
  if (!/^(VERB|AUX)$/.test(tokens[verb]?.tag ?? '')) return null
  const frame = verbFrame(parts, verb)
  const people = subjectOf(parts, frame, true)
  return people ? { groups: [...onLeft(parts, people), people], rule: 'among-them', frame } : null
}

/** "nine dead", "three soldiers are missing", "left 12 homeless". */
function state(parts: Parts, trigger: Trigger): Reading | null {
  const { tokens } = parts
  const next = tokens[trigger.last + 1]
  // "missing out", "missing the point", "dead wrong": other words.
  if (
    trigger.sense.word === 'missing' &&
    /^(out|from|it|the|a|an|any|something|in)$/.test(next?.norm ?? '') &&
    next?.norm !== 'in'
  )
    return null
  if (trigger.sense.word === 'dead' && /^(wrong|set|last|serious|end|heat|right)$/.test(next?.norm ?? ''))
    return null
  const among = amongThem(parts, trigger)
  if (among) return among
  const counted = number(parts, trigger)
  if (counted) return { groups: [counted, ...onLeft(parts, counted)], rule: 'number-participle', frame: null }
  const inside = trigger.first === trigger.last ? attributive(parts, trigger) : null
  if (inside) return { groups: [inside, ...onRight(parts, inside)], rule: 'attributive', frame: null }
  const frame = verbFrame(parts, trigger.first)
  if (frame.passive || isCopula(tokens[frame.first - 1])) {
    const from = frame.passive ? frame.first : verbFrame(parts, frame.first - 1).first
    const people = subject(parts, from)
    if (people)
      return { groups: [...onLeft(parts, people, trigger.sense.sure), people], rule: 'state', frame }
    return null
  }
  const left = before(parts, trigger.first)
  if (left && left.last === trigger.first - 1)
    return { groups: [...onLeft(parts, left), left], rule: 'state', frame: null }
  return null
}

const isCopula = (t: Token | undefined): boolean =>
  /^(remain|lie|become|go|turn|seem|appear|stay|consider|report|list|fear|presume|believe|declare|pronounce|feel)$/.test(
    t?.lemma ?? '',
  )
