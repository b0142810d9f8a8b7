import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import Database from 'better-sqlite3'
import { addReading, asWriter, claimList, decide, openLedger, verify } from '../../src/ledger/index.ts'
import { folder } from './databases.ts'
import { reading } from './reading.ts'

const { path, clear } = folder()
after(clear)
const at = new Date('2025-03-16T09:00:00Z')
const TEXT = 'Idris Tamm said 40 soldiers were killed on Monday.'
const told = reading(TEXT, [{ quote: '40 soldiers were killed', count: '40', source: 'Idris Tamm' }])

describe('a ledger file', () => {
  test('is made when written, but not its folder, and told missing when read', async () => {
    const file = join(path, 'new', 'ledger.db')
    for (const mode of ['read', 'write'] as const)
      await assert.rejects(openLedger(file, mode), { code: 'not-found' })
    assert.equal(existsSync(join(path, 'new')), false, 'the folder may be mistyped')
    mkdirSync(join(path, 'new'))
    await assert.rejects(openLedger(file, 'read'), { code: 'not-found' })
    assert.equal(existsSync(file), false)
    await (await openLedger(file)).close()
    await (await openLedger(file, 'read')).close()
  })

  test('that is no ledger is not touched', async () => {
    const text = join(path, 'text.db')
    writeFileSync(text, 'This is a text and no database. '.repeat(200))
    await assert.rejects(openLedger(text), { code: 'ledger-damaged' })
    const other = join(path, 'other.db')
    const database = new Database(other)
    database.exec('create table places (name text)')
    database.close()
    await assert.rejects(openLedger(other), { code: 'refused' })
    await assert.rejects(openLedger(other, 'read'), { code: 'refused' })
    const dir = join(path, 'a-folder')
    mkdirSync(dir)
    await assert.rejects(openLedger(dir), { code: 'unreadable' })
  })

  test('of a newer onrecord is told apart', async () => {
    const file = join(path, 'newer.db')
    await (await openLedger(file)).close()
    const database = new Database(file)
    database.exec("insert into kysely_migration values ('9999-later', '2030-01-01')")
    database.close()
    await assert.rejects(openLedger(file), { code: 'ledger-newer' })
    await assert.rejects(openLedger(file, 'read'), { code: 'ledger-newer' })
  })

  test(
    'can be read from a place that cannot be written',
    { skip: process.getuid?.() === 0 && 'root writes anywhere' },
    async () => {
      const dir = join(path, 'sealed')
      const file = join(dir, 'ledger.db')
      await (await openLedger(file)).close()
      chmodSync(dir, 0o500)
      const ledger = await openLedger(file, 'read').finally(() => chmodSync(dir, 0o700))
      assert.deepEqual(await claimList(ledger), [])
      await ledger.close()
    },
  )

  test('is kept as safe as SQLite can', async () => {
    const file = join(path, 'pragmas.db')
    const ledger = await openLedger(file)
    const database = new Database(file, { readonly: true })
    assert.equal(database.pragma('journal_mode', { simple: true }), 'wal')
    database.close()
    await ledger.close()
  })

  test('survives text that databases cannot hold, with its positions', async () => {
    const ledger = await openLedger(join(path, 'odd.db'))
    const odd = `A\uD800B\0C ${TEXT}`
    const spoken = reading(odd, [{ quote: '40 soldiers were killed', count: '40', source: 'Idris Tamm' }])
    await addReading(ledger, spoken, { reader: 'fast 1', at })
    const [claim] = await claimList(ledger)
    assert.equal(claim?.span[0], odd.indexOf('40'))
    assert.deepEqual((await verify(ledger)).flaws, [])
    await ledger.close()
  })
})

