import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { claimList, openLedger, verify } from '../../src/ledger/index.ts'
import { folder } from '../ledger/databases.ts'
import { onrecord } from './run.ts'

const { path, clear } = folder()
after(clear)

const address = join(path, 'ledger.db')
const run = (...args: string[]) => onrecord([...args, '--ledger', address], { cwd: path })

test('a report that was added without its day is described, read again, and described back', async () => {
  writeFileSync(join(path, 'ridge.txt'), 'At least 40 soldiers died on Friday, Colonel Idris Tamm said.\n')
  const added = await run('add', 'ridge.txt')
  const id = /r[0-9a-f]{7}/.exec(added.out)?.[0] ?? ''
  await run('accept', `${id}.1`, '--by', 'Ada Okafor')
  const again = await run('add', 'ridge.txt', '--published', '2025-03-15')
  assert.match(again.out, /^known/)
  assert.match(again.err, /published not known: `onrecord describe r[0-9a-f]{7} --published …` changes that/)

  const done = await run(
    'describe',
    id,
    '--published',
    '2025-03-15',
    '--by',
    'Ada Okafor',
    '--note',
    'Masthead',
  )
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /^Described r[0-9a-f]{7}: ridge\.txt · 2025-03-15\. Read again, with 1 claim\.\n$/)
  const ledger = await openLedger(address, 'read')
  const [claim] = await claimList(ledger)
  assert.equal(claim?.state, 'accepted')
  assert.deepEqual(claim?.differs, ['period'])
  assert.deepEqual((await verify(ledger)).flaws, [])
  await ledger.close()

  const other = await run('describe', id, '--title', 'The ridge', '--by', 'Ben Moss')
  assert.equal(other.code, 3)
  assert.match(other.err, /Ada Okafor decided "correct" \(Masthead\)/)
  assert.match(
    (await run('undo', '--by', 'Ada Okafor')).out,
    /\nKnown again of r[0-9a-f]{7}: ridge\.txt · no publication date\. Read again, with 1 claim\.\n$/,
  )
  assert.doesNotMatch((await run('show', id)).out, /2025-03-15/)
})

test('what is to be described is asked for, and a claim is told where to go', async () => {
  const [nothing, claim, date] = await Promise.all([
    run('describe', 'r12'),
    run('describe', 'r12.1', '--title', 'x'),
    run('describe', 'r12', '--published', 'Friday'),
  ])
  assert.match(nothing.err, /Say what to change: --published/)
  assert.notEqual(claim.code, 0)
  assert.match(date.err, /--published is a date/)
})

test('a passage of a report without a title is found under the name of its file', async () => {
  assert.match((await run('search', 'soldiers')).out, /^ridge\.txt · r[0-9a-f]{7} \[0, /)
})
