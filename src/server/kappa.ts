/**
 * Cohen's kappa (1960) of two readers' verdicts on the same things: the agreement beyond what chance alone would
 * give. Null when there is nothing to compare, or when both always say the same one thing, where it is not defined.
 */
export function kappa(pairs: readonly (readonly [a: string, b: string])[]): number | null {
  const n = pairs.length
  if (n === 0) return null
  const share = (of: (pair: readonly [string, string]) => boolean): number => pairs.filter(of).length / n
  const verdicts = new Set(pairs.flat())
  const observed = share(([a, b]) => a === b)
  let expected = 0
  for (const verdict of verdicts) {
    expected += share(([a]) => a === verdict) * share(([, b]) => b === verdict)
  }
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}
