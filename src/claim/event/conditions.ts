import type { ConditionName } from '../../lexicon/index.ts'
import { byArmed } from './by-armed.ts'
import { captivesBefore } from './captives.ts'
import {
  amountOrForcesToPlace,
  asNoun,
  atPlace,
  doneToThem,
  forces,
  noIndividual,
  placeAfterTo,
  severalOrForces,
  severalOrNone,
  severalThere,
  stationed,
  ten,
  tenOrForcesInLand,
  troops,
  troopsOrManyMen,
  troopsOrMen,
  troopsOrTrainees,
  troopsOrVolunteers,
} from './deployed.ts'
import { executed } from './executed.ts'
import { fallen } from './fallen.ts'
import {
  amountOrFromHome,
  besideThing,
  byFoes,
  byForce,
  defenceless,
  forCrime,
  heldByFoes,
  heldToDemands,
  hunted,
  inBuilding,
  intoVehicle,
  mereSuspects,
  ofCaptors,
  offSomething,
  onDay,
  severalOrArmed,
  sideBefore,
  subjectOfPassive,
  toStronghold,
} from './held.ts'
import {
  amountIfAfter,
  amountOrUndergone,
  hospitalBeside,
  inGrave,
  laidToRest,
  plainTreatment,
  shotByPeople,
  underFallen,
} from './hurt.ts'
import { loses } from './loses.ts'
import {
  aloneFromDeed,
  fromErrand,
  fromPosition,
  away,
  goneFromLand,
  inShelters,
  keptAway,
  leftBehind,
  movedOn,
  nationals,
  outOfLand,
  refugeesOrSheltered,
  residents,
  severalAway,
  severalOrCivilians,
  severalOrFromHome,
  toDoctors,
  toSafety,
  towardsNation,
} from './moved.ts'
import {
  captives,
  captivesNear,
  captivesNearOrByHolders,
  captivesNearOrNamed,
  afterTreatment,
  captivesNearOrToNation,
  captivesOrArmed,
  captivesOrSwap,
  inRaid,
  overSomething,
} from './freed.ts'
import { type Group, severalOf, sizeOf } from '../phrase/draft.ts'
import { amountOfThings, fromSomething, inTheWater, ofOpinion } from './other-meaning.ts'
import type { Parts } from '../phrase/parts.ts'
import { armed, roleOf } from './role-of.ts'
import {
  afterParticiple,
  enemies,
  enemiesOrCommunities,
  leadsOn,
  livedOn,
  noneOrDenied,
  woundsOrNothingAfter,
} from './slain.ts'
import { amountOrDefenders, ofThemselves, toIdea, vowedNotTo } from './surrendered.ts'
import type { Trigger } from './trigger.ts'
import { culprits, neverFound, neverHeardFrom, searchedByRescuers, underRubble, wanted } from './unfound.ts'
import { verbFrame } from '../clause/verb.ts'

/** Does something hold of the people `group` that event words stand beside, or of what stands beside both? */
export type Condition = (parts: Parts, trigger: Trigger, group: Group) => boolean

