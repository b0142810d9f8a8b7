import { phraseStart } from '../nominal/counted.ts'
import type { Group } from '../phrase/draft.ts'
import type { Parts } from '../phrase/parts.ts'
import { sideIn } from '../phrase/who.ts'

const CREW =
  /^(crew|crews|crewm[ae]n|sailors?|seam[ae]n|airm[ae]n|aircrew|pilots?|co-pilots?|aviators?|submariners?)$/
const VESSEL =
  /^(ships?|vessels?|boats?|gunboats?|speedboats?|frigates?|corvettes?|destroyers?|cruisers?|submarines?|tankers?|trawlers?|freighters?|minesweepers?|carriers?|ferry|planes?|aircraft|jets?|bombers?|fighters?|helicopters?|gunships?|airliners?|tanks?)$/
/** How many sentences back a crew's ship or plane is looked for. */
const REACH = 2

/** "a Norlandic frigate sank. Nine sailors died": whose the ship or plane is that a crew was told with last; else null. */
export function crewOf(parts: Parts, { first, last }: Group): string | null {
  const { tokens } = parts
  if (!tokens.slice(first, last + 1).some(({ norm }) => CREW.test(norm))) return null
  const here = tokens[first]?.sentence ?? 0
  for (let i = first - 1; i >= 0 && here - (tokens[i]?.sentence ?? 0) <= REACH; i--)
    if (VESSEL.test(tokens[i]?.norm ?? '')) return sideIn(parts, phraseStart(parts, i), i)
  return null
}
