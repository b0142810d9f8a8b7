import { wordSet } from '../../lexicon/index.ts'
import type { Token, VerbGroup } from '../../model/index.ts'
import { phraseEndingAt, phraseStartingAt } from '../phrase/phrase.ts'
import {
  closes,
  forSpeakers,
  hasTense,
  headBefore,
  norm,
  opens,
  type Range,
  type Scan,
  verbFrom,
} from '../phrase/scan.ts'
import { commaBefore, firstComma, nextDash } from './comma.ts'
import { isCue, takes, takesQuotes } from './content.ts'
import { canSpeak, isAmount } from './figure.ts'
import { holdsClause } from './holds-clause.ts'

/** The cue verb that a coordination or participle after a content begins with: "…, adding that", "and warned". */
function anotherCue(s: Scan, i: number, joined: boolean): boolean {
  const group = s.groupOf.get(i)
  if (group?.first !== i || !isCue(s, group.head)) return false
  return joined
    ? (group.form === 'past' && !thoughtOf(s, group)) || goesOnSaying(s, group) || saysNot(s, group)
    : group.form === 'gerund'
}

/** "six were missing and [believed to have drowned]", "[feared dead]": what is thought of them, not what whoever speaks believed. */
const thoughtOf = (s: Scan, { head }: VerbGroup): boolean =>
  (norm(s, head + 1) === 'to' &&
    s.lexicon.impersonal.verbs.has(s.tokens[head]?.lemma ?? '') &&
    !takes(s, head, 'to')) ||
  s.lexicon.events.at(s.tokens, head + 1).some(({ sense, form }) => sense.as === 'state' || form === 'ed')

/** "said ten had died but did not say when", "named nobody but did note …": what the speaker leaves unsaid or says all the same. */
const saysNot = (s: Scan, { form, head, first }: VerbGroup): boolean =>
  form === 'finite' && first < head && /^(did|does|do)$/.test(norm(s, first)) && takesQuotes(s, head)

/** "says the road is shut but insists …": in the present tense "and hopes" may go on with what is said. */
const goesOnSaying = (s: Scan, { form, first, head }: VerbGroup): boolean =>
  form === 'finite' && first === head && norm(s, head).endsWith('s') && takesQuotes(s, head)

/** "is acting unlawfully and showing contempt": a second participle of one verb. */
function goesOnDoing(s: Scan, first: number, and: number): boolean {
  for (let i = and - 1; i >= first; i--) {
    const group = s.groupOf.get(i)
    if (group?.head === i) return group.form === 'finite' && norm(s, i).endsWith('ing')
  }
  return false
}

/** Do a speaker and a verb of saying stand here alone, before a quotation? ", Reyes said, “…" */
function interrupts(s: Scan, first: number, ceiling: number): boolean {
  const phrase = phraseEndingAt(s, first, first) && phraseStartingAt(s, first, ceiling)
  const verb = phrase && s.groupOf.get(phrase[1] + 1)
  if (!verb || verb.first !== phrase[1] + 1 || !takesQuotes(s, verb.head)) return false
  return /^[,:]$/.test(norm(s, verb.head + 1)) && opens(s, verb.head + 2)
}

/** Another speaker takes over: "…, but Reyes did not say when", "…, and more than four in ten said". */
function anotherSpeaker(s: Scan, first: number, ceiling: number): boolean {
  let aside = false
  for (let i = first; i <= Math.min(first + 12, ceiling); i++) {
    // "while sources in Harra, the main town, said".
    const close =
      norm(s, i) === ',' && norm(s, i + 1) === 'the' && !aside ? firstComma(s, i + 1, ceiling) + 1 : -1
    if (close > 0 && close < i + 7) {
      aside = true
      i = close
    } else if (/^[,;:]$/.test(norm(s, i)) || opens(s, i)) return false
    const group = s.groupOf.get(i)
    if (!hasTense(group)) continue
    const { head } = group
    // "whereas Reyes gives 12 dead"
    // "while a policeman spoke of eight"
    const figure =
      takes(s, head, 'figure') ||
      (takes(s, head, 'toll') && s.tokens[head + 1]?.tag === 'NUM') ||
      (takes(s, head, 'of') && norm(s, head + 1) === 'of' && isAmount(s, head + 2))
    if (!(figure || takesQuotes(s, head) || quotesAfter(s, head, ceiling)) || group.passive) return false
    const subject = phraseEndingAt(s, group.first - 1, first)
    return subject?.[0] === first || (aside && norm(s, group.first - 1) === ',')
  }
  return false
}

