import type { Token } from '../../model/index.ts'
import type { Group } from '../phrase/draft.ts'
import { groupAt } from '../phrase/group-at.ts'
import type { Parts } from '../phrase/parts.ts'

/**
 * The side of a named person wherever the text tells it: with the name ("Kenyan pilot Ana Reyes") or of it ("Reyes, a
 * Kenyan pilot", "Reyes was a Kenyan pilot"). Null where two persons of one last name are of different sides.
 */
export function personsSides(parts: Parts): (group: Group) => string | null {
  let known: Map<string, string | null> | null = null
  const read = (): Map<string, string | null> => {
    const found = new Map<string, string | null>()
    for (const group of parts.groups) {
      if (group.kind !== 'name') continue
      const side = group.side ?? described(parts, group)
      if (!side) continue
      const name = lastName(parts, group)
      found.set(name, found.has(name) && found.get(name) !== side ? null : side)
    }
    return found
  }
  return (group) => (known ??= read()).get(lastName(parts, group)) ?? null
}

const lastName = ({ tokens }: Parts, { head }: Group): string => tokens[head]?.norm ?? ''

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