/** What words of `events.yaml` may ask in `needs` and `not`, by name; `docs/conditions.md` tells each with an example. */
export const conditions: Readonly<Record<ConditionName, Condition>> = {
  // The people themselves.
  several: (_, __, group) => severalOf(group),
  amount: (_, __, { quantity }) => quantity !== null,
  one: (_, __, { quantity }) => quantity?.lower === 1,
  ten,
  fifty: (_, __, group) => sizeOf(group) >= 50,
  pronoun: (_, __, { kind }) => kind === 'pronoun',
  people: (_, __, { kind }) => kind === 'people',
  name: (_, __, { kind }) => kind === 'name',
  armed: (parts, _, group) => armed(parts, group),
  defenceless,
  'unsure-name': (_, __, { kind, sure }) => kind === 'name' && !sure,
  wanted,
  culprits,
  'amount-if-after': amountIfAfter,
  'amount-or-undergone': amountOrUndergone,
  'amount-or-defenders': amountOrDefenders,
  'amount-or-from-home': amountOrFromHome,
  'armed-or-several-people': (parts, _, group) =>
    armed(parts, group) || (group.kind === 'people' && severalOf(group)),
  'several-or-armed': severalOrArmed,
  enemies,
  'enemies-or-communities': enemiesOrCommunities,
  'none-or-denied': noneOrDenied,
  'after-treatment': afterTreatment,
  // "two did not need hospital treatment".
  denied: (parts, { first }) => verbFrame(parts, first).negated,
  'mere-suspects': mereSuspects,
  losses: loses,
  // "very few were able to escape": the others were caught.
  few: (_, __, { none, quantity }) => none || /\bfew$/i.test(quantity?.wording ?? ''),
  troops,
  'troops-or-men': troopsOrMen,
  'troops-or-many-men': troopsOrManyMen,
  'troops-or-trainees': troopsOrTrainees,
  'troops-or-volunteers': troopsOrVolunteers,
  forces,
  'no-individual': noIndividual,
  'several-or-forces': severalOrForces,
  'several-or-none': severalOrNone,
  'several-there': severalThere,
  'amount-or-forces-to-place': amountOrForcesToPlace,
  'ten-or-forces-in-land': tenOrForcesInLand,
  police: (parts, _, group) => roleOf(parts, group) === 'police',
  captives,
  'captives-or-children': (parts, trigger, group) =>
    group.role === 'children' || captives(parts, trigger, group),
  residents,
  'on-a-visit': ({ tokens, lexicon }, _, { head }) => lexicon.sets.visitors.has(tokens[head]),
  nationals,
  'captives-or-armed': captivesOrArmed,
  'captives-or-swap': captivesOrSwap,
  'captives-near': captivesNear,
  'captives-near-or-named': captivesNearOrNamed,
  'captives-near-or-by-holders': captivesNearOrByHolders,
  'captives-near-or-to-nation': captivesNearOrToNation,
  'refugees-or-sheltered': refugeesOrSheltered,
  'residents-or-several': (parts, trigger, group) => severalOf(group) || residents(parts, trigger, group),
  'several-or-civilians': severalOrCivilians,
  'several-or-from-home': severalOrFromHome,
  'to-safety': toSafety,
  workers: (_, __, { role }) => role === 'workers',
  // How they stand to the words.
  'after-it': (_, { first }, group) => group.first > first,
  apart: (_, { object }, { kind }) => object !== null || kind === 'bare',
  'as-noun': asNoun,
  'done-to-them': doneToThem,
  passive: (parts, { first }) => verbFrame(parts, first).passive,
  'subject-of-passive': subjectOfPassive,
  'done-to': (parts, trigger, group) =>
    group.first > trigger.first || subjectOfPassive(parts, trigger, group),
  'from-position': fromPosition,
  'of-themselves': ofThemselves,
  'vowed-not-to': vowedNotTo,
  // Who does it.
  'by-armed': byArmed,
  'by-foes': byFoes,
  'by-force': byForce,
  'held-by-foes': heldByFoes,
  hunted,
  'in-raid': inRaid,
  'shot-by-people': shotByPeople,
  'searched-by-rescuers': searchedByRescuers,
  // What stands before.
  'after-participle': afterParticiple,
  'beside-thing': besideThing,
  'in-captors-power': executed,
  'side-before': sideBefore,
  'captives-told': (parts, { first }) => captivesBefore(parts, first, 0),
  // "were taken away and never returned".
  'after-never': ({ tokens }, { first }) => tokens[first - 1]?.norm === 'never',
  'after-forcibly': ({ tokens }, { first }) =>
    /^(forcibly|involuntarily)$/.test(tokens[first - 1]?.norm ?? ''),
  'greatest-before': ({ tokens, lexicon }, { first }) => lexicon.sets.greatest.has(tokens[first - 1]),
  // What stands after.
  'amount-of-things': amountOfThings,
  'from-something': fromSomething,
  'from-errand': fromErrand,
  'in-shelters': inShelters,
  'in-the-water': inTheWater,
  'of-opinion': ofOpinion,
  'alone-from-deed': aloneFromDeed,
  'article-after-them': ({ tokens }, _, { last }) => tokens[last + 1]?.tag === 'DET',
  'at-place': atPlace,
  'in-after': ({ tokens }, { last }) => tokens[last + 1]?.norm === 'in',
  'place-after-to': placeAfterTo,
  stationed,
  'with-after-them': ({ tokens }, _, { last }) => tokens[last + 1]?.norm === 'with',
  away,
  'as-after': ({ tokens }, { last }) => tokens[last + 1]?.norm === 'as',
  'with-after': ({ tokens }, { last }) => tokens[last + 1]?.norm === 'with',
  'kept-away': keptAway,
  'left-behind': leftBehind,
  'gone-from-land': goneFromLand,
  'moved-on': movedOn,
  'out-of-land': outOfLand,
  'over-something': overSomething,
  'several-away': severalAway,
  'to-doctors': toDoctors,
  'fallen-in-battle': fallen,
  'for-crime': forCrime,
  'held-to-demands': heldToDemands,
  'hospital-beside': hospitalBeside,
  'in-building': inBuilding,
  'in-grave': inGrave,
  'into-vehicle': intoVehicle,
  'laid-to-rest': laidToRest,
  'leads-on': leadsOn,
  'lived-on': livedOn,
  'never-found': neverFound,
  'never-heard-from': neverHeardFrom,
  'of-captors': ofCaptors,
  'off-something': offSomething,
  'on-day': onDay,
  'plain-treatment': plainTreatment,
  'to-idea': toIdea,
  'to-nation': (parts, { last }) => towardsNation(parts, last + 1),
  'to-stronghold': toStronghold,
  'under-fallen': underFallen,
  'under-rubble': underRubble,
  'wounds-or-nothing-after': woundsOrNothingAfter,
}

/** Does all that the words ask hold of these people? */
export function asks(parts: Parts, trigger: Trigger, group: Group): boolean {
  const { needs, not } = trigger.sense
  const holds = (name: ConditionName): boolean => conditions[name](parts, trigger, group)
  return !not.some(holds) && (goesOn(trigger, group) || needs.every(holds))
}

/** "they crossed", "nine of them were sent": who goes somewhere was told of before, and no more is asked of them. */
const goesOn = ({ event }: Trigger, { kind }: Group): boolean =>
  kind === 'pronoun' && (event === 'displacement' || event === 'deployment')
