import { parseArgs } from 'node:util'
import { OnrecordError } from '../model/index.ts'
import { DAY } from '../text/index.ts'
import { flagsOf, type Command, type Flag } from './command.ts'
import { nearest } from './nearest.ts'

export interface Given {
  readonly values: Readonly<Record<string, unknown>>
  readonly words: readonly string[]
}

/**
 * The flags and words of a command line.
 * @throws OnrecordError `usage` that names the flag and what it should be.
 */
export function parse(command: Command, args: readonly string[]): Given {
  const flags = flagsOf(command)
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { takes, short }]) => [
      name,
      { type: takes ? ('string' as const) : ('boolean' as const), multiple: true, ...(short && { short }) },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given: Record<string, string[]> = {}
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined
    if (!flag) throw unknown(command, token.rawName, Object.keys(flags))
    if (!flag.takes) {
      if (token.value !== undefined) throw misuse(command, `${token.rawName} takes no value`)
      given[token.name] = []
      continue
    }
    const swallowed = token.inlineValue === false && /^-[^\d]/.test(token.value ?? '')
    if (token.value === undefined || swallowed)
      throw misuse(command, `${token.rawName} needs a value: ${token.rawName} ${flag.takes}`)
    const values = flag.many ? token.value.split(',').map((value) => value.trim()) : [token.value]
    for (const value of values) check(command, token.rawName, flag, value)
    given[token.name] = flag.many ? [...(given[token.name] ?? []), ...values] : values
  }
  const values = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, valueOf(flag, given[name])]),
  )
  if (values['help'] !== true) countWords(command, words)
  return { values, words }
}

function valueOf(flag: Flag, given: string[] | undefined): unknown {
  if (!flag.takes) return given !== undefined
  if (flag.many) return given ?? []
  const value = given?.at(-1)
  return value !== undefined && (flag.kind === 'number' || flag.kind === 'count') ? Number(value) : value
}

function check(command: Command, name: string, { kind, values }: Flag, value: string): void {
  if (values && !values.includes(value)) {
    const meant = nearest(value, values)
    throw misuse(
      command,
      `${name} is one of ${values.join(', ')}, not "${value}"${meant ? `; did you mean ${meant}?` : ''}`,
    )
  }
  if (kind === 'date' && !isDate(value))
    throw misuse(
      command,
      DAY.test(value)
        ? `${name} is ${value}, a day that no calendar has`
        : `${name} is a date like 2024-12-27, not "${value}"`,
    )
  if (kind === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
    throw misuse(command, `${name} is a number like 3000, not "${value}"`)
  }
  if (kind === 'count' && !/^[1-9]\d{0,8}$/.test(value))
    throw misuse(command, `${name} is a count like 20, not "${value}"`)
}

function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  return DAY.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function countWords(command: Command, words: readonly string[]): void {
  const { words: takes, least = 0, most = takes ? Infinity : 0 } = command
  if (words.length < least) throw misuse(command, `it needs ${takes}`)
  if (words.length > most)
    throw misuse(command, takes ? `it takes only ${takes}` : `it takes no words, and "${words[0]}" is one`)
}

function unknown(command: Command, name: string, names: readonly string[]): OnrecordError {
  const meant = nearest(name.replace(/^-+/, ''), names)
  return misuse(command, `there is no ${name}${meant ? `; did you mean --${meant}?` : ''}`)
}

const misuse = ({ name }: Command, what: string): OnrecordError =>
  new OnrecordError(
    'usage',
    `onrecord ${name}: ${what.endsWith('?') ? what : `${what}.`}\nSee \`onrecord ${name} --help\`.`,
  )
