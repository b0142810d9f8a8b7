import { count, type Draft } from './draft.ts'
import { PART_NAMES, PARTS } from './part.ts'

/** What keeps the draft from being saved, in words; null when nothing does. */
export function obstacle(draft: Draft): string | null {
  for (const part of PARTS) {
    if (draft.words[part].trim() !== '' && draft.spans[part].length === 0)
      return `The words for “${PART_NAMES[part].toLowerCase()}” do not stand in the report: take them from its text.`
  }
  if (draft.spans.claim.length === 0) return 'A claim needs its words in the report.'
  if (draft.event.trim() === '') return 'Say what happened: choose an event.'
  const lower = count(draft.lower)
  const upper = count(draft.upper)
  if (Number.isNaN(lower) || Number.isNaN(upper))
    return 'Bounds are whole numbers, or empty where the text gives none.'
  if (lower !== null && upper !== null && lower > upper) return 'The lower bound is above the upper one.'
  if ((lower !== null || upper !== null) && draft.spans.quantity.length === 0)
    return 'A count needs its words in the report.'
  return null
}
