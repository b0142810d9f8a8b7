import type { Token } from '../../model/index.ts'
import { amountOf, type Draft, type Group, likeWhole, reach } from '../phrase/draft.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'
import { compared } from '../clause/right-joined.ts'
import { eventsAt } from '../phrase/follows.ts'

const IN = /^(in|from|at|near|on|outside|inside|within|across|during|around|along)$/
/** What happened otherwise, with a verb of its own: "and four when a shell hit a bus". */
const WHEN = /^(when|as|after|while)$/
/** What part of them died of: "four of them by the fire of their own side", "most of them to sickness". */
const CAUSE = /^(by|to|through|under|from|of)$/
const MARK = /^[:—–]$/
const STOP = /^(AUX|VERB|SCONJ|PRON)$/

/**
 * Amounts told after a claim that share its words but have a place or time of their own: "killed 30 people in the north
 * [and 12 in the south]", "nine died on Monday[, four on Tuesday]", "90 were freed: [60 from Harra] [and 30 from Dovra]".
 */
export function elsewhere(parts: Parts, draft: Draft, whole?: Group | null): Draft[] {
  const { tokens } = parts
  const { group } = draft
  if (!group?.quantity || group.quantity.lower === 0 || group.kind === 'name') return []
  const found: Draft[] = []
  const from = reach(draft)[1] + 1
  for (let i = from; tokens[i]?.sentence === tokens[from - 1]?.sentence; i++) {
    const t = tokens[i]
    // "lost 34 men since May, 12 of them in the past week".
    const since = t?.tag === 'SCONJ' && parts.periodOf[i + 1] !== -1
    const dated = t?.text === '(' ? inBracket(parts, i) : null
    if (dated) {
      found.push({ ...draft, group: likeWhole(dated, group), elided: true, rule: 'elided' })
      i = dated.last
      continue
    }
    // "26 in the West Bank (with East Jerusalem) and three in Gaza".
    // "61 arrests by the Harran Guard (HG), 24 by the rebels".
    const passed = found.length > 0 || tokens[from]?.norm === 'by'
    const bracket = t?.text === '(' && passed ? tokens.slice(i + 1, i + 12) : []
    const close = bracket.find(({ text }) => text === ')')
    if (close) {
      i = close.index
      continue
    }
    const other = /^[;,]$/.test(t?.text ?? '') && draft.event === 'casualties' ? rival(parts, i) : null
    if (other) {
      const [whose, amount] = other
      found.push({
        ...draft,
        group: { ...amount, words: whose.words, role: whose.role, side: whose.side },
        sufferer: whose,
        elided: true,
      })
      i = amount.last
      continue
    }
    const gap = t?.text === ';' ? gapped(parts, i) : null
    if (gap) {
      found.push({ ...draft, group: likeWhole(gap, group), elided: true, rule: 'elided' })
      i = gap.last
      continue
    }
    const placed = i === from || found.length > 0 ? afterPlace(parts, i) : null
    if (placed) {
      found.push({ ...draft, group: likeWhole(placed, group), elided: true, rule: 'elided' })
      i = placed.last
      continue
    }
    // "50 bodies pulled from one house and 30 from another".
    const where = i === from && draft.rule === 'noun-count' && parts.lexicon.sets.findBodies.has(t)
    if (!t || (STOP.test(t.tag) && !since && !where) || /^[;("“]$/.test(t.text)) break
    // "killed 90 people: 60 in Harra and 30 in Dovra".
    if (MARK.test(t.text) && (i > from + 6 || !/^(bare|pronoun)$/.test(groupAt(parts, i + 1)?.kind ?? '')))
      break
    const more = groupFrom(parts, i)
    if (!more || !/^(and|,|but|while|[:—–])$/.test(tokens[i - 1]?.norm ?? '') || i === from) continue
    // "two of them in intensive care" is told by its own words.
    const own = eventsAt(parts, more.last + 1).some(({ rest }) => rest.length > 0)
    const them = more.kind === 'pronoun' && tokens[more.head]?.norm === 'them' && !own
    const cause = them && CAUSE.test(tokens[more.last + 1]?.norm ?? '')
    // "left nine dead, [a spokesman in Harra], Ana Moss, said": who opens an aside is nobody it happened to.
    const aside = tokens[i - 1]?.norm === ',' && found.length === 0 && /^an?$/.test(tokens[i]?.norm ?? '')
    // "killed nine villagers in Harra and [two nurses in Dovra]".
    // "the return of 20 hostages to Norland and [900 prisoners to the valley]": whoever is freed was held.
    const freed = draft.event === 'releases'
    const people =
      more.kind === 'people' &&
      !aside &&
      more.sure &&
      amountOf(more) &&
      more.quantity?.lower !== 0 &&
      (!toldBy(parts, more) || (freed && isCaptive(more.role)))
    // "killed 90 people in Harra and 40 others in Dovra".
    const others = more.kind !== 'bare' && parts.tokens[more.last]?.norm === 'others'
    const otherwise =
      (more.kind === 'bare' || them || people || others) &&
      more.quantity !== null &&
      (cause || byOther(parts, from, more) || apart(parts, more, freed))
    if (!otherwise || compared(parts, more) || ofAttacks(parts, from, more)) return found
    found.push({
      ...draft,
      group: people ? more : likeWhole(more, tokens[more.first - 2]?.norm === ',' && whole ? whole : group),
      elided: true,
      // "250 people died, 100 of them in the north".
      rule: them ? 'part-of-whole' : 'elided',
    })
    i = more.last
  }
  return found
}

/** "61 arrests by the army[, 24 by the rebels]", "nine were killed by shells [and four by snipers]": of whom another did it. */
function byOther(parts: Parts, from: number, { kind, last }: Group): boolean {
  const { tokens, periodOf } = parts
  const by = (i: number): boolean => tokens[i]?.norm === 'by' && periodOf[i + 1] === -1
  if (kind !== 'bare' || !by(from) || !by(last + 1)) return false
  const doer = groupFrom(parts, last + 2)
  return doer !== undefined && !/^(AUX|VERB)$/.test(tokens[doer.last + 1]?.tag ?? '')
}

/** "in two attacks in Gao and [one] in Menaka", told from token `from` on: a few more of the attacks, or of the people. */
function ofAttacks(parts: Parts, from: number, { kind, first, quantity }: Group): boolean {
  const { tokens, lexicon, quantityOf } = parts
  if (kind !== 'bare' || tokens[first - 1]?.norm !== 'and' || (quantity?.upper ?? FEW) >= FEW) return false
  for (let i = from; i < first - 1; i++) {
    const { tag, norm, lemma } = tokens[i] as Token
    if (tag !== 'NOUN' || norm === lemma || quantityOf[i] !== -1) continue
    const attack = lexicon.sets.fights.has(tokens[i]) || lexicon.manners.at(tokens, i) !== null
    if (attack && counts(parts, i)) return true
  }
  return false
}

/** Of fewer attacks than so many one cannot tell whether they or the people are counted on. */
const FEW = 10

/** Does an amount stand before the noun at token `i`: "two separate attacks"? */
function counts({ tokens, quantityOf }: Parts, i: number): boolean {
  let k = i - 1
  while (tokens[k]?.tag === 'ADJ' || tokens[k]?.tag === 'NOUN') k--
  return (quantityOf[k] ?? -1) !== -1
}

/** Do the people's own words tell what happened to them: "43 [wounded] people", "12 [casualties]"? */
function toldBy(parts: Parts, { first, last }: Group): boolean {
  for (let i = first; i <= last; i++) if (eventsAt(parts, i).some(({ sense }) => sense.sure)) return true
  return false
}

/** "The British lost 274[, the allies about 1,000]", "our loss was 40[; that of the enemy 90]": who else lost how many, after the mark at `i`. */
function rival(parts: Parts, i: number): [whose: Group, amount: Group] | null {
  const { tokens } = parts
  let at = tokens[i + 1]?.norm === 'and' ? i + 2 : i + 1
  if (tokens[at]?.norm === 'that' && tokens[at + 1]?.norm === 'of') at += 2
  if (tokens[at]?.norm !== 'the') return null
  const whose = groupAt(parts, at + 1)
  const amount = groupAt(parts, (whose?.last ?? at) + 1)
  const pair = whose && amount?.first === whose.last + 1 && amount.kind === 'bare' && amount.quantity
  const ends = /^[.;,]$/.test(tokens[(amount?.last ?? 0) + 1]?.text ?? '')
  return pair && ends && (whose.quantity?.lower ?? 1) === 1 ? [whose, amount] : null
}

/** "The first shell killed nine[; the second, 12]", "In Harra four died[; in Dovra, two]": an amount with no verb, after the semicolon at `i`. */
function gapped(parts: Parts, i: number): Group | null {
  const { tokens } = parts
  const opens = tokens[i + 1]?.norm === 'and' ? i + 2 : i + 1
  if (!/^(the|a|another)$/.test(tokens[opens]?.norm ?? '') && !IN.test(tokens[opens]?.norm ?? '')) return null
  for (let k = opens + 1; k < opens + 7 && !STOP.test(tokens[k]?.tag ?? ''); k++) {
    if (tokens[k]?.norm !== ',') continue
    const amount = groupAt(parts, k + 1)
    const ends = /^[.;,]$/.test(tokens[(amount?.last ?? 0) + 1]?.text ?? '')
    return amount?.first === k + 1 && amount.kind === 'bare' && amount.quantity && ends ? amount : null
  }
  return null
}

/** "4,200 people were displaced in May [(31,400 since January)]": an amount with another time, and nothing else, in brackets. */
function inBracket(parts: Parts, open: number): Group | null {
  const { tokens, periodOf } = parts
  const amount = groupFrom(parts, open + 1)
  if (amount?.first !== open + 1 || amount.kind !== 'bare' || !amount.quantity) return null
  let i = amount.last + 1
  while (tokens[i]?.tag === 'ADP' || tokens[i]?.tag === 'SCONJ' || (periodOf[i] ?? -1) !== -1) i++
  const timed = i > amount.last + 1 && periodOf[i - 1] !== -1
  return timed && tokens[i]?.text === ')' ? amount : null
}

/** "In the capital nine were killed[, in the port 3][, and in the rest of the country 14]": the amount alone behind a place, from token `i` on. */
export function afterPlace(parts: Parts, i: number): Group | null {
  const { tokens } = parts
  const mark = tokens[i]?.norm
  if (mark !== ',' && mark !== 'and') return null
  const opens = tokens[i + 1]?.norm === 'and' ? i + 2 : i + 1
  if (!IN.test(tokens[opens]?.norm ?? '')) return null
  let place = groupFrom(parts, opens + 1)
  while (place && tokens[place.last + 1]?.norm === 'of') place = groupFrom(parts, place.last + 2)
  if (!place || !/^(thing|name)$/.test(place.kind) || place.quantity) return null
  const amount = groupFrom(parts, place.last + 1)
  const ends = /^([.;,]|and)$/.test(tokens[(amount?.last ?? 0) + 1]?.norm ?? '')
  return amount?.first === place.last + 1 && amount.kind === 'bare' && amount.quantity && ends ? amount : null
}

/** Is the amount followed by a place or a time, and by no verb of its own: "12 in the south", not "12 in the south were hurt"? */
function apart(parts: Parts, { last }: Group, freed: boolean): boolean {
  const { tokens, periodOf } = parts
  const next = last + 1
  if (WHEN.test(tokens[next]?.norm ?? '')) return true
  if (/^(elsewhere|abroad|there|here)$/.test(tokens[next]?.norm ?? '')) return true
  // "312 prisoners, 156 from each side": how they divide. "312 killed and wounded, 400 in all": a total.
  if (tokens[next + 1]?.norm === 'each') return false
  if (/^(all|total)$/.test(tokens[next + 1]?.norm ?? '') && tokens[next + 2]?.tag === 'PUNCT') return false
  const where = groupAt(parts, next + 1)
  const set =
    tokens[next + 1]?.tag === 'DET' ||
    // "two more in fighting in Dovra".
    parts.lexicon.sets.fights.has(tokens[next + 1]) ||
    periodOf[next + 1] !== -1 ||
    /^(thing|name)$/.test(where?.kind ?? '')
  // "many in urgent need of food": how they are.
  const inside = where?.kind === 'thing' ? tokens[where.head] : tokens[next + 1]
  if (parts.lexicon.sets.plights.has(inside)) return false
  const leads = IN.test(tokens[next]?.norm ?? '') || (freed && tokens[next]?.norm === 'to')
  if (!(set && leads) && (periodOf[next] ?? -1) === -1) return false
  for (let i = next; tokens[i]?.sentence === tokens[last]?.sentence; i++) {
    const t = tokens[i]
    if (!t || /^(,|and|;|:|\()$/.test(t.norm)) return true
    if (/^(AUX|VERB)$/.test(t.tag) && periodOf[i] === -1 && i > next + 1) return false
  }
  return true
}
