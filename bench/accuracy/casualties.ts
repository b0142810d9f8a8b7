import type { Claim, Reading } from '../../src/index.ts'
import type { Casualty, MucText } from './corpora.ts'
import type { Figures } from './scorers.ts'

const EVENTS: Readonly<Record<string, readonly string[]>> = {
  killed: ['deaths'],
  wounded: ['injuries'],
  captured: ['captures'],
}

/**
 * Counts of people in MUC-4: of the numbers that analysts filled in and that stand in the text, the share for which a
 * claim of that event with that number was read. The analysts filled in terrorist incidents only, so precision is
 * the share of read numbers that they have, over all categories and with the optional ones, and a lower limit.
 */
export function scoreCasualties(texts: readonly MucText[], readings: readonly Reading[]): Figures {
  const figures: Figures = {}
  let [read, right] = [0, 0]
  for (const [category, events] of Object.entries(EVENTS)) {
    let [wanted, found] = [0, 0]
    texts.forEach(({ casualties }, i) => {
      const claims = (readings[i]?.claims ?? []).filter((c) => events.includes(c.event) && counted(c))
      for (const casualty of distinct(casualties)) {
        if (casualty.category !== category || casualty.optional || casualty.named || !casualty.number_in_text)
          continue
        wanted++
        if (claims.some((claim) => fits(claim, casualty))) found++
      }
      const known = casualties.filter((c) => c.category === category)
      read += claims.length
      right += claims.filter((claim) => known.some((casualty) => fits(claim, casualty))).length
    })
    figures[`${category} R`] = share(found, wanted)
    figures[`${category} gold`] = wanted
  }
  figures['P at least'] = share(right, read)
  return figures
}

const key = ({ number_raw, targets }: Casualty): string => `${number_raw} ${targets.join('/')}`

/**
 * Each number once, though the analysts filled it in for every place of an attack; and only where they say one thing
 * of its people: "12 killed and wounded" has both effects and both numbers for all of them.
 */
function distinct(casualties: readonly Casualty[]): Casualty[] {
  const seen = new Map<string, Casualty>()
  const unclear = new Set<string>()
  for (const casualty of casualties) {
    const other = seen.get(key(casualty))
    if (other && other.category !== casualty.category) unclear.add(key(casualty))
    else seen.set(key(casualty), casualty)
  }
  return [...seen].filter(([words]) => !unclear.has(words)).map(([, casualty]) => casualty)
}

const counted = ({ quantity }: Claim): boolean => (quantity?.lower ?? quantity?.upper ?? null) !== null

/** The same bounds as one of the analysts' alternatives, who wrote "at least 5" as 5 or as 5 and up. */
const fits = ({ quantity }: Claim, { number_alts }: Casualty): boolean =>
  number_alts.some(
    ({ lower, upper }) =>
      (quantity?.lower === lower && quantity?.upper === upper) ||
      (lower !== null && lower === upper && (quantity?.lower ?? quantity?.upper) === lower),
  )

const share = (part: number, whole: number): number =>
  whole === 0 ? Number.NaN : Math.round((1000 * part) / whole) / 10
