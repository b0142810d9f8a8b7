/**
 * How fast each kind is taken in, from its bytes to a text that leads back to them, beside the library that lies under
 * its importer doing its own work alone, in one run:
 *
 *   npm run bench:import -- [--only html,pdf] [--seconds 1]
 *
 * Megabytes (of what is inside, where a file is packed) a second of processor time, in the fastest of the rounds, so that other
 * work on the machine counts least. Documents are made by the bench itself (made.ts).
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { documents, failed } from '../../src/read/index.ts'
import { ALONE } from './alone.ts'
import { MADE, UNPACKED } from './made.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '1' } },
})
const SECONDS = Number(values.seconds)

const used = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** Processor seconds of one run, the fastest; the first runs are left out, as compilers warm up in them. */
async function fastest(run: () => unknown): Promise<number> {
  await run()
  await run()
  let best = Infinity
  for (let spent = 0, rounds = 0; spent < SECONDS || rounds < 3; rounds++) {
    const before = process.cpuUsage()
    await run()
    const took = used(before)
    spent += took
    best = Math.min(best, took)
  }
  return best
}

const shown = (rate: number): string => (rate < 10 ? rate.toFixed(1) : String(Math.round(rate)))

let count = 0
const take = async (kind: string, bytes: Uint8Array): Promise<void> => {
  count = 0
  for await (const item of documents({ location: `x.${kind}`, bytes }, { isolate: false })) {
    if (failed(item)) throw new Error(item.reason)
    count++
  }
}

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}\n`)
console.log('| kind | size | documents | onrecord, MB/s | library alone | its MB/s |')
console.log('|---|---:|---:|---:|---|---:|')
for (const kind of Object.keys(MADE) as (keyof typeof MADE)[]) {
  if (values.only && !values.only.split(',').includes(kind)) continue
  const bytes = MADE[kind]
  const { library, run } = ALONE[kind]
  const megabytes = (UNPACKED[kind] ?? bytes.length) / 1e6
  const ours = megabytes / (await fastest(() => take(kind, bytes)))
  const theirs = megabytes / (await fastest(() => run(bytes)))
  const size = megabytes < 1 ? `${Math.round(megabytes * 1e3)} KB` : `${megabytes.toFixed(1)} MB`
  console.log(`| ${kind} | ${size} | ${count} | ${shown(ours)} | ${library} | ${shown(theirs)} |`)
}
