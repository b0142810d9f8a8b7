import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { bare } from '../phrase/bare.ts'
import { eventsAt } from '../phrase/follows.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { human } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'
import { pastBracket, pastClause, THEM } from './before-part.ts'
import { apportioned } from './share.ts'

const OPENS =
  /^(including|includes?|included|among|amongst|of|mostly|mainly|namely|comprising|comprised|consisting|composed)$/
/** "19 people, comprised of seven women and 12 children". */
const MADE = /^(comprising|comprised|consisting|composed)$/
const BE = /^(is|are|was|were|being)$/
/** So many tokens after the whole its parts may begin. */
const REACH = 14
/** Words that open a clause in which they met it, or that tells of what they met. */
const WHEN = /^(when|as|while|after|before|by|that|which|where)$/

/**
 * Parts of a whole told from token `from` on: "…, including five children and two nurses", "among them four boys", "of
 * whom 40 were children", "nine of them girls", "a nun and two boys among them", "six of them gravely".
 */
export function partsOfWhole(parts: Parts, from: number, subject = false): Group[] {
  const { tokens } = parts
  const aside = inAside(parts, from)
  if (aside.length > 0) return aside
  let end = from + REACH
  for (let i = from; i < end && i < tokens.length; i++) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from - 1]?.sentence) return []
    const past = WHEN.test(t.norm) ? pastClause(parts, i) : -1
    if (past > 0) {
      i = past - 1
      end = past + REACH
      continue
    }
    // "190 casualties (60 deaths and 130 injured), including 12 children": past what happened to some of them.
    if (t.text === '(' && i > from - 1) {
      const close = pastBracket(parts, i)
      if (close > 0) {
        i = close
        end = close + REACH
        continue
      }
    } else if (t.text === ')') return []
    // "…; 40 of these were children".
    if (/^[;:]$/.test(t.text)) {
      const some = someOfThem(parts, i + 1)
      return t.text === ';' ? [...some, ...apportioned(parts, i + 1)] : [...some, ...inAside(parts, i)]
    }
    // "between 2006 and 2014, including two girls".
    if (parts.periodOf[i] !== -1 && i > from) continue
    // "since May, including two girls".
    if (t.tag === 'SCONJ' && parts.periodOf[i + 1] !== -1) continue
    // "killed six rebels, rescued 19 people comprised of …": parts of the later ones.
    const others =
      MADE.test(t.norm) && tokens.slice(from, i).some(({ index }) => parts.quantityOf[index] !== -1)
    if (others) return []
    const some = OPENS.test(t.norm)
      ? opened(parts, i, subject)
      : [...someOfThem(parts, i), ...degreed(parts, i)]
    const next = lastOf(some) + 1
    if (some.length > 0) return tokens[next]?.text === ';' ? [...some, ...someOfThem(parts, next + 1)] : some
    const group = groupAt(parts, i)
    const named = group?.first === i && i > from && /^[,(–—]$/.test(tokens[i - 1]?.text ?? '')
    const listed = named && human(group, true) ? withRight(parts, group) : []
    if (listed.length > 0 && amongThem(parts, lastOf(listed) + 1)) return listed
    // "fled after the killing of six priests, five of them foreigners": parts of the later event. A "suicide blast" is none.
    const act = tokens[i + 1]?.tag !== 'NOUN'
    if (act && parts.lexicon.events.at(tokens, i).some(({ sense }) => sense.as === 'act' && sense.sure))
      return []
    // "…, the army said, among them two officers".
    const verb = t.tag === 'AUX' && tokens[i + 1]?.tag === 'VERB' ? i + 1 : i
    // "10 were killed and over 50 were hurt, four badly": parts of the later event.
    const later = eventsAt(parts, verb).some(({ sense }) => sense.sure && sense.as === 'verb')
    if (tokens[verb]?.tag === 'VERB' && tokens[verb + 1]?.norm === ',' && later) return []
    if (t.tag === 'VERB' && tokens[i + 1]?.norm === ',') continue
    // "17 deaths were recorded, nine of them of children".
    if (verb > i && tokens[verb + 1]?.norm === ',') continue
    // "600 people, mostly fighters but including 40 civilians".
    if (
      t.norm === 'mostly' ||
      t.norm === 'mainly' ||
      (t.norm === 'but' && tokens[i + 1]?.norm === 'including')
    )
      continue
    // "…, and nine of them were minors".
    const besides = t.norm === 'and' ? someOfThem(parts, i + 1) : []
    if (besides.length > 0) return besides
    // "under torture or for lack of food, nine of them minors".
    if (t.tag === 'CCONJ' && tokens[i + 1]?.tag === 'ADP') continue
    if (t.tag === 'VERB' && tokens[i - 1]?.tag === 'ADP') continue
    // "seven bodies floating in the bay, including two of children".
    if (t.tag === 'VERB' && i === from && t.norm.endsWith('ing')) continue
    if (/^(AUX|VERB|SCONJ|CCONJ)$/.test(t.tag) || (OPENS.test(t.norm) && t.norm !== 'of')) return []
  }
  return []
}

