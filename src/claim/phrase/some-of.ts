import type { FoundQuantity, Token } from '../../model/index.ts'
import { bare, plain } from './bare.ts'
import type { Group } from './draft.ts'
import { isEvent } from './event-word.ts'
import type { Ground, Parts } from './parts.ts'

/** "nine of our own", "13 of our finest": an amount of people named by no noun. */
function ofOurs({ tokens, lexicon, periodOf }: Ground, q: FoundQuantity): Group | null {
  const [of, whose, own, next] = [1, 2, 3, 4].map((k) => tokens[q.last + k])
  if (of?.norm !== 'of' || !/^(our|their|its|his|her|my|your)$/.test(whose?.norm ?? '')) return null
  if (!/^(own|number)$/.test(own?.norm ?? '') && !lexicon.sets.finest.has(own)) return null
  // "five of their own dead", not "five of their own houses".
  const time = next !== undefined && periodOf[next.index] !== -1
  const noun =
    !time && next?.sentence === own?.sentence && /^(NOUN|PROPN|ADJ|NUM|CCONJ)$/.test(next?.tag ?? '')
  if (noun && !/^(dead|wounded|injured)$/.test(next?.norm ?? '')) return null
  const last = q.last + 3
  return { ...bare(q), last, head: last, kind: 'people', words: [last - 1, last], role: 'people' }
}

const QUOTE = /^["“”]$/

/** "six of its "Black Tigers"": an amount of people by a name in quotation marks, as far as their verb is of people only. */
function ofQuoted(tokens: readonly Token[], q: FoundQuantity): Group | null {
  if (tokens[q.last + 1]?.norm !== 'of') return null
  let open = q.last + 2
  while (/^(the|its|their|his|her|so|-|called)$/.test(tokens[open]?.norm ?? '')) open++
  if (open === q.last + 2 || !QUOTE.test(tokens[open]?.text ?? '')) return null
  for (let k = open + 1; k < open + 6; k++) {
    const { tag, norm, text } = tokens[k] ?? { tag: '', norm: '', text: '' }
    if (k > open + 1 && QUOTE.test(text) && tokens[k - 1]?.norm.endsWith('s'))
      return {
        ...bare(q),
        last: k,
        head: k - 1,
        kind: 'people',
        words: [open + 1, k - 1],
        role: 'people',
        sure: false,
      }
    if (!/^(NOUN|PROPN|ADJ|VERB)$/.test(tag) || norm === '') return null
  }
  return null
}

/** Whom an amount counts that no noun phrase takes: people told behind it, or an amount alone; null where it counts things. */
export const ofAmount = (ground: Ground, q: FoundQuantity): Group | null =>
  ofThem(ground, q) ?? mistagged(ground, q) ?? (ofThings(ground.tokens, q) ? null : bare(q))

/**
 * "two of the wounded", "half of those injured": an amount of those that an event word stands for; "nine of our own"; "two
 * of the nine", whoever they are.
 */
function ofThem(ground: Ground, q: FoundQuantity): Group | null {
  const { tokens } = ground
  const ours = ofOurs(ground, q) ?? ofQuoted(tokens, q)
  if (ours) return ours
  const the = /^(the|those)$/.test(tokens[q.last + 2]?.norm ?? '')
  if (tokens[q.last + 1]?.norm !== 'of' || !the) return null
  // "four of the 11 wounded".
  const whole = ground.quantities[ground.quantityOf[q.last + 3] ?? -1]
  const event = whole ? whole.last + 1 : q.last + 3
  const befallen = !whole && tokens[q.last + 2]?.norm === 'those' && befell(ground, event)
  const stands = befallen || (isEvent(ground, event) && !(whole && does(ground, event)))
  if (stands) return { ...bare(q), last: event }
  return whole?.kind === 'count' && !/^(NOUN|ADJ|PROPN)$/.test(tokens[event]?.tag ?? '')
    ? { ...bare(q), last: whole.last, outOf: plain(whole) }
    : null
}

/** "nine of those [captured]", "most of those [arrested]": what was done to them, though the word alone may be of something else. */
const befell = ({ tokens, lexicon }: Ground, i: number): boolean =>
  lexicon.events
    .at(tokens, i)
    .some(
      ({ sense, form, rest }) =>
        sense.as === 'verb' &&
        sense.victim === 'object' &&
        rest.length === 0 &&
        (form === 'ed' || form === 'participle'),
    )

/** "two of the nine [died]": a verb of what its subject does stands for nobody. */
const does = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.tag === 'VERB' &&
  lexicon.events
    .at(tokens, i)
    .every(({ sense, form }) => sense.as === 'verb' && (sense.victim === 'subject' || form === 's'))

/** A plural noun for people that was tagged as a verb, in the sentence of the word before. */
export const pluralAsVerb = ({ tokens, lexicon }: Ground, i: number): boolean =>
  tokens[i]?.tag === 'VERB' &&
  tokens[i].norm.endsWith('s') &&
  tokens[i].sentence === tokens[i - 1]?.sentence &&
  lexicon.populations.at(tokens, i) !== null

/** "Seventeen recruits were hurt": a plural noun for people right after its amount, tagged as a verb. */
function mistagged(ground: Ground, q: FoundQuantity): Group | null {
  const { tokens, lexicon } = ground
  const first = q.last + 1
  const noun = pluralAsVerb(ground, first) ? lexicon.populations.at(tokens, first) : null
  if (!noun) return null
  const last = first + noun.length - 1
  return { ...bare(q), last, head: last, kind: 'people', words: [first, last], role: noun.value }
}

/** "three of the rockets": an amount of things; those of people are read with their noun. */
const ofThings = (tokens: readonly Token[], q: FoundQuantity): boolean =>
  tokens[q.last + 1]?.norm === 'of' &&
  !/^(them|us|you|whom|these|those)$/.test(tokens[q.last + 2]?.norm ?? '')

/** "three of the eight guards [hurt there] have died", "one of 12 men [who died]": a clause after the noun tells of all. */
export const all = (group: Group): Group => (group.outOf ? { ...group, quantity: group.outOf } : group)

/** The people of a verb that begins at `from`: all of them where a relative clause or "being" right after them tells it. */
export const ofClause = ({ tokens }: Parts, group: Group, from: number): Group =>
  (group.last === from - 2 && /^(who|that)$/.test(tokens[from - 1]?.norm ?? '')) ||
  (group.last === from - 1 && tokens[from]?.norm === 'being')
    ? all(group)
    : group
