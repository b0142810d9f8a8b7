import { flagsOf, type Command, type Flag } from './command.ts'
import { broken } from './table.ts'
import type { Terminal } from './terminal.ts'

const WIDEST = 96

const usage = ({ name, words, flags, ledger }: Command): string =>
  ['onrecord', name, words, Object.keys(flags).length > 0 || ledger ? '[options]' : '']
    .filter(Boolean)
    .join(' ')

export function commandHelp(command: Command, terminal: Terminal): string {
  const width = Math.min(terminal.width, WIDEST)
  const title = (text: string): string => terminal.style('bold', text)
  const flags = Object.entries(flagsOf(command)).map(([name, flag]): [string, string] => [
    flagUsage(name, flag),
    aboutFlag(flag),
  ])
  return [
    `${title('Usage:')} ${usage(command)}`,
    '',
    ...command.about.split('\n').flatMap((line) => broken(line, width)),
    '',
    title('Options:'),
    ...pairs(flags, width),
    '',
    title('Examples:'),
    ...command.examples.flatMap(([line, about]) => [
      ...broken(`  # ${about}`, width),
      `  ${terminal.style('cyan', line)}`,
    ]),
    '',
  ].join('\n')
}

export function generalHelp(commands: readonly Command[], terminal: Terminal): string {
  const width = Math.min(terminal.width, WIDEST)
  const title = (text: string): string => terminal.style('bold', text)
  return [
    ...broken(
      'onrecord reads reports about armed conflict into a ledger of attributed claims: who says how many died, were hurt, captured or sent, where and when, in which words.',
      width,
    ),
    '',
    `${title('Usage:')} onrecord COMMAND [options]`,
    '',
    title('Commands:'),
    ...pairs(
      commands.map((command) => [command.name, command.summary]),
      width,
    ),
    '',
    ...broken(
      '`onrecord COMMAND --help` shows a command with examples. The ledger is --ledger FILE|URL, else ONRECORD_LEDGER, else onrecord.db in this folder.',
      width,
    ),
    '',
  ].join('\n')
}

const flagUsage = (name: string, { takes, short }: Flag): string =>
  `${short ? `-${short}, ` : '    '}--${name}${takes ? ` ${takes}` : ''}`

const aboutFlag = ({ about, values, many }: Flag): string =>
  `${about}${values ? `: ${values.join(', ')}` : ''}${many ? ' (may be given several times, or with commas)' : ''}`

function pairs(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.min(30, Math.max(...rows.map(([name]) => name.length)) + 2)
  return rows.flatMap(([name, about]) => {
    const lines = broken(about, Math.max(20, width - left - 2))
    const first =
      name.length >= left ? [`  ${name}`, ...lines.map((line) => `  ${' '.repeat(left)}${line}`)] : null
    return first ?? lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(left)}${line}`)
  })
}
