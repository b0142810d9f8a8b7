import { OnrecordError } from '../model/index.ts'
import { flagsOf, type Command, type Flag } from './command.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** The completion script of a shell, from the table of commands. */
export function scriptFor(shell: string, commands: readonly Command[]): string {
  if (shell === 'bash') return bash(commands)
  if (shell === 'zsh') return zsh(commands)
  if (shell === 'fish') return fish(commands)
  throw new OnrecordError('usage', `onrecord completes in ${SHELLS.join(', ')}, not in "${shell}".`)
}

/** In single quotes, for any of the shells. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const namesOf = (command: Command): string[] =>
  Object.entries(flagsOf(command)).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short ? [`-${short}`] : []),
  ])

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const values = Object.entries(flagsOf(command)).flatMap(([name, flag]) => {
      const names = `--${name}${flag.short ? `|-${flag.short}` : ''}`
      const offered = flag.values ?? flag.suggests
      if (offered)
        return [`        ${names}) COMPREPLY=($(compgen -W '${offered.join(' ')}' -- "$cur")); return ;;`]
      if (flag.kind === 'file') return [`        ${names}) compopt -o default; COMPREPLY=(); return ;;`]
      return flag.takes ? [`        ${names}) return ;;`] : []
    })
    const words = Array.isArray(command.completes) ? command.completes.join(' ') : ''
    return [
      `    ${command.name})`,
      ...(values.length > 0 ? ['      case "$prev" in', ...values, '      esac'] : []),
      `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${namesOf(command).join(' ')}' -- "$cur"))`,
      command.completes === 'files'
        ? '      else compopt -o default; COMPREPLY=(); fi'
        : `      else COMPREPLY=($(compgen -W '${words}' -- "$cur")); fi`,
      '      ;;',
    ].join('\n')
  })
  return `# bash completion for onrecord
_onrecord() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  # bash takes --sort=number apart at its sign.
  [[ $cur == = ]] && cur='' prev='='
  [[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  [[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD-1]}
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} help --help --version' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$cur")) ;;
  esac
}
complete -F _onrecord onrecord
`
}

/** zsh reads brackets and colons as its own. */
const escaped = (text: string): string => text.replaceAll(/[[\]:\\]/g, '\\$&')

const argument = (name: string, { about, takes, values, suggests, short, many, kind }: Flag): string[] => {
  const offered = values ?? suggests
  const value = takes
    ? `:${escaped(takes)}:${offered ? `(${offered.join(' ')})` : kind === 'file' ? '_files' : ' '}`
    : ''
  const star = many ? '*' : ''
  const text = (flag: string): string => quoted(`${star}${flag}[${escaped(about)}]${value}`)
  return [text(`--${name}`), ...(short ? [text(`-${short}`)] : [])]
}

function zsh(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const specs = Object.entries(flagsOf(command)).flatMap(([name, flag]) => argument(name, flag))
    const { completes } = command
    const words =
      completes === 'files'
        ? ["'*:file:_files'"]
        : completes
          ? [quoted(`*:word:(${completes.join(' ')})`)]
          : []
    return `    ${command.name})\n      _arguments -s ${[...specs, ...words].join(' \\\n        ')}\n      ;;`
  })
  return `#compdef onrecord
# zsh completion for onrecord
_onrecord() {
  if ((CURRENT == 2)); then
    local -a commands=(
${commands.map(({ name, summary }) => `      ${quoted(`${name}:${escaped(summary)}`)}`).join('\n')}
      'help:Show how a command is used'
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
    help) _values command ${commands.map(({ name }) => name).join(' ')} ;;
  esac
}
if [[ $funcstack[1] == _onrecord ]]; then _onrecord "$@"; else compdef _onrecord onrecord; fi
`
}

function fish(commands: readonly Command[]): string {
  const lines = ['# fish completion for onrecord', 'complete -c onrecord -f']
  for (const { name, summary } of commands) {
    lines.push(`complete -c onrecord -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`)
  }
  for (const command of commands) {
    const on = `complete -c onrecord -n '__fish_seen_subcommand_from ${command.name}'`
    for (const [name, { about, takes, values, suggests, short, kind }] of Object.entries(flagsOf(command))) {
      const value = !takes
        ? ''
        : (values ?? suggests)
          ? ` -x -a ${quoted((values ?? suggests ?? []).join(' '))}`
          : kind === 'file'
            ? ' -r -F'
            : ' -x'
      lines.push(`${on} -l ${name}${short ? ` -s ${short}` : ''}${value} -d ${quoted(about)}`)
    }
    if (command.completes === 'files') lines.push(`${on} -F`)
    else if (command.completes) lines.push(`${on} -a ${quoted(command.completes.join(' '))}`)
  }
  return `${lines.join('\n')}\n`
}
