import type { Token } from '../../model/index.ts'
import { treated } from './captives.ts'
import { figurative } from './figurative.ts'
import { eventsAt } from '../phrase/follows.ts'
import { asks, type Condition } from './conditions.ts'
import { amountOf, type Group, sizeOf } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { bearsArms, isFighting } from '../phrase/role.ts'
import { doerOf } from './by-armed.ts'
import { roleOf, wordsOf } from './role-of.ts'
import { troops } from './deployed.ts'
import type { Trigger } from './trigger.ts'
import { mainVerb } from '../clause/first-verb.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/human.ts'

/** May the event have happened to these people: does nothing that it asks of everybody, or its words ask, speak against it? */
export function fitsEvent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, first } = trigger
  if (sense.counted && !amountOf(group)) return false
  // "burned their bodies".
  if (event !== 'deaths' && parts.lexicon.sets.remains.has(parts.tokens[group.head])) return false
  // "held 14 men trying to cross into Norland".
  const goes = event === 'displacement' || event === 'deployment'
  if (goes && sense.victim !== 'object' && tried(parts, first, event === 'deployment' && !amountOf(group)))
    return false
  return !AGAINST[event]?.(parts, trigger, group) && asks(parts, trigger, group)
}

/** What speaks against an event, by its name. */
const AGAINST: Readonly<Record<string, Condition>> = {
  deaths: (parts, trigger, group) =>
    // "killed Harra": a word alone may be anything.
    (!trigger.sense.sure && wordAlone(group)) || figurative(parts, trigger, group),
  injuries: ofTheDead,
  captures: (parts, trigger, group) => lifted(parts, trigger, group) || ofCarried(parts, trigger, group),
  releases: noCaptive,
  displacement: staysPut,
  deployment: noDeployment,
}

/** "took with them five of their own dead", "9,000 lives were taken away". */
const ofCarried = ({ tokens, lexicon }: Parts, { first }: Trigger, group: Group): boolean =>
  lexicon.sets.lives.has(tokens[group.head]) ||
  (group.first > first &&
    (/^(dead|wounded)$/.test(tokens[group.last + 1]?.norm ?? '') ||
      tokens[group.head]?.norm === 'casualties'))

/** "medics carried away two wounded boys", "ambulances took away 30 injured", not "gunmen took away two wounded men". */
function lifted(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { tokens } = parts
  if (!/^(away|off)$/.test(tokens[trigger.last]?.norm ?? '')) return false
  const hurt = tokens
    .slice(group.first, group.last + 2)
    .some(({ norm }) => /^(wounded|injured|hurt|bleeding)$/.test(norm))
  return hurt && !isFighting(doerOf(parts, trigger, group)?.role)
}

/** "14 of the 19 dead had been shot in the back", "18 bodies, most of them burnt": nobody who lives. */
function ofTheDead(parts: Parts, trigger: Trigger, { first, last, kind }: Group): boolean {
  const { tokens, lexicon } = parts
  if (diedAfter(parts, trigger)) return true
  // "the bodies of three men, shot and bound".
  if (tokens[last]?.norm === 'dead' || ofRemains(parts, first)) return true
  const those = kind === 'pronoun' && /^(them|which)$/.test(tokens[last]?.norm ?? '')
  return (
    those &&
    tokens
      .slice(Math.max(0, first - 4), first)
      .some((t) => lexicon.sets.remains.has(t) && t.sentence === tokens[first]?.sentence)
  )
}

/** "nine men died after being wounded": one claim, of their deaths. */
function diedAfter(parts: Parts, trigger: Trigger): boolean {
  const { first } = verbFrame(parts, trigger.first)
  if (parts.tokens[first]?.norm !== 'being' || parts.tokens[first - 1]?.norm !== 'after') return false
  return eventsAt(parts, mainVerb(parts, first)).some(
    ({ sense }) => sense.event === 'deaths' && sense.victim === 'subject',
  )
}

/** "the bodies of [the two soldiers] were sent home". */
function ofRemains({ tokens, lexicon }: Parts, first: number): boolean {
  const of = /^(DET|PRON)$/.test(tokens[first - 1]?.tag ?? '') ? first - 2 : first - 1
  return tokens[of]?.norm === 'of' && lexicon.sets.remains.has(tokens[of - 1])
}

const wordAlone = ({ kind, sure, first, last }: Group): boolean => kind === 'name' && !sure && first === last

/** Is the verb what somebody tries: "trying to cross", or with `once` "tried to enter the town"? */
function tried(parts: Parts, first: number, once: boolean): boolean {
  const { infinitive, governor } = verbFrame(parts, first)
  const governs = parts.tokens[governor]?.norm ?? ''
  return infinitive && (/^(try|attempt)ing$/.test(governs) || (once && /^(tried|attempted)$/.test(governs)))
}

