import type { EventSense } from '../../lexicon/index.ts'
import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { before } from '../phrase/beside.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { leftObject } from '../clause/left.ts'
import { verbFrame } from '../clause/verb.ts'
import { subjectOf, withLeft, withRight } from '../clause/victims.ts'
import { afterPlace, existsVerb, takenAsKnown } from '../event/exists.ts'
import type { Trigger } from '../event/trigger.ts'
import { amongThem, inverted, ofThose, someOfThem, thereAre } from './among.ts'
import { attributive } from './attributive.ts'
import { tellOfBodies } from './body.ts'
import { afterNumber } from './number.ts'
import { otherSense } from './other-sense.ts'
import { presumed } from './presumed.ts'
import { firstReading, type Reader, type Reading } from './reading.ts'
import { tended } from './tended.ts'
import { theyNumber } from './they-number.ts'
import { withFigure } from './with-figure.ts'

/** Who is in a state: "nine dead", "three soldiers are missing", "left 12 homeless". */
export const state = (parts: Parts, trigger: Trigger): Reading | null => firstReading(STATES, parts, trigger)

/** The constructions in the order in which they are asked for: each takes the words from those behind it. */
const STATES: readonly Reader[] = [
  otherSense,
  presumed,
  amongThem,
  ofThose,
  someOfThem,
  inverted,
  thereIn,
  placeFirst,
  thereAre,
  theyNumber,
  afterNumber,
  tended,
  insidePhrase,
  predicate,
  brought,
  left,
  inAside,
  somewhere,
  oneOfList,
  rightBehind,
]

const reading = (groups: readonly Group[], frame: Reading['frame'] = null): Reading => ({
  groups,
  rule: 'state',
  frame,
})

/** "16 wounded soldiers", "the captive pilot", not "a KIA officer" of the Kachin Independence Army. */
function insidePhrase(parts: Parts, trigger: Trigger): Reading | null {
  const letters = trigger.sense.traits.includes('initials')
  return trigger.first === trigger.last && !letters ? attributive(parts, trigger) : null
}

/** "Three soldiers are missing", "the boys have never been found": what a clause says of its subject. */
function predicate(parts: Parts, { sense, first }: Trigger): Reading | 'nobody' | null {
  const frame = verbFrame(parts, first)
  const never = frame.perfect && /^(never|yet|not)$/.test(parts.tokens[first]?.norm ?? '')
  const own = frame.passive || never
  if (!own && !parts.lexicon.sets.copulas.has(parts.tokens[frame.first - 1])) return null
  const people = subjectOf(parts, own ? frame : verbFrame(parts, frame.first - 1), sense.sure)
  return people ? reading(withLeft(parts, people, sense.sure), frame) : 'nobody'
}

/** "[they] were flown home with burns", not "the bodies of five farmers were found with gunshot wounds". */
function brought(parts: Parts, { event, sense, first }: Trigger): Reading | 'nobody' | null {
  const { tokens } = parts
  if (sense.victim === 'subject' || tokens[first]?.tag !== 'ADP') return null
  const people = passiveBefore(parts, first, event)
  if (!people) return null
  const bodies = tokens[people.first - 1]?.norm === 'of' && tellOfBodies(parts, people.first)
  return bodies ? 'nobody' : reading(withLeft(parts, people))
}

/** "[they] were flown home with burns", "[she] is in hospital in a serious condition": whom the clause is about. */
function passiveBefore(parts: Parts, first: number, event: string): Group | null {
  const { tokens, lexicon, periodOf } = parts
  const { sets } = lexicon
  for (let i = first - 1; i > first - 8 && tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    const t = tokens[i] as Token
    // "three were murdered in captivity", "were freed after a week in captivity": what happened there, or ended it, is told.
    const own = (told: EventSense): boolean =>
      (told.event === 'deaths' && told.sure) || (told.event === 'releases' && event === 'captures')
    if (eventsAt(parts, i).some(({ sense }) => own(sense))) return null
    if (t.tag === 'VERB' || t.lemma === 'be') {
      const frame = verbFrame(parts, i)
      // "survived with burns".
      const fits = t.tag !== 'VERB' || frame.passive || sets.comeThrough.has(t)
      return fits ? subjectOf(parts, frame, true) : null
    }
    if (/^(more|less|past|last|and)$/.test(t.norm) || sets.unharmed.has(t)) continue
    // "spent nine months in captivity".
    const counts = /^(NUM|ADJ)$/.test(t.tag) && lexicon.periods.units.at(tokens[i + 1]) !== undefined
    if (!counts && !/^(ADV|ADP|NOUN|DET)$/.test(t.tag) && periodOf[i] === -1) return null
  }
  return null
}

