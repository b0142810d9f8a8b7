import { articleQuantity, isMany } from '../../quantify/index.ts'
import type { FoundQuantity, NounPhrase, Quantity, Token } from '../../model/index.ts'
import { plain, thing } from './bare.ts'
import type { Group } from './draft.ts'
import { isEvent } from './event-word.ts'
import type { Counted, Phrases } from './group.ts'
import { bodyBefore, lastWord, strong, suffixed } from './group-amount.ts'
import type { Ground } from './parts.ts'
import { quantityAt } from './quantity-at.ts'
import { memberOf, ofKin, personWord, sideIn, who } from './who.ts'
import { wordAmount } from './word-amount.ts'

/** A phrase with a noun: people, a person's name or a thing, with whoever and whatever "of" joins to them. */
export function nounGroup(ground: Ground, counted: Counted, phrases: Phrases): Group {
  const { tokens, lexicon } = ground
  const { np, head, quantity, first, after, outOf } = counted
  const from = pastLead(tokens, after, head)
  const read = who(ground, from, head, quantity !== null)
  // "the families of the bravehearts": whoever has families is people.
  const mourned = read.role === null && ofKin(ground, np.first, head)
  const body = bodyOf(ground, head, first, phrases.startingAt.get(head + 2))
  // "Units" that opens a sentence is taken for a name.
  const name = read.name && body === null
  const sure =
    read.sure ||
    mourned ||
    body !== null ||
    (name && (whoAfter(tokens, head) || aged(tokens, head) || calling(ground, head, phrases.startingAt)))
  const force = strong(ground, after, head)
  const role = body ?? (read.role === null && force ? 'soldiers' : mourned ? 'people' : read.role)
  if (role === null && !name)
    return { ...thing(first, head), quantity: quantity && plain(quantity), side: read.side }

  let told = force ? head : pastEvents(ground, from, head)
  const { last, side, belongs } = ofWhom(ground, phrases, { head, role, side: read.side, name })
  const members = membersAfter(ground, last)
  const unit = lexicon.bodies.unit.has(tokens[last])
  if (members && unit && last === head) {
    phrases.used.add(members.index)
    return {
      first,
      last: members.of.last,
      head,
      kind: 'people',
      // "three of its crew of 22".
      quantity: plain(quantity && after <= head ? quantity : members.of),
      none: false,
      words: [told, head],
      role: role ?? 'people',
      side: read.side,
      sure,
    }
  }
  // "nine members of its staff of 40"; "a father of two": his children.
  const theirs = unit ? last > head : last === head && isKin(ground, head)
  if (members && theirs) phrases.used.add(members.index)
  const some = quantity || tokens[np.first]?.tag === 'DET' ? outOfAmount(ground, last) : null
  if (some) phrases.used.add(some.index)
  const end = members && theirs ? members.of.last : (some?.of.last ?? last)
  const start = holderBefore(ground, counted, phrases)
  const single = quantity || name || start !== first ? null : one(ground, np.first, head)
  // "a single soldier": both words tell how many.
  if (single && told < head && tokens[told]?.norm === 'single') told++
  return {
    first: start,
    last: end,
    head,
    kind: name ? 'name' : 'people',
    quantity: quantity ? plain(quantity) : single,
    outOf: outOf ? plain(outOf) : some && plain(some.of),
    none: quantity?.none ?? single?.lower === 0,
    words: [told, some ? last : end],
    role: belongs,
    side,
    sure,
  }
}

/** The first token from `from` on that tells who they are. */
function pastLead(tokens: readonly Token[], from: number, head: number): number {
  let i = from
  while (i < head && leads(tokens[i] as Token)) i++
  return i
}

/** What stands before the first word that tells who people are. */
const leads = ({ tag, norm }: Token): boolean =>
  (tag === 'DET' || tag === 'PART' || tag === 'PUNCT') && norm !== "'s"

const isJoint = (token: Token | undefined): boolean => token?.norm === 'and' || token?.norm === 'or'

const UNITS = /^(units|elements|remnants)$/

/** "16 [wounded] soldiers" are soldiers; "displaced persons" are one word for people. */
function pastEvents(ground: Ground, from: number, head: number): number {
  const { tokens, lexicon } = ground
  let i = from
  while (
    i < head &&
    (isEvent(ground, i) ||
      // "a badly injured girl".
      (tokens[i]?.tag === 'ADV' && isEvent(ground, i + 1)) ||
      (i > from && isJoint(tokens[i]))) &&
    (lexicon.populations.at(tokens, i)?.length ?? 0) < 2
  )
    i++
  return i > from && isJoint(tokens[i - 1]) ? from : i
}

interface Named {
  readonly head: number
  readonly role: string | null
  readonly side: string | null
  readonly name: boolean
}

