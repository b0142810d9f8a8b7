import { startsWithCapital } from '../../text/index.ts'
import type { Scan } from './scan.ts'

/** The first token of a name of the lists that ends at `last` ("Save the Children", "Downing Street"), or `last`. */
export function startOfListed({ tokens, lexicon }: Scan, last: number, floor: number): number {
  const capital = (i: number): boolean => startsWithCapital(tokens[i]?.text ?? '')
  if (
    last > floor &&
    capital(last - 1) &&
    lexicon.sourceKinds.has(`${tokens[last - 1]?.norm} ${tokens[last]?.norm}`)
  )
    return last - 1
  for (let k = Math.max(floor, last - 4); k < last; k++) {
    const match = capital(k) ? lexicon.sides.at(tokens, k) : null
    if (match?.length === last - k + 1 && match.form !== 'adjective') return k
  }
  return last
}

/** "[Save the Children] said": the last token of a name of the lists that begins at `first` and holds an article, or -1. */
export function endOfListed({ tokens, lexicon }: Scan, first: number, ceiling: number): number {
  if (tokens[first + 1]?.tag !== 'DET' || !startsWithCapital(tokens[first]?.text ?? '')) return -1
  const name = lexicon.sides.at(tokens, first)
  const last = first + (name?.length ?? 0) - 1
  return name && name.form !== 'adjective' && last > first && last <= ceiling ? last : -1
}
