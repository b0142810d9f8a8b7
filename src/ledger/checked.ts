import { MODALITIES, OnrecordError, POLARITIES } from '../model/index.ts'
import { DAY } from '../text/index.ts'
import type { Json } from './decision.ts'
import { FIELDS, type ClaimFields } from './fields.ts'
import { PARTS, type Marked } from './marked.ts'

function wrong(what: string): never {
  throw new OnrecordError('usage', `The claim cannot be kept like this: ${what}.`)
}

/**
 * Fields that a person gave, fit to be kept: known names, spans inside the text, wordings taken from the text.
 * `whole`: all fields must be there.
 * @throws OnrecordError `usage` that names what is wrong.
 */
export function checkedFields(given: Partial<ClaimFields>, text: string, whole = false): Json {
  const names: readonly string[] = FIELDS
  for (const name of Object.keys(given)) if (!names.includes(name)) wrong(`it has no field "${name}"`)
  const missing = FIELDS.filter((name) => given[name] === undefined)
  // Nobody needs to mark the attribution of a claim.
  const needed = missing.filter((name) => name !== 'marked')
  if (whole && needed.length > 0) wrong(`it lacks ${needed.join(', ')}`)
  if (!whole && missing.length === FIELDS.length) wrong('nothing is corrected')

  const words = (name: string, span: unknown): string => {
    const [start, end] = Array.isArray(span) ? (span as unknown[]) : []
    const fits = Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0
    if (!fits || Number(end) > text.length || Number(start) >= Number(end)) {
      wrong(`the ${name} must be marked by a span within the text, [start, end)`)
    }
    return text.slice(Number(start), Number(end))
  }
  const { span, event, quantity, population, place, period, polarity, modality } = given
  if (span !== undefined) words('claim', span)
  if (event !== undefined && !/^[a-z][a-z-]*$/.test(event)) wrong(`"${event}" is no name of an event`)
  if (polarity !== undefined && !POLARITIES.includes(polarity)) wrong(`"${polarity}" is no polarity`)
  if (modality !== undefined && !MODALITIES.includes(modality)) wrong(`"${modality}" is no modality`)
  for (const bound of [quantity?.lower, quantity?.upper]) {
    if (bound !== undefined && bound !== null && !(Number.isFinite(bound) && bound >= 0))
      wrong('a bound is a number from 0 on')
  }
  if (quantity && quantity.lower !== null && quantity.upper !== null && quantity.lower > quantity.upper) {
    wrong(`its lower bound ${quantity.lower} is above its upper bound ${quantity.upper}`)
  }
  for (const date of [period?.from, period?.to]) {
    if (date && !DAY.test(date)) wrong(`"${date}" is no date like 2024-12-27`)
  }
  const marked = (parts: Marked) => {
    const named = Object.fromEntries(
      PARTS.map((part) => [
        part,
        (parts[part] ?? []).map(({ span }) => ({ span: [...span], text: words(part, span) })),
      ]),
    )
    return PARTS.some((part) => named[part]?.length) ? named : null
  }
  return {
    ...given,
    ...((whole || given.marked !== undefined) && { marked: given.marked ? marked(given.marked) : null }),
    ...(quantity && { quantity: { ...quantity, wording: words('quantity', quantity.span) } }),
    ...(population && { population: { ...population, text: words('population', population.span) } }),
    ...(place && { place: { ...place, text: words('place', place.span) } }),
    ...(period && { period: { ...period, text: words('period', period.span) } }),
  } as unknown as Json
}
