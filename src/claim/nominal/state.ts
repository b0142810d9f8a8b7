import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { modifier, phraseStart } from './counted.ts'
import { existsVerb } from '../event/exists.ts'
import { figureAfter } from './figure.ts'
import { plain, pronoun } from '../phrase/bare.ts'
import type { Parts } from '../phrase/parts.ts'
import { amongThem, inverted, ofThose, someOfThem, thereAre } from './among.ts'
import { before } from '../phrase/beside.ts'
import { eventsAt } from '../phrase/follows.ts'
import { presumed } from './presumed.ts'
import { tended } from './tended.ts'
import type { Trigger } from '../event/trigger.ts'
import { leftObject } from '../clause/left.ts'
import { verbFrame, type VerbFrame } from '../clause/verb.ts'
import { isPlural, withRight, subjectOf, withLeft } from '../clause/victims.ts'
import { who } from '../phrase/who.ts'
import { wordAmount } from '../phrase/word-amount.ts'

export interface Reading {
  readonly groups: readonly Group[]
  readonly rule: string
  readonly frame: VerbFrame | null
  /** Do the words that find them tell that it is only thought: "missing, believed killed"? */
  readonly hedged?: boolean
}

/** "the dead now number 40", "the wounded exceed 900", "put the dead at 40". */
export function theyNumber(parts: Parts, { sense, first, last }: Trigger): Reading | null {
  const { tokens, lexicon } = parts
  // "the confirmed dead", "its own dead", "Norland's civilian dead", "Norlandic dead and wounded".
  const start = phraseStart(parts, first)
  const who = modifier(parts, start, first)
  const article = lexicon.sets.official.has(tokens[first - 1]) ? first - 2 : first - 1
  const owned = /^(the|its|their|our|his|her|'s|')$/.test(tokens[article]?.norm ?? '')
  // "put the number of war dead at 900".
  const counted =
    sense.as === 'state' && tokens[start - 1]?.norm === 'of' && lexicon.sets.counts.has(tokens[start - 2])
  // "the number of villagers killed has reached 90": their own phrase.
  const whose = sense.as === 'verb' && parts.groups[parts.groupOf[first - 1] ?? -1]?.kind === 'people'
  if (!owned && !(counted && start < first) && (who.words === null || whose)) return null
  const told = figureAfter(parts, last + 1, true)
  // "put the dead at 40 and the wounded at 90".
  const put = tokens
    .slice(Math.max(0, article - 8), article)
    .some(({ lemma }) => lexicon.figures.verbs.get(lemma) === 'put')
  const apart =
    told === null ||
    (told.verb < 0 && !put && !counted) ||
    tokens.slice(last + 1, told.group.first).some(({ tag }) => !/^(AUX|VERB|ADV|ADP|PART|NOUN)$/.test(tag))
  if (apart) return null
  const group = who.words && !told.group.words ? { ...told.group, ...who } : told.group
  // "British dead numbered 15 officers and 79 men".
  const groups = group.kind === 'people' ? withRight(parts, group) : [group]
  return { groups, rule: 'noun-toll', frame: null }
}

