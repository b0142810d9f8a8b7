import type { FoundAttribution } from '../phrase/found.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import { closes, hasTense, norm, type Range, type Scan, verbAt } from '../phrase/scan.ts'
import { around } from './around.ts'
import { firstComma } from './comma.ts'
import { clauseEnd } from './clause-end.ts'
import { contentBefore, contentSpan } from './content.ts'
import { holdsClause } from './holds-clause.ts'
import { figureFirst, givesFigure } from './figure.ts'
import type { Frame } from './frame.ts'
import { tellsCount } from './noun.ts'
import { objectEnd } from './object.ts'
import { circumstance, completed, described } from './preceded.ts'
import { quotedAfter, sentenceAfter } from './quotation-after.ts'
import { beforeMain, beforeOwn, infinitiveEnd, relativeEnd } from './reach.ts'
import { doneToThem, relativeClause } from './relative.ts'
import { figureOfTheirs, tollOfTheirs } from './their-figure.ts'

/** What a construction makes of it; null where it is that one and nothing is said by it, undefined where it is not. */
type Answer = FoundAttribution | null | undefined

/** What may stand around a cue verb, in the order in which it is asked for. */
export const CONSTRUCTIONS: readonly ((frame: Frame) => Answer)[] = [
  yesOrNo,
  soHeSays,
  quoteBehind,
  wordsBefore,
  thatClause,
  question,
  asHeSaid,
  thatBehindComma,
  claimedOfThem,
  figureOfTheirs,
  endsHere,
  infinitive,
  gerund,
  behindPreposition,
  quotedObject,
  tollOfTheirs,
  relativeClause,
  doneToThem,
  figure,
  bareClause,
  clauseOrObject,
  before,
]

function clauseAt(
  { s, spoken, end, relative, made }: Frame,
  rule: string,
  at: number,
): FoundAttribution | null {
  if (at > end) return null
  const last = beforeOwn(s, spoken.group, at, clauseEnd(s, at, end))
  return made(rule, [contentSpan(s, [at, relative ? beforeMain(s, at, last) : last])])
}

function objectAt(frame: Frame, rule: string, at: number, cueLast?: number): FoundAttribution | null {
  const { s, end, relative, takes, made } = frame
  const last = at > end ? -1 : objectEnd(s, at, end, takes('count'))
  if (last < 0) return null
  return made(rule, [contentSpan(s, [at, relative ? relativeEnd(s, at, last) : last])], cueLast)
}

const allBefore = ({ s, first, next, ceiling, made }: Frame): FoundAttribution | null =>
  around(s, first, { ...next, kind: 'end' }, ceiling, made)

/** "He said yes to the truce." */
function yesOrNo({ s, spoken, speech, next, made }: Frame): Answer {
  const { tag } = s.tokens[next.at] ?? { tag: '' }
  if (!speech || spoken.side !== 'before' || tag !== 'INTJ') return undefined
  if (!/^(yes|no)$/.test(norm(s, next.at))) return undefined
  return made('object-after-cue', [contentSpan(s, [next.at, next.at])])
}

/** "…, so the padre says.", "Ten fell, as the ministry said." */
function soHeSays({ s, spoken, speech, next, first, made }: Frame): Answer {
  const so = /^(so|as)$/.test(norm(s, first - 1)) && norm(s, first - 2) === ','
  if (!so || !speech || spoken.side !== 'before' || next.kind !== 'end') return undefined
  const told = contentBefore(s, first - 1)
  if (told && norm(s, first - 1) === 'as' && !(spoken.cue.stance !== 'other' && plain(s, told)))
    return undefined
  return told ? made('content-before-cue', [contentSpan(s, told)]) : undefined
}

/** "The mayor said: “We buried them.”", "Ten had fallen, the mayor noted: “We buried them.”" */
function quoteBehind(frame: Frame): Answer {
  const { s, spoken, next, first, ceiling, speech, preceded, made } = frame
  if (next.kind !== 'quote' || !speech) return undefined
  const after = quotedAfter(s, next, ceiling)
  if (!after) return null
  const told = next.word === ',' || (next.word === ':' && spoken.side === 'before')
  const earlier = preceded && told ? contentBefore(s, first) : null
  const clause = next.word === ',' || (earlier !== null && holdsClause(s, earlier[0], earlier[1]))
  return earlier && clause && !circumstance(s, earlier)
    ? made('content-around-cue', [contentSpan(s, earlier), after])
    : made('quote-after-cue', [after])
}

