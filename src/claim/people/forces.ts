import { doer, takenBy } from './doer.ts'
import type { Draft, Group } from '../phrase/draft.ts'
import { landOf } from '../phrase/land.ts'
import type { Parts } from '../phrase/parts.ts'
import type { Told } from './side.ts'
import { bearsArms } from '../phrase/role.ts'

/** So many times a group has to be named, and so many times as often as any other, where a text names several. */
const OFTEN = 3
const CLEARLY = 3
/** So many times a country has to be named whose army may be meant. */
const HOME = 2

/**
 * Whose soldiers or rebels are of whom nothing more is said: of the one army or armed group that the text tells of, save
 * where that one did it.
 */
export function onlyForce(told: Told, group: Group, draft: Draft): string | null {
  const own = told.speaker()
  const force = forceOf(told, group)
  if (
    force === null ||
    (own !== null && group.role !== 'fighters' && own !== force) ||
    doer(told, draft) === force ||
    takenBy(told, group, draft, force)
  )
    return null
  if (group.role === 'fighters') return force
  const { parts, census } = told
  const place = told.place(draft)
  const land = place && landOf(place.text, census().countries, parts.lexicon)
  // An army that is told of, or that of the land on which it happened.
  // "We mourn 400 troops killed in Chad": a land does not tell whose army fought there.
  const there = land === force && !told.inPerson && !speaksOfUs(parts, draft)
  return (land ?? force) === force && (there || census().armed.has(force)) ? force : null
}

/** Does the sentence speak of "us" or "our" people? */
function speaksOfUs({ tokens, doc }: Parts, draft: Draft): boolean {
  const { first, last } = doc.sentences[tokens[draft.first]?.sentence ?? 0] ?? { first: 0, last: -1 }
  return tokens.slice(first, last + 1).some(({ norm }) => /^(we|us|our)$/.test(norm))
}

function forceOf({ parts: { tokens, lexicon }, census }: Told, { role, head, words }: Group): string | null {
  if (/^(your|their|his|her|its|other)$/.test(tokens[words?.[0] ?? head]?.norm ?? '')) return null
  // "fighters from the battalions": theirs.
  if (tokens[head + 1]?.norm === 'from') return null
  // Asked before the text is counted through.
  if (!bearsArms(role)) return null
  const { groups, armed, countries } = census()
  if (role === 'fighters') {
    if (lexicon.allegiance.at(tokens, head)?.value !== 'irregular') return null
    const [most, other] = [...groups].toSorted(([, a], [, b]) => b.times - a.times)
    if (!most?.[1].byName || (other && (most[1].times < OFTEN || most[1].times < CLEARLY * other[1].times)))
      return null
    return most[0]
  }
  const [most, other] = [...countries].toSorted(([, a], [, b]) => b - a)
  if (!most || most[1] < HOME || most[1] < CLEARLY * (other?.[1] ?? 0)) return null
  return [...armed].every((nation) => nation === most[0]) ? most[0] : null
}
