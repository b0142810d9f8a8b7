import { OnrecordError } from '../model/index.ts'
import { parse } from './arguments.ts'
import type { Command, Context } from './command.ts'
import { COMMANDS } from './commands.ts'
import { EXIT, exitOf, type ExitCode } from './exit.ts'
import { harmless } from './harmless.ts'
import { commandHelp, generalHelp } from './help.ts'
import { nearest } from './nearest.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Run the command line `args` (without node and script) and say how it ended. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal(process.env)
  // Whoever reads our output may stop early (`| head`): then there is nothing left to say.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.done)
      throw error
    })
  }
  try {
    return await run(args, terminal)
  } catch (error) {
    return told(error, terminal)
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    terminal.out(generalHelp(COMMANDS, terminal))
    return EXIT.done
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`onrecord ${version} (Node ${process.versions.node})\n`)
    return EXIT.done
  }
  if (name === 'help') {
    terminal.out(commandHelp(commandNamed(rest[0] ?? ''), terminal))
    return EXIT.done
  }
  const command = commandNamed(name)
  const { values, words } = parse(command, rest)
  if (values['help'] === true) {
    terminal.out(commandHelp(command, terminal))
    return EXIT.done
  }
  const { signal, listen } = interruption()
  const ledger = (values['ledger'] as string | undefined) || process.env['ONRECORD_LEDGER'] || 'onrecord.db'
  const context: Context = { terminal, env: process.env, now: () => new Date(), stop: signal, ledger }
  const unlisten = listen(command)
  try {
    return await command.run(values as never, words, context)
  } finally {
    unlisten()
  }
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name)
  if (command) return command
  const meant = nearest(
    name,
    COMMANDS.map((one) => one.name),
  )
  throw new OnrecordError(
    'usage',
    `There is no command "${name}"${meant ? `; did you mean ${meant}?` : '.'}\nSee \`onrecord --help\`.`,
  )
}

/** The first Ctrl+C asks a command that can to end cleanly; the second one, or any other command, ends at once. */
function interruption(): { signal: AbortSignal; listen: (command: Command) => () => void } {
  const stop = new AbortController()
  return {
    signal: stop.signal,
    listen(command) {
      if (!command.stops) return () => {}
      const interrupted = (): void => {
        if (stop.signal.aborted) process.exit(EXIT.stopped)
        stop.abort()
      }
      process.on('SIGINT', interrupted)
      process.on('SIGTERM', interrupted)
      return () => {
        process.off('SIGINT', interrupted)
        process.off('SIGTERM', interrupted)
      }
    },
  }
}

function told(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof OnrecordError) {
    terminal.err(`${harmless(error.message)}\n`)
    return exitOf(error.code)
  }
  const what =
    error instanceof Error ? (process.env['ONRECORD_DEBUG'] ? error.stack : error.message) : String(error)
  terminal.err(
    `onrecord failed in a way it should not (${harmless(what ?? '')}): please tell its makers, with what ONRECORD_DEBUG=1 shows.\n`,
  )
  return EXIT.failed
}
