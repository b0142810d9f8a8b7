import type { Token } from '../../model/index.ts'
import { ofKnownThing } from './clause.ts'
import type { Parts } from '../phrase/parts.ts'
import { THOUGHT } from './reduced.ts'
import type { VerbFrame } from './verb.ts'

/** An event by its head, and the first token of its verb or people. */
interface Event {
  readonly parts: Parts
  readonly head: number
  readonly frame: VerbFrame | null
  readonly from: number
}

/** Does the hedge of `length` tokens at token `i`, anywhere in the clause around an event, weaken that event? */
export function hedges({ parts, head, frame, from }: Event, i: number, length: number): boolean {
  const { tokens } = parts
  if (ofWho(tokens, i, length) && (i > head || (frame !== null && !frame.infinitive))) return false
  const reachable = Math.abs(i - head) < 14 && (i < head || tokens[i + length - 1]?.norm !== 'that')
  if (!reachable || asideHedge(tokens, i, from)) return false
  if (ofThing(tokens, i, head)) return false
  if (i < head)
    return (
      !clauseBefore(tokens, i, from) && !relativeBefore(tokens, i, head) && !ofKnownThing(tokens, i, head)
    )
  return !ofAmount(parts, i) && !otherClause(tokens, head, i, length)
}

/** "an [alleged] raid that killed nine": of a deed that nobody vouches for, what the relative clause at `from` tells; not "an alleged robber who killed nine". */
export function byAlleged(parts: Parts, from: number): boolean {
  const { tokens } = parts
  if (!/^(that|which)$/.test(tokens[from - 1]?.norm ?? '')) return false
  let at = tokens[from - 2]?.norm === ',' ? from - 3 : from - 2
  if (tokens[at]?.tag !== 'NOUN' || parts.lexicon.populations.at(tokens, at) !== null) return false
  while (/^(NOUN|PROPN|ADJ)$/.test(tokens[at]?.tag ?? '') && !ALLEGED.test(tokens[at]?.norm ?? '')) at--
  return ALLEGED.test(tokens[at]?.norm ?? '')
}

const ALLEGED = /^(alleged|reported|purported|supposed)$/

/** "nine people [believed to] be farmers were killed", "two men [said to have] robbed a bank": what is thought of them alone. */
const ofWho = (tokens: readonly Token[], i: number, length: number): boolean =>
  THOUGHT.test(tokens[i]?.norm ?? '') &&
  /^(to|have)$/.test(tokens[i + length - 1]?.norm ?? '') &&
  /^(NOUN|PROPN|PUNCT)$/.test(tokens[i - 1]?.tag ?? '')

/** "nine died when [what appeared to be] a missile hit a school", "in what seemed to be a raid, nine died": of what did it, not of what befell whom. */
function ofThing(tokens: readonly Token[], i: number, head: number): boolean {
  const what = tokens[i - 1]?.tag === 'AUX' ? i - 2 : i - 1
  if (tokens[what]?.norm !== 'what') return false
  return i > head || tokens.slice(i, head).some(({ norm }) => norm === ',')
}

/** "nine were killed and [perhaps 12] wounded": the hedge of an amount told next. */
const ofAmount = ({ tokens, quantityOf }: Parts, hedge: number): boolean =>
  quantityOf[hedge] !== -1 && /^(and|,)$/.test(tokens[hedge - 1]?.norm ?? '')

/** "the drone, which was probably Norlandic, killed nine": a hedge inside a relative clause that ends before the event. */
const relativeBefore = (tokens: readonly Token[], hedge: number, head: number): boolean =>
  tokens.slice(Math.max(0, hedge - 3), hedge).some(({ norm }) => /^(which|who)$/.test(norm)) &&
  tokens.slice(hedge + 1, head).some(({ norm }) => norm === ',')

/**
 * Does a hedge after the event belong to what comes next? "36 bodies were found, and the rest are presumed dead", "14
 * people were killed, possibly including a commander".
 */
function otherClause(tokens: readonly Token[], head: number, hedge: number, length: number): boolean {
  if (hedge < head) return false
  const next = tokens[hedge + length]
  if (
    tokens[hedge - 1]?.norm === ',' &&
    next !== undefined &&
    !(next.tag === 'PUNCT' || (/^(VERB|AUX)$/.test(next.tag) && next.norm !== 'including'))
  )
    return true
  for (let i = head + 1; i < hedge; i++) {
    // "40 are missing, some of whom are believed dead".
    if (/^(who|whom|which|whose)$/.test(tokens[i]?.norm ?? ''))
      if (tokens.slice(head + 1, i).some(({ norm }) => norm === ',')) return true
    if (!/^(and|but|while|or)$/.test(tokens[i]?.norm ?? '')) continue
    // "were jailed and [allegedly] mistreated".
    if (i === hedge - 1 && length === 1 && next?.norm.endsWith('ed')) return true
    if (tokens.slice(i, hedge + 5).some(({ tag }) => tag === 'AUX' || tag === 'VERB')) return true
  }
  return false
}

/**
 * "the town will almost certainly fall, and 400 have fled", "is probably the worst raid after rebels killed nine": a hedge
 * inside the verb of a clause before that of the people at `from`.
 */
const clauseBefore = (tokens: readonly Token[], hedge: number, from: number): boolean =>
  tokens[hedge - 1]?.tag === 'AUX' &&
  tokens
    .slice(hedge + 1, Math.max(hedge + 1, from))
    .some(({ norm, index }) =>
      /^(and|but)$/.test(norm)
        ? tokens[index - 1]?.norm === ','
        : /^(after|before|while|because|although|though)$/.test(norm),
    )

/** "security forces, apparently acting on orders, arrested him": a hedge of what is told aside, up to its comma. */
const asideHedge = (tokens: readonly Token[], hedge: number, from: number): boolean =>
  tokens[hedge - 1]?.norm === ',' &&
  tokens[hedge + 1]?.tag === 'VERB' &&
  tokens.slice(hedge + 1, from).some(({ norm }) => norm === ',')
