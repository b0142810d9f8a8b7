import type { Metadata } from '../intake/index.ts'
import type { Given } from '../ledger/index.ts'
import { columnsOf, type Columns } from './intake.ts'
import { METADATA_NAMES } from './reader.ts'

/** What flags say of the documents themselves, to be kept with one that cannot be read. */
export const givenBy = (metadata: Metadata, column: readonly string[]): Given => ({
  ...Object.fromEntries(Object.entries(metadata).filter(([, value]) => typeof value === 'string')),
  ...(column.length > 0 && { column }),
})

/** The same as it is told to the readers. */
export function toldOf(given: Given): { metadata: Metadata; columns: Columns } {
  const { column } = given
  const known = METADATA_NAMES.flatMap((name) =>
    typeof given[name] === 'string' ? [[name, given[name]]] : [],
  )
  return {
    metadata: Object.fromEntries(known) as Metadata,
    columns: columnsOf(column === undefined ? [] : typeof column === 'string' ? [column] : column),
  }
}