/**
 * "announced 40 deaths [and doctors said …]", "said 40 had died [and doctors warned …]": another speaker without a comma, behind
 * what nobody could say with him, or behind a tense that only what is said has. `joint` is the token of "and".
 */
function besides(s: Scan, first: number, joint: number, ceiling: number): boolean {
  const other = phraseStartingAt(s, joint + 1, ceiling)
  // "40 deaths and two injuries and doctors said": what is announced with the deaths.
  if (!other || !(canSpeak(s, other) || forSpeakers(s, s.tokens[headOf(s, other)] as Token))) return false
  const said = s.groups.slice(verbFrom(s, first), verbFrom(s, joint)).filter(({ last }) => last < joint)
  const object = said.length === 0 ? phraseStartingAt(s, first, joint - 1) : null
  const head = object && s.tokens[headOf(s, object)]
  const thing = head?.tag === 'NOUN' && !forSpeakers(s, head) && !s.lexicon.cues.nounOf(head)
  const past = said.length > 0 && said.every((group) => norm(s, group.first) === 'had')
  return (thing || (past && simplePast(s, joint + 1))) && anotherSpeaker(s, joint + 1, ceiling)
}

/** "[deaths] of 105 people", "[doctors] and nurses": the noun that the rest of a phrase hangs on or is joined to. */
const headOf = (s: Scan, phrase: Range): number =>
  headBefore(s, phrase, ({ norm: word }) => /^(of|and)$/.test(word))

/** "doctors [warned]", not "doctors had warned": the tense of the first verb behind a token. */
function simplePast(s: Scan, from: number): boolean {
  const { groups, tokens } = s
  const verb = groups[verbFrom(s, from)]
  return (
    verb?.form === 'past' && verb.first === verb.head && /(ed|said|told)$/.test(tokens[verb.head]?.norm ?? '')
  )
}

/** "but he called it “a disgrace”": a verb that attributes, and quoted words before its clause ends. */
function quotesAfter(s: Scan, head: number, ceiling: number): boolean {
  if (!isCue(s, head)) return false
  for (let i = head + 1; i <= Math.min(head + 12, ceiling); i++) {
    if (opens(s, i)) return true
    if (/^[,;:]$/.test(norm(s, i))) return false
  }
  return false
}

const CONCEDING = /^(while|whereas|though|although)$/

/** The words that what a cue introduces can end before, or that stand before its end. */
const ENDS = wordSet([';', '—', '–', '--', '-', ',', 'and', 'but', 'while', 'whereas', 'before', 'after'])

/**
 * The last token of what the cue introduces, from token `first`: to the end of its sentence, of its quotation, or
 * up to the next thing the same speaker does ("…, adding that …", "… and warned that …") or the next source
 * ("…, according to …").
 */
