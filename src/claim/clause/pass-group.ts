import { named } from '../phrase/apposition.ts'
import { aside } from '../phrase/aside.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { chain, purposeOf } from './first-verb.ts'
import { WH } from '../phrase/joints.ts'
import { reduced, THOUGHT } from './reduced.ts'
import { asWhat, quality, servesAs, taken } from './taken.ts'
import { verbFrame } from './verb.ts'
import type { Step, Way } from './way.ts'

/** What people or things on the way to a subject may be, in the order in which it is asked. */
const GROUPS: readonly ((way: Way, group: Group) => Step)[] = [
  partOfThem,
  unitNumber,
  agedNumber,
  becameWhat,
  workedAs,
  whoShuns,
  objectPronoun,
  insidePhrase,
  includedOnes,
  joinedObject,
  relativeObject,
  ageBetweenCommas,
  yearsOld,
  accusedOfBeing,
  accusedOfHaving,
  thoughtToBe,
  takenByTheirs,
  ofQuality,
  found,
]

/** Where the way goes on at people or a thing, or those who were looked for. */
export function passGroup(way: Way, group: Group): number | Group | null {
  for (const read of GROUPS) {
    const step = read(way, group)
    if (step !== undefined) return step
  }
  return group.first - 1
}

/** "298 people, 80 of them children, who were killed": over the part to the whole. */
function partOfThem({ parts, antecedent }: Way, { kind, first }: Group): Step {
  if (!antecedent || kind !== 'people' || parts.tokens[first - 1]?.norm !== 'them') return undefined
  const some = groupAt(parts, first - 1)
  return some?.quantity && parts.tokens[some.first - 1]?.norm === ',' ? some.first - 2 : undefined
}

/** "two guards assigned to Combat Team 5 were killed" */
function unitNumber({ parts }: Way, { first, last }: Group): Step {
  const unit = parts.tokens[last - 1]
  if (parts.tokens[last]?.tag !== 'NUM' || unit?.tag !== 'PROPN') return undefined
  return parts.lexicon.bodies.unit.has(unit) ? first - 1 : undefined
}

/** "a girl aged 11 died", "two girls aged 8 and 12 died" */
function agedNumber({ parts: { tokens } }: Way, { first, last }: Group): Step {
  if (tokens[last]?.tag !== 'NUM') return undefined
  let k = first - 1
  while (tokens[k]?.tag === 'NUM' || /^(and|or|to|between|,)$/.test(tokens[k]?.norm ?? '')) k--
  const aged = k === first - 1 ? /^(aged?|no)$/ : /^aged$/
  return aged.test(tokens[k]?.norm ?? '') ? k - 1 : undefined
}

/** "two men taken prisoner were shot" */
function becameWhat({ parts }: Way, group: Group): Step {
  if (!asWhat(parts, group)) return undefined
  return reduced(parts, group.first - 1, group.last + 1) ? group.first - 2 : group.first - 1
}

/** "a man working as a guide was shot" */
function workedAs({ parts }: Way, group: Group): Step {
  const served = servesAs(parts, group)
  return served < 0 ? undefined : served - 1
}

/** "reports of [soldiers] taking their lives rather than surrendering" */
function whoShuns({ parts, from, start }: Way, { first, last }: Group): Step {
  if (start === from - 1 || last !== start) return undefined
  const verb = parts.tokens[first - 1]
  const who = groupTo(parts, first - 2)
  const does =
    verb?.tag === 'VERB' && verb.norm.endsWith('ing') && verb.sentence === parts.tokens[first - 2]?.sentence
  return does && who?.kind === 'people' ? who : undefined
}

/** "a bill to compensate them died": a form that only objects have. */
function objectPronoun({ parts: { tokens } }: Way, { kind, quantity, head, first }: Group): Step {
  if (kind !== 'pronoun' || quantity) return undefined
  return /^(them|him|us|me)$/.test(tokens[head]?.norm ?? '') ? first - 2 : undefined
}

/** "a clerk of [the court] was shot": what a preposition takes. */
function insidePhrase({ parts, from, at, antecedent }: Way, group: Group): Step {
  if (!taken(parts, group, group.last === from - 1)) return undefined
  // "led by Captain Ruprecht Haas, who was wounded".
  if (antecedent && group.kind === 'name' && isTold(parts, group)) return group
  if (antecedent && (group.kind === 'thing' || group.kind === 'name')) return group.first - 2
  if (group.last < at || (antecedent && group.last === at)) return undefined
  const bracket = aside(parts.tokens, group.first - 1)
  return bracket >= 0 ? bracket - 1 : group.first - 2
}

/** "90 people, including babies, who were dragged away and held" */
function includedOnes({ parts, antecedent }: Way, group: Group): Step {
  const { tokens } = parts
  const includes = /^(including|like)$/.test(tokens[verbBefore(parts, group)]?.norm ?? '')
  return antecedent && includes && tokens[group.last + 1]?.norm === ',' ? group.first - 2 : undefined
}

/** "killed the guard, wounded two and fled": the object of the first of the joined verbs. */
function joinedObject(way: Way, group: Group): Step {
  const { parts, from, antecedent, resolved, chained } = way
  const { tokens } = parts
  if (!resolved || antecedent) return undefined
  const verb = tokens[verbBefore(parts, group)]
  if (verb?.tag !== 'VERB' || verb.sentence !== tokens[from]?.sentence) return undefined
  if (group.last >= chained && tokens[group.first - 2]?.norm !== 'to') return undefined
  way.chained = chain(parts, verbFrame(parts, group.first - 1).first) - 1
  return way.chained
}

