import { spanTokens, spanBetween } from '../../segment/index.ts'
import type { Population } from '../../model/index.ts'
import { borne } from '../nominal/borne.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { joined } from './joined.ts'
import { groupTo } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { side, type Told } from './side.ts'
import { whom } from './whom.ts'

/**
 * Who is counted: the words for them, with their side and role. Where a claim leaves them out the words are those of
 * who suffered ("the brigade took heavy losses") or, for an amount alone, of the people it counts ("12 were killed and
 * 30 hurt" of a bus of pilgrims). A pronoun is told only with a side or role of the people it means. Where nobody is named
 * but it is known whose they are the amount stands for them ("30 were hurt" in a town of Chad).
 */
export function population(told: Told, found: Draft): Population | null {
  const { group } = found
  const sufferer = found.sufferer ?? sufferedBy(told.parts, found)
  // Its place is kept by the draft itself: a copy is made only where it says more.
  const draft = sufferer === found.sufferer ? found : { ...found, sufferer }
  const { doc, tokens, lexicon } = told.parts
  const whose = side(told, draft)
  const worded = ([first, last]: readonly [number, number], role: string | null): Population => {
    const span = spanBetween(tokens, first, last)
    return { span, text: doc.text.slice(...span), side: whose, role }
  }
  if (group?.words) {
    const { words, role } = joined(told, group, group.words, draft)
    return worded(words, role)
  }
  const bearer = sufferer ?? group
  if (!bearer) return null
  if (bearer.kind === 'people' || bearer.kind === 'name')
    return bearer.words && worded(bearer.words, bearer.role)
  // "units suffered losses": of no side that is told.
  if (bearer.kind === 'thing')
    return whose || (sufferer && lexicon.sets.units.has(tokens[bearer.head]))
      ? worded(named(told, bearer), null)
      : null
  const lost = bearer.kind === 'bare' ? borne(told.parts, bearer.first) : null
  if (lost?.words) return worded(lost.words, lost.role)
  const people = meant(told, bearer, draft)
  if (bearer.kind === 'pronoun') {
    // "the three we lost": not who lost them.
    if (
      bearer.quantity &&
      /^(we|they|he|she|i)$/.test(tokens[bearer.head]?.norm ?? '') &&
      bearer.head > bearer.first
    )
      if (tokens[bearer.head - 1]?.norm !== 'of') return null
    const role = bearer.role ?? people?.role ?? null
    // "their dead".
    const owned =
      draft.last > bearer.head &&
      draft.rule !== 'noun-act' &&
      /^(their|his|her|its|our|my)$/.test(tokens[bearer.head]?.norm ?? '')
    return whose || role ? worded([bearer.head, owned ? draft.last : bearer.head], role) : null
  }
  if (people?.words && !lexicon.sets.remains.has(tokens[draft.last])) return worded(people.words, people.role)
  // Of "at least 30 were killed or captured" neither has an amount.
  const counted = group !== null && !group.none && !(draft.shared && group.quantity?.upper === null)
  const number = whose && counted ? numberOf(told.parts, group) : null
  return number && worded(number, null)
}

/** The number of an amount, without its bounds: "[30]" of "at least 30", "[10 to 20]", "[dozens]"; null of "some". */
function numberOf({ tokens }: Parts, { quantity }: Group): [number, number] | null {
  const words = quantity
    ? spanTokens(tokens, quantity.span).filter(({ tag }) => /^(NUM|NOUN)$/.test(tag))
    : []
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? [first.index, last.index] : null
}

/** "[They] have suffered more than 900 killed": who bore an amount alone. */
function sufferedBy(parts: Parts, { group }: Draft): Group | null {
  const { tokens, lexicon } = parts
  if (group?.kind !== 'bare' || !lexicon.sets.bearLosses.has(tokens[group.first - 1])) return null
  let i = group.first - 2
  while (/^(AUX|ADV|PART)$/.test(tokens[i]?.tag ?? '')) i--
  const who = groupTo(parts, i)
  return who && (who.kind === 'pronoun' || who.side) ? who : null
}

/** The people whom a pronoun or an amount leads to in the end. */
function meant(told: Told, group: Group, draft: Draft): Group | null {
  let at: Group | null = group
  for (let n = 0; n < 6 && at && (at.kind === 'pronoun' || at.kind === 'bare'); n++)
    at = whom(told, at, draft)
  return at && at.kind === 'people' ? at : null
}

/** A body's words without its article: "Russian army". */
function named({ parts: { tokens } }: Told, { first, last }: Group): [number, number] {
  let from = first
  while (from < last && tokens[from]?.tag === 'DET') from++
  return [from, last]
}
