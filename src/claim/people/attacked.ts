import { turnOf } from '../../segment/index.ts'
import type { Doc } from '../../model/index.ts'
import { landOf } from '../phrase/land.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { groupAt, groupFrom } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'
import { sideIn } from '../phrase/who.ts'
import { placeAt, between } from '../phrase/place-words.ts'
import { strikes, struck, isPassive } from '../phrase/struck.ts'
import type { Told } from './side.ts'

/** How many sentences back an attack is looked for. */
const REACH = 2
const HARM = /^(deaths|injuries|casualties|missing|captures)$/
const FORCES = /^(soldiers|police)$/
/** Of these a place tells nothing, or their words tell it. */
const APART = /^(fighters|prisoners|hostages|refugees|peacekeepers|aid workers|journalists)$/

/**
 * Whose people those are who were hurt in the attack told right before: "Chadian rockets hit a market in Kenya. [Nine people] died",
 * "attacked a Kenyan post. [Nine soldiers] were killed". Null where the attack’s sentence tells of two lands, or the event’s own of another.
 */
export function attacked(told: Told, { first, event, group: of }: Draft, group: Group): string | null {
  if (group !== of || !HARM.test(event) || APART.test(group.role ?? '')) return null
  const { parts } = told
  const { tokens, doc, lexicon } = parts
  if (lexicon.allegiance.at(tokens, group.head)?.value === 'stranger') return null
  const here = tokens[first]?.sentence ?? 0
  const turn = turnOf(doc, here)
  const forces = FORCES.test(group.role ?? '')
  for (let back = forces ? 0 : 1; back <= REACH && here - back >= 0; back++) {
    if (turnOf(doc, here - back) !== turn || far(doc, here - back, here)) return null
    const side = hitIn(told, here - back, forces, back === 0 ? Math.min(first, group.first) : undefined)
    if (side === undefined) continue
    // Rebels have no soldiers: those who attacked them may mourn their own.
    const army = forces && lexicon.sides.named(side ?? '')?.kind === 'group'
    return side !== null && !army && !others(parts, here, side) ? side : null
  }
  return null
}

const far = ({ sentences }: Doc, there: number, here: number): boolean =>
  (sentences[here]?.paragraph ?? 0) - (sentences[there]?.paragraph ?? 0) > 1

/** The one side hit in a sentence, up to token `before`; null where it is not told or there are two, undefined where the sentence tells of no attack. */
function hitIn(told: Told, sentence: number, forces: boolean, before = Infinity): string | null | undefined {
  const { parts, census } = told
  const { tokens, doc, lexicon } = parts
  const { first, last: end } = doc.sentences[sentence] ?? { first: 0, last: -1 }
  const last = Math.min(end, before - 1)
  const struckAt: number[] = []
  let attack = false
  for (let i = first; i <= last; i++) {
    if (strikes(parts, i)) struckAt.push(i)
    else attack ||= lexicon.manners.at(tokens, i) !== null
  }
  if (struckAt.length === 0 && (!attack || last < end)) return undefined
  const sides = new Set(struckAt.flatMap((i) => hitAt(told, i, forces) ?? []))
  // Soldiers may be hit in any land.
  for (let i = forces ? last + 1 : first; i <= last; i++) {
    const place = struck(parts, i) ?? placeAt(parts, i, 'deaths')
    const land = place && landOf(place.text, census().countries, lexicon)
    if (land) sides.add(land)
  }
  const [side] = sides
  return sides.size === 1 && side !== undefined ? side : null
}

/** "hit [a Kenyan post]", "fired on [Kenyan positions]", "a dormitory of [Kenyan cadets]", and of a town its land. */
function hitAt({ parts, census }: Told, i: number, forces: boolean): string | null {
  const { tokens, lexicon } = parts
  const at = /^(on|at|into|upon)$/.test(tokens[i + 1]?.norm ?? '') ? i + 2 : i + 1
  const group = groupFrom(parts, at)
  if (!group || /^(pronoun|bare)$/.test(group.kind)) return null
  const of = tokens[group.last + 1]?.norm === 'of' ? groupAt(parts, group.last + 2) : undefined
  const side = group.side ?? sideIn(parts, group.first, group.last) ?? of?.side ?? null
  if (side || forces) return side
  return landOf(between(parts, group.first, group.last).text, census().countries, lexicon)
}

/** Does the sentence name another nation or its government ("Moscow said")? */
function others({ tokens, doc, lexicon }: Parts, sentence: number, own: string): boolean {
  const { first, last } = doc.sentences[sentence] ?? { first: 0, last: -1 }
  for (let i = first; i <= last; i++) {
    const named = lexicon.sides.at(tokens, i)
    if (named?.side.kind === 'country' && named.side.name !== own && named.form !== 'adjective') return true
  }
  return false
}

/** "[Chadian soldiers] attacked the town": who attacks is not whom the next sentence mourns. */
export function attacks(parts: Parts, { last }: Group): boolean {
  let verb = last + 1
  while (/^(AUX|ADV)$/.test(parts.tokens[verb]?.tag ?? '')) verb++
  return !isPassive(parts, verb) && strikes(parts, verb)
}
