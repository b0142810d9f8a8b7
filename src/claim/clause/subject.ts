import type { Token } from '../../model/index.ts'
import { aside, orMore, saidAside } from '../phrase/aside.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { beforeAside, beforeParts } from './before-aside.ts'
import { contact } from './contact.ts'
import { besideMain, mainVerb } from './first-verb.ts'
import { BREAK } from '../phrase/joints.ts'
import { passGroup } from './pass-group.ts'
import { passWord } from './pass-word.ts'
import { shunned, verbFrame } from './verb.ts'
import type { Way } from './way.ts'

/** What is seen at the verb itself, in the order in which it is asked; undefined where it is not so. */
const AT_VERB: readonly ((parts: Parts, from: number) => Group | null | undefined)[] = [
  thoseOf,
  thoseBeing,
  ofMainVerb,
  pastAside,
  pastParts,
]

/**
 * The people or thing that is the subject of the verb whose first word is at `from`: the nearest noun phrase to the
 * left which no preposition and no verb of its own takes. Null when the clause has none.
 */
export function subject(parts: Parts, from: number): Group | null {
  for (const read of AT_VERB) {
    const found = read(parts, from)
    if (found !== undefined) return found
  }
  // "kill themselves rather than be captured": who does the one shuns the other.
  const shuns = shunned(parts.tokens, from)
  const start = shuns ? from - 3 : from - 1
  const way: Way = {
    parts,
    from,
    start,
    at: start,
    shared: shuns,
    antecedent: false,
    resolved: false,
    chained: -1,
  }
  while (way.at >= 0) {
    const step = stepOn(way)
    if (typeof step !== 'number') return step
    way.at = step
  }
  return null
}

/** "the guards they said were killed" */
function thoseOf(parts: Parts, from: number): Group | undefined {
  return contact(parts, from) ?? undefined
}

/** "led to [soldiers] being killed", "with [soldiers] having been killed", "without [anyone] being hurt": whatever takes them. */
function thoseBeing(parts: Parts, from: number): Group | null | undefined {
  if (!/^(being|having|getting)$/.test(parts.tokens[from]?.norm ?? '')) return undefined
  const { risks, tellOfOneself, witness } = parts.lexicon.sets
  // "[nine men] were seen being led away", not "cameras saw nine men being led away".
  const seen = witness.has(parts.tokens[from - 1]) ? verbFrame(parts, from - 1) : null
  if (seen?.passive) return subject(parts, seen.first)
  // "[villagers] risk being shot", "[villagers] risk getting shot", "[villagers] reported being shot".
  if (risks.has(parts.tokens[from - 1]) || tellOfOneself.has(parts.tokens[from - 1]))
    return subject(parts, verbFrame(parts, from - 1).first)
  if (parts.tokens[from]?.norm === 'getting') return undefined
  const those = groupTo(parts, from - 1)
  const whoever = those?.kind === 'pronoun' && parts.tokens[from]?.norm === 'being'
  return whoever || those?.kind === 'people' || those?.kind === 'name' ? those : undefined
}

/** "[a gunman] killed two men before being shot" */
function ofMainVerb(parts: Parts, from: number): Group | null | undefined {
  const main = mainVerb(parts, from)
  return main < 0 ? (besideMain(parts, from) ?? undefined) : subject(parts, main)
}

/** "[a man], who was believed to guard the tower, was killed" */
function pastAside(parts: Parts, from: number): Group | undefined {
  return parts.tokens[from - 1]?.norm === ',' ? (beforeAside(parts, from - 1) ?? undefined) : undefined
}

/** "[40 people], 12 of them children, were killed" */
function pastParts(parts: Parts, from: number): Group | null | undefined {
  const whole = beforeParts(parts, from - 1)
  return whole ? subject(parts, whole.last + 1) : undefined
}

/** Where the way goes on, or who is found there: past brackets and words of saying, and never past the clause. */
function stepOn(way: Way): number | Group | null {
  const { parts, from, at } = way
  const { tokens } = parts
  const word = tokens[at] as Token
  const group = groupAt(parts, at)
  // Brackets of a group's own: "two companies (about 240 soldiers)".
  const opened = group ? -1 : aside(tokens, at)
  if (opened >= 0) return opened - 1
  if (word.sentence !== tokens[from]?.sentence || BREAK.test(word.text)) return null
  const said = word.norm === ',' ? Math.max(saidAside(parts, at), orMore(tokens, at)) : -1
  if (said >= 0) return said - 1
  // "400 [a day] are dying".
  if (group?.kind === 'thing' && parts.lexicon.rates.at(tokens, group.first)) return group.first - 1
  return group ? passGroup(way, group) : passWord(way)
}
