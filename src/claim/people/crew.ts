import { phraseStart } from '../nominal/counted.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { sideIn } from '../phrase/who.ts'

/** How many sentences back a crew's ship or plane is looked for. */
const REACH = 2

/** "a Norlandic frigate sank. Nine sailors died": whose the ship or plane is that a crew was told with last; else null. */
export function crewOf(parts: Parts, { first, last }: Group): string | null {
  const { tokens } = parts
  const { sailors, vessels } = parts.lexicon.sets
  if (!tokens.slice(first, last + 1).some((t) => sailors.has(t))) return null
  const here = tokens[first]?.sentence ?? 0
  for (let i = first - 1; i >= 0 && here - (tokens[i]?.sentence ?? 0) <= REACH; i--)
    if (vessels.has(tokens[i])) return sideIn(parts, phraseStart(parts, i), i)
  return null
}
