import { articleQuantity, isMany } from '../../quantify/index.ts'
import { wordSet } from '../../lexicon/index.ts'
import type { NounPhrase, Quantity, Token } from '../../model/index.ts'
import { bare, plain, pronoun, thing } from './bare.ts'
import type { Group } from './draft.ts'
import { isEvent } from './event-word.ts'
import type { Ground } from './parts.ts'
import { mistagged, ofThem, ofThings, pluralAsVerb } from './some-of.ts'
import { amount, bodyBefore, lastWord, strong, suffixed } from './group-amount.ts'
import { memberOf, ofKin, sideIn, who } from './who.ts'
import { wordAmount } from './word-amount.ts'

const PRONOUNS = wordSet(
  'they them he him she her we us i me you themselves himself herself those others everyone everybody someone somebody anyone anybody nobody'.split(
    ' ',
  ),
)

/** A noun phrase read as people or as a thing; null where it is a time, an event word or a number's part. */
export function readGroup(
  ground: Ground,
  np: NounPhrase,
  starts: ReadonlyMap<number, NounPhrase>,
  ends: ReadonlyMap<number, NounPhrase>,
  used: Set<number>,
): Group | null {
  const { tokens, lexicon, periodOf, quantities, quantityOf } = ground
  const head = headOf(ground, np)
  if (head === null || periodOf[head] !== -1) return null
  const headToken = tokens[head] as Token
  const { quantity, first, after, outOf } = amount(ground, np, head, used)
  // "a couple and their four children", not "a couple of men".
  if (quantity && headToken.norm === 'couple' && tokens[head + 1]?.norm !== 'of')
    return { ...bare(quantity), kind: 'people', words: [head, head], role: 'people' }
  // "between 26" of "between 26 and 30 cattle": read with what follows.
  if (quantity && np.last < quantity.last && tokens[quantity.last]?.tag === 'NUM') return null
  if (quantity && after > head && headToken.tag !== 'PRON')
    return (
      ofThem(ground, quantity) ??
      mistagged(ground, quantity) ??
      (ofThings(tokens, quantity) ? null : { ...bare(quantity), first: Math.min(first, quantity.first) })
    )

  // "how many died".
  if (headToken.norm === 'many' && tokens[head - 1]?.norm === 'how' && tokens[head + 1]?.tag === 'VERB')
    return pronoun(head)
  // "the two other ones were killed".
  if (headToken.norm === 'ones' && quantity && tokens[head - 1]?.norm === 'other')
    return { ...bare(quantity), first, last: head, head }
  // "the ones who died", not "the loved ones who died".
  const dear = tokens[head - 1]?.norm === 'loved'
  if (headToken.norm === 'ones' && !dear && /^(who|killed|hurt)$/.test(tokens[head + 1]?.norm ?? ''))
    return pronoun(head)
  // "the rest were taken prisoner".
  const rest = /^(rest|remainder)$/.test(headToken.norm) && tokens[head - 1]?.norm === 'the'
  if (rest && /^(AUX|VERB)$/.test(tokens[head + 1]?.tag ?? ''))
    return { ...thing(np.first, head), kind: 'people', words: [head, head], role: 'people', sure: false }
  if (headToken.tag === 'PRON' || PRONOUNS.has(headToken)) {
    if (!PRONOUNS.has(headToken) && !quantity) return thing(np.first, head)
    const none = (quantity?.none ?? false) || headToken.norm === 'nobody'
    return {
      ...thing(first, head),
      kind: 'pronoun',
      quantity: quantity && plain(quantity),
      none,
      words: null,
    }
  }

  let from = after
  while (from < head && leads(tokens[from] as Token)) from++
  // "16 wounded soldiers" are soldiers; "displaced persons" are one word for people.
  let told = from
  while (
    told < head &&
    (isEvent(ground, told) ||
      // "a badly injured girl".
      (tokens[told]?.tag === 'ADV' && isEvent(ground, told + 1)) ||
      (told > from && isJoint(tokens[told]))) &&
    (lexicon.populations.at(tokens, told)?.length ?? 0) < 2
  )
    told++
  if (told > from && isJoint(tokens[told - 1])) told = from
  const read = who(ground, from, head, quantity !== null)
  const { side } = read
  const kin = lexicon.bodies.kin.has(headToken.norm) || (dear && headToken.norm === 'ones')
  // "the families of the bravehearts": whoever has families is people.
  const mourned = read.role === null && ofKin(ground, np.first, head)
  const body = bodyOf(ground, head, first, starts.get(head + 2))
  // "Units" that opens a sentence is taken for a name.
  const name = read.name && body === null
  const sure =
    read.sure || mourned || body !== null || (name && (whoAfter(tokens, head) || aged(tokens, head)))
  const force = strong(ground, after, head)
  const role = body ?? (read.role === null && force ? 'soldiers' : mourned ? 'people' : read.role)
  if (force) told = head
  if (role === null && !name) return { ...thing(first, head), quantity: quantity && plain(quantity), side }

  // "members of special forces", "soldiers of the battalion": what follows "of" tells whose they are.
  let last = suffixed(tokens, head)
  let whose = side
  let belongs = role
  const dead = lexicon.sets.remains.has(headToken) || headToken.norm === 'life' || headToken.norm === 'lives'
  for (let n = name || dead ? 3 : 0; n < 3; n++) {
    const of = tokens[last + 1]?.norm === 'of' ? starts.get(last + 2) : undefined
    // "members of one family": the second amount counts no people.
    const alone = n === 0 && /^members$/.test(headToken.norm) ? 'one' : ''
    if (!of || periodOf[of.head] !== -1) break
    // "12 of the 40 men", "groups of nine men"; "reporters of two newspapers" are reporters.
    const things = n === 0 && role !== null && ofNumberedThings(ground, of, used)
    const counted = (t: Token): boolean => quantityOf[t.index] !== -1 && t.norm !== alone
    if (!things && tokens.slice(of.first, of.head + 1).some(counted)) break
    // "the father of a slain soldier", "the parents of the children killed": those it happened to are another phrase.
    let slain = kin && (tokens[of.head + 1]?.norm === 'who' || isEvent(ground, of.head + 1))
    for (let k = of.first; k <= of.head; k++) slain ||= isEvent(ground, k) || isAct(ground, k)
    if (slain) break
    last = of.head
    whose ??= sideIn(ground, of.first, of.head)
    if (n === 0 && /^members?$/.test(headToken.norm)) belongs = memberOf(ground, of.first, of.head) ?? role
  }
  // "Americans in uniform" are soldiers.
  if (tokens[last + 1]?.norm === 'in' && tokens[last + 2]?.norm === 'uniform') {
    last += 2
    if (role === 'people') belongs = 'soldiers'
  }
  const crew = tokens[last + 1]?.norm === 'of' ? (quantityOf[last + 2] ?? -1) : -1
  const inside = quantities[crew]
  // "the families of 12 missing girls", "of all the guards": a participle or an article before their noun.
  const then = inside?.last ?? 0
  const noun = tokens[then + 1]?.tag === 'VERB' ? then + 2 : then + 1
  const members = inside && !/^(NOUN|ADJ|PROPN|DET)$/.test(tokens[noun]?.tag ?? '') ? inside : null
  const unit = lexicon.bodies.unit.has(tokens[last]?.norm ?? '')
  // "nine members of its staff of 40".
  if (members && unit && last > head) {
    used.add(crew)
    last = members.last
  } else if (members && unit) {
    used.add(crew)
    return {
      first,
      last: members.last,
      head,
      kind: 'people',
      // "three of its crew of 22".
      quantity: plain(quantity && after <= head ? quantity : members),
      none: false,
      words: [told, head],
      role: role ?? 'people',
      side,
      sure,
    }
  }
  // "a father of two": his children.
  if (members && last === head && kin) {
    used.add(crew)
    last = members.last
  }
  const container =
    quantity === null && tokens[np.first - 1]?.norm === 'of'
      ? ends.get(lastWord(tokens, np.first - 2))
      : undefined
  const held =
    container && lexicon.bodies.container.has(tokens[container.head]?.norm ?? '')
      ? container.first
      : bodyBefore(ground, first, quantity, ends)
  const single = quantity || name || held !== first ? null : one(ground, np.first, head)
  // "a single soldier": both words tell how many.
  if (single && told < head && tokens[told]?.norm === 'single') told++
  return {
    first: held,
    last,
    head,
    kind: name ? 'name' : 'people',
    quantity: quantity ? plain(quantity) : single,
    outOf: outOf ? plain(outOf) : null,
    none: quantity?.none ?? single?.lower === 0,
    words: [told, last],
    role: belongs,
    side: whose,
    sure,
  }
}