/** Parts told after the last of joined people, and of each other before the next: "40 men, six of them boys, and a nurse". */
export function partsOfAll(parts: Parts, groups: readonly Group[], from = 0): Group[] {
  const end = Math.max(from - 1, ...groups.map(({ last }) => last))
  const inner = groups.slice(0, -1).flatMap((group, i) => {
    const next = groups[i + 1]?.first ?? 0
    // Nothing but "and" stands between most of them.
    return next > group.last + 4 ? partsOfWhole(parts, group.last + 1).filter(({ last }) => last < next) : []
  })
  return [...inner, ...partsOfWhole(parts, end + 1)]
}

/** What opens an aside, and what closes it. */
const CLOSES: readonly (readonly [RegExp, RegExp])[] = [
  [/^\($/, /^\)$/],
  // "killed 12 people – nine soldiers and three boys."
  [/^(—|–|--|-)$/, /^(—|–|--|-|[.;,])$/],
  // "killing its five occupants: the driver and four patients."
  [/^:$/, /^[.;,]$/],
]

/** "three workers (a teacher and two nurses) were killed": counted people who fill an aside right after the whole. */
export function inAside(parts: Parts, from: number): Group[] {
  const { tokens } = parts
  const open = tokens[from]?.text ?? ''
  const close = CLOSES.find(([mark]) => mark.test(open))?.[1]
  const first = groupFrom(parts, from + 1)
  if (!close || !first || !human(first, true) || first.kind === 'bare' || !first.quantity) return []
  const all = ranks(parts, withRight(parts, first))
  const ends = lastOf(all)
  // ": nine soldiers and 12 villagers, two boys among them."
  const end = amongThem(parts, ends + 1) ? ends + 2 : open === '(' ? relativeEnd(tokens, ends) : ends
  return all.length > 1 && close.test(tokens[end + 1]?.text ?? '') ? all : []
}

/** "60 civilians, including 7 children, [and 31 fighters]": the next of a list behind those who are part of its last. */
function ranks(parts: Parts, all: Group[]): Group[] {
  const { tokens } = parts
  const including = lastOf(all) + (tokens[lastOf(all) + 1]?.norm === ',' ? 2 : 1)
  const some = tokens[including]?.norm === 'including' ? groupFrom(parts, including + 1) : undefined
  if (!some?.quantity) return all
  const inner = withRight(parts, some)
  const listed = (at: number): boolean => tokens[at]?.norm === ',' && tokens[at + 1]?.norm === 'and'
  if (inner.some(({ first }) => listed(first - 2))) return [...all, ...inner]
  const next = listed(lastOf(inner) + 1) ? groupFrom(parts, lastOf(inner) + 3) : undefined
  return next?.quantity && human(next, true) ? [...all, ...inner, ...withRight(parts, next)] : all
}

