import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { captivesBefore, inSwap, treated } from './captives.ts'
import { hurt, laidToRest } from './hurt.ts'
import { figurative } from './figurative.ts'
import { freed } from './freed.ts'
import { held, holders, inHandsOf, seized, takenAway, shutIn } from './held.ts'
import { amountOf, type Group, sizeOf } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { executed } from './executed.ts'
import { fallen } from './fallen.ts'
import { roleOf, wordsOf } from './role-of.ts'
import {
  carriedAway,
  leftBehind,
  movedOn,
  OUT,
  sent,
  severalOf,
  takenIn,
  takenOut,
  takesObject,
  towardsNation,
} from './moved.ts'
import { subject } from '../clause/subject.ts'
import { toldBefore } from './told-before.ts'
import type { Trigger } from './trigger.ts'
import { loses } from './loses.ts'
import { unfound } from './unfound.ts'
import { verbFrame } from '../clause/verb.ts'
import { isPlural } from '../clause/victims.ts'

/** Troops are sent, not visitors; "fell" needs soldiers who are counted; "they were freed" needs captives before it. */
export function fitsEvent(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { event, sense, first } = trigger
  const { sets } = parts.lexicon
  const role = roleOf(parts, group)
  const armed = role === 'soldiers' || role === 'fighters'
  // "captured gunners were blinded", not "blinded by love".
  const harmed =
    sense.word === 'blind' &&
    group.kind === 'people' &&
    verbFrame(parts, first).passive &&
    parts.tokens[trigger.last + 1]?.norm !== 'by'
  if (sense.counted && !harmed && !amountOf(group)) return false
  // "took with them five of their own dead".
  if (
    event === 'captures' &&
    group.first > first &&
    /^(dead|wounded)$/.test(parts.tokens[group.last + 1]?.norm ?? '')
  )
    return false
  // "burned their bodies".
  if (event !== 'deaths' && sets.remains.has(parts.tokens[group.head])) return false
  // "evacuated 11 people injured in the blast": carried to a doctor.
  if (
    event === 'displacement' &&
    (parts.tokens[group.head]?.norm === 'casualties' ||
      /^(injured|wounded|hurt)$/.test(parts.tokens[group.last + 1]?.norm ?? ''))
  )
    return false
  const driven = /^(evacuate|rescue)/.test(sense.word) || sense.victim === 'subject' || !sense.sure
  if (event === 'displacement' && driven && (armed || role === 'police')) return false
  // "held 14 men trying to cross into Norland".
  if (/^(displacement|deployment)$/.test(event) && sense.victim !== 'object') {
    const { infinitive, governor } = verbFrame(parts, first)
    if (infinitive && /^(try|attempt)ing$/.test(parts.tokens[governor]?.norm ?? '')) return false
  }
  // "a few others were airlifted to the capital for medical attention".
  const flown = sense.word.startsWith('airlift')
    ? parts.tokens.slice(trigger.last + 1, trigger.last + 10)
    : []
  if (flown.some((t) => sets.hospitals.has(t) || /^(medical|treatment|surgery)$/.test(t.norm))) return false
  // "one of them embarked": one who travels.
  if (sense.word.startsWith('embark') && (group.kind === 'pronoun' || group.quantity?.lower === 1))
    return false
  // "a guard serving as a guide".
  if (sense.word === 'serve' && parts.tokens[trigger.last + 1]?.norm === 'as') return false
  // "the men fled on foot": away from a deed.
  const away = /^(on|aboard|by|after|with|when|as)$/.test(parts.tokens[trigger.last + 1]?.norm ?? '')
  if (/^(flee|escape)/.test(sense.word) && away && !severalOf(group)) return false
  // "very few were able to escape": the others were caught.
  if (sense.word === 'escape' && (group.none || /\bfew$/i.test(group.quantity?.wording ?? ''))) return false
  // "escaped with burns", "escaped with their lives".
  if (sense.word === 'escape' && parts.tokens[trigger.last + 1]?.norm === 'with') return false
  // "were taken into custody and will be transferred".
  if (sense.word.startsWith('transfer') && captivesBefore(parts, first, 0)) return false
  // "he refused to be evacuated".
  if (
    event === 'displacement' &&
    /^(he|she|him|her|himself|herself|i|me)$/.test(parts.tokens[group.head]?.norm ?? '')
  )
    return false
  // "he left the country": one who travels.
  if (event === 'displacement' && group.kind === 'pronoun' && sense.word.includes(' ') && !group.quantity)
    return (
      sense.sure &&
      /^(they|them|we|us|those|who|everyone|everybody|nobody)$/.test(parts.tokens[group.head]?.norm ?? '')
    )
  if (event === 'deployment')
    return (
      (armed ||
        role === 'police' ||
        (role === 'peacekeepers' &&
          (amountOf(group) ? !group.none : isPlural(parts.tokens[group.head] as Token))) ||
        underArms(parts, trigger, group) ||
        (sense.word.startsWith('fight') &&
          group.side !== null &&
          severalOf(group) &&
          fightsFor(parts, trigger))) &&
      sent(parts, trigger, group)
    )
  if (sense.word === 'decimate') return armed
  // "surrendered his army", not "surrendered those guilty".
  if (sense.word === 'surrender' && sense.victim === 'object')
    return group.first > first && (armed || (group.kind === 'people' && severalOf(group)))
  if (sense.word === 'lose/lost/lost') return loses(parts, trigger, group, armed)
  if (
    event === 'releases' &&
    /^(get|come\/came\/come out)\b/.test(sense.word) &&
    !sense.word.endsWith('back')
  )
    return group.role === 'hostages' || group.role === 'prisoners'
  // "evacuated its diplomats", "the staff were flown out", not "the minister was evacuated".
  const carried = carriedAway(sense) && isPlural(parts.tokens[group.head] as Token)
  if (
    event === 'displacement' &&
    /^(workers|officials|journalists)$/.test(group.role ?? '') &&
    !amountOf(group) &&
    !carried
  )
    return false
  // "released the figures".
  if (event === 'releases' && sets.notFreed.has(parts.tokens[group.head])) return false
  // Towns are liberated.
  if (sense.word === 'liberate' && group.kind === 'name') return false
  // "released Helvetica", "freed Harra": a word alone may be anything.
  if (group.kind === 'name' && !group.sure && !sense.sure && group.first === group.last)
    return !/^(releases|deaths)$/.test(event)
  if (figurative(parts, trigger, group)) return false
  // "forced into a van", not "forced into a corner".
  if (/^(force|bundle) into/.test(sense.word))
    return parts.tokens.slice(trigger.last + 1, trigger.last + 7).some((t) => sets.vehicles.has(t))
  // "was carried off the field".
  if (sense.word === 'carry off' && takesObject(parts, trigger.last) && group.first < first) return false
  if (sense.sure) return true
  if (event === 'deaths' && /^fall\b/.test(sense.word)) return fallen(parts, trigger, group, armed)
  if (
    sense.word.startsWith('wipe') &&
    (/\b(families|communities)\b/.test(wordsOf(parts, group)) ||
      (severalOf(group) && group.kind === 'people'))
  )
    return true
  if (/^(destroy|neutrali|liquidat|eliminat|wipe|take.* out$)/.test(sense.word) && event === 'deaths')
    return (
      // "destroyed the garrison": its building as well.
      (armed && (group.quantity !== null || parts.tokens[group.head]?.norm !== 'garrison')) ||
      parts.tokens.slice(group.first, group.last + 1).some((t) => sets.leaders.has(t))
    )
  // "surrendered his lead", "surrendered to politics".
  if (sense.word === 'surrender' && (yields(parts, trigger) || resolved(parts, trigger, group))) return false
  // "surrendered himself to troops".
  const self = /^(himself|herself|themselves)$/.test(parts.tokens[trigger.last + 1]?.norm ?? '')
  if (sense.word === 'surrender') return group.first > first || self || !takesObject(parts, trigger.last)
  // "contact was lost with nine guards", not "the game was lost with nine men".
  if (sense.word === 'lose/lost/lost with')
    return (
      group.first > first &&
      group.quantity !== null &&
      subjectIs(parts, first, /^(contact|communications?|touch)$/)
    )
  if (sense.word.includes('contact')) return group.quantity !== null && group.kind !== 'pronoun'
  // "none survived", "six may not survive", "four are not expected to live".
  if (/^(survive|expect)/.test(sense.word))
    return group.none || (group.quantity !== null && verbFrame(parts, first).negated)
  if (sense.word.endsWith('make it'))
    return !/^(to|into|through|back|home|clear|easy|work|a|the|any|that)$/.test(
      parts.tokens[trigger.last + 1]?.norm ?? '',
    )
  // "were beaten and starved" of those who live to tell it.
  if (sense.word === 'starve' && sense.victim === 'object') return false
  if (/^(crush|starve)$/.test(sense.word)) return severalOf(group) || group.quantity?.lower === 1
  if (/^hold\b/.test(sense.word)) return held(parts, trigger, group)
  if (event === 'captures' && /^(take\S* to|lock in)/.test(sense.word)) return shutIn(parts, trigger, group)
  // "two murderers on the run".
  if (sense.word === 'on the run') return sizeOf(group) >= 50
  // "nine of the officers are in prison", not "was sentenced to life in prison".
  if (sense.word === 'in prison|jail') return severalOf(group)
  if (/hands/.test(sense.word) && sense.as === 'state') return inHandsOf(parts, trigger, group)
  if (/^take\S* (by|on)$/.test(sense.word)) return takenAway(parts, trigger, group)
  if (sense.word === 'take/took/taken from')
    return !armed && (group.quantity !== null || takenAway(parts, trigger, group))
  if (sense.word === 'take/took/taken into')
    return severalOf(group) && towardsNation(parts, trigger.last + 1) && byForce(parts, first)
  // Arms are laid down after peace talks too.
  if (/^lay\b/.test(sense.word))
    return group.quantity !== null || /^(garrison|defenders)$/.test(parts.tokens[group.head]?.norm ?? '')
  if (/^(arrest|detain|apprehend|jail)/.test(sense.word) && forCrime(parts, trigger)) return false
  if (/^(arrest|detain|apprehend|nab|jail)/.test(sense.word) && sets.criminals.has(parts.tokens[group.head]))
    return seized(parts, trigger, group)
  if (event === 'missing' && UNFOUND.test(sense.word)) return unfound(parts, trigger, group)
  if (event === 'injuries') return hurt(parts, trigger, group)
  if (event === 'deaths' && sense.word === 'shoot/shot/shot') return executed(parts, trigger, group)
  if (event === 'deaths' && /^bury( in)?$/.test(sense.word)) return laidToRest(parts, trigger, group)
  // "succumbed to pressure".
  if (sense.word === 'succumb')
    return (
      parts.tokens[trigger.last + 1]?.norm !== 'to' ||
      parts.tokens
        .slice(trigger.last + 2, trigger.last + 5)
        .some(({ norm }) => /^(fire|wounds|injuries|bullets?|shrapnel|hunger|starvation)$/.test(norm))
    )
  // "the bodies of fallen soldiers were repatriated".
  const body = parts.tokens[group.first - 1]?.norm === 'of' && sets.remains.has(parts.tokens[group.first - 2])
  if (event === 'releases' && treated(parts.tokens, first)) return false
  // "the clubs swapped two players".
  if (/^(exchange|swap|trade)$/.test(sense.word) && group.role === 'workers') return false
  // "were taken away and never returned": "return" of itself, and not of those who let them go.
  if (sense.word === 'return' && parts.tokens[first - 1]?.norm === 'never') return false
  if (event === 'releases' && (body || /\b(fallen|dead|slain|killed)\b/.test(wordsOf(parts, group))))
    return false
  if (sense.word.startsWith('rescue'))
    return (
      /^(prisoners|hostages)$/.test(role ?? '') ||
      (group.kind !== 'pronoun' && captivesBefore(parts, first, 2))
    )
  if (event === 'releases' && /^(save|recover$|reunite|give\S* up|deliver|parole|turn|send)/.test(sense.word))
    return (
      /^(prisoners|hostages)$/.test(role ?? '') || (sense.word.startsWith('send') && inSwap(parts, first))
    )
  if (event === 'displacement' && leftBehind(parts, trigger)) return false
  if (/^(take\S* in$|shelter$|host$|house$|accommodate$)/.test(sense.word)) return takenIn(parts, group)
  if (event === 'displacement' && group.kind === 'pronoun')
    return group.quantity !== null && !sense.word.startsWith('bring')
  if (event === 'displacement' && OUT.test(sense.word)) return takenOut(parts, trigger, group, role)
  if (event === 'displacement' && sense.victim === 'subject') return movedOn(parts, trigger, group)
  // "taken to Belarus", not "taken to court".
  if (/^(take|fly|carry|ferry|drive)\S* (to|into)$/.test(sense.word))
    return (
      (severalOf(group) ||
        (/^(people|civilians|children|women)$/.test(role ?? '') &&
          isPlural(parts.tokens[group.head] as Token))) &&
      towardsNation(parts, trigger.last + 1)
    )
  return event !== 'releases' || freed(parts, trigger, group)
}

