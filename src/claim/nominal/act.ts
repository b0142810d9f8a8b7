import { asks } from '../event/conditions.ts'
import { all, amount, draft, phraseStart, told } from './counted.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import type { Token } from '../../model/index.ts'
import { bare, pronoun } from '../phrase/bare.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { figureAfter } from './figure.ts'
import { leadsName } from '../event/in-name.ts'
import { toldBefore } from '../event/told-before.ts'
import type { Trigger } from '../event/trigger.ts'
import { verbFrame } from '../clause/verb.ts'
import { human } from '../clause/human.ts'
import { underway } from './underway.ts'
import { partsOfWhole } from './whole.ts'
import { who } from '../phrase/who.ts'

/** "the killing of 12 people", "Romero's murder", "their release", "troop deployment". */
export function act(parts: Parts, trigger: Trigger, inConflict: boolean): Draft[] {
  const { tokens, lexicon } = parts
  const { traits } = trigger.sense
  const fits = (group: Group | null | undefined): group is Group =>
    human(group, trigger.event === 'deaths' || traits.includes('personal')) && asks(parts, trigger, group)
  const of = told(parts, ofAfter(parts, trigger.last + 1))
  // "five attempted murders", "the guard's murder trial": nobody is said to have died.
  const tried = /^(attempted|alleged)$/.test(tokens[trigger.first - 1]?.norm ?? '') && of === null
  if (tried || (of === null && lexicon.sets.proceedings.has(tokens[trigger.last + 1]))) return []
  // "one of the worst killings of guards": a comparison.
  const [one, the, worst] = tokens.slice(trigger.first - 3, trigger.first)
  if (
    one?.norm === 'of' &&
    the?.norm === 'the' &&
    /([^f]est|worst)$/.test(worst?.norm ?? '') &&
    !of?.quantity
  )
    return []
  if (traits.includes('unknown')) {
    const those = of ?? gone(parts, trigger)
    return inConflict && fits(those) ? unknown(parts, trigger, those) : []
  }
  // "there is no trace of nine sailors": they are missing, and nothing is denied.
  if (traits.includes('denied')) {
    const from = of ?? withWhom(parts, trigger.last + 1)
    return inConflict && fits(from) && from.quantity ? affirmed(parts, trigger, from) : []
  }
  if (fits(of) && (trigger.sense.sure || inConflict)) {
    // "the massacre of La Dovra": a place.
    if (of.kind === 'name' && !of.sure && lexicon.sets.ofMany.has(tokens[trigger.last])) return []
    // "60 arrests of trade unionists": the amount is that of the acts.
    const acts = of.kind === 'people' && of.quantity === null ? counted(parts, trigger, true) : null
    return all(parts, trigger, acts ? { ...of, first: acts.first, quantity: acts.quantity } : of, 'noun-act')
  }
  if (!inConflict && (!trigger.sense.sure || traits.includes('natural'))) return []
  // "died a hero's death".
  const way =
    traits.includes('natural') &&
    tokens.slice(Math.max(0, trigger.first - 4), trigger.first).some((t) => t.lemma === 'die')
  if (way) return []
  const many = counted(parts, trigger)
  // "90 cases of detention, including 12 boys".
  if (many)
    return [
      draft(parts, trigger, many, 'noun-count'),
      ...partsOfWhole(parts, Math.max(trigger.last, many.last) + 1).map((some) =>
        draft(parts, trigger, some, 'part-of-whole'),
      ),
    ]
  // "the Norland People's Liberation Movement" is a name.
  if (leadsName(tokens, trigger.last)) return []
  // "Hamas confirmed his death."
  const announced = theirs(tokens[trigger.first - 1]) && lexicon.sets.confirm.has(tokens[trigger.first - 2])
  if (trigger.event === 'deaths' && announced)
    return [draft(parts, trigger, pronoun(trigger.first - 1), 'noun-act')]
  if (trigger.event === 'releases' && attained(parts, trigger.first))
    return [draft(parts, trigger, pronoun(trigger.first - 1), 'noun-act')]
  const mark = beforeQualities(tokens, trigger.first - 1)
  if (/^['’]s?$/.test(tokens[mark]?.norm ?? '')) {
    const owner = ownerBefore(parts, mark)
    if (fits(owner) && owner.kind !== 'bare' && trigger.event !== 'deployment')
      return [draft(parts, trigger, owner, 'noun-act')]
  }
  return inConflict && traits.includes('by-itself') ? underway(parts, trigger) : []
}

/** "the man's [cold-blooded] murder": the token before words that tell how, which end at `i`. */
function beforeQualities(tokens: readonly Token[], i: number): number {
  let at = i
  while (at > i - 4 && (tokens[at]?.tag === 'ADJ' || /^[-–]$/.test(tokens[at]?.norm ?? ''))) at--
  return at
}

/** Claims of them that are no denials, whatever their words deny. */
const affirmed = (parts: Parts, trigger: Trigger, of: Group): Draft[] =>
  all(parts, trigger, of, 'noun-act').map((d) => ({ ...d, polarity: 'affirmed' }))

/** "no word [from the nine sailors]", "no contact with nine sailors". */
const withWhom = (parts: Parts, at: number): Group | null =>
  /^(from|with|about|on)$/.test(parts.tokens[at]?.norm ?? '') ? (groupAt(parts, at + 1) ?? null) : null

const theirs = (token: Token | undefined): boolean => /^(his|her|their)$/.test(token?.norm ?? '')

/** "secured her release", "won their release": whoever was let go. */
const attained = ({ tokens, lexicon }: Parts, first: number): boolean =>
  theirs(tokens[first - 1]) && lexicon.sets.attained.has(tokens[first - 2])

/** "Gunmen took nine clerks and [their] whereabouts are unknown": where the sentence, or the one before, tells of captives. */
const gone = (parts: Parts, { first }: Trigger): Group | null =>
  theirs(parts.tokens[first - 1]) && toldBefore(parts, first, ({ event }) => event === 'captures')
    ? pronoun(first - 1)
    : null

/** "The fate of nine sailors is unknown": they are missing, and that is no open question. */
function unknown(parts: Parts, trigger: Trigger, of: Group): Draft[] {
  const { tokens, lexicon } = parts
  const known = tokens[trigger.first - 1]?.tag === 'DET' ? trigger.first - 2 : trigger.first - 1
  // "no word on the fate of nine sailors".
  if (/^(on|of|about)$/.test(tokens[known]?.norm ?? '') && tokens[known - 2]?.norm === 'no')
    return affirmed(parts, trigger, of)
  if (tokens[known]?.lemma === 'know' && verbFrame(parts, known).negated) return affirmed(parts, trigger, of)
  for (let i = of.last + 1; i < of.last + 12 && tokens[i]?.sentence === tokens[of.last]?.sentence; i++) {
    const open = lexicon.moods.clause.at(tokens, i)
    if (open?.value === 'unknown') return affirmed(parts, { ...trigger, last: Math.max(of.last, i) }, of)
  }
  return []
}

/** "41 summary executions", "the number of abductions rose to 90": as many people as acts. `whose`: who they are is told. */
function counted(parts: Parts, { first, last, event }: Trigger, whose = false): Group | null {
  const { tokens, lexicon, quantities, quantityOf } = parts
  const noun = tokens[last]
  if (!/^(deaths|injuries|captures|missing|displacement)$/.test(event)) return null
  const start = phraseStart(parts, first)
  // "over 400 cases of arbitrary detention".
  const cases = tokens[start - 1]?.norm === 'of' && tokens[start - 2]?.norm === 'cases'
  const single = cases && !noun?.norm.endsWith('s')
  if (!single && !(whose && noun?.norm === 'injuries') && !lexicon.sets.singleActs.has(noun)) return null
  if (/^(number|total)$/.test(tokens[start - 2]?.norm ?? '') && tokens[start - 1]?.norm === 'of')
    return figureAfter(parts, last + 1)?.group ?? null
  // "murders went down to 62 in March", "kidnappings rose to 91".
  if (start === first || tokens[start - 1]?.sentence !== noun?.sentence) {
    const figure = figureAfter(parts, last + 1, true)
    if (figure && figure.verb >= 0 && tokens[figure.group.first - 1]?.norm === 'to') return figure.group
  }
  const much = amount(parts, start, first)
  const found = quantities[quantityOf[much?.at ?? -1] ?? -1]
  return found && found.lower !== null ? bare(found) : null
}

/** Whose it is: "Bishop Tamm" of "Bishop Tamm's murder", which is one noun phrase. `at` is the "'s". */
export function ownerBefore(parts: Parts, at: number): Group | null {
  const { tokens } = parts
  const group = groupAt(parts, at - 1)
  if (!group || group.last < at) return group ?? null
  const name = who(parts, group.first, at - 1, false)
  if (!name.name && name.role === null) return null
  const first = tokens[group.first]?.tag === 'DET' ? group.first + 1 : group.first
  return {
    ...group,
    last: at - 1,
    head: at - 1,
    kind: name.name ? 'name' : 'people',
    words: [first, at - 1],
    role: name.role,
    side: name.side,
    sure: name.sure,
  }
}

const INVOLVES = /^(involving|covering|encompassing)$/

/** The "of" right after a noun, or after a time: "the killings [in the past 72 hours] of a judge and …"; -1 where none. */
function ofAfter(parts: Parts, from: number): number {
  const { tokens, lexicon, periodOf } = parts
  const end = pastAside(tokens, from)
  if (end > from) return end
  // "three prisoner swaps, involving 60 sailors".
  const involved = tokens[from]?.norm === ',' ? from + 1 : from
  if (INVOLVES.test(tokens[involved]?.norm ?? '') && /(swap|exchange)s?$/.test(tokens[from - 1]?.norm ?? ''))
    return involved
  const joined = pastActs(parts, from)
  if (joined > from) return joined
  for (let i = from; i < from + 9; i++) {
    const t = tokens[i]
    if (!t || t.sentence !== tokens[from - 1]?.sentence) return -1
    // "the massacre [of nine villagers]": an editor's words.
    if (t.text === '[' || /^["”]$/.test(t.text)) continue
    if (t.norm === 'of' && periodOf[i + 1] === -1 && periodOf[i] === -1) return i
    // "the death in combat of two officers", "the murder at the university of six priests".
    const where = /^(in|at|on|near|during|inside|outside|by)$/.test(t.norm)
      ? groupAt(parts, tokens[i + 1]?.tag === 'DET' && !groupAt(parts, i + 1) ? i + 2 : i + 1)
      : undefined
    // "the murder by machinegun fire of two nurses", "by the army of two nurses".
    if (
      where &&
      where.first <= i + 2 &&
      (t.norm === 'by' || where.kind === 'thing' || where.kind === 'name')
    ) {
      i = where.last
      // "the massacre in the hamlet of Harra".
      const name = tokens[i + 1]?.norm === 'of' ? groupAt(parts, i + 2) : undefined
      if (name?.kind === 'name' && lexicon.placeNouns.has(tokens[i]?.norm ?? '')) i = name.last
      continue
    }
    if (periodOf[i] === -1 && t.norm !== 'of' && !/^(in|on|during|over|at|last|since)$/.test(t.norm))
      return -1
  }
  return -1
}

/** "the release and transfer [of nine men]", "the killing, maiming and abduction of": the "of" behind acts joined to this one, or -1. */
function pastActs({ tokens, quantityOf }: Parts, from: number): number {
  let i = from
  while (/^(,|and|or)$/.test(tokens[i]?.norm ?? '') && i < from + 8) {
    while (/^(,|and|or)$/.test(tokens[i]?.norm ?? '')) i++
    if (tokens[i]?.tag === 'ADJ') i++
    // "90 injuries, dozens of them serious": an amount is no act.
    if (!/^(NOUN|VERB)$/.test(tokens[i]?.tag ?? '') || quantityOf[i] !== -1) return -1
    i++
  }
  return i > from && tokens[i]?.norm === 'of' && tokens[i]?.sentence === tokens[from - 1]?.sentence ? i : -1
}

/** "the massacre -- for which they blame the army -- [of 80 people]": the "of" past an aside that opens at `from`, or -1. */
function pastAside(tokens: readonly Token[], from: number): number {
  const open = tokens[from]?.text ?? ''
  if (!/^(--|—|–|,|\()$/.test(open)) return -1
  const close = open === '(' ? ')' : open
  for (let k = from + 2; k < from + 16 && tokens[k]?.sentence === tokens[from]?.sentence; k++)
    if (tokens[k]?.text === close) return tokens[k + 1]?.norm === 'of' ? k + 1 : -1
  return -1
}