/** "(two men and 15 adults [whose sex is not known])": the last token before the bracket that closes, or `last`. */
function relativeEnd(tokens: readonly Token[], last: number): number {
  if (!/^(whose|who|of)$/.test(tokens[last + 1]?.norm ?? '')) return last
  const close = tokens.slice(last, last + 14).findIndex(({ text }) => /^[()]$/.test(text))
  return close > 0 && tokens[last + close]?.text === ')' ? last + close - 1 : last
}

/** "The victims, [four men and a woman], were shot": counted people who fill an aside after those who have no number. */
export function whoTheyAre(parts: Parts, whole: Group): Group[] {
  const { tokens } = parts
  const harmed = /^(victims|dead|wounded|captives|hostages|prisoners)$/.test(tokens[whole.last]?.norm ?? '')
  if (whole.quantity || !(harmed || tokens[whole.first]?.norm === 'the')) return []
  const first = tokens[whole.last + 1]?.norm === ',' ? groupFrom(parts, whole.last + 2) : undefined
  if (first?.kind !== 'people' || !first.quantity) return []
  const all = withRight(parts, first)
  // "The teachers, [five men and a woman], were shot": of others only where several kinds are counted.
  return tokens[lastOf(all) + 1]?.norm === ',' && (harmed || all.length > 1) ? all : []
}

/** The last token of several groups. */
const lastOf = (groups: readonly Group[]): number => Math.max(...groups.map(({ last }) => last))

const amongThem = ({ tokens }: Parts, i: number): boolean =>
  /^among(st)?$/.test(tokens[i]?.norm ?? '') && THEM.test(tokens[i + 1]?.norm ?? '')

/** "including …", "comprised of …", "among them …", "of whom …", from token `i`. */
function opened(parts: Parts, i: number, subject: boolean): Group[] {
  const { tokens, lexicon } = parts
  const open = tokens[i]?.norm ?? ''
  const of = /^(among|amongst|of)$/.test(open)
  // "villagers, the oldest of whom was 84".
  if (lexicon.sets.oldest.has(tokens[i - 1])) return []
  const made = MADE.test(open)
  if (of ? !THEM.test(tokens[i + 1]?.norm ?? '') : !made && !open.startsWith('includ')) return []
  // "…, among whom were three minors".
  const were = of && BE.test(tokens[i + 2]?.norm ?? '') ? 1 : 0
  const at = of ? i + 2 + were : made && tokens[i + 1]?.norm === 'of' ? i + 2 : i + 1
  // "64 deaths, including those of eight children", "among them those of eight children".
  const those = /^(those|that)$/.test(tokens[at]?.norm ?? '') && tokens[at + 1]?.norm === 'of' ? at + 2 : at
  const counted = of ? apposed(parts, those, those) : []
  // "23 casualties, of which ten men were killed": told by its own event.
  const verb = lastOf(counted) + 1
  const told = BE.test(tokens[verb]?.norm ?? '') && eventsAt(parts, verb + 1).length > 0
  if (counted.length > 0) return told ? [] : counted
  const first = groupFrom(parts, those)
  if (!first || !human(first, false) || first.kind === 'pronoun') return []
  // "including 8 dead" is told by its own event.
  let next = BE.test(tokens[first.last + 1]?.norm ?? '') ? first.last + 2 : first.last + 1
  // "of whom 40 later died".
  while (tokens[next]?.tag === 'ADV') next++
  if ((first.kind === 'bare' || of) && lexicon.events.at(tokens, next).length > 0) return []
  // "including 2,000 fatalities".
  if (eventsAt(parts, first.head).some(({ sense }) => sense.as === 'count')) return []
  const own = first.quantity || first.kind === 'name' ? [first] : []
  // "395, including 92 boys and 71 girls, were killed": the verb after them is that of the whole.
  // "eight dead, including two women, and 11 injured": of the 11 something else is told.
  const more = withRight(parts, first, subject).slice(1)
  return [
    ...own,
    ...more.filter(({ kind, last }) => kind !== 'bare' || eventsAt(parts, last + 1).length === 0),
  ]
}