/** Is the noun that the verb at `first` is about one of these? */
function subjectIs(parts: Parts, first: number, nouns: RegExp): boolean {
  const who = subject(parts, verbFrame(parts, first).first)
  return nouns.test(parts.tokens[who?.head ?? -1]?.norm ?? '')
}

/** "we will never surrender": a resolve, and nobody captured. */
function resolved(parts: Parts, { first }: Trigger, group: Group): boolean {
  const { modal, negated } = verbFrame(parts, first)
  return negated && modal !== null && /^(we|i)$/.test(parts.tokens[group.head]?.norm ?? '')
}

/** "surrendered to politics", not "to the police". */
function yields({ tokens, groups, groupOf, lexicon }: Parts, { last }: Trigger): boolean {
  const to = tokens[last + 1]?.norm === 'to' ? groups[groupOf[last + 2] ?? -1] : undefined
  if (to?.kind !== 'thing' || to.side) return false
  const head = tokens[to.head]
  return (
    head?.tag === 'NOUN' &&
    head.norm === head.lemma &&
    !lexicon.conflict.has(head) &&
    !lexicon.sets.authorities.has(head)
  )
}

/** "arrested for fraud": a crime without a victim of it. */
const forCrime = ({ tokens, lexicon }: Parts, { last }: Trigger): boolean =>
  /^(for|on|over)$/.test(tokens[last + 1]?.norm ?? '') &&
  tokens.slice(last + 2, last + 6).some((t) => lexicon.sets.crimes.has(t))

