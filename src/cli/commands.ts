import type { Command } from './command.ts'
import { add } from './commands/add.ts'
import { claims } from './commands/claims.ts'
import { compare } from './commands/compare.ts'
import { completion } from './commands/completion.ts'
import { conflicts } from './commands/conflicts.ts'
import { correct } from './commands/correct.ts'
import { describe } from './commands/describe.ts'
import { history } from './commands/history.ts'
import { drift } from './commands/drift.ts'
import { backup } from './commands/backup.ts'
import { exportClaims } from './commands/export.ts'
import { follow } from './commands/follow.ts'
import { importLedger } from './commands/import.ts'
import { reread } from './commands/reread.ts'
import { restore } from './commands/restore.ts'
import { merge } from './commands/merge.ts'
import { orphans } from './commands/orphans.ts'
import { origins } from './commands/origins.ts'
import { range } from './commands/range.ts'
import { read } from './commands/read.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'
import { show } from './commands/show.ts'
import { sources } from './commands/sources.ts'
import { split } from './commands/split.ts'
import { timeline } from './commands/timeline.ts'
import { undo } from './commands/undo.ts'
import { accept, reject, unsure } from './commands/verdict.ts'
import { verify } from './commands/verify.ts'

/** Every command, in the order in which `onrecord --help` lists them. To add one: a file in commands/, a line here. */
export const COMMANDS: readonly Command[] = [
  read,
  add,
  reread,
  follow,
  serve,
  claims,
  compare,
  conflicts,
  drift,
  origins,
  range,
  timeline,
  sources,
  show,
  search,
  accept,
  reject,
  unsure,
  correct,
  split,
  merge,
  describe,
  undo,
  history,
  orphans,
  exportClaims,
  backup,
  restore,
  importLedger,
  verify,
  completion,
]
