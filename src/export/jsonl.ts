import { addressAt, COLUMNS } from './column.ts'
import type { Claims, ExportOptions } from './options.ts'

/** A JSON object a line, with the keys of the table's columns. */
export async function* jsonl(claims: Claims, { base }: ExportOptions = {}): AsyncGenerator<string> {
  const address = addressAt(base)
  for await (const claim of claims) {
    yield `${JSON.stringify(Object.fromEntries(COLUMNS.map(({ name, of }) => [name, of(claim, address)])))}\n`
  }
}
