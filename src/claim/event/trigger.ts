import { type EventSense, type EventWord, mayGoOn } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import { after } from '../phrase/beside.ts'
import type { Group } from '../phrase/draft.ts'
import { afterPlace, exists, mayExist, takenAsKnown } from './exists.ts'
import { endsName, followsComma, isInTitle } from './in-name.ts'
import { joined } from './joined.ts'
import { follows } from '../phrase/follows.ts'
import { groupAt, groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { asWhat } from '../clause/taken.ts'
import { verbFrame } from '../clause/verb.ts'
import { pastObject, pastOwner, standsAfter } from './past-object.ts'
import { contactLost } from './unfound.ts'

/** Event words as they stand in the text. `object` is the group between a verb and its other words ("took 12 hostage"). */
export interface Trigger {
  readonly event: string
  readonly sense: EventSense
  readonly form: EventWord['form']
  /** The verb or noun that the grammar looks at. */
  readonly head: number
  readonly first: number
  readonly last: number
  readonly object: Group | null
  /** Other readings of the same words, for where this one makes no claim. */
  readonly or: readonly Trigger[]
}

/** All event words, left to right; of those that overlap the longest. */
export function triggers(parts: Parts): Trigger[] {
  const { tokens } = parts
  const found: Trigger[] = []
  let free = 0
  for (let i = 0; i < tokens.length; i++) {
    if (i < free) continue
    const listed = parts.lexicon.events.near(tokens, i)
    // Asked here, as most words tell of no event.
    const trigger = listed.length === 0 ? null : at(parts, i, listed)
    if (trigger) {
      found.push(trigger)
      free = trigger.object ? i + 1 : trigger.last + 1
    }
  }
  return joined(parts, found)
}

/** The longest words that start at token `i`, with their other readings behind; `listed` are those of its first word. */
function at(parts: Parts, i: number, listed: readonly EventWord[]): Trigger | null {
  const { tokens } = parts
  let readings: Trigger[] = []
  // Looked for once: many entries begin with the same verb.
  let between: Group | null | undefined
  const object = (): Group | null => (between === undefined ? (between = objectAt(parts, i + 1)) : between)
  let noun: boolean | null = null
  let length = 0
  for (const word of listed) {
    const { sense, form, rest } = word
    if (rest.length < length) continue
    const goesOn = mayGoOn(word, tokens[i + 1]) && follows(tokens, i + 1, rest)
    const parted = sense.as === 'state' || (sense.as === 'verb' && sense.victim !== 'subject')
    // Asked first: most entries of several words have others than those that stand here.
    if (!goesOn && !parted) continue
    // "an unknown number of wounded": an amount of them.
    if (sense.as === 'toll' && parts.quantityOf[i] !== -1) continue
    // "since March to 12": the month.
    if (sense.as === 'verb' && parts.periodOf[i] !== -1 && tokens[i]?.tag === 'PROPN') continue
    if (rest.length === 0 && !tagFits(parts, i, sense, form)) continue
    // "contact was lost with nine guards", not "nine lives were lost with others hurt".
    if (sense.traits.includes('contact') && !contactLost(parts, i)) continue
    if (rest.length > 0 && sense.as === 'verb' && form !== 'ed' && (noun ??= nounHere(parts, i))) continue
    // "from refugee camps in Harra": no verb of a plural subject.
    const plural = form === 's' && sense.victim === 'subject' && rest.length > 0 && tokens[i]?.tag === 'NOUN'
    if (plural && sense.as === 'verb') continue
    const told = goesOn
      ? { last: i + rest.length, object: null }
      : sense.as === 'state'
        ? pastOwner(parts, i, word)
        : standsAfter(tokens, i, word)
          ? pastObject(parts, object(), rest)
          : null
    if (!told) continue
    if (rest.length > length) readings = []
    length = rest.length
    const head = sense.as === 'verb' || sense.as === 'state' ? i : told.last
    readings.push({ event: sense.event, sense, form, head, first: i, ...told, or: [] })
  }
  if (readings.length > 1) readings.sort((a, b) => rank(a) - rank(b))
  const [best, ...or] = readings
  return best ? { ...best, or } : null
}

/** Whom a verb may take, from token `i` on: not the "hostage" of "taken hostage by gunmen". */
function objectAt(parts: Parts, i: number): Group | null {
  const group = after(parts, i)
  return group && asWhat(parts, group) ? null : group
}

/** Verbs that fit their tag come before nouns, and plain words before those with other meanings. */
const rank = ({ sense }: Trigger): number =>
  (sense.as === 'verb' || sense.as === 'state' ? 0 : 2) + (sense.sure ? 0 : 1)

/** "new forces into the valley", "a forest camp in Harra": a noun after what only stands before nouns. */
const nounHere = ({ tokens }: Parts, i: number): boolean =>
  tokens[i]?.tag === 'NOUN' &&
  tokens[i - 1]?.sentence === tokens[i]?.sentence &&
  ((tokens[i - 1]?.tag === 'NOUN' && tokens[i]?.norm === 'camp') ||
    /^(ADJ|DET|NUM)$/.test(tokens[i - 1]?.tag ?? '') ||
    /^(my|our|your|his|her|its|their)$/.test(tokens[i - 1]?.norm ?? ''))

function tagFits(parts: Parts, i: number, sense: EventSense, form: EventWord['form']): boolean {
  const t = parts.tokens[i] as Token
  const before = parts.tokens[i - 1]
  if (sense.as === 'verb') {
    if (isInTitle(parts.tokens, i) || followsComma(parts.tokens, i)) return false
    if (form === 'base' || form === 's') {
      // "an enemy which kidnaps our children": a relative pronoun, tagged as an article.
      const article = before?.tag === 'DET' && before.norm !== 'which'
      if (t.tag === 'VERB') return !(article || (before?.tag === 'ADJ' && form === 'base'))
      if (before?.norm === 'to' || (form === 'base' && verbFrame(parts, i).modal !== null)) return true
      // An imperative is often tagged as a noun: "Release the hostages."
      if (form === 's' && t.tag === 'NOUN' && takesPeople(parts, i)) return true
      if (form === 'base' && t.tag === 'NOUN' && afterMany(parts, i)) return true
      const opens =
        before === undefined ||
        before.sentence !== t.sentence ||
        /^(PUNCT|CCONJ)$/.test(before.tag) ||
        // "helped release nine hostages", "helped free 40 soldiers".
        before.norm === 'helped'
      // "Garrison of the fort": a noun.
      const noun = parts.tokens[i + 1]?.norm === 'of'
      return form === 'base' && opens && !noun && after(parts, i + 1)?.kind === 'people'
    }
    if (endsName(parts.tokens, i)) return false
    if (form === 'ing' && before?.norm === '-' && before.end === t.start) return false
    if (form === 'ing') return /^(VERB|NOUN|ADJ)$/.test(t.tag) && parts.tokens[i + 1]?.norm !== 'of'
    return true
  }
  // "are in the region", "there are 900 soldiers at the dam".
  if (sense.as === 'state' && sense.victim === 'subject')
    return stays(parts, i - 1) || thereIs(parts, i) || knownIn(parts, i) || afterPlace(parts, i) !== null
  if (sense.as === 'state')
    return (t.tag !== 'VERB' || t.norm === 'missing' || t.norm === 'fallen') && !isInTitle(parts.tokens, i)
  if (t.tag === 'VERB') return t.norm.endsWith('ing') || before?.tag === 'DET' || before?.norm === "'s"
  return t.tag === 'NOUN' || t.tag === 'PROPN' || t.tag === 'ADJ'
}

/** "are [in]", "are already [in]", "remain [in]" */
const stays = ({ tokens }: Parts, i: number): boolean =>
  /^(be|remain|stay)$/.test(
    tokens[/^(already|still|now|currently|also)$/.test(tokens[i]?.norm ?? '') ? i - 1 : i]?.lemma ?? '',
  )

/** Do "there are", or "has", and the troops stand right before? */
function thereIs(parts: Parts, i: number): boolean {
  const troops = mayExist(parts, i) ? groupAt(parts, i - 1) : undefined
  return troops?.kind === 'people' && exists(parts, troops)
}

/** "the number of troops [in] Harra", "the 900 soldiers [in] Harra": how many there are is told, or taken as known. */
function knownIn(parts: Parts, i: number): boolean {
  const left = parts.tokens[i - 1]
  const troops = left?.tag === 'NOUN' && left.norm.endsWith('s') ? groupAt(parts, i - 1) : undefined
  return troops?.kind === 'people' && troops.head === i - 1 && takenAsKnown(parts.tokens, troops)
}

/** "800 soldiers [guard] the line": a verb tagged as a noun, right after counted people. */
function afterMany(parts: Parts, i: number): boolean {
  if (parts.tokens[i + 1]?.tag !== 'DET') return false
  const left = groupTo(parts, i - 1)
  return left?.kind === 'people' && left.quantity !== null
}

/** "the army murders our people": a plural noun that people follow without a word between is a verb. */
function takesPeople(parts: Parts, i: number): boolean {
  const { tokens } = parts
  const left = tokens[i - 1]
  return (
    /^(NOUN|PROPN|PRON)$/.test(left?.tag ?? '') &&
    left?.sentence === tokens[i]?.sentence &&
    groupFrom(parts, i + 1)?.kind === 'people'
  )
}
