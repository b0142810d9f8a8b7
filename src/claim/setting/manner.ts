import { startsWithCapital } from '../../text/index.ts'
import { HARM, tellsHarm } from '../phrase/event-word.ts'
import type { Draft } from '../phrase/draft.ts'
import { clause } from '../clause/clause.ts'
import type { Parts } from '../phrase/parts.ts'
import { strikes } from '../phrase/struck.ts'
import { isVictim } from './victim-word.ts'

/**
 * How: the words near the event that tell it, by the order of the lexicon; not words for those whom it, or another claim of
 * its sentence, tells to have suffered.
 */
export function manner(
  parts: Parts,
  draft: Draft,
  inSentence: readonly Draft[],
  placed: boolean,
): string | null {
  if (draft.manner) return draft.manner
  if (!HARM.test(draft.event)) return null
  const { tokens, lexicon } = parts
  const [first, last] = clause(parts, draft.first, draft.last)
  let best: { manner: string; rank: number } | null = null
  for (let i = Math.max(first, draft.first - 25); i <= Math.min(last, draft.last + 25); i++) {
    const found = lexicon.manners.at(tokens, i)
    if (!found || (best !== null && found.value.rank >= best.rank)) continue
    if (/^(wounds|fighting)$/.test(found.value.manner) && !told(parts, draft, i, found.value.manner)) continue
    if (isVictim(parts, draft, inSentence, i)) continue
    const inside = draft.first <= i && i <= draft.last
    if (found.value.manner === 'suicide' && takesOthers(draft) && !inside) continue
    // "Storm-Z units": a name.
    if (tokens[i + 1]?.text === '-' && startsWithCapital(tokens[i]?.text ?? '')) continue
    // "tried to storm the post": no weather.
    if (found.value.manner === 'disaster' && tokens[i]?.tag === 'VERB' && tokens[i - 1]?.norm === 'to')
      continue
    // "the Committee against Torture".
    const office = /^(against|on|for)$/.test(tokens[i - 1]?.norm ?? '') && tokens[i - 2]?.tag === 'PROPN'
    if (office && startsWithCapital(tokens[i]?.text ?? '')) continue
    // "the rebels were beaten off": in a fight.
    if (found.value.manner === 'beating' && /^(off|back)$/.test(tokens[i + 1]?.norm ?? '')) continue
    best = found.value
  }
  return best?.manner ?? (placed ? null : attackBefore(parts, draft, first))
}

/** How, by what is `told` of the claim before from which another one goes on. */
export const mannerBefore = (draft: Draft, told: string | null): string | null =>
  told === 'suicide' && takesOthers(draft) ? null : told

/** "blew herself up and [killed seven]": those took no life of their own. */
const takesOthers = ({ rule }: Draft): boolean => /^verb-(active|gerund)$/.test(rule)

/** Weapons and attacks that a sentence of their own tells of before those they harmed. */
const ATTACK = /^(strike|shelling|bombing)$/
/** What else may stand before the people at the head of such a sentence. */
const OPENING = /^(DET|NUM|ADJ|ADV|PUNCT|SCONJ|CCONJ|ADP)$/

/**
 * "A rocket hit a school. [Nine people were killed]": what the clause or sentence before tells of, where the people lead theirs,
 * which has no place of its own.
 */
function attackBefore(parts: Parts, draft: Draft, first: number): string | null {
  const { tokens, doc, lexicon } = parts
  if (!/^(verb-passive|verb-subject|state|number-participle)$/.test(draft.rule)) return null
  const sentence = doc.sentences[tokens[draft.first]?.sentence ?? 0]
  const before = first > (sentence?.first ?? 0) ? sentence : doc.sentences[(sentence?.index ?? 0) - 1]
  if (!sentence || !before || before.paragraph !== sentence.paragraph) return null
  const lead = draft.group?.first ?? draft.first
  if (lead - first > LEAD || !tokens.slice(first, lead).every(({ tag }) => OPENING.test(tag))) return null
  const end = Math.min(before.last, first - 1)
  let found: string | null = null
  let hits = false
  for (let i = before.first; i <= end; i++) {
    if (tellsHarm(parts, i)) return null
    const told = lexicon.manners.at(tokens, i)?.value.manner ?? null
    if (told !== null && ATTACK.test(told) && !(found !== null && found !== told)) found = told
    // "Drones are made there": an attack is told by what the weapon did.
    hits ||=
      strikes(parts, i) || (told !== null && (tokens[i]?.tag === 'VERB' || tokens[i - 1]?.norm === 'under'))
  }
  return hits ? found : null
}

/** So many words before the people who lead a sentence. */
const LEAD = 4

/**
 * Who died "of his wounds", not who was hurt; who fell "in battle" or whom "clashes left" dead, not who died in a
 * clause that only speaks of fighting.
 */
function told(
  { tokens, lexicon }: Parts,
  { event, first, last }: Draft,
  at: number,
  manner: string,
): boolean {
  if (manner === 'wounds') return event === 'deaths'
  if (first <= at && at <= last) return true
  let before = at - 1
  while (/^(DET|ADJ|NUM|NOUN)$/.test(tokens[before]?.tag ?? '') && before !== last) before--
  // "in fierce street fighting", however that is tagged.
  const noun = tokens[at]?.tag !== 'VERB' || before < at - 1
  if (/^(in|during|amid|after)$/.test(tokens[before]?.norm ?? '') && noun) return true
  let verb = at + 1
  while (verb < first && !/^(VERB|AUX|SCONJ|PRON)$/.test(tokens[verb]?.tag ?? '')) verb++
  return at < first && (verb === first || lexicon.sets.doHarm.has(tokens[verb]))
}
