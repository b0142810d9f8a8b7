// Writes the reference of commands and flags in docs/command-line.md anew, from the table that help is made of:
// `npm run docs:commands` after a command or a flag has changed.
import { readFileSync, writeFileSync } from 'node:fs'
import { flagsOf, type Command, type Flag } from '../src/cli/command.ts'
import { allCommands } from '../src/cli/commands.ts'

const COMMANDS = await allCommands()

const FILE = 'docs/command-line.md'
const START = '<!-- commands -->'
const END = '<!-- /commands -->'

const flagLine = ([name, { about, takes, values, short, many }]: [string, Flag]): string => {
  const names = [`\`--${name}\`${takes ? ` \`${takes}\`` : ''}`, ...(short ? [`\`-${short}\``] : [])].join(
    ', ',
  )
  const choices = values ? `: ${values.map((value) => `\`${value}\``).join(', ')}` : ''
  return `- ${names}: ${about}${choices}${many ? ' (may be given several times, or with commas)' : ''}.`
}

const section = (command: Command): string =>
  [
    `### \`onrecord ${command.name}\`${command.words ? ` \`${command.words}\`` : ''}`,
    `${command.summary}. ${command.about}`,
    '',
    ...Object.entries(flagsOf(command))
      .filter(([name]) => name !== 'help')
      .map(flagLine),
    '',
    '```sh',
    ...command.examples.map(([line, about]) => `${line}  # ${about}`),
    '```',
  ].join('\n')

const page = readFileSync(FILE, 'utf8')
const [before, rest] = page.split(START)
const [, after] = (rest ?? '').split(END)
if (before === undefined || after === undefined) throw new Error(`${FILE} has no ${START} … ${END}`)
writeFileSync(FILE, `${before}${START}\n${COMMANDS.map(section).join('\n\n')}\n${END}${after}`)
