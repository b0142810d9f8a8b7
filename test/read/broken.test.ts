import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TARGETS } from '../../fuzz/seeds.ts'
import { documents, failed } from '../../src/read/index.ts'

/** Kinds that tell wherever they are cut off: they are packed, or well formed only as a whole. */
const TELLING = /^(?:docx|zip|wacz|warc|txt\.gz|json|jsonl)$/

for (const { name, seeds } of TARGETS) {
  test(`${name}: empty and cut off anywhere, it ends in documents that hold text or in sentences that name it`, async () => {
    for (const [which, seed] of seeds.entries()) {
      for (const part of [0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97]) {
        const bytes = seed.subarray(0, Math.floor(seed.length * part))
        const told: string[] = []
        let count = 0
        for await (const item of documents({ location: `x.${name}`, bytes })) {
          count++
          if (failed(item)) told.push(item.reason)
          else {
            assert.notEqual(item.text.trim(), '')
            told.push(...item.problems.map(({ message }) => message))
          }
        }
        assert.ok(count > 0, `seed ${which} at ${part}`)
        for (const sentence of told) assert.match(sentence, /^x\..*[:;] .*\.$/s)
        if (part === 0) assert.deepEqual(told, [`x.${name} is empty (0 bytes): there is nothing to read.`])
        else if (TELLING.test(name)) assert.ok(told.length > 0, `seed ${which} at ${part} says nothing`)
      }
    }
  })
}