/** "nine dead", "three soldiers are missing", "left 12 homeless". */
export function state(parts: Parts, trigger: Trigger): Reading | null {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const next = tokens[trigger.last + 1]
  // "there were at least 40 deaths": a word of the amount.
  if (tokens[trigger.first]?.norm === 'at' && parts.quantityOf[trigger.first] !== -1) return null
  // "missing out", "missing the point", "dead wrong": other words.
  if (
    trigger.sense.word === 'missing' &&
    /^(out|from|it|the|a|an|any|something)$/.test(next?.norm ?? '') &&
    // "are still missing from the war".
    !(
      next?.norm === 'from' &&
      tokens.slice(trigger.last + 2, trigger.last + 5).some((t) => sets.fights.has(t))
    )
  )
    return null
  // "is missing 12 votes": what it lacks.
  const lacked = parts.groups[parts.groupOf[trigger.last + 1] ?? -1]
  const many = next?.tag === 'NUM' && next.sentence === tokens[trigger.last]?.sentence
  if (
    trigger.sense.word === 'missing' &&
    many &&
    lacked?.kind !== 'people' &&
    parts.periodOf[trigger.last + 1] === -1
  )
    return null
  if (trigger.sense.word === 'dead' && afloat(parts, trigger)) return null
  // "two bodies, one headless and the other with bullet wounds".
  if (tokens[trigger.first]?.norm === 'with' && ofBodies(parts, trigger.first)) return null
  const counted = number(parts, trigger)
  // "dead wrong", "dead to me", not "took eight dead to the morgue".
  const figure = sets.deadAs.has(next) || (next?.norm === 'to' && counted === null)
  if (trigger.sense.word === 'dead' && figure) return null
  const among =
    presumed(parts, trigger) ??
    amongThem(parts, trigger) ??
    ofThose(parts, trigger) ??
    someOfThem(parts, trigger) ??
    inverted(parts, trigger) ??
    thereAre(parts, trigger) ??
    theyNumber(parts, trigger)
  if (among) return among
  if (counted) return numbered(parts, counted)
  const those = tended(parts, trigger)
  if (those) return those
  // "a KIA officer" of the Kachin Independence Army.
  const letters = /^(kia|wia|mia)$/.test(trigger.sense.word)
  const inside = trigger.first === trigger.last && !letters ? attributive(parts, trigger) : null
  if (inside) return { groups: withRight(parts, inside), rule: 'attributive', frame: null }
  const frame = verbFrame(parts, trigger.first)
  // "have [never been found]".
  const perfect = frame.perfect && /^(never|yet|not)\b/.test(trigger.sense.word)
  if (frame.passive || perfect || sets.copulas.has(tokens[frame.first - 1])) {
    const people = subjectOf(
      parts,
      frame.passive || perfect ? frame : verbFrame(parts, frame.first - 1),
      trigger.sense.sure,
    )
    if (people) return { groups: withLeft(parts, people, trigger.sense.sure), rule: 'state', frame }
    return null
  }
  const there = trigger.sense.victim === 'subject'
  const brought = !there && tokens[trigger.first]?.tag === 'ADP' ? passiveBefore(parts, trigger.first) : null
  // "the bodies of five farmers were found with gunshot wounds".
  if (brought && tokens[brought.first - 1]?.norm === 'of' && ofBodies(parts, brought.first)) return null
  if (brought) return { groups: withLeft(parts, brought), rule: 'state', frame: null }
  const left = before(parts, trigger.first)
  // "left nine guards, two of them officers, dead".
  const apart = /^(,|—|–|--)$/.test(tokens[trigger.first - 1]?.text ?? '')
  const made = apart ? leftObject(parts, trigger.first) : null
  if (made) return { groups: withLeft(parts, made), rule: 'state', frame: null }
  // "two sailors, missing since Friday, are presumed dead".
  const aside =
    // "Private Tamm, killed in action on 3 May".
    /^(killed|missing) in action$|^taken prisoners$/.test(trigger.sense.word) ||
    (/^(missing|captures)$/.test(trigger.event) &&
      /^(since|in|at|near|for|after|from)$/.test(next?.norm ?? ''))
  // "25 sailors, still captive".
  const still = /^(missing|captures)$/.test(trigger.event) && tokens[trigger.first - 1]?.norm === 'still'
  const comma = still ? trigger.first - 2 : trigger.first - 1
  if (left && (aside || still) && tokens[comma]?.norm === ',' && left.last === comma - 1)
    return { groups: withLeft(parts, left), rule: 'state', frame: null }
  // "there are 900 soldiers in the valley", not any soldiers in a valley.
  const verb = there && left ? existsVerb(parts, left) : -1
  if (there && verb < 0) return null
  // "we do not have soldiers in the valley".
  const denied =
    verb >= 0 && verbFrame(parts, verb).negated ? { ...verbFrame(parts, verb), modal: null } : null
  // "12 dead, most of them children, and 40 people with burns".
  const own = tokens[trigger.first]?.norm === 'with' && tokens[(left?.first ?? 0) - 2]?.norm === ','
  if (left && own && left.last === trigger.first - 1) return { groups: [left], rule: 'state', frame: null }
  // "nine workers still missing".
  const adverb = /^(still|now|already)$/.test(tokens[trigger.first - 1]?.norm ?? '') ? 1 : 0
  if (left && left.last === trigger.first - 1 - adverb)
    return { groups: withLeft(parts, left), rule: 'state', frame: denied }
  return null
}

/** Do the words before token `first`, back to a verb, speak of bodies? */
function ofBodies({ tokens, lexicon }: Parts, first: number): boolean {
  for (let i = first - 1; i > first - 16 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    if (lexicon.sets.remains.has(tokens[i])) return true
    if (/^(VERB|AUX)$/.test(tokens[i]?.tag ?? '')) return false
  }
  return false
}

/** "the party is dead in the water", not "was found dead in the water". */
function afloat({ tokens }: Parts, { first, last }: Trigger): boolean {
  const figure = tokens
    .slice(last + 1, last + 4)
    .map(({ norm }) => norm)
    .join(' ')
  return figure === 'in the water' && tokens[first - 1]?.tag !== 'VERB'
}