/** "left nine guards, two of them officers, dead". */
function left(parts: Parts, { first }: Trigger): Reading | null {
  const aside = /^(,|—|–|--)$/.test(parts.tokens[first - 1]?.text ?? '')
  const people = aside ? leftObject(parts, first) : null
  return people && reading(withLeft(parts, people))
}

/** "two sailors, missing since Friday, are presumed dead", "25 sailors, still captive", "Private Tamm, killed in action on 3 May". */
function inAside(parts: Parts, { event, sense, first, last }: Trigger): Reading | null {
  const { tokens } = parts
  const kept = /^(missing|captures)$/.test(event)
  const still = kept && tokens[first - 1]?.norm === 'still'
  const goesOn =
    sense.traits.includes('aside') ||
    (kept && /^(since|in|at|near|for|after|from)$/.test(tokens[last + 1]?.norm ?? ''))
  const comma = still ? first - 2 : first - 1
  if (!(still || goesOn) || tokens[comma]?.norm !== ',') return null
  const people = before(parts, first)
  return people?.last === comma - 1 ? reading(withLeft(parts, people)) : null
}

/** "there are 900 soldiers in the valley", not any soldiers in a valley. */
function somewhere(parts: Parts, { sense, first }: Trigger): Reading | 'nobody' | null {
  if (sense.victim !== 'subject') return null
  const people = before(parts, first)
  const verb = people ? existsVerb(parts, people.first) : -1
  if (people && verb < 0 && people.last === first - 1 && takenAsKnown(parts.tokens, people)) {
    // "the number of troops in the valley rose to 900", not "the number of troops in the valley is secret".
    const told = withFigure(parts, people, first + 1)
    return told.quantity ? reading([told]) : 'nobody'
  }
  if (!people || verb < 0 || people.last !== pastAdverb(parts, first)) return 'nobody'
  // "we do not have soldiers in the valley".
  const frame = verbFrame(parts, verb)
  return reading(withLeft(parts, people), frame.negated ? { ...frame, modal: null } : null)
}

/** "there are in the valley [900 soldiers]": counted people behind the place whose preposition the words are. */
function thereIn(parts: Parts, { sense, first }: Trigger): Reading | 'nobody' | null {
  const { tokens } = parts
  const there = tokens[first - 1]?.lemma === 'be' && tokens[first - 2]?.norm === 'there'
  if (!there || sense.victim !== 'subject') return null
  for (let i = first + 1; i < first + 6; i++) {
    const people = groupFrom(parts, i)
    if (people?.kind === 'people' && people.quantity) return reading(withRight(parts, people))
    if (!/^(DET|PROPN|NOUN|ADJ)$/.test(tokens[i]?.tag ?? '')) return 'nobody'
  }
  return 'nobody'
}

/** "[In] Harra we have 900 soldiers". */
function placeFirst(parts: Parts, { sense, first }: Trigger): Reading | null {
  const people = sense.victim === 'subject' ? afterPlace(parts, first) : null
  return people && reading(withRight(parts, people))
}

/** "12 dead, most of them children, and [40 people with burns]". */
function oneOfList(parts: Parts, { first }: Trigger): Reading | null {
  const { tokens } = parts
  const people = tokens[first]?.norm === 'with' ? before(parts, first) : null
  const listed = people?.last === first - 1 && tokens[people.first - 2]?.norm === ','
  return listed ? reading([people]) : null
}

/** "nine workers still missing", "12 dead". */
function rightBehind(parts: Parts, { event, first }: Trigger): Reading | null {
  const people = before(parts, first)
  // "killed 460 people in a hospital".
  const slain = event === 'injuries' && people && parts.tokens[first]?.tag === 'ADP'
  if (slain && eventsAt(parts, people.first - 1).some(({ sense }) => sense.event === 'deaths')) return null
  // "most of the troops present had fallen": who is spoken of.
  const spokenOf = parts.tokens[first + 1]?.tag === 'AUX'
  if (event === 'deployment' && (spokenOf || !people?.quantity)) return null
  return people?.last === pastAdverb(parts, first) ? reading(withLeft(parts, people)) : null
}

/** The token right before `first`, "still", "now" or "already" passed over. */
const pastAdverb = ({ tokens }: Parts, first: number): number =>
  /^(still|now|already)$/.test(tokens[first - 1]?.norm ?? '') ? first - 2 : first - 1
