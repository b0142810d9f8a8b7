import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { TARGETS } from './seeds.ts'

// npm run fuzz -- [--inputs N] [--seed N] [--only html,pdf]: mutated inputs for every importer, each in a child process that is
// ended when it is silent for longer than PATIENCE. Prints the number of the input behind each crash or hang; the same seed
// makes the same input.
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const PATIENCE = 20_000
const inputs = Number(values.inputs)

interface Said {
  readonly number?: number
  readonly reason?: string
  readonly tally?: Record<string, number>
}

/** Run one child over `[first, inputs)`; null when it came to its end, else the input that ended it and how. */
function child(
  name: string,
  first: number,
  tally: Map<string, number>,
  unforeseen: Set<string>,
): Promise<{ at: number; how: string } | null> {
  return new Promise((resolve) => {
    const process = fork(
      new URL('./child.ts', import.meta.url),
      [name, String(first), String(inputs), values.seed],
      {
        execArgv: ['--max-old-space-size=1024'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    )
    let at = first
    let told = ''
    let hung = false
    let watch = setTimeout(() => {}, 0)
    const wait = (): void => {
      clearTimeout(watch)
      watch = setTimeout(() => {
        hung = true
        process.kill('SIGKILL')
      }, PATIENCE)
    }
    wait()
    process.stderr?.on('data', (part: Buffer) => {
      told = `${told}${part.toString()}`.slice(-4000)
    })
    process.on('message', (message: Said) => {
      if (message.number !== undefined) {
        at = message.number
        wait()
      }
      if (message.reason) unforeseen.add(message.reason)
      for (const [key, value] of Object.entries(message.tally ?? {}))
        tally.set(key, (tally.get(key) ?? 0) + value)
    })
    process.on('exit', (code) => {
      clearTimeout(watch)
      if (code === 0) resolve(null)
      else
        resolve({
          at,
          how: hung
            ? `hung for ${PATIENCE / 1000} s`
            : (/^\s*\w*Error.*$/m.exec(told)?.[0] ?? told.split('\n')[0] ?? 'ended'),
        })
    })
  })
}

let broken = 0
for (const { name } of TARGETS) {
  if (values.only && !values.only.split(',').includes(name)) continue
  const began = performance.now()
  const tally = new Map<string, number>()
  const unforeseen = new Set<string>()
  let found = 0
  for (let first = 0; first < inputs && found < 20;) {
    const end = await child(name, first, tally, unforeseen)
    if (end === null) break
    found++
    console.log(`${name}: input ${end.at} (seed ${values.seed}): ${end.how}`)
    first = end.at + 1
  }
  broken += found
  const seconds = (performance.now() - began) / 1000
  const counts = [...tally].map(([key, n]) => `${n} ${key}`).join(', ')
  console.log(`${name}: ${inputs} inputs in ${seconds.toFixed(0)} s, ${found} crashes or hangs; ${counts}`)
  if (values.verbose) for (const reason of [...unforeseen].slice(0, 8)) console.log(`  ${reason}`)
}
process.exitCode = broken > 0 ? 1 : 0
