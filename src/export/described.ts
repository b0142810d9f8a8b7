import { COMPARING } from './described/comparing.ts'
import { DECIDED } from './described/decided.ts'
import { READINGS } from './described/readings.ts'
import { REPORTS } from './described/reports.ts'
import type { Described } from './described/shared.ts'
import { VIEWS } from './described/views.ts'

/** Every table and view of a ledger, column by column. docs/tables.md and the Datasette file are made of it. */
export const DESCRIBED: Readonly<Record<string, Described>> = {
  ...VIEWS,
  ...REPORTS,
  ...READINGS,
  ...DECIDED,
  ...COMPARING,
}
