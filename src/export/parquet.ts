import { ByteWriter, ParquetWriter, schemaFromColumnData, type BasicType } from 'hyparquet-writer'
import type { LedgerClaim } from '../ledger/index.ts'
import { addressAt, COLUMNS, type Column } from './column.ts'
import type { Claims, ExportOptions } from './options.ts'

const LOT = 10_000
const TYPES: Record<Column['type'], BasicType> = { text: 'STRING', number: 'DOUBLE', boolean: 'BOOLEAN' }

/** Parquet, a row group for each ten thousand claims. */
export async function* parquet(claims: Claims, { base }: ExportOptions = {}): AsyncGenerator<Uint8Array> {
  const address = addressAt(base)
  const columnsOf = (lot: readonly LedgerClaim[]) =>
    COLUMNS.map(({ name, type, of }) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: lot.map((claim) => of(claim, address)),
    }))
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    createdBy: 'onrecord',
  })
  // What has been written so far leaves the buffer; the writer goes on counting where it is in the file.
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  let lot: LedgerClaim[] = []
  for await (const claim of claims) {
    lot.push(claim)
    if (lot.length < LOT) continue
    await file.write({ columnData: columnsOf(lot), rowGroupSize: LOT })
    yield taken()
    lot = []
  }
  if (lot.length > 0) await file.write({ columnData: columnsOf(lot), rowGroupSize: LOT })
  await file.finish()
  yield taken()
}