/** "a contingent of 120 engineers", "units of the Presidential Guard": whom an army sends, or what it is made of. */
function bodyOf(ground: Ground, head: number, first: number, whole: NounPhrase | undefined): string | null {
  const { tokens, lexicon } = ground
  if (tokens[first - 1]?.norm === 'of' && /^(contingent|detachment)s?$/.test(tokens[first - 2]?.norm ?? ''))
    return 'soldiers'
  // "units of the enemy's military equipment" are things.
  const things = lexicon.sets.equipment.has(tokens[whole?.head ?? -1])
  const part = whole && !things && UNITS.test(tokens[head]?.norm ?? '') && tokens[head + 1]?.norm === 'of'
  return part ? memberOf(ground, whole.first, whole.head) : null
}

/** What stands before the first word that tells who people are. */
const leads = ({ tag, norm }: Token): boolean =>
  (tag === 'DET' || tag === 'PART' || tag === 'PUNCT') && norm !== "'s"

const isJoint = (token: Token | undefined): boolean => token?.norm === 'and' || token?.norm === 'or'

const UNITS = /^(units|elements|remnants)$/

/** "[reporters of] two newspapers", "[residents of] 12 villages": things that people belong to, with their number. */
function ofNumberedThings(ground: Ground, of: NounPhrase, used: Set<number>): boolean {
  const { tokens, lexicon, quantities, quantityOf } = ground
  const index = quantityOf[of.first] ?? -1
  const last = quantities[index]?.last ?? Infinity
  const thing =
    last < of.head && tokens[of.head]?.tag === 'NOUN' && !lexicon.bodies.unit.has(tokens[of.head]?.norm ?? '')
  if (!thing || who(ground, last + 1, of.head, true).role !== null || isAct(ground, of.head)) return false
  used.add(index)
  return true
}