describe('one writer at a time', () => {
  const file = join(path, 'writer.db')
  /** A process that holds the place until it is killed. */
  const holder = async () => {
    const code = `
      const { openLedger, asWriter } = await import('./src/ledger/index.ts')
      const ledger = await openLedger(${JSON.stringify(file)})
      await asWriter(ledger, 'onrecord add', new Date(), async () => {
        console.log('held')
        await new Promise((resolve) => setTimeout(resolve, 60_000))
      })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    return child
  }

  test('the second is told who writes; reading and deciding go on; a killed holder leaves nothing behind', async () => {
    const ledger = await openLedger(file)
    const { claims } = await addReading(ledger, told, { reader: 'fast 1', at })
    const child = await holder()
    await assert.rejects(
      asWriter(ledger, 'onrecord import', at, async () => 'written'),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'ledger-busy')
        assert.match(error.message, new RegExp(`written by \`onrecord add\` \\(process ${child.pid} on `))
        return true
      },
    )
    assert.equal((await claimList(ledger)).length, 1)
    const [subject = ''] = claims
    await decide(ledger, { subjectKind: 'claim', subject, seen: 0, who: 'Ann', at, action: 'accept' })
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    assert.equal(await asWriter(ledger, 'onrecord import', at, async () => 'written'), 'written')
    await ledger.close()
  })
})

const decided = async (name: string) => {
  const file = join(path, `tampered-${name}.db`)
  const ledger = await openLedger(file)
  const { claims, reportId } = await addReading(ledger, told, { reader: 'fast 1', at })
  const on = { subjectKind: 'claim' as const, subject: claims[0] ?? '', who: 'Ann', at }
  await decide(ledger, { ...on, seen: 0, action: 'accept' }, { ...on, seen: 1, action: 'reject' })
  const { head } = await verify(ledger)
  await decide(ledger, { ...on, seen: 2, action: 'unsure' })
  await ledger.close()
  return { file, reportId, head }
}
/** The flaws that `verify` finds after `sql` was run on the file behind the ledger's back. */
const flawsAfter = async (name: string, sql: string, noted = false) => {
  const { file, head } = await decided(name)
  const database = new Database(file)
  database.exec(sql)
  database.close()
  const ledger = await openLedger(file, 'read')
  const { flaws } = await verify(ledger, noted ? head : undefined)
  await ledger.close()
  return flaws.map(({ kind, message }) => `${kind}: ${message}`).join('\n')
}

describe('tampering', () => {
  const UNSEAL = 'drop trigger decisions_no_update; drop trigger decisions_no_delete;'

  test('the database refuses to change or delete a decision', async () => {
    const { file } = await decided('sealed')
    const database = new Database(file)
    assert.throws(() => database.exec("update decisions set who = 'Ben'"), /append-only/)
    assert.throws(() => database.exec('delete from decisions'), /append-only/)
    database.close()
  })

  test('verify finds a changed decision, a missing one, and a cut chain by its noted head', async () => {
    assert.match(
      await flawsAfter('changed', `${UNSEAL} update decisions set who = 'Ben' where seq = 2`),
      /changed after it was made/,
    )
    assert.match(
      await flawsAfter('missing', `${UNSEAL} delete from decisions where seq = 2`),
      /Decisions 2 to 2 are missing/,
    )
    const cut = `${UNSEAL} delete from decisions where seq > 1; update claims set state = 'accepted'`
    assert.equal(await flawsAfter('cut', cut), '')
    assert.match(await flawsAfter('cut-noted', cut, true), /chain was cut/)
  })

  test('verify finds a changed claim, a changed text and a changed verdict', async () => {
    assert.match(
      await flawsAfter('claim', 'update claims set lower = 400'),
      /claim: It does not stand .*\(lower\)/,
    )
    assert.match(await flawsAfter('state', "update claims set state = 'accepted'"), /\(state\)/)
    const text = await flawsAfter(
      'text',
      "update reports set text = replace(text, '40 soldiers', '04 soldiers')",
    )
    assert.match(text, /report: Its text is not the text/)
    assert.match(text, /span: Its words do not stand at its place/)
    assert.match(await flawsAfter('gone', 'delete from claims'), /People decided on it and it is missing/)
  })
})
