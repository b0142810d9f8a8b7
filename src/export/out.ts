import {
  ledgerRecords,
  relationList,
  reportById,
  snapshot,
  type ClaimFilter,
  type Ledger,
} from '../ledger/index.ts'
import { OnrecordError } from '../model/index.ts'
import { claimsOf } from './claims.ts'
import { datasette } from './datasette.ts'
import { FORMAT_NAMES, FORMATS, type Format, type FormatName } from './format.ts'
import { jsonld } from './jsonld.ts'
import type { ExportOptions } from './options.ts'
import { page } from './page.ts'
import { readingsOf } from './readings.ts'

type About = Omit<Format, 'write'>

/** The forms of whole reports and of the ledger itself. */
const WHOLE = {
  ledger: {
    mediaType: 'application/jsonl; charset=utf-8',
    ending: 'jsonl',
    about: 'Everything, a record a line: `onrecord import` makes the same ledger of it',
  },
  readings: {
    mediaType: 'application/jsonl; charset=utf-8',
    ending: 'jsonl',
    about: 'Whole readings as they were made, one a line',
  },
  datasette: {
    mediaType: 'application/json; charset=utf-8',
    ending: 'json',
    about: 'Describes the tables of the ledger for Datasette',
  },
} as const satisfies Record<string, About>

/** Every form in which a ledger gives something out. */
export const FORMS: Readonly<Record<FormName, About>> = { ...FORMATS, ...WHOLE }
export type FormName = FormatName | keyof typeof WHOLE
export const FORM_NAMES = [...FORMAT_NAMES, ...(Object.keys(WHOLE) as (keyof typeof WHOLE)[])] as const

type Chunks = AsyncGenerator<string | Uint8Array>

/**
 * What the filter chooses of a ledger, written in a form, as one look at the ledger shows it.
 * @throws OnrecordError `usage` for a selection of claims in a form of whole reports.
 */
export function given(ledger: Ledger, form: FormName, filter: ClaimFilter, options: ExportOptions): Chunks {
  if (form === 'ledger' && !ofReports(filter))
    throw new OnrecordError(
      'usage',
      'A ledger is given out in whole reports: only `report` can choose some of it.',
    )
  return snapshot(ledger, (ledger) => written(ledger, form, filter, options))
}

/** Does the filter choose whole reports, with all of their claims? */
const ofReports = (filter: ClaimFilter): boolean => Object.keys(filter).every((name) => name === 'reports')

async function* written(ledger: Ledger, form: FormName, filter: ClaimFilter, options: ExportOptions): Chunks {
  const { reports } = filter
  if (form === 'datasette') yield datasette(options.title ?? null)
  else if (form === 'ledger') yield* lines(ledgerRecords(ledger, reports))
  else if (form === 'readings') yield* lines(readingsOf(ledger, reports))
  else if (form === 'jsonld') yield* linked(ledger, filter, options)
  else if (form === 'html' && reports?.length === 1) {
    const report = await reportById(ledger, reports[0] ?? '')
    yield* page(claimsOf(ledger, filter), { ...options, report })
  } else yield* FORMATS[form].write(claimsOf(ledger, filter), options)
}

async function* linked(ledger: Ledger, filter: ClaimFilter, options: ExportOptions): AsyncGenerator<string> {
  let last = { id: '', text: '' }
  // Claims come report by report.
  const textOf = async (id: string): Promise<string> => {
    if (last.id !== id) last = { id, text: (await reportById(ledger, id))?.text ?? '' }
    return last.text
  }
  yield* jsonld(claimsOf(ledger, filter), options, {
    relations: await relationList(ledger),
    textOf,
    ...(ofReports(filter) && { records: ledgerRecords(ledger, filter.reports) }),
  })
}

async function* lines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}