/** "members of special forces", "soldiers of the battalion": what follows "of" tells whose they are. */
function ofWhom(
  ground: Ground,
  { startingAt, used }: Phrases,
  { head, role, side, name }: Named,
): { last: number; side: string | null; belongs: string | null } {
  const { tokens, lexicon, periodOf, quantityOf } = ground
  const { norm } = tokens[head] as Token
  const dead = lexicon.sets.remains.has(tokens[head]) || norm === 'life' || norm === 'lives'
  let last = suffixed(tokens, head)
  let whose = side
  let belongs = role
  for (let n = name || dead ? 3 : 0; n < 3; n++) {
    const of = tokens[last + 1]?.norm === 'of' ? startingAt.get(last + 2) : undefined
    if (!of || periodOf[of.head] !== -1) break
    // "members of one family": the second amount counts no people.
    const alone = n === 0 && norm === 'members' ? 'one' : ''
    // "12 of the 40 men", "groups of nine men"; "reporters of two newspapers" are reporters.
    const things = n === 0 && role !== null && ofNumberedThings(ground, of, used)
    const counted = (t: Token): boolean => quantityOf[t.index] !== -1 && t.norm !== alone
    if (!things && tokens.slice(of.first, of.head + 1).some(counted)) break
    if (tellsEvent(ground, of, isKin(ground, head))) break
    last = of.head
    whose ??= sideIn(ground, of.first, of.head)
    if (n === 0 && /^members?$/.test(norm)) belongs = memberOf(ground, of.first, of.head) ?? role
  }
  // "Americans in uniform" are soldiers.
  if (tokens[last + 1]?.norm === 'in' && tokens[last + 2]?.norm === 'uniform')
    return { last: last + 2, side: whose, belongs: role === 'people' ? 'soldiers' : belongs }
  return { last, side: whose, belongs }
}

/** "mother", "loved ones" */
const isKin = ({ tokens, lexicon }: Ground, head: number): boolean =>
  lexicon.bodies.kin.has(tokens[head]) ||
  (tokens[head]?.norm === 'ones' && tokens[head - 1]?.norm === 'loved')

/** "the father of a slain soldier", "the parents of the children killed": those it happened to are another phrase. */
function tellsEvent(ground: Ground, of: NounPhrase, ofKin: boolean): boolean {
  const { tokens } = ground
  // "the families of guards, who lay down their lives": so are those whom a clause after a comma tells about.
  const aside = tokens[of.head]?.tag === 'NOUN' && tokens[of.head + 1]?.norm === ','
  const who = aside ? of.head + 2 : of.head + 1
  if (ofKin && (tokens[who]?.norm === 'who' || isEvent(ground, of.head + 1))) return true
  for (let k = of.first; k <= of.head; k++) if (isEvent(ground, k) || isAct(ground, k)) return true
  return false
}

/** "a crew [of 22]": an amount behind "of" that counts no other noun. */
function membersAfter(ground: Ground, last: number): Amount | null {
  const { tokens } = ground
  const found = tokens[last + 1]?.norm === 'of' ? amountAt(ground, last + 2) : null
  if (!found) return null
  const { of } = found
  // "the families of 12 missing girls", "of all the guards": a participle or an article before their noun.
  const noun = tokens[of.last + 1]?.tag === 'VERB' ? of.last + 2 : of.last + 1
  return /^(NOUN|ADJ|PROPN|DET)$/.test(tokens[noun]?.tag ?? '') ? null : found
}

/** "not a man [of the 300]", "nine men [of the 40]": the amount of all of them, behind whom it counts. */
function outOfAmount(ground: Ground, last: number): Amount | null {
  const { tokens } = ground
  const those =
    tokens[last + 1]?.norm === 'of' && /^(the|its|their|those)$/.test(tokens[last + 2]?.norm ?? '')
  const found = those ? amountAt(ground, last + 3) : null
  const alone = !/^(NOUN|ADJ|PROPN)$/.test(tokens[(found?.of.last ?? last) + 1]?.tag ?? '')
  return found?.of.kind === 'count' && alone ? found : null
}

/** An amount, and which of the text's it is. */
interface Amount {
  readonly index: number
  readonly of: FoundQuantity
}

function amountAt(ground: Ground, at: number): Amount | null {
  const of = quantityAt(ground, at)
  return of ? { index: ground.quantityOf[at] as number, of } : null
}

/** "[a patrol of] nine soldiers", "[a busload of] pilgrims": where what holds the people begins; else where they begin. */
function holderBefore(ground: Ground, { np, quantity, first }: Counted, { endingAt }: Phrases): number {
  const { tokens, lexicon } = ground
  const of = quantity === null && tokens[np.first - 1]?.norm === 'of'
  const container = of ? endingAt.get(lastWord(tokens, np.first - 2)) : undefined
  return container && lexicon.bodies.container.has(tokens[container.head])
    ? container.first
    : bodyBefore(ground, first, quantity, endingAt)
}

