import type { Migration, MigrationProvider } from 'kysely'
import type { DialectName } from '../dialect.ts'
import { first } from './0001-ledger.ts'
import { second } from './0002-statements.ts'
import { third } from './0003-areas.ts'
import { fourth } from './0004-marked.ts'
import { fifth } from './0005-given.ts'
import { sixth } from './0006-merged.ts'

/** Every step from an empty database to today's ledger, in order. A step that was released is never changed. */
export const migrations = (dialect: DialectName): Record<string, Migration> => ({
  '0001-ledger': first(dialect),
  '0002-statements': second(dialect),
  '0003-areas': third(dialect),
  '0004-marked': fourth(),
  '0005-given': fifth(),
  '0006-merged': sixth(dialect),
})

export const provider = (dialect: DialectName): MigrationProvider => ({
  getMigrations: async () => migrations(dialect),
})
