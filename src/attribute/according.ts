import { clauseEnd, contentBefore, contentSpan } from './content.ts'
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
    const attribution = at(s, [i, i + match.length - 1])
    if (attribution) found.push(attribution)
    i += match.length - 1
  }
  return found
}

function at(s: Scan, cue: Range): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, cue[0])
  const named = relayed(s, cue[1] + 1, ceiling) ?? phraseStartingAt(s, cue[1] + 1, ceiling)
  if (!named) return null
  const source = withApposition(s, named, ceiling)
  const after = source[1] + 1
  const made = (rule: string, ranges: Range[]): FoundAttribution | null =>
    ranges.length === 0
      ? null
      : {
          source: [spanOf(s, source)],
          cue: [spanOf(s, cue)],
          content: ranges.map((r) => contentSpan(s, r)),
          rule,
        }
  const starts =
    cue[0] === floor || (cue[0] <= floor + 2 && /^(CCONJ|ADV|PUNCT)$/.test(s.tokens[cue[0] - 1]?.tag ?? ''))
  if (starts) {
    const comma = norm(s, after) === ',' ? after : firstComma(s, after, ceiling)
    return comma < ceiling
      ? made('content-after-source', [[comma + 1, clauseEnd(s, comma + 1, ceiling)]])
      : null
  }
  // "who, according to Kirby, had left": the content is what the relative clause says.
  if (norm(s, cue[0] - 1) === ',' && /^(who|which|that)$/.test(norm(s, cue[0] - 2)) && norm(s, after) === ',')
    return made('content-after-source', [[after + 1, clauseEnd(s, after + 1, ceiling)]])
  const before = contentBefore(s, cue[0])
  if (!before) return null
  const fragment = norm(s, after) === ',' && !closes(s, before[1]) && !hasVerb(s, before)
  return fragment || (norm(s, after) === ',' && opens(s, after + 1))
    ? made('content-around-cue', [before, [after + 1, clauseEnd(s, after + 1, ceiling)]])
    : made('content-before-source', [before])
}

const hasVerb = (s: Scan, [first, last]: Range): boolean =>
  s.groups.some((g) => g.head >= first && g.head <= last && g.form !== 'infinitive')

function firstComma(s: Scan, from: number, ceiling: number): number {
  for (let i = from; i < ceiling; i++) if (norm(s, i) === ',') return i
  return ceiling
}

/** "estimates by the ministry": the ministry is the source, not its estimates. */
function relayed(s: Scan, first: number, ceiling: number): Range | null {
  for (let i = first; i <= Math.min(first + 4, ceiling); i++) {
    // The tagger takes "estimates" for a verb here, so the word alone counts.
    if (!s.lexicon.cues.nouns.has(s.tokens[i]?.lemma ?? '')) continue
    if (/^(by|from|of)$/.test(norm(s, i + 1))) return phraseStartingAt(s, i + 2, ceiling)
  }
  return null
}