/** "a contingent of 120 engineers", "units of the Presidential Guard", "its units": whom an army sends, or what it is made of. */
function bodyOf(ground: Ground, head: number, first: number, whole: NounPhrase | undefined): string | null {
  const { tokens, lexicon } = ground
  if (/^units?$/.test(tokens[head]?.norm ?? '') && tokens[head + 1]?.norm !== 'of' && whose(ground, head - 1))
    return 'soldiers'
  if (tokens[first - 1]?.norm === 'of' && /^(contingent|detachment)s?$/.test(tokens[first - 2]?.norm ?? ''))
    return 'soldiers'
  // "units of the enemy's military equipment" are things.
  const part =
    whole &&
    tokens[head + 1]?.norm === 'of' &&
    UNITS.test(tokens[head]?.norm ?? '') &&
    !lexicon.sets.equipment.has(tokens[whole.head])
  return part ? memberOf(ground, whole.first, whole.head) : null
}

/** "[its] units", "[our] units", "[Kenyan] units": is the word at token `i` whoever has them? */
const whose = ({ tokens, lexicon }: Ground, i: number): boolean =>
  /^(its|our|their|your|enemy)$/.test(tokens[i]?.norm ?? '') ||
  lexicon.sides.at(tokens, i)?.form === 'adjective'

/** "[reporters of] two newspapers", "[residents of] 12 villages": things that people belong to, with their number. */
function ofNumberedThings(ground: Ground, of: NounPhrase, used: Set<number>): boolean {
  const { tokens, lexicon, quantities, quantityOf } = ground
  const index = quantityOf[of.first] ?? -1
  const last = quantities[index]?.last ?? Infinity
  const thing = last < of.head && tokens[of.head]?.tag === 'NOUN' && !lexicon.bodies.unit.has(tokens[of.head])
  if (!thing || who(ground, last + 1, of.head, true).role !== null || isAct(ground, of.head)) return false
  used.add(index)
  return true
}

/** "Tamm, 46, …": said of a person alone. */
const aged = (tokens: readonly Token[], head: number): boolean =>
  tokens[head + 1]?.norm === ',' &&
  /^\d{1,2}$/.test(tokens[head + 2]?.norm ?? '') &&
  /^[,).;]$/.test(tokens[head + 3]?.text ?? '')

/** "Mai Tran[, a farmer,]", "Mai Tran [a farmer], aged 40": what one person is, told behind a name of several words. */
function calling(ground: Ground, head: number, startingAt: Phrases['startingAt']): boolean {
  const { tokens } = ground
  const at = tokens[head + 1]?.norm === ',' ? head + 2 : head + 1
  const np = /^an?$/.test(tokens[at]?.norm ?? '') ? startingAt.get(at) : undefined
  if (!np || tokens[head - 1]?.tag !== 'PROPN' || !/^[,.;)]$/.test(tokens[np.last + 1]?.text ?? ''))
    return false
  return personWord(tokens, np.head, who(ground, at + 1, np.head, true).role, true)
}

/** "Tamm, who was freed", "Ilan, whose son": said of a person alone. */
const whoAfter = (tokens: readonly Token[], head: number): boolean =>
  /^(who|whom|whose)$/.test(tokens[tokens[head + 1]?.norm === ',' ? head + 2 : head + 1]?.norm ?? '')

/** "a soldier", "the soldier": one person; "no soldier": none. */
function one({ doc, tokens, lexicon }: Ground, first: number, head: number): Quantity | null {
  if (tokens[first]?.norm === 'no' && first < head) return wordAmount(doc, tokens[first], 0)
  const found = articleQuantity(doc, { first, last: head, head }, lexicon)
  if (found) return plain(found)
  // A noun for a person that was tagged as an adjective or a name, as in a text that was all capitals.
  const det = tokens[first]
  const noun = tokens[head]
  const aged = tokens.slice(first, head + 1).some((t, i, all) => t.norm === 'old' && all[i - 1]?.norm === '-')
  if (!det || !noun || !/^(a|an|the|another)$/.test(det.norm) || first === head) return null
  if (!/^(ADJ|PROPN)$/.test(noun.tag) && !aged) return null
  // "the French".
  if (lexicon.sides.at(tokens, head)?.form === 'adjective') return null
  if (/(s|men|people|children)$/.test(noun.norm) || (isMany(noun, lexicon) && !aged)) return null
  return wordAmount(doc, det, 1)
}

/** "the perpetrators of the killing": another event. */
const isAct = ({ tokens, lexicon }: Ground, i: number): boolean =>
  lexicon.events
    .at(tokens, i)
    .some(({ sense, rest }) => sense.as === 'act' && sense.event === 'deaths' && rest.length === 0)
