import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** One flag of a command. Help, completion and the test that finds undocumented flags come from it. */
export interface Flag {
  /** One line, a sentence without its full stop. */
  readonly about: string
  /** What the flag takes, as help shows it: `DATE`. Without it the flag is on or off. */
  readonly takes?: string
  /** What the value must be: any text, a date `2024-12-27`, a number, a count from 1 on, or a file's path. */
  readonly kind?: 'date' | 'number' | 'count' | 'file'
  /** The only values there are. */
  readonly values?: readonly string[]
  /** Values that completion offers, where there may be others. */
  readonly suggests?: readonly string[]
  /** May be given several times, or with commas. */
  readonly many?: true
  /** A letter: `-l`. */
  readonly short?: string
}

export type Flags = { readonly [name: string]: Flag }

type Value<F extends Flag> = F extends { takes: string }
  ? F extends { many: true }
    ? string[]
    : F extends { kind: 'number' | 'count' }
      ? number | undefined
      : F extends { values: readonly (infer V)[] }
        ? V | undefined
        : string | undefined
  : boolean

export type Values<F extends Flags> = { readonly [name in keyof F]: Value<F[name]> }

/** What a command works with besides its words: nothing else is read from the process. */
export interface Context {
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Aborted by the first Ctrl+C, for commands that end cleanly; the second one ends the process. */
  readonly stop: AbortSignal
  /** The ledger to use: `--ledger`, else ONRECORD_LEDGER, else `onrecord.db`. */
  readonly ledger: string
}

interface Shown {
  readonly name: string
  /** A line for the list of commands. */
  readonly summary: string
  /** The words it takes, as help shows them: `PATH…`. */
  readonly words?: string
  /** How many words it must have at least, and may have at most. */
  readonly least?: number
  readonly most?: number
  /** What the words are, for completion. */
  readonly completes?: 'files' | readonly string[]
  /** Paragraphs under the usage line. */
  readonly about: string
  readonly examples: readonly (readonly [line: string, about: string])[]
  /** It works on a ledger and takes `--ledger`. */
  readonly ledger?: true
  /** It ends cleanly at Ctrl+C, by `context.stop`. */
  readonly stops?: true
}

export interface Command extends Shown {
  readonly flags: Flags
  readonly run: (values: never, words: readonly string[], context: Context) => Promise<ExitCode>
}

/** Declare a command; the values that its `run` gets have the types that its flags say. */
export const command = <const F extends Flags>(
  spec: Shown & {
    readonly flags: F
    readonly run: (values: Values<F>, words: readonly string[], context: Context) => Promise<ExitCode>
  },
): Command => spec

export const LEDGER: Flag = {
  about: 'The ledger: a file, or the postgres:// address of a database',
  takes: 'FILE|URL',
  short: 'l',
  kind: 'file',
}

const HELP: Flag = { about: 'Show this help', short: 'h' }

/** All flags of a command, those that commands share included. */
export const flagsOf = ({ flags, ledger }: Command): Flags => ({
  ...flags,
  ...(ledger ? { ledger: LEDGER } : {}),
  help: HELP,
})
