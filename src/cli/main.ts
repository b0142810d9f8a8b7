import { OnrecordError } from '../model/index.ts'
import { parse } from './arguments.ts'
import type { Command, Context } from './command.ts'
import { allCommands, COMMAND_NAMES, commandOf } from './commands.ts'
import { EXIT, exitOf, type ExitCode } from './exit.ts'
import { harmless } from './harmless.ts'
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
      if (stream === process.stdout) terminal.err(`${unwritten(error)}\n`)
      process.exit(EXIT.failed)
    })
  }
  try {
    return await run(args, terminal)
  } catch (error) {
    return told(error, terminal)
  }
}

/** Why the output broke off: the disk that it went to is full, say. */
const unwritten = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOSPC'
    ? 'The output is cut short: there is no room left on the disk that it goes to. Make room and run the command again.'
    : `The output is cut short (${code ?? message}): check where it goes.`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    terminal.out((await helpTexts()).generalHelp(await allCommands(), terminal))
    return EXIT.done
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`onrecord ${version} (Node ${process.versions.node})\n`)
    return EXIT.done
  }
  if (name === 'help') {
    terminal.out((await helpTexts()).commandHelp(await commandNamed(rest[0] ?? ''), terminal))
    return EXIT.done
  }
  const command = await commandNamed(name, rest)
  const { values, words } = parse(command, rest)
  if (values['help'] === true) {
    terminal.out((await helpTexts()).commandHelp(command, terminal))
    return EXIT.done
  }
  const ledger = (values['ledger'] as string | undefined) || process.env['ONRECORD_LEDGER'] || 'onrecord.db'
  const stop = stopping(command)
  const context: Context = { terminal, env: process.env, now: () => new Date(), stop, ledger }
  if (isAhead(values['published'], context.now()))
    terminal.err(
      `${String(values['published'])} is still to come: is --published mistyped? "Friday" and "last week" are counted back from it.\n`,
    )
  return command.run(values as never, words, context)
}

/** Loaded where help is asked for: how wide words stand in a terminal takes long to load. */
const helpTexts = (): Promise<typeof import('./help.ts')> => import('./help.ts')

const DAY = 86_400_000

/** Is it a day that has begun nowhere yet? */
const isAhead = (day: unknown, now: Date): boolean =>
  typeof day === 'string' && Date.parse(day) > now.getTime() + DAY

async function commandNamed(name: string, rest: readonly string[] = []): Promise<Command> {
  const command = await commandOf(name)
  if (command) return command
  const later = name.startsWith('-') && rest.find((word) => COMMAND_NAMES.includes(word))
  if (later)
    throw new OnrecordError(
      'usage',
      `The command comes first, and its options after it: onrecord ${later} ${name} …\nSee \`onrecord ${later} --help\`.`,
    )
  const meant = nearest(name, COMMAND_NAMES)
  throw new OnrecordError(
    'usage',
    `There is no command "${name}"${meant ? `; did you mean ${meant}?` : '.'}\nSee \`onrecord --help\`.`,
  )
}

/**
 * A signal for commands that end cleanly: the first Ctrl+C aborts it, the second one ends the process. Other
 * commands end at the first, as processes do.
 */
function stopping({ stops }: Command): AbortSignal {
  const stop = new AbortController()
  if (stops) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stop.signal.aborted) process.exit(EXIT.stopped)
        stop.abort()
      })
    }
  }
  return stop.signal
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
