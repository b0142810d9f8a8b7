import { tellsHarm } from '../phrase/event-word.ts'
import { commaAfter, saidAside } from '../phrase/aside.ts'
import type { Place, Span, Token } from '../../model/index.ts'
import { type Draft, type Group, reach } from '../phrase/draft.ts'
import { asReported, clause, raises, settled } from '../clause/clause.ts'
import { groupAt, groupFrom, groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { landOf } from '../phrase/land.ts'
import { afterPlace } from '../verbal/elsewhere.ts'
import { attackedName } from './attacked-name.ts'
import { afterwards, areThere } from './afterwards.ts'
import { hostOf } from './host.ts'
import { placeThatSaw } from './saw.ts'
import { beginsWithPlace } from '../phrase/place-first.ts'
import { placeAt, area, between, heldAt, leftAt } from '../phrase/place-words.ts'
import { CROWD, headlined, struck } from '../phrase/struck.ts'

/** So many words after the event its place is looked for. */
const FAR = 30

/**
 * Where: the nearest "in …", "at …", "near …" with a name or a place noun, after the event or before it in its
 * sentence; or what was struck there. Of a sentence that somebody says only what is said: "told reporters in Dovra" is
 * where it was told.
 */
export const place = (parts: Parts, draft: Draft, said: readonly Span[]): Place | null =>
  (draft.event === 'displacement' ? leftAt(parts, draft.last) : null) ??
  (draft.event === 'deployment' && draft.rule === 'verb-subject' ? heldAt(parts, draft.last) : null) ??
  nearest(parts, draft, said, placeAt) ??
  nearest(parts, draft, said, struck) ??
  nearest(parts, draft, said, headlined) ??
  nearest(parts, draft, said, attackedName(draft)) ??
  hostOf(parts, draft) ??
  placeThatSaw(parts, draft)

/** "nine died in Harra and three [elsewhere]": in no place that is named. */
export const unnamed = ({ tokens }: Parts, { group }: Draft): boolean =>
  group !== null && tokens[group.last + 1]?.norm === 'elsewhere'

function nearest(parts: Parts, draft: Draft, said: readonly Span[], find: typeof placeAt): Place | null {
  const there = (i: number): Place | null =>
    ofSomebodyBased(parts, draft, i) ? null : (find(parts, i, draft.event) ?? inCourse(parts, i))
  const at = (i: number): Place | null => {
    const found = there(i)
    if (!found || said.length === 0) return found
    const told = said.some(([a, b]) => a <= found.span[0] && found.span[1] <= b)
    return told || tellsOn(parts, said, i) ? found : null
  }
  const [start, end] = reach(draft)
  const [first, last] = clause(parts, draft.first, end)
  const stop = Math.min(last, end + FAR, nextClause(parts, draft, end) - 1)
  for (let i = draft.last === end ? end : end + 1; i <= stop; i++) {
    const found = at(i)
    const later = afterwards(parts, end, i) && !areThere(parts, draft, i)
    if (found && !later && !theirs(parts, draft, i)) return found
  }
  const from = Math.max(first, start)
  for (let n = 0; n < end - from; n++) {
    // "nine died in Harra, in Dovra 12": of an amount that shares the words before it, the place right before it.
    const found = at(draft.elided ? end - 1 - n : from + n)
    if (found) return found
  }
  let passed = false
  for (let i = start - 1; i >= first; i--) {
    if (opensClause(parts, i)) return null
    const open = whereAt(parts, i)
    if (open) return whole(parts, open, i, first, at)
    passed ||= /^(after|when|as)$/.test(parts.tokens[i]?.norm ?? '')
    const found = at(i)
    if (!found || (passed && afterwards(parts, first - 1, i, parts.lexicon.sets.bring))) continue
    // "300 flew out of Harra, and 900 crossed the bridge": where the others were.
    const left = parts.tokens[i]?.norm === 'of' && parts.tokens[i - 1]?.norm === 'out'
    if (!left && !ofOthers(parts, draft, i, found)) return whole(parts, found, i, first, at)
  }
  const head = headPlace(parts, first)
  if (head) return head
  const before = attackBefore(parts, first)
  for (let i = first - 1; i >= before; i--) {
    // The report itself tells of the attack, whoever counted: "; residents said nine died".
    const found = there(i)
    if (found && !ofOthers(parts, draft, i, found)) return found
  }
  return null
}

/** "condemned the murder, which took place [in Harra]": does a relative clause right behind what is said reach token `i`? */
function tellsOn({ tokens }: Parts, said: readonly Span[], i: number): boolean {
  let k = i - 1
  while (k > 1 && tokens[k]?.tag !== 'PUNCT' && tokens[k]?.norm !== 'which') k--
  const end = tokens[k]?.norm === 'which' && tokens[k - 1]?.norm === ',' ? tokens[k - 2]?.end : undefined
  return said.some(([, b]) => b === end)
}

/** "during a protest in [Harra]", whose words tell when as well: the name that ends them behind the "in" at token `i`. */
function inCourse(parts: Parts, i: number): Place | null {
  const { tokens, periodOf, periods, lexicon } = parts
  const time = periods[periodOf[i] ?? -1]
  if (tokens[i]?.norm !== 'in' || time?.rule !== 'landmark') return null
  // "during an offensive in November".
  if (lexicon.periods.months.has(tokens[i + 1]?.norm ?? '')) return null
  const spans = /^(during|throughout)$/.test(tokens[time.first]?.norm ?? '')
  // Not "during the talks in Geneva".
  const event = tokens[i - 1]
  const there = lexicon.conflict.has(event) || lexicon.sets.fights.has(event) || CROWD.test(event?.norm ?? '')
  return spans && there && tokens[time.last]?.tag === 'PROPN' ? between(parts, i + 1, time.last) : null
}

/** All of "[the village of Harra in the Dovra region]" of which `found`, told from token `i` on, is the end. */
function whole(parts: Parts, found: Place, i: number, first: number, at: (i: number) => Place | null): Place {
  for (let k = i - 1; k >= Math.max(first, i - WIDE); k--) {
    const wider = at(k) ?? struck(parts, k)
    if (wider && wider.span[1] >= found.span[1]) return wider
  }
  return found
}

/** So many words a place and what it lies in have before the last preposition. */
const WIDE = 8

/** "entered [Harra], where they killed 12". */
function whereAt(parts: Parts, i: number): Place | null {
  const { tokens, lexicon } = parts
  if (tokens[i]?.norm !== 'where') return null
  const group = groupAt(parts, tokens[i - 1]?.norm === ',' ? i - 2 : i - 1)
  const head = group && tokens[group.head]
  if (!group || /^(people|pronoun|bare)$/.test(group.kind) || group.last < i - 2) return null
  if (head?.tag !== 'PROPN' && !lexicon.placeNouns.has(head?.norm ?? '')) return null
  return between(parts, group.first, group.last)
}

/** "Shells fell on a camp in Harra; [12 were killed]": where the clause before begins that tells what did it, else `first`. */
function attackBefore(parts: Parts, first: number): number {
  const { tokens, lexicon, doc } = parts
  if (tokens[first - 1]?.text !== ';') return first
  const from = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? first
  let [start, attack] = [first - 1, false]
  while (start > from && !/^[;:—]$/.test(tokens[start - 1]?.text ?? '')) {
    start--
    // What befell people there has a place of its own.
    if (tellsHarm(parts, start)) return first
    attack ||= lexicon.sets.occur.has(tokens[start]) || lexicon.manners.at(tokens, start) !== null
  }
  return attack ? start : first
}

/** "In [the Harra region]: 12 killed", "[Kharkiv]: two people died": the place that opens the sentence before a colon. */
function headPlace(parts: Parts, first: number): Place | null {
  const { tokens, doc, lexicon } = parts
  if (tokens[first - 1]?.text !== ':') return null
  const group = groupTo(parts, first - 2)
  if (!group || /^(people|pronoun|bare)$/.test(group.kind)) return null
  const start = doc.sentences[tokens[first]?.sentence ?? 0]?.first ?? 0
  const before = tokens[group.first - 1]?.norm ?? ''
  // "3 May - Shelling, Harra: 12 killed": of a town or region only.
  const behind = /^[,–—-]$/.test(before)
  if (group.first !== start && !behind && !/^(in|near|around|across)$/.test(before)) return null
  const place = between(parts, group.first, group.last)
  // "Reyes: 12 were killed" is who says it, "Moscow: 12 were killed" may be.
  const town =
    lexicon.sides.at(tokens, group.first) === null && landOf(place.text, new Map(), lexicon) !== null
  return area(parts, group) || town ? place : null
}

/** "rebels based [in Chad] raided the town": where others than those told of come from. */
function ofSomebodyBased(parts: Parts, { group }: Draft, i: number): boolean {
  const { tokens, lexicon } = parts
  if (!lexicon.sets.basedIn.has(tokens[i - 1])) return false
  const who = groupAt(parts, i - 2)
  return who !== undefined && who !== group
}

/** "if", "in the event that": what stands before is of another clause. */
const opensClause = ({ tokens }: Parts, i: number): boolean =>
  /^(if|unless|whether|because)$/.test(tokens[i]?.norm ?? '') ||
  (/^(event|case)$/.test(tokens[i]?.norm ?? '') && tokens[i + 1]?.norm === 'that')

/** "for fear of reprisals against their families in Chad": where those are. */
const theirs = (parts: Parts, draft: Draft, i: number): boolean => {
  const { tokens } = parts
  const people = groupAt(parts, i - 1)
  // Not the lives of "lost their lives in Harra".
  if (i - 1 <= reach(draft)[1]) return false
  return (
    people !== draft.group &&
    people?.kind === 'people' &&
    /^(their|his|her|its)$/.test(tokens[people.first]?.norm ?? '')
  )
}

/** The token where another clause begins after `end`: "…, and 71 people are in hospital", "by the arms that were left". */
function nextClause(parts: Parts, { event }: Draft, end: number): number {
  const { tokens, lexicon } = parts
  const sentence = tokens[end]?.sentence
  for (let i = end + 1; i < tokens.length && tokens[i]?.sentence === sentence; i++) {
    const { norm } = tokens[i] as Token
    // "were killed, the mayor said, in Harra".
    const said = norm === ',' ? commaAfter(tokens, i, SAID) : -1
    if (said >= 0 && tokens[said + 1]?.tag === 'ADP' && saidAside(parts, said) === i) {
      i = said
      continue
    }
    if (afterPlace(parts, i)) return i
    if (/^(but|although|though|because|unless|whereas)$/.test(norm) || asReported(parts, i)) return i
    if (/^(that|which)$/.test(norm) && relative(parts, i)) return i
    // "…, sparking protests in Harra": what came of it, or "bringing to 90 the number of deaths in the province".
    const after = tokens[i + 1]
    if (
      norm === ',' &&
      after?.tag === 'VERB' &&
      after.norm.endsWith('ing') &&
      after.norm !== 'including' &&
      (raises(parts, after) || lexicon.events.at(tokens, i + 1).length === 0)
    )
      return i
    // "…, with 12 hurt in Harra".
    if (norm === ',' && after?.norm === 'with' && groupAt(parts, i + 2)?.quantity) return i
    if (!/^(and|,|while)$/.test(norm)) continue
    if (beginsWithPlace(parts, i + 1)) return i
    let k = i + 1
    while (/^(and|that|it)$/.test(tokens[k]?.norm ?? '') && groupAt(parts, k) === undefined) k++
    const subject = groupFrom(parts, k)
    if (!subject) continue
    // "in Harra nine died, and [12] in Dovra": where others were.
    const others = subject.kind === 'bare' && subject.quantity && tokens[subject.first - 1]?.norm === 'and'
    if (others && /^(in|at|near|outside)$/.test(tokens[subject.last + 1]?.norm ?? '')) return i
    // "was killed while [they] were waiting in Harra".
    if (norm === 'while' && /^(pronoun|bare)$/.test(subject.kind)) continue
    // "…, three of whom were minors, in Harra".
    if (
      /^(whom|which|them)$/.test(tokens[subject.last]?.norm ?? '') ||
      tokens[subject.last + 1]?.norm === 'of'
    )
      continue
    const verb = tokens[subject.last + 1]
    if (!verb || verb.sentence !== sentence || !/^(AUX|VERB)$/.test(verb.tag) || verb.norm.endsWith('ing'))
      continue
    // "12 were killed and 30 were hurt in Harra": what is told in one breath has one place.
    const harmed = tokens
      .slice(subject.last + 1, subject.last + 5)
      .some(({ tag }, n) => tag !== 'ADP' && lexicon.events.at(tokens, subject.last + 1 + n).length > 0)
    // "and a bridge was destroyed in Harra", in one breath.
    const wrecked =
      subject.kind === 'thing' &&
      norm === 'and' &&
      tokens[i - 1]?.norm !== ',' &&
      wrecks(parts, subject.last + 1)
    if (wrecked) continue
    if (event === 'deployment' || !harmed || subject.kind === 'thing' || settled(parts, end, i + 1)) return i
  }
  return tokens.length
}

/** "(a bridge) [was destroyed]", "[destroyed]": what an attack does to things, from token `i` on. */
function wrecks({ tokens, lexicon }: Parts, i: number): boolean {
  const verb = tokens[tokens[i]?.tag === 'AUX' ? i + 1 : i]
  return verb?.tag === 'VERB' && (lexicon.sets.strike.has(verb) || lexicon.sets.occur.has(verb))
}

/** So many words "…, the mayor of the town said on Friday, …" may have. */
const SAID = 13

/** "the weapons that were left in Chad", not "the attack that took place in Chad". */
function relative({ tokens, lexicon }: Parts, i: number): boolean {
  let verb = i + 1
  while (tokens[verb]?.tag === 'ADV') verb++
  if (!/^(VERB|AUX)$/.test(tokens[verb]?.tag ?? '') || lexicon.sets.occur.has(tokens[verb])) return false
  const of = tokens[i - 1]?.norm === ',' ? i - 2 : i - 1
  const told = lexicon.manners.at(tokens, of) !== null || lexicon.events.at(tokens, of).length > 0
  const made = tokens.slice(verb, verb + 3).some((t) => lexicon.sets.produce.has(t))
  return tokens[of]?.tag === 'NOUN' && (!told || made)
}

/**
 * Is the place before the event that of other people: "no one in Moscow cares how many were killed", "families in Chad
 * if they were captured"?
 */
function ofOthers(parts: Parts, draft: Draft, i: number, found: Place): boolean {
  const { tokens, lexicon } = parts
  const before: Group | undefined = groupTo(parts, i - 1)
  if (!before || before === draft.group || before.kind === 'thing') return false
  let next = i + 1
  while ((tokens[next]?.start ?? Infinity) < found.span[1]) next++
  while (tokens[next]?.tag === 'ADV') next++
  const verb = tokens[next]
  if (next >= draft.first || verb === undefined || !/^(VERB|AUX)$/.test(verb.tag)) return false
  return !lexicon.sets.doHarm.has(verb)
}
