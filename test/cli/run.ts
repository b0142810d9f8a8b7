import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ended {
  code: number | null
  out: string
  err: string
}

export interface Started {
  cwd?: string
  env?: Record<string, string>
  /** Text for standard input. */
  input?: string
}

export const BIN = fileURLToPath(new URL('../../bin/onrecord.js', import.meta.url))

/** The environment without what would change the output of a command. */
export function plainEnv(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const apart = new Set(['ONRECORD_LEDGER', 'NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'NODE_TEST_CONTEXT'])
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !apart.has(name))),
    ...env,
  }
}

/** Start the real command in a process of its own. */
export const started = (args: readonly string[], { cwd, env }: Started = {}) =>
  spawn(process.execPath, [BIN, ...args], { cwd, env: plainEnv(env), stdio: ['pipe', 'pipe', 'pipe'] })

/** Run the real command to its end. */
export function onrecord(args: readonly string[], given: Started = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = started(args, given)
    const ended: Ended = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ended, code }))
    child.stdin.on('error', () => {})
    child.stdin.end(given.input ?? '')
  })
}
