import { startsWithCapital } from '../../text/index.ts'
import type { FoundQuantity, Quantity, Token } from '../../model/index.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { eventsAt } from '../phrase/follows.ts'
import { plain } from '../phrase/bare.ts'
import { mood } from '../clause/mood.ts'
import type { VerbFrame } from '../clause/verb.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Trigger } from '../event/trigger.ts'
import { human, isPlural } from '../clause/human.ts'
import { withRight } from '../clause/victims.ts'
import { sideIn } from '../phrase/who.ts'
import { partsOfAll } from './whole.ts'
import { wordAmount } from '../phrase/word-amount.ts'

/** A claim with the mood of the words around its noun, and of its verb where `frame` tells of one. */
export function draft(
  parts: Parts,
  trigger: Trigger,
  group: Group | null,
  rule: string,
  frame: VerbFrame | null = null,
): Draft {
  const { polarity, modality } = mood(parts, trigger.head, frame, group)
  return {
    event: trigger.event,
    manner: trigger.sense.manner,
    first: trigger.first,
    last: trigger.last,
    group,
    sufferer: null,
    // "no survivors among the nine".
    polarity: trigger.sense.traits.includes('denied') ? 'affirmed' : polarity,
    modality,
    rule,
  }
}

/** One claim for each of the people told after a noun, and for each part of them. */
export const all = (parts: Parts, trigger: Trigger, group: Group, rule: string): Draft[] => {
  const groups = withRight(parts, group, isSubject(parts, phraseStart(parts, trigger.first)))
  const some = partsOfAll(parts, groups)
  return [
    ...groups.map((g) => draft(parts, trigger, g, rule)),
    ...some.map((g) => draft(parts, trigger, g, 'part-of-whole')),
  ]
}

/** Does the clause begin with the phrase of the noun at `i`, so that the next verb is the noun's own? */
function isSubject({ tokens }: Parts, i: number): boolean {
  for (let k = i - 1; tokens[k]?.sentence === tokens[i]?.sentence; k--) {
    if (/^(that|,|;|:|--)$/.test(tokens[k]?.norm ?? '')) return true
    if (!tokens[k] || /^(AUX|VERB|ADP)$/.test(tokens[k]?.tag ?? '')) return false
  }
  return true
}

/** "Kenya", "the rebels": whom something costs lives. */
const named = (token: Token | undefined): boolean =>
  token?.tag === 'DET' || startsWithCapital(token?.text ?? '')

/** The first token of the noun phrase that ends at `head`: over adjectives, nouns, numbers and a determiner. */
export function phraseStart({ tokens, quantityOf, periodOf, lexicon }: Parts, head: number): number {
  let first = head
  while (first > 0) {
    const t = tokens[first - 1] as Token
    if (t.sentence !== tokens[head]?.sentence) break
    // "the mayor fears more deaths": who fears is no part of what is feared.
    // "the campaign [cost 38 lives]", "cost Kenya 38 lives", tagged as a noun.
    if (/^costs?$/.test(t.norm) && (quantityOf[first] !== -1 || named(tokens[first]))) break
    if (t.tag !== 'ADJ' && lexicon.moods.before.at(tokens, first - 1)?.value === 'hypothetical') break
    if (
      !/^(ADJ|NOUN|PROPN|NUM|DET|SYM)$/.test(t.tag) &&
      (quantityOf[first - 1] ?? -1) === -1 &&
      !/^('s|-|["“”'‘’])$/.test(t.norm)
    ) {
      // "five military and rebel deaths".
      const one = /^(and|or)$/.test(t.norm) ? tokens[first - 2] : undefined
      const two = one && (quantityOf[first - 3] ?? -1) !== -1 && !isPlural(one)
      if (two && /^(ADJ|NOUN|PROPN)$/.test(one.tag)) {
        first--
        continue
      }
      // "60 suffered wounds": the verb of the amount; not "5,000 reported deaths".
      if (lexicon.sets.countLosses.has(t) && !lexicon.sets.reportedAs.has(t)) break
      // "4,776 total reported fatalities".
      const total = lexicon.sets.reportedAs.has(t) && tokens[first - 2]?.norm === 'total'
      const inside = total || (/^(DET|NUM)$/.test(tokens[first - 2]?.tag ?? '') && periodOf[first - 2] === -1)
      // "2,410 conflict-related civilian casualties".
      const compound = tokens[first - 2]?.norm === '-' && tokens[first - 2]?.end === t.start
      if (!(t.tag === 'VERB' && /(ed|ing)$/.test(t.norm) && (inside || compound))) break
    }
    first--
    if (t.tag === 'DET') break
  }
  return first
}

/** How many a noun counts. */
export interface Much {
  readonly quantity: Quantity
  /** The amount is "no". */
  readonly none: boolean
  /** The token where it is told. */
  readonly at: number
}

