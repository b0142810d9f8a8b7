import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { OnrecordError } from '../../model/index.ts'
import { command, type Context } from '../command.ts'
import { EXIT } from '../exit.ts'
import { FILTER, filterOf } from '../filter.ts'

const FORMATS = [
  'csv',
  'tsv',
  'jsonl',
  'xlsx',
  'parquet',
  'jsonld',
  'md',
  'html',
  'ledger',
  'readings',
  'datasette',
] as const
const BINARY: ReadonlySet<(typeof FORMATS)[number]> = new Set(['xlsx', 'parquet'])

export const exportClaims = command({
  name: 'export',
  summary: 'Write claims for spreadsheets, notebooks, memos and the web',
  ledger: true,
  about: [
    'Writes the claims that the filters choose, all without one, to standard output or to a file. docs/exporting.md describes the formats, docs/tables.md the columns.',
    'html is a page in one file; with --scope it is of one scope, with the ranges that follow by each origin, and with one --report of that report, its text whole. ledger is everything, and jsonld too where no filter but --report narrows it: `onrecord import` makes the same ledger of either. readings are whole readings, one a line. datasette describes the tables of the ledger for Datasette.',
  ].join('\n'),
  flags: {
    ...FILTER,
    scope: {
      about: 'A scope, as `onrecord range` takes it: a page of its claims and ranges (with --format html)',
      takes: 'SCOPE',
    },
    format: { about: 'What to write', takes: 'FORMAT', values: FORMATS, short: 'f' },
    output: {
      about: 'Write to this file, which appears when it is whole',
      takes: 'FILE',
      kind: 'file',
      short: 'o',
    },
    base: { about: 'Address of a running review page, for links to the records', takes: 'ADDRESS' },
    title: { about: 'Title of a page or a memo', takes: 'WORDS' },
    bom: { about: 'Begin CSV with a byte-order mark, for old spreadsheets' },
    hxl: { about: 'Add a row of HXL tags to CSV, TSV and workbooks' },
  },
  examples: [
    ['onrecord export --format csv > claims.csv', 'All claims, for a spreadsheet'],
    ['onrecord export --state accepted --format xlsx -o accepted.xlsx', 'What was accepted, as a workbook'],
    ['onrecord export --event deaths --side "North Korea" --format md', 'A comparison table for a memo'],
    [
      'onrecord export --scope "casualties, North Korea" --format html -o losses.html',
      'A page to send around',
    ],
    ['onrecord export --format ledger -o desk.jsonl', 'Everything, for `onrecord import` elsewhere'],
    [
      'onrecord export --format datasette -o metadata.json',
      'And then: datasette onrecord.db -m metadata.json',
    ],
  ],
  async run(values, _, context) {
    const { openLedger } = await import('../../ledger/index.ts')
    const { format = 'csv', scope, output } = values
    if (scope !== undefined && format !== 'html') {
      throw new OnrecordError(
        'usage',
        'onrecord export: --scope is for --format html.\nSee `onrecord export --help`.',
      )
    }
    if (output === undefined && BINARY.has(format) && context.terminal.outIsTerminal) {
      throw new OnrecordError('usage', `onrecord export: ${format} is no text; name a file with --output.`)
    }
    if (scope !== undefined) {
      await write(await pageOf(scope, values, context), output)
      return EXIT.done
    }
    const ledger = await openLedger(context.ledger, 'read')
    try {
      const { given } = await import('../../export/index.ts')
      await write(given(ledger, format, await filterOf(ledger, values), optionsOf(values)), output)
      return EXIT.done
    } finally {
      await ledger.close()
    }
  },
})

type Chunks = AsyncIterable<string | Uint8Array>
interface Given {
  readonly base: string | undefined
  readonly title: string | undefined
  readonly bom: boolean
  readonly hxl: boolean
}

const optionsOf = ({ base, title, bom, hxl }: Given) => ({
  base: base ?? null,
  title: title ?? null,
  bom,
  hxl,
})

async function pageOf(scope: string, given: Given, context: Context): Promise<Chunks> {
  const { scopeWords, withCompared } = await import('../compared.ts')
  const { questionOf } = await import('../../compare/index.ts')
  const { scopePage } = await import('../../server/scope-page.ts')
  return withCompared(context, ({ ledger, comparing }) => {
    const question = questionOf(scope, comparing.lexicon)
    const title = given.title ?? scopeWords(question)
    return scopePage(ledger, question, comparing, { ...optionsOf(given), title })
  })
}

/** To standard output, or to a file that appears when it is whole. */
async function write(chunks: Chunks, output: string | undefined): Promise<void> {
  if (output === undefined) {
    // Standard output stays open for whoever writes after us.
    await pipeline(Readable.from(chunks), process.stdout as Writable, { end: false })
    return
  }
  const part = `${output}.part`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(part))
    renameSync(part, output)
  } catch (cause) {
    rmSync(part, { force: true })
    if (cause instanceof OnrecordError) throw cause
    const { code, message } = cause as NodeJS.ErrnoException
    throw new OnrecordError(
      'not-found',
      code === 'ENOSPC'
        ? `There is no room left on the disk of ${output}: make room and run the command again.`
        : `${output} cannot be written (${code ?? message}): check the folder.`,
      { cause },
    )
  }
}
