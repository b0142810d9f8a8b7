import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { line } from '../harmless.ts'
import { counted, progress } from '../progress.ts'
import { openReader, READER, usageTold } from '../reader.ts'
import { shortKey } from '../shown.ts'
import { count } from '../words.ts'

export const reread = command({
  name: 'reread',
  summary: 'Read reports of the ledger again with a newer or another reader; decisions stay',
  words: '[ID…]',
  ledger: true,
  stops: true,
  about: [
    'Reads reports again from the text that the ledger keeps: those that this reader has not read yet, or the reports named. What people decided stays with its claims; an accepted claim stays as it was accepted. Decisions that fit nothing any more are told and listed by `onrecord orphans`.',
    'Ctrl+C ends after the report at hand; the same command goes on from there.',
  ].join('\n'),
  flags: {
    ...READER,
    all: { about: 'Also what this reader has read before, after the lexicon was edited' },
    quiet: { about: 'Say only what went wrong', short: 'q' },
  },
  examples: [
    ['onrecord reread', 'After an update of onrecord'],
    ['onrecord reread --reader trained', 'With the trained reader'],
    ['onrecord reread r7a2b', 'One report, whichever reader read it'],
  ],
  async run(values, ids, { terminal, ledger: address, env, now, stop }) {
    const { all, quiet } = values
    const { asWriter, openLedger, reportFor, orphans, reportList } = await import('../../ledger/index.ts')
    await (await openLedger(address, 'read')).close()
    const { readAgain } = await import('../../across/index.ts')
    const ledger = await openLedger(address)
    try {
      return await asWriter(ledger, 'onrecord reread', now(), async () => {
        const reader = await openReader(values, env)
        const keys: string[] = []
        for (const id of ids) keys.push(await reportFor(ledger, id))
        const reports = (await reportList(ledger, ids.length > 0 ? { ids: keys } : {})).filter(
          (report) => ids.length > 0 || all || report.reader !== reader.name,
        )
        const before = (await orphans(ledger)).length
        const bar = progress(terminal, reports.length, now, quiet)
        let done = 0
        let claims = 0
        for (const report of reports) {
          if (stop.aborted) break
          const found = await readAgain(ledger, report.id, reader, now())
          claims += found
          bar.step(counted(++done, reports.length, reports[done]?.location ?? ''))
          if (!terminal.outIsTerminal && !quiet)
            terminal.out(`reread\t${shortKey(report.id)}\t${found}\t${line(report.location)}\n`)
        }
        bar.clear()
        const used = reader.used()
        if (used && !quiet) terminal.err(`${usageTold(used)}\n`)
        const what = done === 0 ? 'Nothing to read again' : `${count(done, 'report')} read again`
        if (!quiet)
          terminal.err(`${ledger.address}: ${what}${done > 0 ? `, with ${count(claims, 'claim')}` : ''}.\n`)
        const lost = (await orphans(ledger)).length - before
        if (lost > 0)
          terminal.err(
            `${count(lost, 'decision')} ${lost === 1 ? 'fits' : 'fit'} nothing any more: see \`onrecord orphans\`.\n`,
          )
        if (!stop.aborted) return EXIT.done
        terminal.err('Stopped. Go on with the same command.\n')
        return EXIT.stopped
      })
    } finally {
      await ledger.close()
    }
  },
})