/** “No,” she told the men at the gate: after quoted words, and after a whole clause, the rest may be circumstance. */
function wordsBefore(frame: Frame): Answer {
  const { s, spoken, next, first, last, preceded } = frame
  if (!preceded) return undefined
  // "Nine died, the ministry said on Monday in Harra calling it a crime": what it did beside.
  const beside = next.kind === 'ing' && next.at > last + 1 && !frame.takes('ing')
  if (beside && s.groupOf.get(next.at)?.form === 'gerund') return allBefore(frame)
  const quoted = next.kind !== 'comma' && (spoken.side === 'after' || completed(s, first - 1))
  return quoted || described(s, next, first, last) ? allBefore(frame) : undefined
}

/** "She said that nobody fell." */
function thatClause(frame: Frame): Answer {
  const { next, speech, takes } = frame
  if (next.kind !== 'that' || !(takes('clause') || takes('that') || speech)) return undefined
  return clauseAt(frame, 'clause-after-cue', next.at)
}

/** "She asked whether anybody fell", "described what had happened". */
function question(frame: Frame): Answer {
  const { next, takes } = frame
  if (next.kind !== 'whether') return undefined
  if (takes('whether')) return clauseAt(frame, 'question-after-cue', next.at)
  return next.word === 'what' && takes('object') ? objectAt(frame, 'object-after-cue', next.at) : undefined
}

/** "As Reyes said, ten men fell." */
function asHeSaid({ s, next, first, floor, ceiling, speech, made }: Frame): Answer {
  if (next.kind !== 'comma' || !speech || next.at >= ceiling || norm(s, first - 1) !== 'as') return undefined
  const opens = first - 1 <= floor + 1 || (first - 1 <= floor + 4 && norm(s, first - 2) === ',')
  if (!opens) return undefined
  return made('content-after-as', [contentSpan(s, [next.at + 1, clauseEnd(s, next.at + 1, ceiling)])])
}

/** "He added, that the road was shut", "said, if asked, she would help", "said in the past week, nine men had fallen". */
function thatBehindComma(frame: Frame): Answer {
  const { s, spoken, next, last, end, preceded, takes } = frame
  if (next.kind !== 'comma' || preceded || !takes('clause')) return undefined
  const subject =
    spoken.side === 'before' && next.at > last + 2 ? phraseStartingAt(s, next.at + 1, end) : null
  const whole =
    subject !== null &&
    hasTense(verbAt(s, subject[1] + 1)) &&
    !s.tokens.slice(subject[0], subject[1] + 1).some(({ norm: word }) => ASKING.test(word))
  const clause = whole || norm(s, next.at + 1) === 'that' || leadsClause(frame, next.at + 1)
  return clause ? clauseAt(frame, 'clause-after-cue', next.at + 1) : undefined
}

/** "[if asked, ]she would help": does what is said begin at token `at` with a clause of its own that tells when or why? */
function leadsClause({ s, end, ceiling }: Frame, at: number): boolean {
  if (!SETTING.test(norm(s, at))) return false
  const comma = firstComma(s, at + 1, end) + 1
  return comma < end && holdsClause(s, comma + 1, ceiling)
}

const ASKING = /^(who|whom|whose|which|what|that|when|where)$/

const SETTING =
  /^(because|if|when|after|before|while|although|though|since|despite|unless|until|once|in|with|without|under|by|as|for|even|at|on|during|given)$/

/** "no word of the 300 losses that the army claims": so many, told before the relative clause, whose object they are. */
function claimedOfThem({ s, spoken, next, first, floor, takes, made }: Frame): Answer {
  if (spoken.side !== 'before' || !/^(end|comma)$/.test(next.kind) || !takes('object')) return undefined
  if (!/^(that|which)$/.test(norm(s, first - 1))) return undefined
  const told = phraseEndingAt(s, first - 2, floor)
  const words = told ? s.tokens.slice(told[0], told[1] + 1) : []
  if (!told || !tellsCount(s, words)) return undefined
  return made('object-after-cue', [contentSpan(s, told)])
}

/** Is it one clause that denies nothing? Of "nobody fell, as she had said" nobody knows what she said. */
function plain(s: Scan, told: Range): boolean {
  for (let i = told[0]; i <= told[1]; i++) {
    if (s.groupOf.get(i)?.negated || /^(no|none|nobody|nothing|[;:—–?]|--)$/.test(norm(s, i))) return false
  }
  return holdsClause(s, ...told)
}

