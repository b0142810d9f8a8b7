import type { Claim } from '../../src/index.ts'

/** A claim on one line: event "words" bounds, then who, side, place, time, manner and mood where they are told. */
export function told(text: string, claim: Claim): string {
  const q = claim.quantity
  const bounds = q ? ` ${q.approx ? '~' : ''}${range(q.lower, q.upper)}${q.per ? ` a ${q.per}` : ''}` : ''
  const rest = [
    claim.population && `who: ${claim.population.text}`,
    claim.population?.side && `side: ${claim.population.side}`,
    claim.place && `at: ${claim.place.text}`,
    claim.period && `when: ${claim.period.text}`,
    claim.manner && `how: ${claim.manner}`,
    claim.polarity !== 'affirmed' && claim.polarity,
    claim.modality !== 'asserted' && claim.modality,
  ].filter(Boolean)
  const line = `${claim.event} "${text.slice(...claim.span).replace(/\s+/g, ' ')}"${bounds}`
  return [line, ...rest].join(' | ')
}

function range(lower: number | null, upper: number | null): string {
  if (lower === null && upper === null) return '?'
  return lower === upper ? `${lower}` : `${lower ?? ''}..${upper ?? ''}`
}
