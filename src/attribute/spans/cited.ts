import { wordSet } from '../../lexicon/index.ts'
import type { VerbGroup } from '../../model/index.ts'
import { canSpeak } from './figure.ts'
import { type FoundAttribution, startOf } from '../phrase/found.ts'
import { spanTokens } from '../../segment/index.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, norm, opens, type Scan, spanOf } from '../phrase/scan.ts'
import { CITED, QUOTED, quotedAsSaying } from './quoted.ts'
import { withApposition } from './subject.ts'

const CITES = wordSet([], ['cite', 'quote'])

/**
 * Whom somebody cites for what he says: "The paper reported ten dead, citing hospital staff" has a second attribution,
 * of the same content, to the staff. It stands in the place of one that has the staff as content.
 */
export function cited(s: Scan, all: readonly FoundAttribution[]): readonly FoundAttribution[] {
  const passed = passedOn(s, all)
  const found = passed.size === 0 ? all : all.flatMap((one) => passed.get(one) ?? [one])
  const relays = s.groups
    .filter(({ head }) => CITES.has(s.tokens[head]))
    .flatMap((group) => {
      const quoted = quotedAsSaying(s, group)
      return quoted.length > 0 ? quoted : (byCiting(s, group, found) ?? [])
    })
  if (relays.length === 0) return found
  const own = new Set(relays.flatMap(({ cue }) => cue.map(([start]) => start)))
  const rest = found.filter(({ cue }) => !cue.some(([start]) => own.has(start)))
  return [...rest, ...relays].toSorted((a, b) => startOf(a) - startOf(b))
}

/** "The ministry, quoted by state radio, said ten had died": by each attribution so told, with it that of who quotes. */
function passedOn(
  s: Scan,
  found: readonly FoundAttribution[],
): ReadonlyMap<FoundAttribution, readonly FoundAttribution[]> {
  const passed = new Map<FoundAttribution, readonly FoundAttribution[]>()
  for (const { head, first, form } of s.groups) {
    const aside = form === 'past' && first === head && norm(s, head - 1) === ',' && norm(s, head + 1) === 'by'
    if (!aside || !CITES.has(s.tokens[head])) continue
    const citer = phraseStartingAt(s, head + 2, bounds(s, head)[1])
    const end = citer && norm(s, citer[1] + 1) === ',' ? (s.tokens[citer[1]]?.end ?? 0) : 0
    const own = found.find(
      (f) =>
        f.rule !== QUOTED &&
        f.source.some(
          ([start, last]) => start < (s.tokens[head]?.start ?? 0) && (last >= end - 1 || near(s, last, head)),
        ) &&
        f.cue.some(([start]) => start > end && start - end < 40),
    )
    if (!citer || end === 0 || !own) continue
    passed.set(own, [
      { ...own, rule: QUOTED },
      {
        source: [spanOf(s, citer)],
        cue: [spanOf(s, [head, head + 1])],
        content: own.content,
        rule: 'content-of-quoted',
      },
    ])
  }
  return passed
}

const near = (s: Scan, end: number, head: number): boolean => s.tokens[head - 2]?.end === end

/** "…, citing hospital staff", "the paper, which cited three officers, said …" */
function byCiting(s: Scan, group: VerbGroup, found: readonly FoundAttribution[]): FoundAttribution | null {
  if (group.passive) return null
  const aside = group.form === 'gerund' || /^(who|which)$/.test(norm(s, group.first - 1))
  const [floor, ceiling] = bounds(s, group.head)
  // "without citing sources"
  const named =
    aside &&
    norm(s, group.first - 1) !== 'without' &&
    !opens(s, group.head + 1) &&
    !/^(it|this|that|these|those)$/.test(norm(s, group.head + 1)) &&
    // "the monitors, citing their own records"
    norm(s, group.head + 2) !== 'own'
      ? phraseStartingAt(s, group.head + 1, ceiling)
      : null
  if (!named || !canSpeak(s, named)) return null
  const source = named[0] > floor + 1 ? withApposition(s, named, ceiling) : named
  const main = told(s, group, found)
  return (
    main && {
      source: [spanOf(s, source)],
      cue: [spanOf(s, [group.first, group.head])],
      content: main.content,
      rule: CITED,
    }
  )
}

/** What the words of citing belong to: the speaker's words around them ("the paper, citing staff, reported"), else the nearest. */
function told(s: Scan, group: VerbGroup, found: readonly FoundAttribution[]): FoundAttribution | null {
  const head = s.tokens[group.head]
  if (!head) return null
  const beside = found.filter(
    (f) =>
      reports(s, f) &&
      f.cue.some((cue) => spanTokens(s.tokens, cue)[0]?.sentence === head.sentence) &&
      !f.content.some(([start, end]) => start <= head.start && head.end <= end),
  )
  const subject = s.tokens[group.first - 2]
  const inserted = beside.find(
    (f) => startsAfter(f, head.start) && f.source.some(([, end]) => end === subject?.end),
  )
  const before = beside.findLast((f) => !startsAfter(f, head.start))
  return inserted ?? before ?? beside[0] ?? null
}

const startsAfter = ({ cue }: FoundAttribution, at: number): boolean => (cue[0]?.[0] ?? 0) > at

/** Does it put something forward that others can have told? Not praise, wishes, denials, nor another citation. */
function reports(s: Scan, { cue }: FoundAttribution): boolean {
  return cue.some((span) =>
    spanTokens(s.tokens, span).some((token) => {
      const verb = s.lexicon.cues.verbOf(token)
      if (!verb) return token.norm === 'according'
      return (
        (verb.takes.has('quote') || verb.takes.has('figure')) && !/^(denies|asks|other)$/.test(verb.stance)
      )
    }),
  )
}
