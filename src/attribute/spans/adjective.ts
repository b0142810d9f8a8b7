import { clauseEnd } from './clause-end.ts'
import { contentSpan } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { bounds, hasTense, norm, type Range, type Scan, spanOf, takesAsKnown } from '../phrase/scan.ts'
import { subjectBefore } from './subject.ts'

/** The rule of "is convinced that": its stance is the adjective's. */
export const ADJECTIVE = 'clause-after-adjective'

/** "The mayor is convinced that …", "officials were worried the road was mined". */
export function byAdjectives(s: Scan): FoundAttribution[] {
  const found: FoundAttribution[] = []
  for (const token of s.tokens) {
    if (s.lexicon.cues.adjectives.at(token) === undefined) continue
    const i = token.index
    const [, ceiling] = bounds(s, i)
    const content = clauseAt(s, i + 1, ceiling)
    const first = content && copula(s, i)
    const group = first === null ? undefined : s.groupOf.get(first)
    const subject = group && subjectBefore(s, group)
    // "The House will be aware that nine died": who speaks says so.
    if (token.norm === 'aware' && group && takesAsKnown(group)) continue
    // "It is certain that …" is nobody's belief.
    if (!content || !group || !subject || /^(it|there|this|that|what)$/.test(norm(s, subject[0]))) continue
    found.push({
      source: [spanOf(s, subject)],
      cue: [spanOf(s, [group.first, i])],
      content: [contentSpan(s, content)],
      rule: ADJECTIVE,
    })
  }
  return found
}

/** The clause that starts at `at`, with "that" or a subject of its own. */
function clauseAt(s: Scan, at: number, ceiling: number): Range | null {
  if (at >= ceiling) return null
  const bare = /^(PRON|DET|PROPN|NUM)$/.test(s.tokens[at]?.tag ?? '') && holdsClause(s, at, ceiling)
  return norm(s, at) === 'that' || bare ? [at, clauseEnd(s, at, ceiling)] : null
}

/** The "is" or "remains" before an adjective, over adverbs ("is very much convinced"). */
function copula(s: Scan, adjective: number): number | null {
  const own = s.groupOf.get(adjective)
  if (own) return own.passive && own.head === adjective ? own.first : null
  let k = adjective - 1
  while (/^(ADV|PART)$/.test(s.tokens[k]?.tag ?? '') && !s.groupOf.has(k)) k--
  const group = s.groupOf.get(k)
  return hasTense(group) &&
    /^(be|remain|grow|become|seem|appear|['’](s|re|m))$/.test(s.tokens[group.head]?.lemma ?? '')
    ? group.first
    : null
}
