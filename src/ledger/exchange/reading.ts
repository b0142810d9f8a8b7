import type { Claim, Reading } from '../../model/index.ts'
import { checkReferences } from './references.ts'
import { wrong } from './wrong.ts'

/**
 * A reading by itself, its places checked by the words that it has for them.
 * @throws OnrecordError `unreadable` that names the claim and its words.
 */
export function checkedReading(reading: Reading): Reading {
  const { report, sources, attributions, claims, problems } = reading
  const { text } = report
  if (!report.sha256.startsWith(report.id.slice(1)))
    throw wrong('The id of its report is not the one that its SHA-256 gives.')
  const inside = (value: unknown): void => {
    if (Array.isArray(value) && typeof value[0] === 'number') {
      if (Number(value[1]) > text.length) throw wrong(`The place [${value.join(', ')}) is outside its text.`)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(inside)
  }
  inside([sources, attributions, claims, problems])
  checkReferences({ sources, attributions, claims: claims.map((claim) => ({ key: claim.id, claim })) })
  for (const claim of claims) checkWords(claim, text)
  for (const list of [sources, attributions, claims])
    if (new Set(list.map(({ id }) => id)).size < list.length) throw wrong('Two things in it have one id.')
  return reading
}

function checkWords({ id, span, quantity, population, place, period }: Claim, text: string): void {
  if (span[0] >= span[1]) throw wrong(`Claim ${id} has no words.`)
  const words = [quantity && { span: quantity.span, text: quantity.wording }, population, place, period]
  for (const one of words) {
    if (one && text.slice(...one.span) !== one.text)
      throw wrong(
        `The words “${one.text.slice(0, 60)}” of claim ${id} do not stand at [${one.span.join(', ')}) in its text.`,
      )
  }
}
