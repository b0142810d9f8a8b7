import type { Token } from '../../model/index.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { deadBody } from './body.ts'
import { type Evidence, lossTold } from './losses.ts'

/** Does what stands around a noun that counts people make it a claim? Each word asks for signs of its own. */
export function allowed(parts: Parts, trigger: Trigger, inConflict: boolean, evidence: Evidence): boolean {
  const { tokens } = parts
  const { sets } = parts.lexicon
  const { first: start, quantity, verb, who, afterwards } = evidence
  const much = quantity !== null
  const noun = tokens[trigger.head] as Token
  const taker = tokens[verb]
  const harm = inConflict && /^(death|fatality|casualty|injury)$/.test(trigger.sense.word)
  if (harm && doubted(tokens, start, trigger.first)) return true
  switch (trigger.sense.word) {
    case 'casualty':
      if (noun.norm === 'casualties') return much || who || afterwards !== null || verb >= 0 || inConflict
      // "a high casualty rate" counts nobody.
      return much && tokens[trigger.last + 1]?.tag !== 'NOUN'
    case 'death':
      return much || (noun.norm === 'deaths' && (who || (afterwards !== null && afterwards.kind !== 'name')))
    case 'fatality':
      return much || who
    case 'injury':
      // "resulted in injuries to a policeman", "caused injuries among civilians".
      if (inConflict && afterwards && /^(to|among|amongst)$/.test(tokens[trigger.last + 1]?.norm ?? ''))
        return afterwards.quantity !== null || (noun.norm === 'injuries' && afterwards.kind === 'people')
      return noun.norm === 'injuries' && much && !sets.sufferOneself.has(taker)
    case 'wound':
    case 'burn':
    case 'bruise':
    case 'fracture':
    case 'concussion':
      return false
    case 'loss of life':
    case 'loss of lives':
      return inConflict
    case 'loss':
      return lossTold(parts, trigger, inConflict, evidence)
    case 'victim':
      return (
        much &&
        inConflict &&
        (sets.takeVictims.has(taker) || afterwards !== null || mourned(parts, trigger.first))
      )
    case 'life':
      return (
        (much && sets.takeLives.has(taker)) ||
        (inConflict && noun.norm === 'lives' && ended(parts, trigger.last)) ||
        (afterwards !== null &&
          (/^(claim|cost|take|lose)$/.test(taker?.lemma ?? '') ||
            (tokens[trigger.first - 1]?.norm === 'the' &&
              /^(include|including|lose)$/.test(tokens[trigger.first - 2]?.lemma ?? ''))))
      )
    case 'body':
    case 'corpse':
    case 'cadaver':
    case 'skeleton':
    case 'remains':
      return deadBody(parts, trigger, inConflict, quantity, afterwards)
    default:
      return much && (trigger.sense.sure || (inConflict && quantity?.lower !== 1))
  }
}

/** "whether there were [any] fatalities", "[no reports of] injuries": the phrase begins at `start`, its noun at `noun`. */
const doubted = (tokens: readonly Token[], start: number, noun: number): boolean =>
  (tokens[start - 1]?.norm === 'of' &&
    tokens[start - 2]?.lemma === 'report' &&
    tokens[start - 3]?.norm === 'no') ||
  tokens.slice(start, noun).some(({ norm }) => norm === 'any')

/** "thousands of lives were suddenly ended". */
function ended({ tokens, lexicon }: Parts, last: number): boolean {
  let i = last + 1
  if (tokens[i]?.tag !== 'AUX') return false
  while (/^(AUX|ADV)$/.test(tokens[i]?.tag ?? '')) i++
  // "were lost" is a verb of its own.
  if (tokens[i]?.norm === 'cut') return tokens[i + 1]?.norm === 'short'
  return lexicon.sets.takeLives.has(tokens[i]) && tokens[i]?.lemma !== 'lose'
}

/** "funerals were held for nine victims". */
const mourned = ({ tokens, lexicon }: Parts, first: number): boolean =>
  tokens
    .slice(Math.max(0, first - 10), first)
    .some((t) => t.sentence === tokens[first]?.sentence && lexicon.sets.funerals.has(t))
