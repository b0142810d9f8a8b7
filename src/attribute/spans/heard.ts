import type { VerbGroup } from '../../model/index.ts'
import { clauseEnd } from './clause-end.ts'
import { contentSpan } from './content.ts'
import { canSpeak } from './figure.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, dayWord, norm, type Scan, spanOf } from '../phrase/scan.ts'
import { withApposition } from './subject.ts'

/** The rule of what somebody heard from somebody, or was told by him: the words are those of the second. */
export const HEARD = 'heard-from'

/** "We have heard from the ministry that …", "Hale was told by the army on Friday that …": whose words were heard. */
export function byHearing(s: Scan): FoundAttribution[] {
  return s.groups.flatMap((group): FoundAttribution[] => {
    const from = fromWord(s, group)
    if (from < 0) return []
    const [, ceiling] = bounds(s, group.head)
    const source = phraseStartingAt(s, from + 1, ceiling)
    if (!source || !canSpeak(s, source)) return []
    const whole = withApposition(s, source, ceiling)
    const end = overTime(s, whole[1] + 1, ceiling)
    // "by the commandant, Major Hale, that …"
    const that = norm(s, end) === ',' ? end + 1 : end
    if (norm(s, that) !== 'that' || that >= ceiling) return []
    return [
      {
        source: [spanOf(s, whole)],
        cue: [spanOf(s, [group.first, from])],
        content: [contentSpan(s, [that, clauseEnd(s, that, ceiling)])],
        rule: HEARD,
      },
    ]
  })
}

/** The "from" of "have heard from", the "by" of "were told by"; -1 for other verbs. */
function fromWord(s: Scan, { head, passive }: VerbGroup): number {
  // The preposition is asked first: few verbs have it behind them.
  if (norm(s, head + 1) !== (passive ? 'by' : 'from')) return -1
  const { verbOf, hearing } = s.lexicon.cues
  const heard = passive ? verbOf(s.tokens[head])?.listener : hearing.has(s.tokens[head]?.lemma ?? '')
  return heard ? head + 1 : -1
}

/** The token after "on Friday", "this morning" at `at`. */
function overTime(s: Scan, at: number, ceiling: number): number {
  let i = at
  while (i < ceiling && (/^(on|this|last|earlier|late|early|today)$/.test(norm(s, i)) || dayWord(s, i))) i++
  return i
}
