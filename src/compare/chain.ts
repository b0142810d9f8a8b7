import type { Lexicon } from '../lexicon/index.ts'
import type { Attribution, Reading } from '../model/index.ts'
import { type Party, partyOf } from './party.ts'

/** Who says each claim to whom, from the report outwards in: outlet, speaker, whom he cites. In the order of the claims. */
export function chainsOf({ report, claims, sources }: Reading, outlet: Party, lexicon: Lexicon): Party[][] {
  const claimants = new Set(claims.flatMap(({ sourceId, viaId }) => [sourceId, viaId]))
  const parties = new Map(
    sources
      .filter(({ id }) => claimants.has(id))
      .map((source) => [source.id, partyOf(source, report, lexicon)] as const),
  )
  return claims.map(({ viaId, sourceId }) => [
    outlet,
    ...[viaId, sourceId].flatMap((id) => parties.get(id ?? '') ?? []),
  ])
}

/** Whether a claim stands in its speaker's own words in full: within a turn of a transcript, or in a body's own publication. */
export function isOriginal(
  one: Attribution | undefined,
  all: ReadonlyMap<string, Attribution>,
  chain: readonly Party[],
): boolean {
  if (frames(one, all).some(({ rule }) => /turn|speech/.test(rule))) return true
  const [outlet, speaker] = [chain[0], chain.at(-1)]
  return typeof outlet?.authority === 'string' && outlet.authority === speaker?.authority
}

/** An attribution and those it stands within. */
function frames(one: Attribution | undefined, all: ReadonlyMap<string, Attribution>): Attribution[] {
  const found: Attribution[] = []
  for (let at = one; at !== undefined && !found.includes(at);) {
    found.push(at)
    at = at.within === null ? undefined : all.get(at.within)
  }
  return found
}