export function clauseEnd(s: Scan, first: number, ceiling: number): number {
  let end = ceiling
  for (let i = first + 1; i <= ceiling; i++) {
    const word = norm(s, i)
    // Between blanks alone a hyphen is a dash.
    if ((word === '-' || !ENDS.has(s.tokens[i])) && !closes(s, i)) continue
    if (opens(s, i)) continue
    const quoted = s.tokens[i]?.quotation !== s.tokens[first]?.quotation && s.tokens[i]?.quotation !== -1
    if (word === ';' && !quoted && !ofThem(s, i + 1) && toldAnew(s, i + 1, ceiling)) end = i - 1
    else if (word === '—' || word === '–') {
      const next = /^(and|but)$/.test(norm(s, i + 1))
      if (
        !quoted &&
        (anotherCue(s, i + 1, false) ||
          commented(s, i + 1, ceiling) ||
          (next && anotherSpeaker(s, i + 2, ceiling)))
      )
        end = i - 1
    } else if (word === ',' || commaBefore(s, i)) {
      const next = norm(s, i + 1)
      // "finds that, while four in ten say they fled, …" goes on.
      if (CONCEDING.test(next) && norm(s, i - 1) !== 'that' && !quoted && anotherSpeaker(s, i + 2, ceiling))
        end = i - 1
      else if (/^(and|but|then)$/.test(next)) {
        if (anotherCue(s, i + 2, true) || (!quoted && anotherSpeaker(s, i + 2, ceiling))) end = i - 1
      } else if (anotherCue(s, i + 1, false)) end = i - 1
      else if (/^(while|before|after|by)$/.test(next) && anotherCue(s, i + 2, false)) end = i - 1
      else if (timesAfter(s, i + 1, ceiling) || (!quoted && commented(s, i + 1, ceiling))) end = i - 1
      // "the men who claim to want peace, Reyes said, …": the words of attribution of what comes next.
      else if (!quoted && interrupts(s, i + 1, ceiling)) end = i - 1
      // "said that, according to the ministry, ten fell": a source within what is said.
      else if (
        norm(s, i - 1) !== 'that' &&
        s.lexicon.sourcePrepositions.at(s.tokens, i + 1)?.value.speakers === false
      )
        end = i - 1
    } else if (
      /^(and|but)$/.test(word) &&
      !quoted &&
      (anotherCue(s, i + 1, true) || (anotherCue(s, i + 1, false) && !goesOnDoing(s, first, i)))
    )
      end = i - 1
    else if (/^(and|but)$/.test(word) && !quoted && besides(s, first, i, ceiling)) end = i - 1
    else if (/^(while|whereas)$/.test(word) && !quoted && anotherSpeaker(s, i + 1, ceiling)) end = i - 1
    else if (/^(while|before|after)$/.test(word) && !quoted && anotherCue(s, i + 1, false)) end = i - 1
    if (end < ceiling) break
  }
  return end
}

/** "said the road was shut[, a claim that the army denied]": what the report says of the words. */
function commented(s: Scan, at: number, ceiling: number): boolean {
  if (!/^(an?|another)$/.test(norm(s, at))) return false
  let i = at + 1
  while (s.tokens[i]?.tag === 'ADJ') i++
  if (!s.lexicon.sets.commentsOn.has(s.tokens[i])) return false
  // "the ban – a position he has changed since – is wrong": the clause goes on.
  return nextDash(s, i, ceiling) < 0
}

/** "said the road was shut[, hours after two men were killed]": what the report tells besides. */
function timesAfter(s: Scan, at: number, ceiling: number): boolean {
  const unit = /^(an?|two|three|several|some|\d+)$/.test(norm(s, at)) ? at + 1 : at
  return (
    /^(minute|hour|day|week|month|year)s?$/.test(norm(s, unit)) &&
    /^(after|before)$/.test(norm(s, unit + 1)) &&
    holdsClause(s, unit + 2, ceiling)
  )
}

/** Is somebody else heard in the clause that begins here: a verb of saying, "according to", quoted words? */
export function toldAnew(s: Scan, first: number, ceiling: number): boolean {
  for (let i = first; i <= ceiling; i++) {
    if (opens(s, i) || norm(s, i) === ';') return norm(s, i) !== ';'
    const group = s.groupOf.get(i)
    if (group?.head === i && isCue(s, i)) return true
    // "the clinics have registered 40"
    if (group?.head === i && takes(s, i, 'count') && isAmount(s, i + 1)) return true
    if (s.lexicon.sourcePrepositions.at(s.tokens, i)) return true
    // "the army's toll is higher"
    if (norm(s, i) === "'s" && s.lexicon.cues.nounOf(s.tokens[i + 1])?.counts) return true
  }
  return false
}

/** "says it has treated 90 people; [12 of them] died": what goes on about the same people is said by the same. */
const ofThem = (s: Scan, at: number): boolean =>
  s.tokens[at]?.tag === 'NUM' && norm(s, at + 1) === 'of' && /^(them|whom|these|those)$/.test(norm(s, at + 2))
