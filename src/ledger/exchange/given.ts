import { OnrecordError, type Reading } from '../../model/index.ts'
import { documentOf, linesOf } from './lines.ts'
import { recordsInLinkedData } from './linked.ts'
import { parsed, shaped } from './parsed.ts'
import type { LedgerRecord } from './record.ts'
import { readingShape, recordShape } from './shape.ts'

/** Something that a file gives: a record of a ledger, or a reading by itself; `where` names it in messages. */
export type Given =
  | { readonly where: string; readonly record: LedgerRecord }
  | { readonly where: string; readonly reading: Reading }

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** At `where`, what is wrong there; the sentence that stands behind it may begin small. */
const at = (where: string, error: unknown): unknown =>
  error instanceof OnrecordError
    ? new OnrecordError(error.code, `${where}: ${error.message.replace(/\.$/, '')}.`, { cause: error })
    : error

/**
 * What a file holds: JSON Lines of a ledger's records or of readings, a reading or a list of them as JSON, or linked
 * data with records in it. Nothing that it points to is fetched.
 * @throws OnrecordError `unreadable` in one sentence, `unsupported` for a table of claims.
 */
export async function* givenIn(file: string): AsyncGenerator<Given> {
  let number = 0
  for await (const line of linesOf(file)) {
    const where = `line ${++number}`
    const value = lineValue(line, where, number === 1)
    if (value === undefined || (number === 1 && isWhole(value))) {
      yield* givenAtOnce(await documentOf(file))
      return
    }
    yield one(value, where)
  }
  if (number === 0) throw new OnrecordError('unreadable', 'it is empty.')
}

/** Undefined for a first line that is only the beginning of a document. */
function lineValue(line: string, where: string, first: boolean): unknown {
  try {
    return parsed(line)
  } catch (error) {
    if (!first) throw at(where, error)
    if (!/^\s*[[{]/.test(line))
      throw new OnrecordError(
        'unsupported',
        'it is nothing that a ledger gave out as ledger, jsonld or readings; tables and pages do not come back.',
        { cause: error },
      )
    return undefined
  }
}

/** A document of one line. */
const isWhole = (value: unknown): boolean => Array.isArray(value) || (isObject(value) && '@context' in value)

function* givenAtOnce(json: string): Generator<Given> {
  const value = parsed(json)
  const list = Array.isArray(value) ? (value as unknown[]) : [value]
  if (list.some((item) => isObject(item) && 'schema' in item)) {
    for (const [i, item] of list.entries()) yield one(item, `reading ${i + 1}`)
    return
  }
  for (const [i, record] of recordsInLinkedData(value).entries()) yield one(record, `record ${i + 1}`)
}

function one(value: unknown, where: string): Given {
  try {
    if (!isObject(value)) throw new OnrecordError('unreadable', 'it is no record')
    if ('schema' in value) return { where, reading: shaped<Reading>(readingShape, value) }
    if ('kind' in value) return { where, record: shaped<LedgerRecord>(recordShape, value) }
    if ('claim' in value && 'passage' in value)
      throw new OnrecordError(
        'unsupported',
        'it is a row of a table of claims, which does not hold the reports: export with --format ledger, jsonld or readings',
      )
    throw new OnrecordError('unreadable', 'it is neither a record of a ledger nor a reading')
  } catch (error) {
    throw at(where, error)
  }
}
