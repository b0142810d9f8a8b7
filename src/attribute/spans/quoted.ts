import type { Span, VerbGroup } from '../../model/index.ts'
import { contentBefore, contentSpan, takesQuotes } from './content.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { framed } from './frame.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, closes, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { subjectBefore, withApposition } from './subject.ts'

/** Rules of a second attribution of one content: to a party cited, and to whoever is quoted as saying it. */
export const CITED = 'content-of-citer'
export const QUOTED = 'quoted-as-saying'

/**
 * Whoever is quoted as saying something: "The agency quoted Hale as saying that …", "Hale was quoted as saying by the
 * agency". First his attribution, then, where it has the same content, that of who quotes him.
 */
export function quotedAsSaying(s: Scan, group: VerbGroup): FoundAttribution[] {
  const [, ceiling] = bounds(s, group.head)
  const as = asSaying(s, group, ceiling)
  const saying = s.groupOf.get(as + 1)
  const cue = s.lexicon.cues.verbOf(s.tokens[saying?.head ?? -1])
  if (!saying || !cue) return []
  const subject = subjectBefore(s, group)
  const agent = group.passive
    ? (agentAt(s, group.head + 1, ceiling) ?? agentAt(s, saying.head + 1, ceiling))
    : null
  const source = group.passive ? subject : objectUpTo(s, group, as)
  if (!source) return []
  const after =
    agent && agent[0] > saying.head ? null : framed(s, { group: saying, cue, source, side: 'none' })
  const content = after?.content ?? earlier(s, subject)
  if (!content) return []
  const words = (range: Range): Span => spanOf(s, range)
  const verb = words([group.first, group.head])
  const own: Span = words([as, saying.head])
  const inner: FoundAttribution = {
    source: [words(source)],
    cue: !group.passive ? [own] : agent && agent[0] < as ? [verb, own] : [words([group.first, saying.head])],
    content,
    rule: QUOTED,
  }
  const citer = group.passive ? agent : after ? null : subject
  return citer
    ? [inner, { source: [words(citer)], cue: [verb], content, rule: 'content-of-quoted' }]
    : [inner]
}

/** The "as" of "quoted Hale, the mayor, as saying", -1 where there is none. */
function asSaying(s: Scan, group: VerbGroup, ceiling: number): number {
  for (let i = group.head + 1; i < Math.min(group.head + 20, ceiling + 1); i++) {
    if (norm(s, i) !== 'as') continue
    const saying = s.groupOf.get(i + 1)
    return saying?.form === 'gerund' && takesQuotes(s, saying.head) ? i : -1
  }
  return -1
}

/** Who stands between "quoted" and "as". */
function objectUpTo(s: Scan, group: VerbGroup, as: number): Range | null {
  const named = phraseStartingAt(s, group.head + 1, as - 1)
  return named && withApposition(s, named, as - 1)
}

/** "by the agency" at token `at`. */
function agentAt(s: Scan, at: number, ceiling: number): Range | null {
  return norm(s, at) === 'by' ? phraseStartingAt(s, at + 1, ceiling) : null
}

/** What stands before the words of quoting: “We lost,” the agency quoted Hale as saying. */
function earlier(s: Scan, subject: Range | null): readonly Span[] | null {
  const unit = subject?.[0] ?? -1
  const preceded = closes(s, unit - 1) || norm(s, unit - 1) === ','
  const before = preceded ? contentBefore(s, unit) : null
  return before && [contentSpan(s, before)]
}
