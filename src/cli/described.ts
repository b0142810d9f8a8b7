import { kindRead, readersOf } from '../intake/index.ts'
import type { Ledger, LedgerReport } from '../ledger/index.ts'
import type { Context } from './command.ts'
import { line } from './harmless.ts'
import { shortKey } from './shown.ts'
import { version } from './version.ts'
import { count } from './words.ts'

/** Read reports again after what is known of them was changed, each with the reader that read it, and tell so. */
export async function readDescribed(
  ledger: Ledger,
  ids: readonly string[],
  word: string,
  { terminal, env, now }: Context,
): Promise<void> {
  const { reportList } = await import('../ledger/index.ts')
  const { readAgain } = await import('../across/index.ts')
  const readerOf = readersOf({ choice: {}, version }, env)
  for (const report of await reportList(ledger, { ids })) {
    const choice = kindRead(report.reader)
    // What a language model reads has its price and its address: that is for `reread` to be told.
    if (choice === null) {
      terminal.err(`Read ${shortKey(report.id)} again with the reader it was read by: \`onrecord reread\`.\n`)
      continue
    }
    const claims = await readAgain(ledger, report.id, await readerOf(choice), now())
    terminal.out(
      `${word} ${shortKey(report.id)}: ${line(known(report))}. Read again, with ${count(claims, 'claim')}.\n`,
    )
  }
}

const known = ({ title, author, publisher, published, url, location }: LedgerReport): string =>
  [title ?? location, author, publisher, published ?? 'no publication date', url]
    .filter((part) => part !== null)
    .join(' · ')
