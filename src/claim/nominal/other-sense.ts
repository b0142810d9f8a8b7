import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { tellOfBodies } from './body.ts'
import type { Reader } from './reading.ts'

/** Words that tell a state elsewhere, and here mean something else. */
export const otherSense: Reader = (parts, trigger) =>
  SENSES.some((isMeant) => isMeant(parts, trigger)) ? 'nobody' : null

const SENSES: readonly ((parts: Parts, trigger: Trigger) => boolean)[] = [
  atLeast,
  woundsOfBodies,
  outOfRubble,
]

/** "there were [at] least 40 deaths": a word of an amount. */
function atLeast({ tokens, quantityOf }: Parts, { first }: Trigger): boolean {
  return tokens[first]?.norm === 'at' && quantityOf[first] !== -1
}

/** "two bodies, one of them headless, the other [with bullet wounds]". */
function woundsOfBodies(parts: Parts, { first }: Trigger): boolean {
  return parts.tokens[first]?.norm === 'with' && tellOfBodies(parts, first)
}

/** "was pulled from under the rubble": no longer there. */
function outOfRubble({ tokens }: Parts, { event, first }: Trigger): boolean {
  return event === 'missing' && /^(from|out)$/.test(tokens[first - 1]?.norm ?? '')
}
