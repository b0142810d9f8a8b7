import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt, groupTo } from '../phrase/group-at.ts'
import { chain } from './first-verb.ts'
import { WH } from '../phrase/joints.ts'
import { reduced } from './reduced.ts'
import { isParticiple, verbFrame } from './verb.ts'
import type { Step, Way } from './way.ts'

/** What a word on the way to a subject may be that is in no noun phrase, in the order in which it is asked. */
const WORDS: readonly ((way: Way, word: Token) => Step)[] = [joint, verb, subordinate, someOfWhom, relative]

/** Where the way goes on at a word, or those who were looked for. */
export function passWord(way: Way): number | Group | null {
  const word = way.parts.tokens[way.at] as Token
  for (const read of WORDS) {
    const step = read(way, word)
    if (step !== undefined) return step
  }
  return way.at - 1
}

/** "fell [and] died" joins verbs; "in the north [and] in the south were killed" joins places. */
function joint(way: Way, { norm }: Token): Step {
  if (!/^(and|or|but|nor)$/.test(norm)) return undefined
  const { parts, at, from } = way
  // "there were survivors, but [almost all aboard] died": others than those before.
  const others = norm === 'but' && parts.tokens.slice(at + 1, from).some((t) => UNTOLD.test(t.norm))
  if (others) return null
  way.shared ||= at === from - 1 || groupAt(parts, at - 1) === undefined
  return at - 1
}

/** An amount that no phrase is made of. */
const UNTOLD = /^(all|most|many|some|none)$/

/** "[was hurt] and died", "the man who [stormed] the post was shot" */
function verb(way: Way, { tag, norm, sentence }: Token): Step {
  const { parts, at, shared } = way
  if (tag !== 'VERB' && tag !== 'AUX' && !isParticiple(parts, at)) return undefined
  const { first, infinitive, passive } = verbFrame(parts, at)
  const whose = shared ? undefined : relativeClause(way, first, sentence)
  if (whose !== undefined) return whose
  const gerund = norm.endsWith('ing') && !passive
  // "two of the hostages [being held] in Harra were freed".
  if (!shared && passive && parts.tokens[first]?.norm === 'being') return first - 1
  if (infinitive || gerund || (!shared && first === at && reduced(parts, at))) return first - 1
  if (!shared) return null
  way.shared = false
  way.resolved = true
  way.chained = chain(parts, first) - 1
  return way.chained
}

/** Over a relative clause whose verb begins at `first`, to whom it tells about. */
function relativeClause(way: Way, first: number, sentence: number): number | undefined {
  const { parts } = way
  const { tokens } = parts
  // "the man who stormed the post [and fled] was shot".
  const began = chain(parts, first)
  const left = tokens[began - 1]
  if (left && WH.test(left.norm) && left.sentence === sentence) {
    way.antecedent = true
    return began - 2
  }
  // "[the hostages] whose governments refused were killed".
  const owned = groupAt(parts, first - 1)
  if (!owned || tokens[owned.first]?.norm !== 'whose') return undefined
  way.antecedent = true
  return owned.first - 1
}

/** "after it was hit …" is another clause, "held since November" a time. */
function subordinate({ parts, at, shared }: Way, { tag, norm }: Token): Step {
  return tag === 'SCONJ' && !WH.test(norm) && !shared && parts.periodOf[at + 1] === -1 ? null : undefined
}

/** "… rebels, [12] of whom were hurt", not "rebels, of whom [the greater part] died": nobody knows how many. */
function someOfWhom({ parts, at, from }: Way, { norm }: Token): Step {
  if (!WH.test(norm) || parts.tokens[at - 1]?.norm !== 'of') return undefined
  const some = groupTo(parts, at - 2)
  if (some?.quantity) return some
  return norm === 'whom' && from > at + 1 ? null : undefined
}

/** "the rebels, [who] were hurt": whom it is about stands right before it. */
function relative(way: Way, { norm }: Token): Step {
  if (WH.test(norm)) way.antecedent = true
  else if (norm !== ',') way.antecedent = false
  return undefined
}
