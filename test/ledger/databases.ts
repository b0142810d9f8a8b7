import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe } from 'node:test'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'

/** A folder of its own for a test, gone with `clear`. */
export function folder(): { path: string; clear: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'onrecord-test-'))
  return { path, clear: () => rmSync(path, { recursive: true, force: true }) }
}

export interface Server {
  /** Address of a new, empty database. */
  fresh(): string
  stop(): void
}

/** Why there is no PostgreSQL to test against; null when there is. */
export const postgresMissing = (): string | null =>
  binaries() === null ? 'PostgreSQL is not installed here (Debian: apt-get install postgresql)' : null

const binaries = (): string | null => {
  const found = globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1)
  return found ? dirname(found) : null
}

/** A PostgreSQL server of the test's own, on a free port of the loopback interface. */
export async function postgres(): Promise<Server> {
  const bin = binaries()
  if (bin === null) throw new Error('no PostgreSQL')
  const { path: home, clear } = folder()
  const data = join(home, 'data')
  // The server refuses to run as root, so it runs as the user that Debian made for it.
  const root = userInfo().uid === 0 && existsSync('/usr/sbin/runuser')
  if (root) execFileSync('chown', ['postgres', home])
  const run = (command: string, ...args: string[]): string => {
    const line = [join(bin, command), ...args]
    return root
      ? execFileSync('runuser', ['-u', 'postgres', '--', ...line], { encoding: 'utf8', cwd: home })
      : execFileSync(line[0] ?? '', line.slice(1), { encoding: 'utf8', cwd: home })
  }
  const port = await freePort()
  run(
    'initdb',
    '--no-sync',
    '-D',
    data,
    '-U',
    'onrecord',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  )
  const options = `-p ${port} -c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home}`
  run('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start')
  let made = 0
  return {
    fresh() {
      const name = `ledger${++made}`
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'onrecord', name)
      return `postgres://onrecord@127.0.0.1:${port}/${name}`
    },
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      clear()
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** Run the same tests on a ledger in a file and on one on a server. `fresh` opens a new, empty ledger. */
export function onBoth(tests: (fresh: () => Promise<Ledger>) => void): void {
  const { path, clear } = folder()
  after(clear)
  let made = 0
  describe('SQLite', () => tests(() => openLedger(join(path, `ledger${++made}.db`))))
  describe('PostgreSQL', { skip: postgresMissing() ?? false }, () => {
    let server: Server
    before(async () => {
      server = await postgres()
    })
    after(() => server.stop())
    tests(() => openLedger(server.fresh()))
  })
}
