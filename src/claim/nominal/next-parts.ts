import type { Sentence } from '../../model/index.ts'
import { type Draft, type Group, sizeOf } from '../phrase/draft.ts'
import { bare } from '../phrase/bare.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { withRight } from '../clause/victims.ts'
import { apportioned, BE, saidOf } from './share.ts'
import { partsOfWhole } from './whole.ts'

const THEM = /^(them|these|those|whom)$/
const FIGURE = /^(number|figure|total|toll|tally|count)$/
/** "All were farmers" counts no part of them. */
const ALL = /^(all|both|none|no one|each)$/i

/**
 * Parts of the people whom the sentence before tells of: "The shell killed 12. [Three were children.] [Among them were two
 * nurses.] [They included a priest.]", "Nine hundred were killed. [Forty children.]" Where that sentence tells of two events, nobody knows which is meant.
 */
export function partsNext(parts: Parts, told: readonly Draft[]): Draft[] {
  const { doc, tokens } = parts
  const bySentence = Map.groupBy(told, ({ first }) => tokens[first]?.sentence ?? -1)
  const found: Draft[] = []
  for (const [index, drafts] of bySentence) {
    // "Five were boys. Two were women."
    for (let k = index + 1; k < index + 3; k++) {
      const sentence = doc.sentences[k]
      if (!sentence || bySentence.has(k)) break
      const near = sentence.paragraph === doc.sentences[index]?.paragraph
      if (!near && alone(parts, sentence) === null) break
      const event = ofWhom(parts, sentence.first)?.event
      const whole = wholeOf(event ? drafts.filter((draft) => draft.event === event) : drafts)
      if (!whole) break
      const some = someIn(parts, sentence).filter((group) => fits(group, whole))
      if (some.length === 0) break
      found.push(...some.map((group) => partOf(whole, group)))
    }
  }
  return found
}

const partOf = (whole: Draft, group: Group): Draft => ({
  ...whole,
  first: group.first,
  last: group.last,
  group,
  sufferer: null,
  rule: 'part-of-whole',
})

/** The one event of several people that a sentence tells of, or where it tells of one part, that part. */
function wholeOf(drafts: readonly Draft[]): Draft | null {
  const all = drafts.filter(({ rule }) => rule !== 'part-of-whole')
  const wholes = all.length > 0 ? all : drafts
  const [whole] = wholes
  // "190 people were killed, 65 % of all who died": of several that tell of one event the first.
  if (!whole || wholes.some(({ event }) => event !== whole.event) || whole.polarity !== 'affirmed')
    return null
  const quantity = whole.group?.quantity
  return quantity && quantity.lower !== 1 && quantity.upper !== 0 ? whole : null
}

/** A part is less than the whole, as far as both are known, or one of them. */
function fits(part: Group, { group }: Draft): boolean {
  const whole = group?.quantity?.upper ?? group?.quantity?.lower ?? Infinity
  return sizeOf(part) < whole
}

function someIn(parts: Parts, { first, last }: Sentence): Group[] {
  const { tokens } = parts
  const word = (i: number): string => tokens[i]?.norm ?? ''
  const people = (i: number): Group[] => {
    const group = groupAt(parts, i)
    const opens = group?.first === i && (group.kind === 'people' || group.kind === 'name')
    return opens ? withRight(parts, group).filter((one) => one.quantity !== null || one.kind === 'name') : []
  }
  if (/^among(st)?$/.test(word(first)) && THEM.test(word(first + 1)) && word(first + 2) !== ',')
    return BE.test(word(first + 2)) ? people(first + 3) : []
  // "Of these, 21 were civilians, 15 soldiers and eight rebels."
  const of = ofWhom(parts, first)
  if (of) {
    const told = apportioned(parts, of.next)
    const some = saidOf(parts, of.next)
    // "Of these, 90 were from the north, including 31 minors."
    return told.length > 0 ? told : some.flatMap((one) => [one, ...partsOfWhole(parts, one.last + 2)])
  }
  // "These include a woman", "The number also includes nine girls".
  const these = /^(they|these|those)$/.test(word(first))
  const figure = word(first) === 'the' && FIGURE.test(word(first + 1))
  let verb = these ? first + 1 : figure ? first + 2 : last
  if (word(verb) === 'also') verb++
  if (word(verb).startsWith('includ') && (these || figure)) return people(verb + 1)
  const only = alone(parts, { first, last })
  return only ? [only] : counted(parts, first, last)
}

/** "[More than 900 children.]", "[Sixty nurses.]": the counted people that are all there is of a sentence, or null. */
function alone(parts: Parts, { first, last }: Pick<Sentence, 'first' | 'last'>): Group | null {
  const group = groupAt(parts, first)
  const rest = parts.tokens.slice((group?.last ?? last) + 1, last + 1)
  const sole = group?.first === first && group.kind === 'people' && group.quantity !== null && !group.none
  return sole && rest.length > 0 && rest.every(({ norm }) => /^[.!"”]$/.test(norm)) ? group : null
}

/** "[Of these], 21 …", "[Of the martyrs], 26 …": what befell those of whom parts follow, null where any, and the token behind. */
function ofWhom(parts: Parts, first: number): { event: string | null; next: number } | null {
  const { tokens, lexicon } = parts
  const among = /^among(st)?$/.test(tokens[first]?.norm ?? '') && tokens[first + 2]?.norm === ','
  // "Among them, 30 were nurses."
  if (among && THEM.test(tokens[first + 1]?.norm ?? '')) return { event: null, next: first + 2 }
  if (tokens[first]?.norm !== 'of') return null
  if (THEM.test(tokens[first + 1]?.norm ?? '')) return { event: null, next: first + 2 }
  if (tokens[first + 1]?.norm !== 'the' || tokens[first + 3]?.norm !== ',') return null
  const told = lexicon.events.at(tokens, first + 2).find(({ sense }) => sense.as === 'people')
  // Of hostages it may be told how they were taken and how they were freed.
  if (told && told.sense.event !== 'captures') return { event: told.sense.event, next: first + 3 }
  return tokens[first + 2]?.norm === 'victims' ? { event: null, next: first + 3 } : null
}

/** "Forty were children", "Five of them were boys, two were women". */
function counted(parts: Parts, first: number, last: number): Group[] {
  const { tokens, quantities, quantityOf } = parts
  const found: Group[] = []
  for (let i = first; i <= last;) {
    const q = quantities[quantityOf[i] ?? -1]
    if (!q || q.first !== i || q.none || ALL.test(q.wording)) break
    let k = q.last + 1
    const ofThem = tokens[k]?.norm === 'of' && THEM.test(tokens[k + 1]?.norm ?? '')
    if (ofThem) k += 2
    if (!BE.test(tokens[k]?.norm ?? '')) break
    k++
    while (tokens[k]?.tag === 'ADV' || tokens[k]?.norm === 'also') k++
    const who = groupAt(parts, k)
    // "One of them was Rahel Tamm."
    const named = who?.kind === 'name' && ofThem && q.lower === 1 && q.upper === 1
    if (who?.first !== k || !(named || who.kind === 'people') || (who.quantity?.lower ?? 1) !== 1) break
    const { quantity } = bare(q)
    found.push({ ...who, first: q.first, quantity, none: false })
    i = who.last + 1
    while (/^(,|and|while)$/.test(tokens[i]?.norm ?? '')) i++
    if (i === who.last + 1) break
  }
  return found
}
