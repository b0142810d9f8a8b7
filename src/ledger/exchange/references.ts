import type { ReadingRecord } from './record.ts'
import { wrong } from './wrong.ts'

/** Ids of sources and attributions that a reading points to are in it. */
export function checkReferences({
  sources,
  attributions,
  claims,
}: Pick<ReadingRecord, 'sources' | 'attributions' | 'claims'>): void {
  const known = new Set(sources.map(({ id }) => id))
  const within = new Set(attributions.map(({ id }) => id))
  for (const { id, sourceId, within: outer } of attributions) {
    must(known, sourceId, `Attribution ${id}`)
    must(within, outer, `Attribution ${id}`)
  }
  for (const { claim } of claims) {
    must(known, claim.sourceId, `Claim ${claim.id}`)
    must(known, claim.viaId, `Claim ${claim.id}`)
    must(within, claim.attributionId, `Claim ${claim.id}`)
  }
}

function must(ids: ReadonlySet<string>, id: string | null, whose: string): void {
  if (id !== null && !ids.has(id)) throw wrong(`${whose} points to ${id}, which is not in the reading.`)
}
