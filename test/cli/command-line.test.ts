import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { allCommands } from '../../src/cli/commands.ts'
import { flagsOf } from '../../src/cli/command.ts'
import { SHELLS, scriptFor } from '../../src/cli/completion.ts'
import { commandHelp } from '../../src/cli/help.ts'
import { nearest } from '../../src/cli/nearest.ts'
import { parse } from '../../src/cli/arguments.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { onrecord } from './run.ts'

const COMMANDS = await allCommands()

const command = (name: string) => {
  const found = COMMANDS.find((one) => one.name === name)
  assert.ok(found)
  return found
}

describe('the command line', { concurrency: 2 }, () => {
  test('without words shows its commands', async () => {
    const { code, out, err } = await onrecord([])
    assert.deepEqual([code, err], [0, ''])
    for (const { name, summary } of COMMANDS)
      assert.match(out, new RegExp(`^ +${name} +${summary.slice(0, 20)}`, 'm'))
  })

  test('names the command that was meant', async () => {
    const { code, out, err } = await onrecord(['claim'])
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /no command "claim"; did you mean claims\?/)
  })

  test('names the flag that was meant', async () => {
    const { code, err } = await onrecord(['claims', '--evnet', 'deaths'])
    assert.equal(code, 2)
    assert.match(
      err,
      /onrecord claims: there is no --evnet; did you mean --event\?\nSee `onrecord claims --help`/,
    )
  })

  test('takes the command first, and says so', async () => {
    const { code, err } = await onrecord(['-l', 'desk.db', 'claims'])
    assert.equal(code, 2)
    assert.match(err, /^The command comes first, .*: onrecord claims -l …\n/)
  })

  test('tells a ledger that is not there from one that is', async () => {
    const { code, err } = await onrecord(['claims', '--ledger', '/tmp/no-such-ledger.db'])
    assert.equal(code, 1)
    assert.match(err, /no ledger at \/tmp\/no-such-ledger.db yet/)
  })

  test('says its version', async () => {
    const { out } = await onrecord(['--version'])
    assert.match(out, /^onrecord \d+\.\d+\.\d+ \(Node \d+/)
  })

  test('says which Node it needs when run by an older one', (t) => {
    const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
      const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' })
      return typeof stdout === 'string' && Number(stdout.split('.')[0]) < 22
    })
    if (!old) return t.skip('there is no older Node here')
    const { status, stderr } = spawnSync(old, ['bin/onrecord.js', 'claims'], { encoding: 'utf8' })
    assert.equal(status, 2)
    assert.match(stderr, /needs Node 22.18 or newer and this is Node/)
  })
})

const wrong = (args: readonly string[], message: RegExp) =>
  assert.throws(
    () => parse(command('claims'), args),
    (error: Error) => {
      assert.match(error.message, message)
      return true
    },
  )

describe('flags', () => {
  test('are taken in all their forms', () => {
    const { values } = parse(command('claims'), [
      '-e',
      'deaths,injuries',
      '--event=missing',
      '--min',
      '-5',
      '-n',
      '7',
      '--reverse',
    ])
    assert.deepEqual(values['event'], ['deaths', 'injuries', 'missing'])
    assert.deepEqual(
      [values['min'], values['limit'], values['reverse'], values['source']],
      [-5, 7, true, undefined],
    )
  })

  test('words after -- are words', () => {
    assert.deepEqual(parse(command('search'), ['--', '-exchange', 'prisoners']).words, [
      '-exchange',
      'prisoners',
    ])
  })

  test('are checked, and the message says what would be right', () => {
    wrong(['--from', '2024-02-30'], /--from is 2024-02-30, a day that no calendar has/)
    wrong(['--from', '30/2/2024'], /--from is a date like 2024-12-27, not "30\/2\/2024"/)
    wrong(['--min', 'many'], /--min is a number/)
    wrong(['--limit', '0'], /--limit is a count/)
    wrong(['--polarity', 'negatd'], /one of affirmed, negated, unknown, not "negatd"; did you mean negated\?/)
    wrong(['--source'], /--source needs a value: --source NAME/)
    wrong(['--source', '--side'], /--source needs a value/)
    wrong(['--reverse=yes'], /--reverse takes no value/)
    wrong(['deaths'], /it takes no words, and "deaths" is one/)
    wrong(['--constructor'], /there is no --constructor/)
  })

  test('are suggested only when they are near', () => {
    assert.equal(nearest('pubished', ['published', 'publisher', 'polarity']), 'published')
    assert.equal(nearest('form', ['from', 'format', 'limit']), 'format')
    assert.equal(nearest('zebra', ['published', 'from']), null)
  })
})

const terminal: Terminal = {
  out: () => {},
  raw: () => {},
  err: () => {},
  width: 80,
  outIsTerminal: true,
  errIsTerminal: true,
  errWidth: 80,
  colours: false,
  style: (_, text) => text,
}

describe('every command', () => {
  for (const one of COMMANDS) {
    test(`${one.name} explains itself within 80 columns`, () => {
      const help = commandHelp(one, terminal)
      for (const name of Object.keys(flagsOf(one))) assert.match(help, new RegExp(`--${name}\\b`))
      assert.ok(one.examples.length > 0)
      const prose = help.slice(0, help.indexOf('Examples:'))
      assert.deepEqual(
        prose.split('\n').filter((line) => line.length > 80),
        [],
      )
    })

    test(`the examples of ${one.name} are ones that it takes`, () => {
      for (const [line] of one.examples) {
        const words = /onrecord (.*?)(?:\)|$| [|>] .*$)/.exec(line)?.[1] ?? ''
        const [name, ...args] = (words.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) =>
          word.replace(/^['"]|['"]$/g, ''),
        )
        assert.equal(name, one.name, line)
        assert.doesNotThrow(() => parse(one, args), line)
      }
    })
  }
})

/** What bash offers for the last of `words`. */
const complete = (...words: string[]): string[] => {
  const script = `${scriptFor('bash', COMMANDS)}
        compopt() { :; }
        COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
        _onrecord; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
}

describe('completion', () => {
  for (const shell of SHELLS) {
    test(`for ${shell} knows every command and flag`, () => {
      const script = scriptFor(shell, COMMANDS)
      for (const one of COMMANDS) {
        assert.match(script, new RegExp(`\\b${one.name}\\b`))
        for (const name of Object.keys(flagsOf(one))) {
          assert.ok(script.includes(shell === 'fish' ? `-l ${name}` : `--${name}`), `${one.name} --${name}`)
        }
      }
    })
  }

  test('completes in a real bash', () => {
    assert.deepEqual(complete('onrecord', 'cl'), ['claims'])
    assert.deepEqual(complete('onrecord', 'claims', '--pol'), ['--polarity'])
    assert.deepEqual(complete('onrecord', 'claims', '--polarity', 'n'), ['negated'])
    assert.deepEqual(complete('onrecord', 'claims', '--polarity', '=', 'n'), ['negated'])
    assert.deepEqual(complete('onrecord', 'claims', '--event', 'dep'), ['deployment'])
    assert.deepEqual(complete('onrecord', 'completion', ''), [...SHELLS])
  })
})
