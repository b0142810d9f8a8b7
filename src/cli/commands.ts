import type { Command } from './command.ts'
import { read } from './commands/read.ts'
import { serve } from './commands/serve.ts'

/** Every command, in the order of the list that `onrecord --help` shows. To add one: a file in commands/, a line here. */
export const COMMANDS: readonly Command[] = [read, serve]