/** "nine of them girls", "two of whom were nurses", from the amount at token `i`. */
function someOfThem(parts: Parts, i: number): Group[] {
  const { tokens, quantities, quantityOf } = parts
  const q = quantities[quantityOf[i] ?? -1]
  if (!q || q.first !== i || tokens[q.last + 1]?.norm !== 'of' || !THEM.test(tokens[q.last + 2]?.norm ?? ''))
    return []
  const some = apposed(parts, i, q.last + 3)
  const [first] = some
  return first?.kind === 'people' && some.length === 1 ? [first, ...others(parts, first.last + 1)] : some
}

/** "four wounded, two critically": an amount with how badly they are hurt, from token `i`. */
function degreed({ tokens, lexicon, quantities, quantityOf }: Parts, i: number): Group[] {
  const q = quantities[quantityOf[i] ?? -1]
  if (q?.first !== i || tokens[i - 1]?.norm !== ',') return []
  // "three so badly that they were flown out".
  const at = tokens[q.last + 1]?.norm === 'so' ? q.last + 2 : q.last + 1
  if (!lexicon.sets.gravely.has(tokens[at])) return []
  const next = tokens[at + 1]
  return next?.tag === 'PUNCT' || next?.tag === 'SCONJ' || next?.tag === 'CCONJ' ? [bare(q)] : []
}

/** "(nine of them were boys) and four were girls", from token `i`. */
function others(parts: Parts, i: number): Group[] {
  const { tokens } = parts
  let at = i
  // "children under the age of 18 and …".
  while (at < i + 6 && !/^(and|while|[.;])$/.test(tokens[at]?.norm ?? '')) at++
  return /^(and|while)$/.test(tokens[at]?.norm ?? '') ? apportioned(parts, at + 1) : []
}

/** The people at `at`, counted by the amount at `i` where they have none; or the amount alone: "six of them gravely". */
function apposed(parts: Parts, i: number, at: number): Group[] {
  const { tokens, lexicon, quantities, quantityOf } = parts
  const q = quantities[quantityOf[i] ?? -1]
  if (!q) return []
  // "of whom 40 were children": the amount comes after "whom".
  let k = at === i ? q.last + 1 : at
  if (lexicon.sets.gravely.has(tokens[k]) && !/^(VERB|ADJ)$/.test(tokens[k + 1]?.tag ?? '')) return [bare(q)]
  // "eight of them from the guard", "two of them under the age of five", "of whom 40 were under the age of ten".
  const said = BE.test(tokens[k]?.norm ?? '') ? k + 1 : k
  if ((at !== i || said > k) && /^(from|under|over|aged)$/.test(tokens[said]?.norm ?? '')) return [bare(q)]
  if (BE.test(tokens[k]?.norm ?? '')) k++
  // "17 injuries, three of them serious".
  if (at !== i && lexicon.sets.severities.has(tokens[k])) return [bare(q)]
  // "17 deaths, nine of which were of civilians", "six nurses, five of them of Kenyan origin".
  if (tokens[k]?.norm === 'of') k++
  const nation = at === i ? null : lexicon.sides.at(tokens, k)
  const behind = k + (nation?.length ?? 0)
  if (nation?.form === 'adjective' && (tokens[behind]?.tag === 'PUNCT' || tokens[behind]?.norm === 'origin'))
    return [{ ...bare(q), side: nation.side.name }]
  const group = groupFrom(parts, k)
  if (!group || !(group.kind === 'people' || (group.kind === 'name' && group.sure))) return []
  if ((quantityOf[k] ?? -1) === quantityOf[i]) return []
  const { quantity, none } = bare(q)
  const joined = withRight(parts, group).slice(1)
  // "most of them children, and 40 people with burns": others.
  const others =
    joined.length === 1 && tokens[group.last + 1]?.norm === ',' && tokens[group.last + 2]?.norm === 'and'
  return [{ ...group, first: q.first, quantity, none }, ...(others ? [] : joined)]
}
