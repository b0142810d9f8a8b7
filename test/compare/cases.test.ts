import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { passages } from './passages.ts'

for (const file of globSync('test/cases/compare/*.txt').sort()) {
  for (const { name, wanted, found } of passages(file)) {
    test(`${basename(file, '.txt')}: ${name}`, () => assert.deepEqual(found, wanted.toSorted()))
  }
}