/** "400 Harrans are fighting for Norland", not "fight for their rights". */
const fightsFor = ({ tokens, groups, groupOf }: Parts, { last }: Trigger): boolean =>
  /^(for|alongside|with)$/.test(tokens[last + 1]?.norm ?? '') &&
  (groups[groupOf[last + 2] ?? -1]?.side ?? null) !== null

/** "conscripted 500 men", "has 500 men under arms", "sent 500 men for training": whom only an army takes. */
function underArms({ tokens }: Parts, { sense, last }: Trigger, group: Group): boolean {
  if (tokens[group.head]?.norm !== 'men') return false
  if (ARMS.test(sense.word)) return true
  const many = sizeOf(group) >= 20
  const trained = tokens
    .slice(last + 1, last + 9)
    .some((t) => t.sentence === tokens[last]?.sentence && /^train(ing)?$/.test(t.norm))
  return many && (/^land\b/.test(sense.word) || (/^(send|fly)/.test(sense.word) && trained))
}

const ARMS =
  /^(conscript|field|muster|concentrate|amass|array|garrison|mass|station|(re)?deploy|(put|have)\b.* (field|arms)|throw.* battle$|send.* front(-?line)?$)/

const UNFOUND = /^(trap|entomb|bury|search|look|dig|find|locate|hear)\b/

/** "they took 90 people into Norland": said of gunmen, beside deaths or captives. */
const byForce = (parts: Parts, first: number): boolean =>
  holders(parts, first) || captivesBefore(parts, first) || toldBefore(parts, first, isDeath)

const isDeath = ({ event, sure }: EventSense): boolean => event === 'deaths' && sure
