import type { Quantity, Token } from '../../model/index.ts'
import { type Group, isBounded } from '../phrase/draft.ts'
import type { Figure } from './figure.ts'
import { suffers } from './happened.ts'
import { livesLost } from '../event/loss.ts'
import { pastSorts } from './extent.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'

/** What is told with a noun for losses. */
export interface Evidence {
  /** The first token of the noun's phrase. */
  readonly first: number
  /** The amount, or that of an adjective which stands for one. */
  readonly quantity: Quantity | null
  /** The verb whose object the losses are, or -1. */
  readonly verb: number
  /** Does a word before the noun say whose they are? */
  readonly who: boolean
  /** People told after the noun. */
  readonly afterwards: Group | null
  readonly figure: Figure | null
  /** Does a verb say how great they were? */
  readonly extent: boolean
}

/** Are "losses" or "a loss" told as those of people in a fight, and not only spoken of, and not of money or things? */
export function lossTold(parts: Parts, trigger: Trigger, inConflict: boolean, evidence: Evidence): boolean {
  const { tokens, lexicon } = parts
  const { first, afterwards, figure } = evidence
  if (livesLost(parts, afterwards)) return true
  if (!inConflict) return false
  if (tokens[trigger.head]?.norm === 'loss') return singular(parts, trigger, evidence)
  if (money(parts, trigger.last + 1)) return false
  const words = tokens.slice(first, trigger.first)
  const ofThings = words.some((t, i) => thing(t, words[i + 1]))
  // "losses were heavy", not "oil losses were heavy".
  const after = evidence.extent && !ofThings && !words.some(({ norm }) => norm === "'s")
  const military = words.some((t) => lexicon.sets.military.has(t))
  // "losses have passed 3,000", not "tank losses have passed 3,000".
  const come = (figure !== null || numbered(afterwards)) && !ofThings
  return (
    (military ||
      evidence.who ||
      come ||
      after ||
      (met(parts, trigger, afterwards) && !ofThings) ||
      suffers(parts, tokens[evidence.verb]) ||
      borneBy(tokens, trigger.last + 1, afterwards) ||
      endedWith(parts, first, trigger)) &&
    !lexicon.sets.otherLosses.has(tokens[trigger.first - 1])
  )
}

/** "the loss of three men", "the enemy's loss was heavy", "suffered severe loss", not "her loss to a rival". */
function singular(parts: Parts, trigger: Trigger, evidence: Evidence): boolean {
  const { tokens, lexicon } = parts
  const { first, quantity, afterwards, figure, extent } = evidence
  const of = tokens[trigger.last + 1]?.norm === 'of'
  // "the loss of the company, $40 million".
  if (money(parts, trigger.last + 1)) return false
  if (of) return afterwards !== null
  const words = tokens.slice(first, trigger.first)
  if (words.some((t, i) => thing(t, words[i + 1]) && !lexicon.sets.military.has(t))) return false
  // "their loss in killed and wounded".
  const sorted = pastSorts(parts, trigger.last + 1) > trigger.last + 1
  // "her loss to a rival", not "my total loss has been 224".
  const owner = tokens[first - 1]?.norm ?? ''
  if (/^(his|her|my|your)$/.test(owner) && !sorted && !(figure && numbered(figure.group))) return false
  const owned =
    evidence.who ||
    sorted ||
    /^(our|their|its|my|his)$/.test(owner) ||
    words.some((t) => lexicon.sets.military.has(t)) ||
    // "the loss on the rebel side".
    onSide(tokens, trigger.last + 1)
  const counted = figure !== null && (owned || figure.group.kind === 'people')
  return (
    counted ||
    (quantity !== null && met(parts, trigger, afterwards)) ||
    (extent && (owned || afterwards !== null)) ||
    (quantity !== null && suffers(parts, tokens[evidence.verb])) ||
    endedWith(parts, first, trigger)
  )
}

/** "the grievous loss inflicted on the fort", "the losses suffered by the army" */
const met = ({ tokens }: Parts, { last }: Trigger, whose: Group | null): boolean =>
  whose !== null && /^(inflicted|suffered|sustained)$/.test(tokens[last + 1]?.norm ?? '')

/** "losses [among the army's forces]", "losses [on both sides]", from token `i`. */
const borneBy = (tokens: readonly Token[], i: number, whose: Group | null): boolean =>
  (whose !== null && /^among(st)?$/.test(tokens[i]?.norm ?? '')) || onSide(tokens, i)

const onSide = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === 'on' && tokens.slice(i + 1, i + 5).some(({ norm }) => /^sides?$/.test(norm))

/** "were beaten off with heavy loss": how a fight ended. */
const endedWith = ({ tokens, lexicon }: Parts, first: number, trigger: Trigger): boolean =>
  tokens[first - 1]?.norm === 'with' &&
  tokens.slice(first, trigger.first).some(({ norm }) => lexicon.extents.has(norm)) &&
  !tokens.slice(first, trigger.first).some((t, i, all) => thing(t, all[i + 1]))

const numbered = (group: Group | null): boolean => group?.kind === 'bare' && isBounded(group)

/** "losses estimated at $500 million", "losses in the millions". */
const money = ({ tokens, lexicon }: Parts, from: number): boolean =>
  tokens
    .slice(from, from + 6)
    .some(
      ({ norm, sentence }) =>
        sentence === tokens[from]?.sentence &&
        (lexicon.units.joined.has(norm) ||
          /^[mb]illions$/.test(norm) ||
          lexicon.units.after.get(norm) === 'money'),
    )

/** A force by its initials, and no vehicle: NVA, PLA, IDF. */
const FORCE = /^(?!UAV|APC|AFV|IFV|MBT|USV|SUV)[A-Z]{2,5}$/

/** A noun that is no owner: "tank losses", not "Persian losses". */
const thing = (t: Token, next: Token | undefined): boolean =>
  // "NVA losses" are those of an army, "UAV losses" are not.
  (t.tag === 'NOUN' ||
    (t.tag === 'PROPN' &&
      !FORCE.test(t.text) &&
      !/^\p{Lu}\p{Ll}+(an|ish|ese|ch|ic|ine|ite|i)$/u.test(t.text))) &&
  !/^('s|')$/.test(next?.norm ?? '') &&
  !/^(total|daily|weekly|monthly|overall|combined)$/.test(t.norm)
