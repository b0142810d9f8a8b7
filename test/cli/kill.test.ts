import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { openLedger, reportList, verify } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { started } from './run.ts'

/** Two ledgers side by side, so that both of a small machine's cores have work. */
const LEDGERS = ['one', 'other']
const ROUNDS = 15
const FILES = 600
const { path, clear } = folder()
after(clear)

const dir = join(path, 'reports')
before(() => {
  mkdirSync(dir)
  for (let n = 0; n < FILES; n++) {
    const name = `report-${String(n).padStart(4, '0')}.txt`
    writeFileSync(join(dir, name), `The ministry said on Monday that ${n + 10} soldiers were killed.\n`)
  }
})

describe(
  `nothing acknowledged is lost in ${LEDGERS.length * ROUNDS} rounds of kill -9`,
  { concurrency: true },
  () => {
    for (const name of LEDGERS) {
      test(`ledger ${name}`, async () => {
        const ledger = join(path, `${name}.db`)
        const acknowledged = new Set<string>()
        let killed = 0
        for (let round = 0; round < ROUNDS; round++) {
          const child = started(['add', dir, '--ledger', ledger, '--published', '2025-03-15', '--resume'])
          let out = ''
          child.stdout.on('data', (text) => (out += String(text)))
          await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
          // At another moment each round, spread over what a transaction takes.
          await setTimeout(((round * 37) % 50) + (round % 7) / 7)
          child.kill('SIGKILL')
          const [, signal] = await once(child, 'close')
          if (signal === 'SIGKILL') killed++
          // A line that was cut off was not acknowledged.
          for (const line of out.split('\n').slice(0, -1)) acknowledged.add(line.split('\t')[3] ?? '')
        }
        const opened = await openLedger(ledger)
        const kept = new Set((await reportList(opened)).map(({ location }) => location))
        const { flaws } = await verify(opened)
        await opened.close()
        assert.equal(killed, ROUNDS)
        assert.ok(acknowledged.size >= ROUNDS)
        assert.deepEqual(
          [...acknowledged].filter((location) => !kept.has(location)),
          [],
        )
        assert.deepEqual(flaws, [])
      })
    }
  },
)