/** "[they] were flown home with burns", "[she] is in hospital in a serious condition": whom the clause is about. */
function passiveBefore(parts: Parts, first: number): Group | null {
  const { tokens, lexicon, periodOf } = parts
  const { sets } = lexicon
  for (let i = first - 1; i > first - 8 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    const t = tokens[i] as Token
    const frame = verbFrame(parts, i)
    // "survived with burns".
    const active = sets.comeThrough.has(t)
    // "three were murdered in captivity": what happened there is told.
    if (eventsAt(parts, i).some(({ sense }) => sense.event === 'deaths' && sense.sure)) return null
    if (t.tag === 'VERB') return frame.passive || active ? subjectOf(parts, frame, true) : null
    if (t.lemma === 'be') return subjectOf(parts, frame, true)
    if (/^(more|less|past|last|and)$/.test(t.norm) || sets.unharmed.has(t)) continue
    // "spent nine months in captivity".
    const counts = /^(NUM|ADJ)$/.test(t.tag) && lexicon.periods.units.at(tokens[i + 1]) !== undefined
    if (!counts && !/^(ADV|ADP|NOUN|DET)$/.test(t.tag) && periodOf[i] === -1) return null
  }
  return null
}

/** "two boys and three others [hurt]", but "six bodies and 40 [hurt]": an amount alone does not reach back. */
export const numbered = (parts: Parts, counted: Group): Reading => ({
  groups: counted.kind === 'bare' ? [counted] : withLeft(parts, counted),
  rule: 'number-participle',
  frame: null,
})

/** "[killed] another", "another [killed]": one more of those told before. */
export function another({ doc, tokens, quantityOf }: Parts, i: number): Group | null {
  const t = tokens[i]
  if (t?.norm !== 'another' || quantityOf[i] !== -1) return null
  return { ...pronoun(i), quantity: wordAmount(doc, t, 1) }
}

/** "12 killed", "seven others wounded": an amount right before, with no noun of its own. */
export function number(parts: Parts, { first }: Trigger): Group | null {
  const { tokens, groups, groupOf, quantities, quantityOf } = parts
  const one = another(parts, first - 1)
  if (one) return one
  let i = first - 1
  // "hundreds of dead and wounded".
  if (tokens[i]?.norm === 'of' && (quantityOf[i - 1] ?? -1) !== -1) i--
  while (
    tokens[i]?.tag === 'ADV' &&
    (quantityOf[i] ?? -1) === -1 &&
    tokens[i]?.sentence === tokens[first]?.sentence
  )
    i--
  if (tokens[i]?.sentence !== tokens[first]?.sentence) return null
  const group = groups[groupOf[i] ?? -1]
  // "five have been killed, others injured".
  const others = tokens[i]?.norm === 'others' && /^(,|and|while)$/.test(tokens[i - 1]?.norm ?? '')
  if (
    group?.last === i &&
    (group.kind === 'bare' || (group.kind === 'pronoun' && (group.quantity || others)))
  )
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

/** "the slain mayor's wife": what the participle that ends at `last` tells is the owner's. */
function owner(parts: Parts, group: Group, last: number): Group | null {
  const { tokens } = parts
  const mark = tokens.slice(last + 1, group.head).findIndex(({ norm }) => /^('s|')$/.test(norm))
  const head = last + mark
  const { role, side } = who(parts, last + 1, head, false)
  if (mark < 1 || role === null) return null
  const quantity = isPlural(tokens[head] as Token) ? null : group.quantity
  return { ...group, last: head, head, words: [last + 1, head], role, side, quantity }
}

/** "the Commission on [Missing] Persons": a word of a name. */
function named(tokens: readonly Token[], first: number, last: number): boolean {
  const capital = (i: number): boolean => /^\p{Lu}\p{Ll}/u.test(tokens[i]?.text ?? '')
  const office = tokens[first - 1]?.tag === 'ADP' && capital(first - 2)
  return office && capital(first) && capital(last + 1)
}

/** "16 wounded soldiers", "the captured pilot": the participle stands inside the noun phrase of those it happened to. */
export function attributive(parts: Parts, { first, last }: Trigger): Group | null {
  const { tokens, groups, groupOf, quantities, quantityOf } = parts
  const group = groups[groupOf[last] ?? -1]
  if (named(tokens, first, last)) return null
  // "three lifeless bodies" are counted as bodies.
  if (group && group.head > last && parts.lexicon.sets.remains.has(tokens[group.head])) return null
  if (group && group.first <= first && group.head > last && group.kind === 'people')
    return owner(parts, group, last) ?? group
  const next = groups[groupOf[last + 1] ?? -1]
  const left = tokens[first - 1]
  if (next?.first !== last + 1 || next.kind !== 'people' || next.quantity) return null
  if (tokens[next.first]?.sentence !== tokens[last]?.sentence) return null
  // Only at the head of a phrase: "[of] captured soldiers", "[.] Wounded civilians"; else the verb takes an object.
  const opens =
    left === undefined ||
    left.sentence !== tokens[first]?.sentence ||
    /^(ADP|DET|ADJ|CCONJ|NUM)$/.test(left.tag)
  if (!opens || left?.norm === 'and') return null
  // "dozens of captured troops".
  const q = left?.norm === 'of' ? quantities[quantityOf[first - 2] ?? -1] : undefined
  return q?.last === first - 2 ? { ...next, first: q.first, quantity: plain(q), none: q.none } : next
}
