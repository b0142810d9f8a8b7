import { OnrecordError } from '../../model/index.ts'
import { claimCsv } from '../claim-csv.ts'
import { claimTable } from '../claim-table.ts'
import { command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { explained } from '../explain.ts'
import { about, json, line } from '../harmless.ts'
import { INTAKE, settingsOf } from '../intake.ts'
import { itemsAt } from '../paths.ts'
import { METADATA, metadataOf, openReader, READER, usageTold } from '../reader.ts'
import { claimsOfReading } from '../shown.ts'
import { list } from '../words.ts'

export const read = command({
  name: 'read',
  summary: 'Read reports and print what they claim, without keeping anything',
  words: 'PATH…',
  least: 1,
  completes: 'files',
  about:
    'Reads files, folders, addresses or, as -, standard input, and prints their claims. Nothing is kept: `onrecord add` keeps them in a ledger.',
  flags: {
    ...METADATA,
    ...READER,
    ...INTAKE,
    format: {
      about: 'What to print; json is one reading, or a list of several, jsonl one reading a line',
      takes: 'FORMAT',
      values: ['text', 'json', 'jsonl', 'csv'],
      short: 'f',
    },
    explain: { about: 'For each claim show the words it rests on, their places in the text and the rules' },
  },
  examples: [
    ['onrecord read report.txt --published 2024-12-27', 'The claims of one report'],
    ['onrecord read report.txt --published 2024-12-27 --explain', 'With the words and rules behind each'],
    ['onrecord read speech.txt --author "Ada Okafor" --format json', 'A speech, as JSON'],
    ['cat statement.txt | onrecord read - --published 2024-12-27', 'From another program'],
    ['onrecord read reports/ --format csv > claims.csv', 'A folder, for a spreadsheet'],
  ],
  async run(values, paths, { terminal, stop, env }) {
    const { documents, failed } = await import('../../read/index.ts')
    const items = itemsAt(paths)
    if (items.length === 0) throw new OnrecordError('not-found', `There is no file in ${list(paths)}.`)
    const reader = await openReader(values, env)
    const format = values.format ?? 'text'
    const readings = []
    let failures = 0
    for (const { location, metadata } of items) {
      for await (const document of documents({ location }, settingsOf(values))) {
        if (stop.aborted) return EXIT.stopped
        if (failed(document)) {
          failures++
          terminal.err(`${line(document.reason)}\n`)
          continue
        }
        const reading = await reader.read(document, { ...metadata, ...metadataOf(values) })
        for (const { message } of reading.problems) terminal.err(`${about(document.location, message)}\n`)
        if (format === 'jsonl') terminal.out(`${json(reading)}\n`)
        else readings.push(reading)
      }
    }
    const used = reader.used()
    if (used) terminal.err(`${usageTold(used)}\n`)
    if (format === 'json') terminal.out(`${json(readings.length === 1 ? readings[0] : readings, 2)}\n`)
    if (format === 'csv') terminal.raw(claimCsv(readings.flatMap(claimsOfReading)))
    if (format === 'text') {
      for (const reading of readings) {
        const { title, location, publisher, published } = reading.report
        const known = [title ?? location, publisher, published].filter(Boolean).join(' · ')
        terminal.out(`${terminal.style('bold', line(known))}\n`)
        if (reading.claims.length === 0) terminal.out('No claims found.\n')
        else
          terminal.out(
            values.explain ? explained(reading, terminal) : claimTable(claimsOfReading(reading), terminal),
          )
        terminal.out('\n')
      }
    }
    return failures > 0 ? EXIT.failed : EXIT.done
  },
})
