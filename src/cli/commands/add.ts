import { threadsFor } from '../../intake/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { command, type Context } from '../command.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { about, line } from '../harmless.ts'
import { givenBy } from '../given.ts'
import { INTAKE, settingsOf } from '../intake.ts'
import { isNewFile } from '../new-ledger.ts'
import { passage } from '../passage.ts'
import { itemsAt } from '../paths.ts'
import { progress } from '../progress.ts'
import { METADATA, metadataOf, openReader, READER, usageTold } from '../reader.ts'
import type { Taken } from '../take-in.ts'
import { takenLine } from '../taken-line.ts'
import { count, list } from '../words.ts'

export const add = command({
  name: 'add',
  summary: 'Read reports and keep them in the ledger',
  words: 'PATH…',
  completes: 'files',
  ledger: true,
  stops: true,
  about: [
    'Reads files, folders, addresses or, as -, standard input, and keeps each report whole with its claims in the ledger. A report that is there already, byte for byte, is recognised. What cannot be read is reported and the rest goes on.',
    'A folder with an index.json is read by it: a list of { "file", "title", "author", "publisher", "url", "published" }.',
    'Ctrl+C ends after the report at hand; --resume goes on from there.',
  ].join('\n'),
  flags: {
    ...METADATA,
    ...READER,
    ...INTAKE,
    resume: { about: 'Pass over files that an earlier run took in or failed at, unless they changed since' },
    'retry-failed': {
      about: 'Try again what could not be read before, with what was said of it then; without PATH all of it',
    },
    again: {
      about: 'Read known reports anew, after the lexicon was edited; decisions stay with their claims',
    },
    jobs: {
      about: 'Threads that read; left out, as many as the machine has cores, once there is enough to read',
      takes: 'NUMBER',
      kind: 'count',
      short: 'j',
    },
    quiet: { about: 'Say only what went wrong', short: 'q' },
  },
  examples: [
    ['onrecord add report.txt --published 2024-12-27 --publisher "The Daily"', 'One report'],
    ['onrecord add reports/', 'All of a folder'],
    ['onrecord add reports/ --resume', 'Go on after it was stopped'],
    ['onrecord add --retry-failed', 'Try again what failed'],
    ['cat speech.txt | onrecord add - --author "Ada Okafor"', 'From another program'],
  ],
  async run(values, paths, context) {
    const retry = values['retry-failed']
    if (paths.length === 0 && !retry) {
      throw new OnrecordError(
        'usage',
        'onrecord add: name what to add, or give --retry-failed.\nSee `onrecord add --help`.',
      )
    }
    const given = retry ? [] : itemsAt(paths)
    const { asWriter, openLedger } = await import('../../ledger/index.ts')
    const { failedItems, takeIn } = await import('../take-in.ts')
    const isNew = isNewFile(context.ledger)
    const ledger = await openLedger(context.ledger)
    try {
      return await asWriter(ledger, 'onrecord add', context.now(), async () => {
        const { items, sent } = retry ? await failedItems(ledger, paths) : { items: given, sent: [] }
        if (!values.quiet) tellSent(sent, context)
        const reader = await openReader(values, context.env)
        const { resume, again, quiet } = values
        const intake = settingsOf(values)
        const metadata = metadataOf(values)
        const run = {
          metadata,
          given: givenBy(metadata, values.column),
          intake,
          threads: threadsFor(values.jobs),
          resume,
          again,
          now: context.now,
          stop: context.stop,
        }
        const bar = progress(context.terminal, items.length, context.now, quiet)
        const stepOf = passage(items)
        const tally = new Map<string, number>()
        let claims = 0
        for await (const taken of takeIn({ ledger, reader, run }, items)) {
          tally.set(taken.status, (tally.get(taken.status) ?? 0) + 1)
          if ('claims' in taken) claims += taken.claims
          tell(taken, context, bar.say, quiet)
          bar.step(stepOf(taken))
        }
        bar.clear()
        const used = reader.used()
        if (used && !quiet) context.terminal.err(`${usageTold(used)}\n`)
        const address = isNew ? `${ledger.address}, a new ledger` : ledger.address
        const retriable = items.some(({ location }) => location !== '-')
        return summed(tally, claims, context, { retry, quiet, address, retriable })
      })
    } finally {
      await ledger.close()
    }
  },
})

/** Who sent bytes over the page has them; here they are gone. */
function tellSent(names: readonly string[], { terminal }: Context): void {
  for (const name of names)
    terminal.err(
      `${line(name)} was sent over the page: give it there again, or take it in with \`onrecord add PATH\`.\n`,
    )
}

/** A line for each report, once it is kept, for whoever reads on; failures and problems go to standard error. */
function tell(taken: Taken, { terminal }: Context, say: (text: string) => void, quiet: boolean): void {
  if (taken.status === 'failed') return say(`${terminal.style('red', '✗')} ${line(taken.reason)}`)
  if (taken.status === 'passed' || quiet) return
  for (const problem of taken.problems) say(`  ${about(taken.location, problem)}`)
  if (terminal.outIsTerminal) return
  terminal.out(takenLine(taken))
}

function summed(
  tally: ReadonlyMap<string, number>,
  claims: number,
  { terminal, stop }: Context,
  {
    retry,
    quiet,
    address,
    retriable,
  }: Record<'retry' | 'quiet' | 'retriable', boolean> & { address: string },
): ExitCode {
  const of = (status: Taken['status']): number => tally.get(status) ?? 0
  const kept = of('added') + of('reread')
  const parts = [
    of('added') > 0 && `${count(of('added'), 'report')} added`,
    of('reread') > 0 && `${count(of('reread'), 'report')} read anew`,
    of('known') > 0 && `${of('known').toLocaleString('en')} there already`,
    of('passed') > 0 && `${of('passed').toLocaleString('en')} passed over`,
    of('failed') > 0 && `${of('failed').toLocaleString('en')} not read`,
  ].filter((part) => part !== false)
  const what =
    parts.length === 0
      ? retry
        ? 'Nothing failed before that can be tried here'
        : 'Nothing to add'
      : list(parts)
  if (!quiet) terminal.err(`${address}: ${what}${kept > 0 ? `, with ${count(claims, 'claim')}` : ''}.\n`)
  if (of('failed') > 0 && !quiet && retriable)
    terminal.err('Try again what was not read with `onrecord add --retry-failed`.\n')
  if (stop.aborted) {
    terminal.err('Stopped. Go on with the same command and --resume.\n')
    return EXIT.stopped
  }
  return of('failed') > 0 ? EXIT.failed : EXIT.done
}
