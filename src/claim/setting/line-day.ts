import type { Period } from '../../model/index.ts'
import type { Draft } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'

/** So many sentences of a line its day holds for. */
const SENTENCES = 4

/** "[23 Feb]: Mortar attack on the market. Five people were killed.": the day that opens the line, for what comes behind its sentence. */
export function lineDay(
  { tokens, doc, periods, periodOf }: Parts,
  { first, modality }: Draft,
): Period | null {
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  const line = doc.paragraphs[sentence?.paragraph ?? -1]
  if (!sentence || !line || sentence.first === line.first || modality === 'hypothetical') return null
  const day = periods[periodOf[line.first] ?? -1]
  if (day?.first !== line.first || day.rule === 'landmark') return null
  const opens = doc.sentences[tokens[line.first]?.sentence ?? 0]
  if (!opens || sentence.index - opens.index > SENTENCES) return null
  const mark = tokens[day.last + 1]
  if (!/^[:–—-]$/.test(mark?.text ?? '')) return null
  // An entry of a diary tells with verbs what happened then; what it goes on to tell may be of another time.
  if (tokens.slice(day.last + 1, opens.last + 1).some(({ tag }) => /^(VERB|AUX)$/.test(tag))) return null
  // Another time is told since.
  if (periodOf.subarray(day.last + 1, sentence.last + 1).some((p) => p !== -1)) return null
  return { span: day.span, text: day.text, from: day.from, to: day.to }
}
