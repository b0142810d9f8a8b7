import type { Token } from '../../model/index.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { verbFrame } from '../clause/verb.ts'
import type { Figure } from './figure.ts'

/** So many tokens after the noun for a count its figure may still be told. */
const REACH = 100
const OTHER = /^(but|while|whereas|although|though|if|which|[;:])$/
/** Finite forms that only a singular has: "[has] risen to 40", "[stands] at 40". */
const SINGULAR = /^(has|had|stands|rises|climbs|jumps|reaches)$/

/**
 * "The number of villagers killed by shells that hit the market, the school and the mill has risen to 40": the figure of
 * a count whose words are many, where a verb that only a figure follows comes first again in its sentence after token
 * `from`. Between them no other clause may begin, and no other count be told of.
 */
export function farFigure(parts: Parts, from: number): Figure | null {
  const { tokens, lexicon } = parts
  let open = false
  for (let i = from; i < from + REACH && tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    const t = tokens[i] as Token
    if (OTHER.test(t.norm) || lexicon.sets.tolls.has(t)) return null
    open ||= t.tag === 'SCONJ' || t.norm === ','
    if (!/^(VERB|NOUN)$/.test(t.tag) || lexicon.figures.verbs.get(t.lemma) !== 'reach') continue
    const { first, perfect } = verbFrame(parts, i)
    const one = SINGULAR.test(perfect ? (tokens[first]?.norm ?? '') : t.norm)
    // "rises to 40" is often tagged as a noun.
    if (t.tag === 'NOUN' && !one) continue
    if (open && !one) return null
    const group = reached(parts, i)
    if (group) return { group, verb: i }
  }
  return null
}

/** The amount that the verb at `i` leads to: "risen to [40]", "stands now at [40]", "reached [40]". */
function reached(parts: Parts, i: number): Figure['group'] | null {
  const { tokens, periodOf } = parts
  let at = i + 1
  while (tokens[at]?.tag === 'ADV' || (periodOf[at] ?? -1) !== -1) at++
  const to = /^(to|at)$/.test(tokens[at]?.norm ?? '')
  if (!to && !/^(reach|total|number)$/.test(tokens[i]?.lemma ?? '')) return null
  const group = groupAt(parts, to ? at + 1 : at)
  const amount = group?.first === (to ? at + 1 : at) && group.quantity
  return amount && /^(bare|people)$/.test(group.kind) ? group : null
}