/** The amount in the phrase from `first` to `head`, or right before it ("hundreds of"), or the adjective that stands for one ("heavy"). */
export function amount(parts: Parts, first: number, head: number): Much | null {
  const { tokens, quantities, quantityOf, lexicon } = parts
  for (let i = head - 1; i >= first; i--) {
    const q = quantities[quantityOf[i] ?? -1]
    if (q) {
      const part = partOf(parts, q.first) ?? q
      return { quantity: plain(part), none: part.none, at: part.first }
    }
  }
  let near = tokens[first - 1]?.norm === 'of' ? first - 2 : first - 1
  // "640 cases of civilian deaths"; "of 900 casualties, 640 were deaths".
  if (/^(cases|instances)$/.test(tokens[near]?.norm ?? '') && near < first - 1) {
    near--
    // "112 individual cases of", "90 confirmed cases of".
    const kind = tokens[near]?.tag === 'ADJ' || tokens[near]?.norm.endsWith('ed') === true
    if (kind && (quantityOf[near] ?? -1) === -1) near--
  } else if (first === head && /^(was|were)$/.test(tokens[near]?.norm ?? '')) near--
  if (/^["”“]$/.test(tokens[near]?.text ?? '')) near--
  const q = quantities[quantityOf[near] ?? -1]
  if (q?.last === near && tokens[near]?.sentence === tokens[head]?.sentence)
    return { quantity: plain(q), none: q.none, at: q.first }
  for (let i = Math.max(0, denied(tokens, first)); i < head; i++) {
    const t = tokens[i] as Token
    if (/^(no|neither|nor)$/.test(t.norm)) {
      return { quantity: wordAmount(parts.doc, t, 0), none: true, at: i }
    }
    // "a large funeral": nobody knows for how many.
    if (lexicon.extents.has(t.norm) && !lexicon.sets.funerals.has(tokens[head])) {
      return { quantity: wordAmount(parts.doc, t, null), none: false, at: i }
    }
  }
  return null
}

/** "[nine] of the 12 deaths", "[40] of the first 200": the amount of a part, told before the whole that starts at `first`. */
function partOf({ tokens, quantities, quantityOf }: Parts, first: number): FoundQuantity | null {
  let i = first - 1
  while (/^(the|those|these|first|last|latest|other)$/.test(tokens[i]?.norm ?? '')) i--
  const part = tokens[i]?.norm === 'of' ? quantities[quantityOf[i - 1] ?? -1] : undefined
  return part?.last === i - 1 && part.first < i && tokens[i]?.sentence === tokens[first]?.sentence
    ? part
    : null
}

/** "neither deaths [nor injuries]", "no deaths [or injuries]": where the denial stands, or `first` where there is none. */
function denied(tokens: readonly Token[], first: number): number {
  const left = tokens[first - 1]
  if (/^(neither|nor)$/.test(left?.norm ?? '')) return first - 1
  if (left?.norm !== 'or' || tokens[first - 2]?.tag !== 'NOUN') return first
  for (let i = first - 3; i > first - 6; i--) if (tokens[i]?.norm === 'no') return i
  return first
}

/** Who the words before a noun for losses tell: which words, their role and side. */
export interface Modifier {
  readonly words: readonly [number, number] | null
  readonly role: string | null
  readonly side: string | null
}

/** Who inside the phrase before the noun: "civilian casualties", "Russian losses", "troop deaths". */
export function modifier(parts: Parts, first: number, head: number): Modifier {
  const { tokens, lexicon } = parts
  let words: [number, number] | null = null
  let role: string | null = null
  for (let i = first; i < head; i++) {
    const noun = lexicon.populations.at(tokens, i)
    if (!noun || i + noun.length > head || /^(other|minor)$/.test(tokens[i]?.norm ?? '')) continue
    role = noun.value
    words = [words?.[0] ?? i, i + noun.length - 1]
  }
  const side = sideIn(parts, first, head - 1)
  return { words: words ?? (side === null ? null : sideWords(parts, first, head)), role, side }
}

/** "Russian" of "the Russian casualties", "the Soviet Union" of "the Soviet Union's losses". */
function sideWords(
  { tokens, lexicon }: Parts,
  first: number,
  head: number,
): readonly [number, number] | null {
  for (let i = first; i < head; i++) {
    const named = lexicon.sides.at(tokens, i)
    if (named) return [i, i + named.length - 1]
  }
  return null
}

const AFTER_COUNT =
  /^(among|amongst|of|for|to|by|in|from|on|amid|within|inflicted|suffered|sustained|including|involving|covering|encompassing)$/

const JOINED = /^(deaths|injuries|casualties|fatalities)$/

/** "injuries [of varying severity] to nine people": behind what tells how grave they are, from token `i` on. */
export const pastGravity = ({ tokens }: Parts, i: number): number =>
  tokens[i]?.norm === 'of' && /^(varying|various|varied|different|differing)$/.test(tokens[i + 1]?.norm ?? '')
    ? i + 3
    : i

/** People told after the noun: "casualties among the peacekeepers", "the death of 12 soldiers", "deaths and injuries among them". */
export function told(parts: Parts, after: number): Group | null {
  const { tokens } = parts
  const joined = tokens[after]?.norm === 'and' && JOINED.test(tokens[after + 1]?.norm ?? '')
  const from = pastGravity(parts, joined ? after + 2 : after)
  if (!AFTER_COUNT.test(tokens[from]?.norm ?? '')) return null
  let i = from + 1
  // "losses inflicted on the garrison", "suffered by the rebels".
  if (/^(on|upon|by)$/.test(tokens[i]?.norm ?? '') && tokens[from]?.tag === 'VERB') i++
  // "of at least", "of about": the amount's own words are in the group.
  if (/^(all|both)$/.test(tokens[i]?.norm ?? '') && !groupAt(parts, i)) i++
  // "the murder of [retired] General Tamm": an editor's words.
  if (tokens[i]?.text === '[') {
    const close = tokens.slice(i, i + 9).findIndex(({ text }) => text === ']')
    if (close > 0) i += close + 1
  }
  // "three bodies of slain rebels".
  if (
    !groupAt(parts, i) &&
    eventsAt(parts, i).some(({ sense, form }) => sense.event === 'deaths' && form !== 'ing')
  )
    i++
  const group = groupAt(parts, i)
  return group && group.first <= i && group.last >= i && human(group, tokens[from]?.norm === 'of')
    ? group
    : null
}
