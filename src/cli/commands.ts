import type { Command } from './command.ts'

/**
 * Every command by its name, in the order in which `onrecord --help` lists them, and loaded when it is asked for: a
 * command that needs no ledger waits for none of its code. To add one: a file in commands/, a line here.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  read: async () => (await import('./commands/read.ts')).read,
  add: async () => (await import('./commands/add.ts')).add,
  reread: async () => (await import('./commands/reread.ts')).reread,
  follow: async () => (await import('./commands/follow.ts')).follow,
  serve: async () => (await import('./commands/serve.ts')).serve,
  claims: async () => (await import('./commands/claims.ts')).claims,
  compare: async () => (await import('./commands/compare.ts')).compare,
  conflicts: async () => (await import('./commands/conflicts.ts')).conflicts,
  drift: async () => (await import('./commands/drift.ts')).drift,
  origins: async () => (await import('./commands/origins.ts')).origins,
  range: async () => (await import('./commands/range.ts')).range,
  timeline: async () => (await import('./commands/timeline.ts')).timeline,
  sources: async () => (await import('./commands/sources.ts')).sources,
  show: async () => (await import('./commands/show.ts')).show,
  search: async () => (await import('./commands/search.ts')).search,
  accept: async () => (await import('./commands/verdict.ts')).accept,
  reject: async () => (await import('./commands/verdict.ts')).reject,
  unsure: async () => (await import('./commands/verdict.ts')).unsure,
  correct: async () => (await import('./commands/correct.ts')).correct,
  split: async () => (await import('./commands/split.ts')).split,
  merge: async () => (await import('./commands/merge.ts')).merge,
  describe: async () => (await import('./commands/describe.ts')).describe,
  undo: async () => (await import('./commands/undo.ts')).undo,
  history: async () => (await import('./commands/history.ts')).history,
  orphans: async () => (await import('./commands/orphans.ts')).orphans,
  export: async () => (await import('./commands/export.ts')).exportClaims,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  import: async () => (await import('./commands/import.ts')).importLedger,
  verify: async () => (await import('./commands/verify.ts')).verify,
  completion: async () => (await import('./commands/completion.ts')).completion,
}

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)

/** The command of that name; null where there is none. */
export const commandOf = async (name: string): Promise<Command | null> =>
  COMMAND_NAMES.includes(name) ? ((await COMMANDS[name]?.()) ?? null) : null

export const allCommands = (): Promise<Command[]> =>
  Promise.all(Object.values(COMMANDS).map((load) => load()))