/** "the guard who had opened the gate was shot": what the relative clause takes. */
function relativeObject({ parts, from, shared }: Way, group: Group): Step {
  const { tokens, lexicon } = parts
  const at = verbBefore(parts, group)
  const verb = tokens[at]
  if (shared || !verb || !/^(VERB|AUX)$/.test(verb.tag) || verb.sentence !== tokens[from]?.sentence)
    return undefined
  // "Norland, which says [90] were killed".
  if (group.last === from - 1 && group.kind !== 'thing' && lexicon.sets.sayThat.has(verb)) return undefined
  // "which saw [two soldiers] lose their lives".
  if (/^(see|watch|hear|let|make)$/.test(verb.lemma) && tokens[from]?.norm === tokens[from]?.lemma)
    return undefined
  const relative = purposeOf(parts, at) - 1
  const who = tokens[relative]
  if (!who || !WH.test(who.norm) || /^(SCONJ|DET)$/.test(who.tag)) return undefined
  return who.norm === 'that' && tokens[relative - 1]?.norm === ',' ? undefined : relative
}

/** "…, 21, were killed": an age. */
function ageBetweenCommas({ parts: { tokens }, shared }: Way, { kind, first, last }: Group): Step {
  const aged = kind === 'bare' && first === last && tokens[first]?.tag === 'NUM'
  if (shared || !aged) return undefined
  return tokens[first - 1]?.norm === ',' && tokens[last + 1]?.norm === ',' ? first - 2 : undefined
}

/** "…, four years old, who was killed" */
function yearsOld({ parts, at, shared }: Way): Step {
  const { tokens, lexicon } = parts
  const years = !shared && tokens[at]?.norm === 'old' ? groupAt(parts, at - 1) : undefined
  if (!years || tokens[years.first - 1]?.norm !== ',') return undefined
  return lexicon.periods.units.at(tokens[years.head]) === undefined ? undefined : years.first - 2
}

/** "13 peasants accused of being informers were shot" */
function accusedOfBeing({ parts, shared }: Way, group: Group): Step {
  const { tokens } = parts
  const being = !shared && tokens[verbBefore(parts, group)]?.norm === 'being'
  return being && tokens[group.first - 2]?.tag === 'ADP' ? group.first - 3 : undefined
}

/** "two men accused of having killed a guard were freed" */
function accusedOfHaving({ parts, shared }: Way, group: Group): Step {
  const { tokens } = parts
  const { first } = group
  if (shared || tokens[verbBefore(parts, group)]?.tag !== 'VERB') return undefined
  return tokens[first - 2]?.norm === 'having' && tokens[first - 3]?.tag === 'ADP' ? first - 4 : undefined
}

/** "[a man] believed to be a spy was shot", "two men alleged to have robbed a bank were freed" */
function thoughtToBe({ parts, shared }: Way, group: Group): Step {
  const { tokens } = parts
  const verb = tokens[verbBefore(parts, group)]
  if (shared || !verb || !/^(VERB|AUX)$/.test(verb.tag)) return undefined
  let to = verb.index - 1
  while (/^(AUX|ADV)$/.test(tokens[to]?.tag ?? '') || tokens[to]?.norm === 'have') to--
  const thought = tokens[to]?.norm === 'to' && THOUGHT.test(tokens[to - 1]?.norm ?? '')
  return thought && groupTo(parts, to - 2) ? to - 2 : undefined
}

/** "[nine medics] trying to reach the wounded villagers were killed", "a soldier ordered to guard the nurses was shot": whom those take who were killed. */
function takenByTheirs({ parts, antecedent, shared }: Way, group: Group): Step {
  const { tokens } = parts
  const verb = tokens[verbBefore(parts, group)]
  if (shared || antecedent || verb?.tag !== 'VERB' || tokens[verb.index - 1]?.norm !== 'to') return undefined
  const doing = tokens[verb.index - 2]
  if (doing?.tag !== 'VERB' || !/(ing|ed)$|^(sent|told|sworn)$/.test(doing.norm)) return undefined
  const who = groupTo(parts, doing.index - 1)
  if (who?.kind !== 'people') return undefined
  // "when soldiers tried to free them nine were killed": a clause of its own.
  const opens = tokens[who.first - 1]
  return doing.norm.endsWith('ing') || opens?.tag !== 'SCONJ' ? doing.index - 1 : undefined
}

/** "villagers loyal to the king fled" */
function ofQuality({ parts }: Way, group: Group): Step {
  const whose = quality(parts, group)
  return whose < 0 ? undefined : whose
}

/** "[two guards] were killed" */
function found({ parts, at, shared }: Way, group: Group): Step {
  return !shared && group.last === at ? named(parts, group) : undefined
}

/** The token right before people or a thing, or the verb of "carried out [the raid]". */
function verbBefore({ tokens }: Parts, { first }: Group): number {
  const apart = /^(out|up|away|off|down)$/.test(tokens[first - 1]?.norm ?? '')
  return apart && tokens[first - 2]?.tag === 'VERB' ? first - 2 : first - 1
}

/** "the banners of [Rahel Tamm], who was killed", "tribute to the cameraman [Rahel Tamm], who", not "the son of Rahel Tamm, who was killed": is "who" told of the name? */
function isTold(parts: Parts, { first, last, sure }: Group): boolean {
  const { tokens } = parts
  const who = tokens[last + 1]?.norm === ',' ? last + 2 : last + 1
  const place =
    !(sure && last > first) && /^(from|in|at|near|to|outside)$/.test(tokens[first - 1]?.norm ?? '')
  return tokens[who]?.norm === 'who' && !place && groupAt(parts, first - 2)?.kind !== 'people'
}
