import { turnOf } from '../../segment/index.ts'
import { countBefore } from '../../text/index.ts'
import { afterName, type Census, heldBy, type Mention } from './allegiance.ts'
import { doer, takenBy } from './doer.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { landOf } from '../phrase/land.ts'
import type { Parts } from '../phrase/parts.ts'
import { isFighting } from '../phrase/role.ts'
import type { Told } from './side.ts'

/** Whom the speaker fights ("the occupiers"), or null. */
export function foe({ speaker, house, census }: Told): string | null {
  const own = speaker() ?? house()
  return own && census().foeOf(own)
}

export const captive = (told: Told, group: Group): string | null =>
  group.role === 'hostages' ? (heldBy(told.census(), told.speaker()) ?? heldNear(told, group)) : null

/** "Norland … if the rebels let the hostages go": of the one country named last before the armed group that holds them. */
function heldNear({ parts, census, speaker }: Told, { first }: Group): string | null {
  const { tokens, lexicon } = parts
  const here = tokens[first]?.sentence ?? 0
  let holder: string | null = null
  for (const { at, of, back } of namedUpTo(parts, census(), here)) {
    if (back > NEAR) return null
    const side = lexicon.sides.at(tokens, at)?.side
    if (side?.kind === 'group') holder ??= of
    else if (holder !== null && side?.kind === 'country' && of !== holder && of !== speaker()) return of
  }
  return null
}

/** Where nations, lands and groups are named, from a sentence's end back, each with how many sentences back it stands. */
export function* namedUpTo(
  { tokens }: Parts,
  { mentions }: Census,
  sentence: number,
): Generator<Mention & { readonly back: number }> {
  const there = ({ at }: Mention): number => tokens[at]?.sentence ?? 0
  for (let n = countBefore(mentions, (one) => there(one) <= sentence) - 1; n >= 0; n--) {
    const mention = mentions[n] as Mention
    yield { ...mention, back: sentence - there(mention) }
  }
}

/** So many sentences back the country is looked for whose people are held. */
const NEAR = 3

/** Whose they are is told by words that lead elsewhere. */
const OTHERS = /^(your|their|his|her|its)$/
const HARM = /^(deaths|injuries|casualties|captures|missing|displacement|releases)$/

/** So many sentences back another nation must not be named where a speaker's own people are meant. */
const ALONE = 10

/**
 * Whose people a speaker means who says no more of them: his own, where his side is at war in its own country or no other
 * nation is spoken of near, or his office has charge of them; and soldiers whom his own side harmed at home the other's. Null where the sentence speaks of
 * another country's place or people.
 */
export function compatriot(told: Told, group: Group, draft: Draft): string | null {
  const { speaker, census, parts } = told
  if (group !== draft.group || draft.modality !== 'asserted' || !HARM.test(draft.event)) return null
  const own = speaker() ?? onlyNation(told)
  if (!own || parts.lexicon.sides.named(own)?.kind !== 'country') return null
  const war = census().atHome(own)
  // "Today we brought back 95 people": whom a side gets free are its own.
  const did = doer(told, draft)
  if (draft.event === 'releases' && did === own) return abroad(parts, draft, own) ? null : own
  if (did === own) return isFighting(group.role) ? enemy(told, own, group) : null
  if (takenBy(told, group, draft, own)) return null
  const named = group.kind === 'name' && !/^(deaths|injuries|missing)$/.test(draft.event)
  if (
    named ||
    pointsBack(group, draft) ||
    // "The dead people of such a war": anybody's.
    (draft.rule === 'attributive' && group.quantity === null) ||
    group.role === 'fighters' ||
    OTHERS.test(parts.tokens[group.words?.[0] ?? group.first]?.norm ?? '')
  )
    return null
  const arms = group.role === 'soldiers' && told.office() === 'arms'
  // "The army eliminated", of whom an army says so: not its own.
  if (arms && parts.lexicon.sets.eliminate.has(parts.tokens[draft.first])) return enemy(told, own, group)
  // "The enemy's shells killed two marines, the ministry said".
  if (arms && did !== null) return own
  if (honoured(parts, draft)) return own
  const place = told.place(draft)
  const land = place && landOf(place.text, census().countries, parts.lexicon)
  if (land && land !== own) return null
  // Where a report cites him, others may be cited on the same place who say nothing of whose people they were.
  if (!told.inPerson && place && land === null && /\p{Lu}/u.test(place.text)) return null
  // "The U.S. military put the toll at five civilians": an army speaks of those whom it harms abroad too.
  const atHome = war || land === own || census().lands.has(own)
  if (!told.inPerson && told.office() === 'arms' && group.role !== 'soldiers' && !atHome) return null
  const inCharge = told.office() === (group.role === 'soldiers' ? 'arms' : 'land')
  return (war || inCharge ? abroad(parts, draft, own) : othersNear(told, draft, own)) ? null : own
}

/** "Four people died. Moscow says [150].": of the people another told of. */
const pointsBack = ({ kind, first }: Group, draft: Draft): boolean =>
  draft.rule === 'noun-toll' && kind === 'bare' && draft.first === first

/** "In Chad 12 were killed, the army said", in a text that names one nation alone, and as a land: its army. */
function onlyNation({ office, census }: Told): string | null {
  if (office() === null) return null
  const { countries, lands } = census()
  const [land, ...others] = countries.keys()
  return land !== undefined && others.length === 0 && lands.has(land) ? land : null
}

/** "have fallen", "made the ultimate sacrifice". */
const honoured = ({ tokens, lexicon }: Parts, { event, first, last }: Draft): boolean =>
  event === 'deaths' && tokens.slice(first, last + 1).some((t) => lexicon.sets.honour.has(t))

/** Those whom `own` says that it killed: the foe of a side at war at home, else the soldiers of the only other country told of. */
function enemy(told: Told, own: string, { role }: Group): string | null {
  const { atHome, countries } = told.census()
  if (atHome(own)) return foe(told)
  if (role !== 'soldiers') return null
  const [other, ...more] = [...countries.keys()].filter((name) => name !== own)
  return foe(told) ?? (more.length === 0 ? (other ?? null) : null)
}

/** Is another nation, a land of one or an armed group named in the sentence or shortly before it, in what is said and asked? */
function othersNear({ parts, census }: Told, { first }: Draft, own: string): boolean {
  const { tokens, doc } = parts
  const sentence = tokens[first]?.sentence ?? 0
  const turn = turnOf(doc, sentence)
  for (const { of, back } of namedUpTo(parts, census(), sentence)) {
    if (back > ALONE || turnOf(doc, sentence - back) < turn - 1) return false
    if (of !== own) return true
  }
  return false
}

/** "of Norland", "in Norland", "the Soviet army": does the sentence speak of another country, or of another time? */
function abroad({ tokens, doc, lexicon }: Parts, { first }: Draft, own: string): boolean {
  const sentence = doc.sentences[tokens[first]?.sentence ?? 0]
  if (!sentence) return false
  for (let i = sentence.first; i <= sentence.last; i++) {
    const found = lexicon.sides.at(tokens, i)
    if (!found || found.side.name === own || found.side.of === own) continue
    if (found.side.kind === 'former') return true
    // "as a result of Chadian shelling": by whom, not where.
    const next = afterName(tokens, i, found)
    if (lexicon.allegiance.at(tokens, next)?.value === 'hostile' || lexicon.manners.at(tokens, next)) continue
    const before = tokens[i - 1]?.tag === 'DET' ? tokens[i - 2] : tokens[i - 1]
    if (/^(in|of|from|for|inside|across|to|with)$/.test(before?.norm ?? '')) return true
  }
  return false
}
