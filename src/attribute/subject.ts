import type { VerbGroup } from '../model/index.ts'
import { endsPhrase, phraseEndingAt, phraseStartingAt } from './phrase.ts'
import { bounds, closes, nominal, norm, opens, type Range, type Scan } from './scan.ts'

const RELATIVE = /^(who|which|whoever)$/
const STARTS_APPOSITION = /^(DET|NOUN|PROPN|ADJ|NUM|PRON|ADP|VERB|ADV)$/

/**
 * Who does what the verb group says, when that stands before it: "Kirby, a spokesman, said", "officials also said",
 * "the ministry, which said". Null for verbs without a subject of their own.
 */
export function subjectBefore(s: Scan, group: VerbGroup): Range | null {
  const [floor] = bounds(s, group.head)
  let i = group.first - 1
  while (i >= floor && s.tokens[i]?.tag === 'ADV') i--
  if (i < floor) return null
  const token = s.tokens[i]
  if (!token) return null
  if (RELATIVE.test(token.norm)) return [i, i]
  // "the toll that the ministry gave" reads like "the ministry that gave a toll": neither is taken.
  if (/^(that|what|this)$/.test(token.norm)) return null
  if (token.norm === ',' || token.norm === ')' || token.norm === '—' || token.norm === '–')
    return apposed(s, i, floor)
  if (closes(s, i)) return null
  if (/self$|selves$/.test(token.norm)) i--
  return phraseEndingAt(s, i, floor)
}

/** The phrase before an insertion that ends at token `end`: "Kirby, who spoke on Friday, said". */
function apposed(s: Scan, end: number, floor: number): Range | null {
  const { tokens } = s
  const opening = norm(s, end) === ')' ? '(' : norm(s, end)
  for (let k = end - 1; k > floor && end - k < 45; k--) {
    if (norm(s, k) !== opening || !endsPhrase(s, k - 1)) continue
    const next = tokens[k + 1]
    if (!next || !STARTS_APPOSITION.test(next.tag)) continue
    // A list ("Mali, Chad and Niger said") or an earlier insertion: go on to the first comma after a name.
    const phrase = phraseEndingAt(s, k - 1, floor)
    if (!phrase || s.lexicon.days.has(norm(s, phrase[1]))) continue
    const earlier =
      opening === ',' && norm(s, phrase[0] - 1) === ',' ? apposed(s, phrase[0] - 1, floor) : null
    if (earlier) return [earlier[0], nominal(next) || next.tag === 'DET' ? end : earlier[1]]
    return /^(DET|NOUN|PROPN|ADJ|NUM)$/.test(next.tag) ? [phrase[0], end - 1] : phrase
  }
  return null
}

/**
 * Who speaks when the subject follows the verb: "…,” said Kirby, the spokesman." Only after quoted words or a
 * comma, and only where no clause follows the phrase.
 */
export function subjectAfter(s: Scan, group: VerbGroup): Range | null {
  const [floor, ceiling] = bounds(s, group.head)
  const before = group.first - 1
  if (before < floor && !closes(s, before)) return null
  if (!closes(s, before) && !/^[,—–-]$/.test(norm(s, before))) return null
  let phrase = phraseStartingAt(s, group.head + 1, ceiling)
  if (!phrase || s.lexicon.days.has(norm(s, phrase[1]))) return null
  const after = s.tokens[phrase[1] + 1]
  if (after && phrase[1] < ceiling) {
    if (!closes(s, before) && /^(VERB|AUX|PART)$/.test(after.tag) && !/ing$/.test(after.norm)) return null
    if (norm(s, phrase[0]) === 'that' && phrase[0] === phrase[1]) return null
    if (after.norm === ',' || after.norm === '(') phrase = withApposition(s, phrase, ceiling)
  }
  return phrase
}

/** "Kirby, the council's spokesman": a description after a comma belongs to its name. */
export function withApposition(s: Scan, phrase: Range, ceiling: number): Range {
  let end = phrase[1]
  for (let turn = 0; turn < 3; turn++) {
    const comma = norm(s, end + 1)
    const next = s.tokens[end + 2]
    if (comma !== ',' || !next || end + 2 > ceiling || opens(s, end + 2)) break
    if (!/^(DET|NOUN|PROPN|ADJ|NUM)$/.test(next.tag) || s.lexicon.days.has(next.norm)) break
    const more = phraseStartingAt(s, end + 2, ceiling)
    if (!more) break
    const after = s.tokens[more[1] + 1]
    // "Kirby, the army lost ten": that is a clause, no description.
    if (after && more[1] < ceiling && /^(VERB|AUX)$/.test(after.tag) && !/ing$|ed$/.test(after.norm)) break
    end = more[1]
  }
  return [phrase[0], end]
}