/** "Tamm, 46, …": said of a person alone. */
const aged = (tokens: readonly Token[], head: number): boolean =>
  tokens[head + 1]?.norm === ',' &&
  /^\d{1,2}$/.test(tokens[head + 2]?.norm ?? '') &&
  /^[,).;]$/.test(tokens[head + 3]?.text ?? '')

/** "Tamm, who was freed", "Ilan, whose son": said of a person alone. */
const whoAfter = (tokens: readonly Token[], head: number): boolean =>
  /^(who|whom|whose)$/.test(tokens[tokens[head + 1]?.norm === ',' ? head + 2 : head + 1]?.norm ?? '')

/** The head without the event words that end the phrase: "50 killed", "the dead"; with a noun tagged as an adjective. */
function headOf(ground: Ground, np: NounPhrase): number | null {
  const { tokens, lexicon, quantityOf } = ground
  let { head } = np
  const next = tokens[head + 1]
  if (next?.tag === 'ADJ' && next.sentence === tokens[head]?.sentence && head === np.last) {
    const person = lexicon.populations.at(tokens, head + 1)
    if (person && person.length === 1 && tokens[head]?.tag === 'PROPN') return head + 1
    // "a police general".
    if (lexicon.populations.at(tokens, head)?.length === 2) return head + 1
  }
  // "12 army recruits": of several, "recruits" cannot be the verb.
  if (head === np.last && pluralAsVerb(ground, head + 1) && several(ground, np.first, head)) return head + 1
  // "brought our boys home".
  const before = tokens[head - 1]
  if (
    tokens[head]?.norm === 'home' &&
    head > np.first &&
    before?.norm !== before?.lemma &&
    lexicon.populations.at(tokens, head - 1)
  )
    head--
  // "800 soldiers guard the line": the verb, tagged as a noun.
  if (head > np.first && head === np.last && (verbAsNoun(ground, head) || participleAsNoun(ground, head)))
    head--
  // "killed a soldier Friday".
  while (head > np.first && ground.periodOf[head] !== -1) head--
  while (head > np.first && isEvent(ground, head)) head--
  if (isEvent(ground, head)) return null
  // "4,000 French dead".
  const nation = quantityOf[head - 1] !== -1 && lexicon.sides.at(tokens, head)?.form === 'adjective'
  const noun = nation || /^(NOUN|PROPN|PRON)$/.test(tokens[head]?.tag ?? '')
  if (head < np.head && (quantityOf[head] !== -1 || !noun)) return null
  return head
}

/** Does an amount of more than one stand from token `first` to before `end`? */
const several = ({ quantities, quantityOf }: Ground, first: number, end: number): boolean =>
  quantityOf.subarray(first, end).some((q) => (quantities[q]?.lower ?? 0) > 1)

/** "worshippers standing nearby", "men waiting in line": a participle after a plural noun for people, tagged as a noun. */
const participleAsNoun = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.tag === 'NOUN' &&
  tokens[i].norm.endsWith('ing') &&
  // "a guard standing at the gate", not "army shelling at the border".
  (tokens[i - 1]?.norm !== tokens[i - 1]?.lemma ||
    /^(standing|sitting|waiting|walking|passing|lying|sleeping|hiding|living|working|playing)$/.test(
      tokens[i].norm,
    )) &&
  /^(ADP|ADV|ADJ|PUNCT)$/.test(tokens[i + 1]?.tag ?? '') &&
  lexicon.populations.at(tokens, i - 1) !== null

/** Is a noun before an article, after a plural noun for people, a verb of events? */
function verbAsNoun({ tokens, lexicon }: Ground, i: number): boolean {
  const [people, noun] = [tokens[i - 1], tokens[i]]
  return (
    noun?.tag === 'NOUN' &&
    tokens[i + 1]?.tag === 'DET' &&
    people?.norm !== people?.lemma &&
    lexicon.events.at(tokens, i).some(({ sense, form }) => sense.as === 'verb' && form === 'base') &&
    lexicon.populations.at(tokens, i - 1) !== null
  )
}

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
