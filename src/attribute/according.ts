import { clauseEnd, contentBefore, contentSpan, firstComma } from './content.ts'
import type { FoundAttribution } from './found.ts'
import { phraseStartingAt } from './phrase.ts'
import { bounds, closes, norm, opens, type Range, type Scan, spanOf } from './scan.ts'
import { withApposition } from './subject.ts'

/** "According to the ministry, …", "…, according to estimates by the ministry", "in the words of". */
export function byPrepositions(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (let i = 0; i < s.tokens.length; i++) {
    const match = s.lexicon.sourcePrepositions.at(s.tokens, i)
    if (!match) continue
    found.push(...at(s, [i, i + match.length - 1]))
    i += match.length - 1
  }
  return found
}

function at(s: Scan, cue: Range): FoundAttribution[] {
  const [floor, ceiling] = bounds(s, cue[0])
  const opening =
    cue[0] === floor || (cue[0] <= floor + 2 && /^(CCONJ|ADV|PUNCT)$/.test(s.tokens[cue[0] - 1]?.tag ?? ''))
  const source = sourceAfter(s, cue[1] + 1, ceiling, opening)
  if (!source) return []
  const after = source[1] + 1
  const comma = norm(s, after) === ','
  const made = (rule: string, ...ranges: Range[]): FoundAttribution[] => [
    {
      source: [spanOf(s, source)],
      cue: [spanOf(s, cue)],
      content: ranges.map((range) => contentSpan(s, range)),
      rule,
    },
  ]
  if (opening) {
    const end = comma ? after : firstComma(s, after, ceiling) + 1
    return end < ceiling ? made('content-after-source', [end + 1, clauseEnd(s, end + 1, ceiling)]) : []
  }
  const rest: Range = [after + 1, after < ceiling ? clauseEnd(s, after + 1, ceiling) : ceiling]
  // "who, according to Kirby, had left": the content is what the relative clause says.
  if (comma && norm(s, cue[0] - 1) === ',' && /^(who|which|that)$/.test(norm(s, cue[0] - 2)))
    return made('content-after-source', [after + 1, firstComma(s, after + 1, ceiling)])
  const before = contentBefore(s, cue[0])
  if (!before) return []
  const tail = comma && norm(s, after + 1) === 'with'
  if (comma && !tail && ((!closes(s, before[1]) && !hasVerb(s, before)) || opens(s, after + 1)))
    return made('content-around-cue', before, rest)
  const main = made('content-before-source', before)
  // "…, according to Kirby, with 40 killed in May alone": a second content of the same source.
  return tail ? [...main, ...made('content-after-source', rest)] : main
}

/** Who is named after the preposition: a phrase, a titled work in quotation marks, who made "estimates by …". */
function sourceAfter(s: Scan, first: number, ceiling: number, opening: boolean): Range | null {
  const work = opens(s, first) ? s.doc.quotations[s.marks.get(first)?.quotation ?? -1] : undefined
  if (work) return [first, work.last]
  const named = relayed(s, first, ceiling) ?? phraseStartingAt(s, first, ceiling)
  if (!named) return null
  const described = withApposition(s, named, ceiling)
  // "According to Facebook, the account …": without a second comma the words after the first are the content.
  return opening && norm(s, described[1] + 1) !== ',' ? named : described
}

/** Is there any verb but an infinitive among these tokens? */
function hasVerb(s: Scan, [first, last]: Range): boolean {
  for (let i = first; i <= last; i++) {
    const group = s.groupOf.get(i)
    if (group?.head === i && group.form !== 'infinitive') return true
  }
  return false
}

/** "estimates by the ministry": the ministry is the source, not its estimates. */
function relayed(s: Scan, first: number, ceiling: number): Range | null {
  for (let i = first; i <= Math.min(first + 4, ceiling); i++) {
    // The tagger takes "estimates" for a verb here, so the word alone counts.
    if (!s.lexicon.cues.nouns.get(s.tokens[i]?.lemma ?? '')?.made) continue
    if (/^(by|from)$/.test(norm(s, i + 1))) return phraseStartingAt(s, i + 2, ceiling)
  }
  return null
}