/** Who travels, is carried to a doctor, or goes because of a duty, is not displaced. */
function staysPut(parts: Parts, { sense, first, last }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const head = tokens[group.head]
  // "evacuated 11 people injured in the blast": carried to a doctor.
  if (head?.norm === 'casualties' || /^(injured|wounded|hurt)$/.test(tokens[group.last + 1]?.norm ?? ''))
    return true
  // "its men crossed the border": whose men go somewhere sends them.
  if (head?.norm === 'men' && /^(its|his|her|their|our)$/.test(tokens[group.first]?.norm ?? '')) return true
  // "he and his wife take shelter as a shell flies over": no more than ducking.
  const one = group.kind === 'name' || sizeOf(group) === 1
  if (one && /^(shelter|cover)$/.test(tokens[last]?.norm ?? '')) return true
  // "was medically evacuated".
  if (tokens[first - 1]?.norm === 'medically') return true
  // "the miller was forced from his house".
  const own = /^(his|her)$/.test(tokens[last - 1]?.norm ?? '') && parts.lexicon.sets.homes.has(tokens[last])
  const home = own && sense.victim === 'object'
  if (home) return false
  // "he refused to be evacuated", not "I fled in May".
  const told = head?.norm === 'i' && sense.victim === 'subject' && sense.sure
  if (!told && /^(he|she|him|her|himself|herself|i|me|one)$/.test(head?.norm ?? '')) return true
  // "you left the country": one who travels.
  if (
    group.kind === 'pronoun' &&
    !group.quantity &&
    (!sense.sure || (last > first && !MANY.test(head?.norm ?? '')))
  )
    return true
  if (
    (sense.victim === 'subject' || !sense.sure) &&
    // "Tens of thousands have fled": no garrison.
    !(group.kind === 'bare' && thousands(group)) &&
    bearsArms(roleOf(parts, group))
  )
    return true
  // "evacuated its diplomats", "the staff were flown out", not "the minister was evacuated".
  const carried = sense.traits.includes('carries') && isPlural(head as Token)
  return /^(workers|officials|journalists)$/.test(group.role ?? '') && !amountOf(group) && !carried
}

/** "45,000", "tens of thousands". */
const thousands = (group: Group): boolean =>
  sizeOf(group) >= 5000 || /\b(thousands|millions)$/i.test(group.quantity?.wording ?? '')

const MANY = /^(they|them|we|us|those|who|others|everyone|everybody|nobody)$/

/** "released the figures", "released Helvetica", "treated and released"; "fired on rescue workers"; "the bodies of fallen soldiers were repatriated". */
function noCaptive(parts: Parts, { first }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const { notFreed } = parts.lexicon.sets
  const trade =
    tokens[first]?.tag === 'NOUN' && group.head === first + 1 && group.role?.endsWith('workers') === true
  // "the man, whose identity was not released, ran": something of his.
  const his =
    group.last < first && tokens.slice(group.last + 1, group.last + 3).some(({ norm }) => norm === 'whose')
  return (
    his ||
    ofRemains(parts, group.first) ||
    ruled(parts, group.first) ||
    trade ||
    notFreed.has(tokens[group.head]) ||
    wordAlone(group) ||
    treated(parts, first) ||
    /\b(fallen|dead|slain|killed)\b/.test(wordsOf(parts, group))
  )
}

/** "control over [the town's population] was handed over", "responsibility for the port and [the prisoners]": something else goes. */
function ruled({ tokens }: Parts, first: number): boolean {
  for (let i = first - 1; i > first - 9 && !/^(AUX|PUNCT|PRON|SCONJ)$/.test(tokens[i]?.tag ?? 'AUX'); i--)
    if (/^(over|for|of)$/.test(tokens[i]?.norm ?? '') && RULE.test(tokens[i - 1]?.norm ?? '')) return true
  return false
}

const RULE = /^(control|responsibility|authority|command|jurisdiction|sovereignty)$/

/** A person alone, the dead, "eight of the injured", "they will be sent into harm", or a plan: "talked about sending peacekeepers", whom nobody counts. */
function noDeployment(parts: Parts, trigger: Trigger, group: Group): boolean {
  if (group.kind === 'name' || ofRemains(parts, group.first)) return true
  if (/^(injured|wounded|dead)$/.test(parts.tokens[group.last]?.norm ?? '')) return true
  // "eight wounded soldiers were airlifted to Harra": carried to a doctor.
  if (parts.tokens.slice(group.first, group.head).some(({ norm }) => /^(injured|wounded)$/.test(norm)))
    return true
  // "sending thousands fleeing": they flee.
  const next = group.last + 1
  if (
    parts.tokens[next]?.norm.endsWith('ing') &&
    eventsAt(parts, next).some(({ sense }) => sense.event === 'displacement')
  )
    return true
  // "were taken prisoner and moved to the fort".
  const joined = group.last < trigger.first && parts.tokens[trigger.first - 1]?.norm === 'and'
  if (joined && captured(parts, trigger.first - 2)) return true
  if (group.kind === 'pronoun')
    return (
      trigger.sense.counted ||
      parts.tokens[trigger.last + 1]?.norm === 'harm' ||
      !troops(parts, trigger, group)
    )
  const planned = trigger.form === 'ing' && !verbFrame(parts, trigger.first).passive
  return group.role === 'peacekeepers' && !group.quantity && planned
}

/** Does the verb at token `i`, or "taken" before the word there, tell of a capture: "captured", "taken [prisoner]"? */
const captured = (parts: Parts, i: number): boolean =>
  [i - 1, i].some((at) =>
    eventsAt(parts, at).some(
      ({ sense, rest }) => sense.event === 'captures' && (at === i || rest.length > 0),
    ),
  )
