import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { number } from './number.ts'
import { tellOfBodies } from './body.ts'
import type { Reader } from './reading.ts'

/** Words that tell a state elsewhere, and here mean something else. */
export const otherSense: Reader = (parts, trigger) =>
  SENSES.some((isMeant) => isMeant(parts, trigger)) ? 'nobody' : null

const SENSES: readonly ((parts: Parts, trigger: Trigger) => boolean)[] = [
  atLeast,
  missingOut,
  lacking,
  afloat,
  woundsOfBodies,
  deadWrong,
  outOfRubble,
]

/** "there were [at] least 40 deaths": a word of an amount. */
function atLeast({ tokens, quantityOf }: Parts, { first }: Trigger): boolean {
  return tokens[first]?.norm === 'at' && quantityOf[first] !== -1
}

const LIMBS = /^(arms?|legs?|limbs?|hands?|feet|eyes?|fingers|teeth)$/

/** "missing out", "missing the point", "many missing arms and legs", but "are still missing from the war". */
function missingOut({ tokens, lexicon }: Parts, { sense, last }: Trigger): boolean {
  const next = tokens[last + 1]?.norm ?? ''
  if (sense.word === 'missing' && LIMBS.test(next)) return true
  if (sense.word !== 'missing' || !/^(out|from|it|the|a|an|any|something)$/.test(next)) return false
  return next !== 'from' || !tokens.slice(last + 2, last + 5).some((t) => lexicon.sets.fights.has(t))
}

/** "is missing 12 votes": what it lacks. */
function lacking({ tokens, groups, groupOf, periodOf }: Parts, { sense, last }: Trigger): boolean {
  const next = tokens[last + 1]
  return (
    sense.word === 'missing' &&
    next?.tag === 'NUM' &&
    next.sentence === tokens[last]?.sentence &&
    groups[groupOf[last + 1] ?? -1]?.kind !== 'people' &&
    periodOf[last + 1] === -1
  )
}

/** "the party is dead in the water", not "was found dead in the water". */
function afloat({ tokens }: Parts, { sense, first, last }: Trigger): boolean {
  if (sense.word !== 'dead' || tokens[first - 1]?.tag === 'VERB') return false
  return ['in', 'the', 'water'].every((word, k) => tokens[last + 1 + k]?.norm === word)
}

/** "two bodies, one headless and the other [with bullet wounds]". */
function woundsOfBodies(parts: Parts, { first }: Trigger): boolean {
  return parts.tokens[first]?.norm === 'with' && tellOfBodies(parts, first)
}

/** "was pulled from under the rubble": no longer there. */
function outOfRubble({ tokens }: Parts, { event, first }: Trigger): boolean {
  return event === 'missing' && /^(from|out)$/.test(tokens[first - 1]?.norm ?? '')
}

/** "dead wrong", "dead to me", not "took eight dead to the morgue". */
function deadWrong(parts: Parts, trigger: Trigger): boolean {
  if (trigger.sense.word !== 'dead') return false
  const next = parts.tokens[trigger.last + 1]
  return parts.lexicon.sets.deadAs.has(next) || (next?.norm === 'to' && number(parts, trigger) === null)
}
