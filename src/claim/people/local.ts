import { leftAt, placeAt } from '../phrase/place-words.ts'
import { isLand } from '../../lexicon/index.ts'
import type { Place } from '../../model/index.ts'
import { type Draft, type Group, isBeside } from '../phrase/draft.ts'
import { landOf } from '../phrase/land.ts'
import type { Parts } from '../phrase/parts.ts'
import { isCaptive } from '../phrase/role.ts'
import type { Told } from './side.ts'

/**
 * Civilians and people are of the country in which it happened, and who fled is of the one that he fled from, unless the word for
 * them says that they were on their way.
 */
export function local(told: Told, group: Group, draft: Draft): string | null {
  const { parts } = told
  const across = onSide(parts, draft)
  if (across) return across
  const where = told.place(draft)
  // "On the Kenyan side 12 soldiers were killed."
  if (where?.text.endsWith(' side')) return landOf(where.text, told.census().countries, parts.lexicon)
  const fled = draft.event === 'displacement'
  // "16 people held in Norland" may be anybody's, as may prisoners be.
  const held = /^(captures|releases)$/.test(draft.event)
  const settled = fled
    ? /^(civilians|children|women|people|refugees)$/
    : held
      ? /^(civilians|children|women)$/
      : /^(civilians|children|women|people|victims|patients|health workers|workers|clergy|police)$/
  const unnamed = group.kind === 'bare' || isOthers(parts, group)
  const role = unnamed && ofAnybody(parts, group, draft) ? 'people' : group.role
  if (group !== draft.group || !settled.test(role ?? '')) return null
  if (parts.lexicon.allegiance.at(parts.tokens, group.head)?.value === 'stranger') return null
  const place = fled
    ? (leftAt(parts, draft.last) ??
      drivenFrom(parts, group) ??
      (uprooted(parts, draft, where) ? where : null))
    : where
  const land = place && landOf(place.text, told.census().countries, parts.lexicon)
  if (land || !tellsOfScene(parts, draft, group)) return land
  const sentence = parts.tokens[draft.first]?.sentence ?? 0
  const around = told.scene({ sentence, moved: fled, placed: where !== null })
  // "We stand with our friends in Chad. A rocket hit a bakery": a president may have gone back to his own.
  const own = told.inPerson ? told.speaker() : null
  return own === null || own === around ? around : null
}

/** "seven others": people of whom nothing more is said. */
export const isOthers = ({ tokens }: Parts, { kind, head, quantity }: Group): boolean =>
  kind === 'pronoun' && quantity !== null && tokens[head]?.norm === 'others'

/** May an amount alone count whoever lives there? Not where an army or a foe is told of, whose men fall in any land, nor a part of others. */
function ofAnybody({ tokens, doc, lexicon }: Parts, group: Group, { rule, last }: Draft): boolean {
  const { first, none } = group
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  // "eighteen dead of its own".
  if (tokens[last + 1]?.norm === 'of' && tokens[last + 3]?.norm === 'own') return false
  if (!sentence || none || /^(part-of-whole|among-them)$/.test(rule)) return false
  if (tokens[group.last + 1]?.norm === 'of') return false
  const before = doc.sentences[sentence.index - 1]
  const from = before?.paragraph === sentence.paragraph ? before.first : sentence.first
  for (let i = from; i <= sentence.last; i++) {
    const force = lexicon.bodies.force.has(tokens[i])
    if (force || lexicon.populations.at(tokens, i)?.value === 'soldiers') return false
    if (lexicon.allegiance.at(tokens, i)?.value === 'foe') return false
  }
  return true
}

/** May those it happened to be of the land told of around? Not who came from elsewhere, and not "the people killed then". */
function tellsOfScene({ tokens }: Parts, draft: Draft, { role }: Group): boolean {
  if (draft.event === 'displacement')
    return role !== 'refugees' && (draft.rule === 'verb-passive' || tokens[draft.first]?.lemma === 'flee')
  return !isBeside(draft)
}

const WITHIN = /\b(in|across|throughout|within|inside)\s+(the\s+)?$/i

/** "have been displaced [in Chad]", "had to leave their homes [in Chad]": did they live in the place that is told? */
function uprooted({ tokens, doc, lexicon }: Parts, { first, last }: Draft, place: Place | null): boolean {
  if (!place || !WITHIN.test(doc.text.slice(Math.max(0, place.span[0] - 20), place.span[0]))) return false
  const home = tokens.slice(last, last + 4).some(({ norm }) => /^(homes?|houses?)$/.test(norm))
  return home || tokens.slice(first, last + 1).some((t) => lexicon.sets.uproot.has(t))
}

/** "Fighting in [Aleppo] forced nine people to flee": where that was which drove them out; else null. */
function drivenFrom(parts: Parts, { first }: Group): Place | null {
  const { tokens } = parts
  if (tokens[first - 1]?.tag !== 'VERB') return null
  for (let i = first - 2; tokens[i]?.sentence === tokens[first]?.sentence; i--) {
    const place = placeAt(parts, i, 'deaths')
    if (place) return place
  }
  return null
}

/** "drivers from Chad", "civilians in Gaza": where people come from, or civilians live; null where two countries are named. */
export function fromOrIn(
  { tokens, lexicon }: Parts,
  { last, role }: Group,
  { event, first }: Draft,
): string | null {
  const link = tokens[last + 1]?.norm
  // "freed 12 people from Chad", "fled from Chad": where they were.
  const held = isCaptive(role)
  const from = link === 'from' && !held && !(/^(displacement|releases|captures)$/.test(event) && first < last)
  // "people in Chad have died", not "killed 12 people in Chad", who may be anybody's.
  const people = last < first ? /^(civilians|children|women|people)$/ : /^(civilians|children|women)$/
  const live = link === 'in' && people.test(role ?? '')
  // "people in the Gambia".
  const at = tokens[last + 2]?.norm === 'the' ? last + 3 : last + 2
  const named = from || live ? lexicon.sides.at(tokens, at) : null
  // "militants from Hamas".
  if (from && named?.side.kind === 'group') return named.side.name
  if (!named || named.form !== 'name' || !isLand(named.side)) return null
  if (named.side.disputed) return null
  if (
    /^(and|or|,)$/.test(tokens[at + named.length]?.norm ?? '') &&
    /^(in|\p{Lu})/u.test(tokens[at + 1 + named.length]?.text ?? '')
  )
    return null
  return named.side.of ?? named.side.name
}

/** "have died on the Kenyan side": whose side that is, told right behind the event words. */
function onSide({ tokens, lexicon }: Parts, { last }: Draft): string | null {
  if (tokens[last + 1]?.norm !== 'on' || tokens[last + 2]?.norm !== 'the') return null
  const named = lexicon.sides.at(tokens, last + 3)
  return named && tokens[last + 3 + named.length]?.norm === 'side' ? named.side.name : null
}
