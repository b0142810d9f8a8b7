import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/**
 * The side of a named person wherever the text tells it: with the name ("Kenyan pilot Ana Reyes") or of it ("Reyes, a
 * Kenyan pilot", "Reyes was a Kenyan pilot"). Null where two persons of one last name are of different sides.
 */
export function personsSides(parts: Parts): (group: Group) => string | null {
  const known = new Map<string, string | null>()
  return ({ head }) => {
    const name = parts.tokens[head]?.norm ?? ''
    if (!known.has(name)) known.set(name, sideOf(parts, name))
    return known.get(name) ?? null
  }
}

function sideOf(parts: Parts, lastName: string): string | null {
  const sides = new Set<string>()
  for (const { norm, index } of parts.tokens) {
    const group = norm === lastName ? groupAt(parts, index) : undefined
    const side =
      group?.kind === 'name' && group.head === index ? (group.side ?? described(parts, group)) : null
    if (side) sides.add(side)
  }
  const [side] = sides
  return sides.size === 1 ? (side ?? null) : null
}

/** "[Ana Reyes], a Kenyan pilot", "[Reyes] was a Kenyan pilot": the side of the people right behind the name. */
function described(parts: Parts, name: Group): string | null {
  const { tokens } = parts
  const link = tokens[name.last + 1]
  if (!link || link.sentence !== tokens[name.last]?.sentence || !opens(link)) return null
  const people = groupAt(parts, name.last + 2)
  const one = people?.kind === 'people' && /^(an?|the)$/.test(tokens[name.last + 2]?.norm ?? '')
  return one && people.first === name.last + 2 && people.quantity?.upper === 1 && !inName(parts, people)
    ? people.side
    : null
}

const opens = ({ norm }: Token): boolean => /^(,|is|was)$/.test(norm)

/** "a leader of the American Popular Alliance": a nation's word that begins a name of something else. */
const inName = ({ tokens, lexicon }: Parts, { first, last }: Group): boolean =>
  tokens.slice(first, last + 1).some((_, k) => {
    const side = lexicon.sides.at(tokens, first + k)
    return side?.form === 'adjective' && tokens[first + k + side.length]?.tag === 'PROPN'
  })
