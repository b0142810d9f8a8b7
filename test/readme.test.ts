import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { loadLexicon, read } from '../src/index.ts'

const readme = readFileSync('README.md', 'utf8')
const block = (pattern: RegExp): string => {
  const found = pattern.exec(readme)?.[1]
  assert.ok(found, `the README has ${pattern}`)
  return found
}
const text = block(/```text\n([\s\S]*?)```/)

test('the README shows what the commands print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-readme-'))
  try {
    writeFileSync(join(folder, 'harra.txt'), text)
    const onrecord = (...words: string[]): string =>
      execFileSync(process.execPath, [resolve('bin/onrecord.js'), ...words], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, NO_COLOR: '1', COLUMNS: '100', ONRECORD_LEDGER: '' },
      }).trimEnd()
    const dated = ['harra.txt', '--published', '2025-03-14']
    assert.equal(onrecord('read', ...dated), block(/onrecord read [^\n]*\n([\s\S]*?)\n```/))
    onrecord('add', ...dated)
    assert.equal(onrecord('conflicts'), block(/onrecord conflicts\n([\s\S]*?)\n```/))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test("the README's program finds each claim in its words", () => {
  const { claims } = read(text, { location: 'harra.txt', published: '2025-03-14' }, loadLexicon())
  assert.deepEqual(
    claims.map(({ event, span }) => [event, text.slice(...span)]),
    [
      ['deaths', 'At least 20 civilians were killed'],
      ['injuries', 'dozens wounded'],
      ['missing', 'eleven missing children'],
      ['deaths', 'no more than six people had died'],
      ['captures', 'about 300 soldiers were captured'],
    ],
  )
})
