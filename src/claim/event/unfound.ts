import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { subject } from '../clause/subject.ts'
import type { Trigger } from './trigger.ts'
import { verbFrame } from '../clause/verb.ts'

const RUBBLE =
  /^(rubble|debris|ruins|wreckage|rubbish|mud|landslide|avalanche|snow|earth|concrete|masonry|building|house|houses|school|hospital|church|hotel|tunnel|shaft|mine|basement|collapse|collapsed|flames|fire|ship|bus|car|vehicle)$/
/** Who is looked for because of a deed. */
const WANTED =
  /^(suspects?|criminals?|killers?|murderers?|assassins?|thie(f|ves)|robbers?|perpetrators?|fugitives?|culprits?|traffickers?|survivors?|witness(es)?|others?)$/
const SEARCHES =
  /^(rescuers?|divers?|firemen|firefighters?|crews?|teams?|workers?|brigades?|volunteers?|helicopters?|ships?|boats?|relatives|families|friends|neighbou?rs|residents|parents)$/

/** "are feared buried", "are believed to be trapped". */
export const feared = ({ tokens }: Parts, first: number): boolean =>
  tokens.slice(Math.max(0, first - 3), first).some(({ norm }) => /^(feared|believed|thought)$/.test(norm))

/** Trapped under what fell, looked for by rescuers, not found: not trapped in debt, wanted for a deed, found guilty. */
export function unfound(parts: Parts, { sense, first, last }: Trigger, group: Group): boolean {
  const { tokens } = parts
  const head = tokens[group.head]?.norm ?? ''
  const rubble = (from: number): boolean =>
    tokens.slice(from, from + 9).some((t) => t.sentence === tokens[last]?.sentence && RUBBLE.test(t.norm))
  if (/^(trap|entomb|bury)/.test(sense.word))
    return group.quantity !== null && (rubble(Math.max(last, group.last) + 1) || feared(parts, first))
  if (WANTED.test(head) || group.role === 'fighters' || group.quantity === null) return false
  const frame = verbFrame(parts, first)
  if (!/^(search|look|dig)/.test(sense.word)) {
    const yet = frame.infinitive && tokens[frame.first - 1]?.norm === 'yet'
    if (!yet && !(frame.negated && frame.passive)) return false
    return !/^(guilty|liable|to|in|responsible|innocent|fit|wanting|unfit|dead|alive)$/.test(
      tokens[last + 1]?.norm ?? '',
    )
  }
  if (group.last < first) return !/^(by|for)$/.test(tokens[last + 1]?.norm ?? '')
  const who = subject(parts, frame.first)
  return SEARCHES.test(tokens[who?.head ?? -1]?.norm ?? '') || rubble(group.last + 1)
}
