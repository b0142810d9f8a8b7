import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, createWriteStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { folder } from '../ledger/databases.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
after(clear)

const refused = async (args: string[], code: number, message: RegExp, input = '') => {
  const ended = await onrecord(args, { input })
  assert.match(ended.err, message)
  assert.deepEqual([ended.code, ended.out], [code, ''])
}

describe('what is no usual file', { concurrency: 2 }, () => {
  test('a named pipe is read to its end', async () => {
    const pipe = join(path, 'pipe')
    execFileSync('mkfifo', [pipe])
    const reading = onrecord(['read', pipe, '--format', 'jsonl'])
    createWriteStream(pipe).end('Lena Orsk said 12 people were killed in Tervola.')
    const { out, err } = await reading
    assert.match(out, /"event":"deaths"/, err)
  })

  test('a link in a circle is told from a file that is missing', async () => {
    const link = join(path, 'circle')
    symlinkSync(link, link)
    await refused(['read', link], 1, /circle is a link that leads nowhere\.\n$/)
    await refused(['read', join(path, 'missing')], 1, /There is no file or folder .*missing\.\n$/)
    await refused(
      ['read', 'ftp://example.org/a.txt'],
      2,
      /onrecord fetches http:\/\/ and https:\/\/ addresses/,
    )
  })

  test('what one may not read is told, and the rest goes on', async (t) => {
    if (process.getuid?.() === 0) return t.skip('the superuser may read everything')
    const shut = join(path, 'shut')
    mkdirSync(join(shut, 'inner'), { recursive: true })
    writeFileSync(join(shut, 'a.txt'), 'Lena Orsk said 12 people were killed in Tervola.')
    chmodSync(join(shut, 'inner'), 0)
    const { code, out, err } = await onrecord(['read', shut])
    chmodSync(join(shut, 'inner'), 0o700)
    assert.match(err, /inner is not for you to read \(permission denied\)/)
    assert.match(out, /deaths/)
    assert.equal(code, 1)
  })

  test('a day of publication that is still to come is told, and read by all the same', async () => {
    const given = ['read', '-', '--published', '2999-01-02']
    const { code, err, out } = await onrecord(given, {
      input: 'Nine people were killed on Monday, police said.',
    })
    assert.match(err, /^2999-01-02 is still to come: is --published mistyped\?/)
    assert.match(out, /Nine people were killed/)
    assert.equal(code, 0)
  })

  test('a folder without files, an empty path and an empty standard input are said to be so', async () => {
    const empty = join(path, 'empty')
    mkdirSync(empty)
    await refused(['read', empty], 1, /^There is no file in .*empty\.\n$/)
    await refused(['read', ''], 2, /^One of the paths is empty/)
    await refused(['read', '-'], 1, /^Standard input is empty \(0 bytes\)/)
  })
})