/** "“We were lucky,” she said.", "Ten fell, she said, and one fled": nothing that the verb takes stands right behind it. */
function endsHere(frame: Frame): Answer {
  const { s, spoken, next, first, ceiling, speech, preceded, takes, made } = frame
  if (next.kind !== 'end' && next.kind !== 'comma') return undefined
  // "“We were lucky,” she said, that nobody fell."
  if (preceded && takes('clause') && closes(s, first - 1) && norm(s, next.at + 1) === 'that')
    return made('content-around-cue', [
      ...(allBefore(frame)?.content ?? []),
      contentSpan(s, [next.at + 1, clauseEnd(s, next.at + 1, ceiling)]),
    ])
  if (preceded) return around(s, first, next, ceiling, made)
  if (next.kind !== 'end' || !speech || spoken.side !== 'before') return null
  const quoted = sentenceAfter(s, spoken.group, ceiling)
  return quoted && made('quote-in-next-sentence', [quoted])
}

/** "refused to leave" */
function infinitive({ s, spoken, relative, next, end, takes, made }: Frame): Answer {
  if (next.kind !== 'to' || !takes('to')) return undefined
  const last = infinitiveEnd(s, next.at, end)
  const hangs = relative || spoken.group.form === 'gerund'
  return made('infinitive-after-cue', [
    contentSpan(s, [next.at, hangs ? beforeMain(s, next.at, last) : last]),
  ])
}

/** "denied shelling the town" */
function gerund(frame: Frame): Answer {
  return frame.next.kind === 'ing' && frame.takes('ing')
    ? clauseAt(frame, 'gerund-after-cue', frame.next.at)
    : undefined
}

/** "warned of more raids", "insisted on that nobody fell", but "Ten fell, she pointed out." */
function behindPreposition(frame: Frame): Answer {
  const { s, next, end, takes } = frame
  if (next.kind !== 'preposition' || !takes(next.word) || next.at >= end) return undefined
  if (/^[.,;?!]$/.test(norm(s, next.at + 1))) return undefined
  const rule = 'object-after-preposition'
  return norm(s, next.at + 1) === 'that'
    ? clauseAt(frame, rule, next.at + 1)
    : objectAt(frame, rule, next.at + 1, next.at)
}

/** "condemned “a crime”" */
function quotedObject(frame: Frame): Answer {
  return frame.next.kind === 'quote' && frame.takes('object') && frame.next.word === ''
    ? objectAt(frame, 'object-after-cue', frame.next.at)
    : undefined
}

/** "put the toll at 40", not "27 health workers confirmed dead", where that is confirmed of them. */
function figure(frame: Frame): Answer {
  const { s, spoken, next, end, takes } = frame
  // "puts at 40 the number of dead"
  if (
    takes('figure') &&
    next.kind === 'preposition' &&
    next.word === 'at' &&
    figureFirst(s, next.at + 1, end)
  )
    return objectAt(frame, 'figure-after-cue', next.at + 1)
  if (givesFigure(s, spoken, next, end)) return objectAt(frame, 'figure-after-cue', next.at)
  if ((takes('figure') && !takes('clause')) || (takes('toll') && !takes('object'))) return null
  const { first, head } = spoken.group
  return first === head && /^(dead|killed|missing|wounded|injured)$/.test(norm(s, head + 1))
    ? null
    : undefined
}

/** "said because the road was shut, nobody came" */
function bareClause(frame: Frame): Answer {
  return frame.next.kind === 'preposition' && frame.takes('clause') && leadsClause(frame, frame.next.at)
    ? clauseAt(frame, 'clause-after-cue', frame.next.at)
    : undefined
}

/** "said ten fell", "announced a truce" */
function clauseOrObject(frame: Frame): Answer {
  const { s, next, ceiling, takes } = frame
  if (next.kind !== 'phrase' && next.kind !== 'ing') return undefined
  if (takes('clause') && holdsClause(s, next.at, ceiling)) return clauseAt(frame, 'clause-after-cue', next.at)
  return takes('object') ? objectAt(frame, 'object-after-cue', next.at) : undefined
}

/** "Ten fell, she told the men", but "In a speech in May, she questioned the toll" tells where and when. */
function before(frame: Frame): Answer {
  const { s, next, first, preceded } = frame
  if (!preceded || !/^(phrase|ing|preposition)$/.test(next.kind)) return undefined
  const earlier = contentBefore(s, first)
  return earlier && circumstance(s, earlier) ? null : allBefore(frame)
}
