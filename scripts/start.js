// `npm start`: read the example reports into a ledger of their own and print what they claim.
// `npm start -- COMMAND …` is `onrecord COMMAND …`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Run the command in a process of its own, its output going where ours goes. */
function onrecord(...args) {
  const { status, error } = spawnSync(process.execPath, [path('../bin/onrecord.js'), ...args], {
    stdio: 'inherit',
    // npm runs scripts in the package's folder; paths mean the folder that npm was called in.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  })
  if (error) throw error
  return status ?? 1
}

function examples() {
  const ledger = join(mkdtempSync(join(tmpdir(), 'onrecord-')), 'onrecord.db')
  const failed = onrecord('add', path('../examples'), '--quiet', '--ledger', ledger)
  if (failed) return failed
  const status = onrecord('claims', '--sort', 'published', '--limit', '1000', '--ledger', ledger)
  console.log(`
These claims are from the reports in examples/, in a ledger of their own. Go on with
  npm start -- serve --ledger ${ledger}
to review them on a page, or with reports of yours:
  npm start -- add FILE --published 2024-12-27
  npm start -- --help`)
  return status
}

const args = process.argv.slice(2)
process.exitCode = args.length > 0 ? onrecord(...args) : examples()
