import { command } from '../command.ts'
import { SHELLS, scriptFor } from '../completion.ts'
import { EXIT } from '../exit.ts'

export const completion = command({
  name: 'completion',
  summary: 'Print the script that completes commands and flags in your shell',
  words: SHELLS.join('|'),
  least: 1,
  most: 1,
  completes: SHELLS,
  about: 'Prints a script for bash, zsh or fish that completes commands, flags, their values and files.',
  flags: {},
  examples: [
    ['source <(onrecord completion bash)', 'In ~/.bashrc'],
    ['source <(onrecord completion zsh)', 'In ~/.zshrc, after compinit'],
    ['onrecord completion fish > ~/.config/fish/completions/onrecord.fish', 'For fish'],
  ],
  async run(_, [shell = ''], { terminal }) {
    // The list of commands holds this one, so it is looked up when it is needed.
    const { allCommands } = await import('../commands.ts')
    terminal.out(scriptFor(shell, await allCommands()))
    return EXIT.done
  },
})
