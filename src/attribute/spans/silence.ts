import { type SilencePart, wordSet } from '../../lexicon/index.ts'
import type { VerbGroup } from '../../model/index.ts'
import { contentSpan } from './content.ts'
import { objectEnd } from './object.ts'
import type { FoundAttribution } from '../phrase/found.ts'
import { spanTokens } from '../../segment/index.ts'
import { phraseStartingAt } from '../phrase/phrase.ts'
import { bounds, dayWord, norm, type Range, type Scan, spanOf } from '../phrase/scan.ts'
import { subjectBefore } from './subject.ts'

/** The rule of a silence: whatever its verb, it does not acknowledge. */
export const SILENCE = 'silence'

/**
 * Silences that no verb of saying tells: "made no comment", "could not be reached", "did not return a call", "has not
 * commented", "remained silent on the raid", "there was no word from the army". What it is about is the content;
 * where that is not said, the last words of the silence itself are.
 */
export const bySilences = (s: Scan): FoundAttribution[] =>
  s.groups.flatMap((group) => (mayBeSilent(s, group) && silence(s, group)) || [])

/** Asked first, of every verb: few are words of silences. */
function mayBeSilent(s: Scan, group: VerbGroup): boolean {
  const verb = s.tokens[group.head]
  const told = s.lexicon.silences.partsOf(verb)
  return (
    STAYS.has(verb) ||
    (told.size > 0 && VERBAL.some((part) => told.has(part))) ||
    norm(s, group.first - 1) === 'there'
  )
}

const STAYS = wordSet([], ['remain', 'stay', 'keep'])
/** The parts of a silence that verbs are. */
const VERBAL: readonly SilencePart[] = ['reached', 'answers', 'returns', 'gives']

function silence(s: Scan, group: VerbGroup): FoundAttribution | null {
  const [floor, ceiling] = bounds(s, group.head)
  if (norm(s, group.first - 1) === 'there') return existential(s, group, ceiling)
  const subject = subjectBefore(s, group)
  if (!subject) return null
  const held = kept(s, group, negated(s, group, subject, floor), ceiling)
  return held && made(s, { source: subject, first: group.first, held, end: held[1] }, ceiling)
}

/** Not done, or done by neither of two. */
const negated = (s: Scan, group: VerbGroup, [first]: Range, floor: number): boolean =>
  group.negated ||
  /^(neither|no|none|nobody)$/.test(norm(s, first)) ||
  (first > floor && norm(s, first - 1) === 'neither')

/** The last words of a silence: "no comment" of "made no comment"; null where the verb tells of none. */
function kept(s: Scan, group: VerbGroup, not: boolean, ceiling: number): Range | null {
  const told = s.lexicon.silences.partsOf(s.tokens[group.head])
  const is = (part: SilencePart): boolean => told.has(part)
  const at = group.head + 1
  if (not && group.passive) return is('reached') ? [group.head, group.head] : null
  if (group.passive) return null
  if (not && is('answers') && ends(s, at, ceiling)) return [group.head, group.head]
  if (not && is('answers') && norm(s, at) === 'to') return object(s, at + 1, ceiling, 'asked')
  if (not && is('returns')) return object(s, at, ceiling, 'asked')
  if (is('gives') && (not || norm(s, at) === 'no')) return object(s, at, ceiling, 'given')
  const silent = STAYS.has(s.tokens[group.head])
  return silent && s.lexicon.silences.silent.has(s.tokens[at]) ? [at, at] : null
}

/** Does the clause end here, save for a day? */
function ends(s: Scan, at: number, ceiling: number): boolean {
  let i = at
  while (i <= ceiling && (dayWord(s, i) || s.tokens[i]?.tag === 'ADV' || norm(s, i) === 'on')) i++
  return i > ceiling || /^([.,;]|and|but)$/.test(norm(s, i))
}

/** "no immediate comment", "a message": an object whose noun is a word of silences. */
function object(s: Scan, at: number, ceiling: number, part: SilencePart): Range | null {
  for (let i = at; i <= Math.min(at + 5, ceiling); i++) {
    // "requests for comment" and "no comment" are tagged as verbs here and there.
    if (s.lexicon.silences.partsOf(s.tokens[i]).has(part) && norm(s, i + 1) !== '-') return [at, i]
    if (!/^(DET|ADJ|NOUN|PROPN|ADV|NUM|PART|PRON)$/.test(s.tokens[i]?.tag ?? '')) return null
  }
  return null
}

/** "There was no immediate comment from the army on the raid." */
function existential(s: Scan, group: VerbGroup, ceiling: number): FoundAttribution | null {
  const at = group.head + 1
  const held = group.negated || norm(s, at) === 'no' ? object(s, at, ceiling, 'given') : null
  if (!held || norm(s, held[1] + 1) !== 'from') return null
  const source = phraseStartingAt(s, held[1] + 2, ceiling)
  if (!source) return null
  const about = s.tokens.slice(...source).findIndex(({ norm: word }) => /^(on|about|of)$/.test(word))
  const own: Range = about < 0 ? source : [source[0], source[0] + about - 1]
  return made(s, { source: own, first: group.first, held, end: own[1] }, ceiling)
}

interface Silence {
  readonly source: Range
  /** The first word of its verb. */
  readonly first: number
  /** Its last words: "no comment". */
  readonly held: Range
  /** What it is about may stand behind this token. */
  readonly end: number
}

/** The content is what stands after "on", "about", "of" or "for", else the last words of the silence. */
function made(s: Scan, { source, first, held, end }: Silence, ceiling: number): FoundAttribution {
  // "a request for comment" is not answered as a whole.
  const asked = s.lexicon.silences.partsOf(s.tokens[end]).has('asked')
  const about =
    !asked &&
    /^(on|about|of|for|to|regarding)$/.test(norm(s, end + 1)) &&
    !dayWord(s, end + 2) &&
    end + 2 <= ceiling
  const cue: Range = about ? [first, end > held[1] ? held[1] : end + 1] : [first, held[0] - 1]
  const content: Range = about
    ? [end + 2, objectEnd(s, end + 2, ceiling)]
    : [held[0], asked ? objectEnd(s, held[0], ceiling) : held[1]]
  return {
    source: [spanOf(s, source)],
    cue: [spanOf(s, cue)],
    content: [contentSpan(s, content)],
    rule: SILENCE,
  }
}

/** "Neither the ministry nor the army has confirmed the toll": the second is silent as well. */
export function eachSilent(s: Scan, found: readonly FoundAttribution[]): readonly FoundAttribution[] {
  return found.flatMap((own) => {
    const tokens = own.source[0] ? spanTokens(s.tokens, own.source[0]) : []
    if (tokens[0]?.norm !== 'neither') return [own]
    const nor = tokens.find(({ norm: word }) => word === 'nor')
    const last = tokens.at(-1)
    if (!nor || !last || nor === last) return [own]
    return [own, { ...own, source: [spanOf(s, [nor.index, last.index])] }]
  })
}
