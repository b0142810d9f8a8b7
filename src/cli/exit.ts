import type { ErrorCode } from '../model/index.ts'

/** How the command ended, for scripts; docs/command-line.md lists them. */
export const EXIT = {
  /** All is well. */
  done: 0,
  /** Something failed: a file could not be read, a flaw was found, there is no such claim. */
  failed: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The ledger is busy, damaged, newer or out of reach. */
  ledger: 3,
  /** Stopped by Ctrl+C. */
  stopped: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export function exitOf(code: ErrorCode): ExitCode {
  if (code === 'usage') return EXIT.usage
  if (code.startsWith('ledger') || code === 'conflict') return EXIT.ledger
  return EXIT.failed
}
