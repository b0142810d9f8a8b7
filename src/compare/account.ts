import type { ScopeWords } from '../lexicon/index.ts'
import type { Reason } from '../model/index.ts'
import type { Nests } from './scope.ts'
import type { Comparing } from './relate.ts'
import { oneVoice } from './party.ts'
import { origin, type Statement } from './statement.ts'
import { oneOccasion } from './retelling.ts'
import { said, voice } from './words.ts'

/** By whom they died: by their own hand, or by another's. */
function hand(manner: string | null, words: ScopeWords): 'own' | 'other' | null {
  if (manner === null) return null
  return words.says('own-hand', manner) ? 'own' : words.says('other-hand', manner) ? 'other' : null
}

/** The same people's deaths, told as by their own hand and as by another's. */
export function competing(
  a: Statement,
  b: Statement,
  lie: Nests,
  { lexicon, settings }: Comparing,
): Reason[] | null {
  if (lie.event !== 'same' || a.scope.event !== 'deaths') return null
  const [one, other] = [hand(a.manner, lexicon.scopes), hand(b.manner, lexicon.scopes)]
  if (one === null || other === null || one === other) return null
  if (a.polarity !== 'affirmed' || b.polarity !== 'affirmed') return null
  if (a.modality === 'hypothetical' || b.modality === 'hypothetical') return null
  const { side } = a.scope.population
  if (side === null || side !== b.scope.population.side || lie.population === 'apart') return null
  if (lie.place === 'apart' || lie.period === 'apart') return null
  // Who tells both tells of two matters.
  if (oneVoice(origin(a), origin(b))) return null
  if (a.report !== b.report && !oneOccasion(a, b, settings)) return null
  const note = `Deaths of the same people: ${a.manner} as ${voice(a)} tells it, ${b.manner} as ${voice(b)} does.`
  return [{ field: 'manner', a: said(a, 'manner'), b: said(b, 'manner'), note }]
}
