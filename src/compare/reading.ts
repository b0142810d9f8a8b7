import type { Lexicon } from '../lexicon/index.ts'
import type { Reading, Relation } from '../model/index.ts'
import { SETTINGS, type Settings } from './settings.ts'
import { statements } from './statements.ts'
import { relateReport } from './within.ts'

/** The relations between the claims of one report, by their ids in it, in text order. */
export function compareReading(
  reading: Reading,
  lexicon: Lexicon,
  settings: Settings = SETTINGS,
): Relation[] {
  if (reading.claims.length === 0) return []
  const all = statements(reading, lexicon, settings)
  const local = new Map(all.map(({ id, claim }) => [id, claim]))
  return relateReport(all, { lexicon, settings }).map((found) => ({
    ...found,
    a: local.get(found.a) ?? found.a,
    b: local.get(found.b) ?? found.b,
  }))
}
