import {
  documents,
  failed,
  type Document,
  type Failure,
  type Given,
  type ReadSettings,
} from '../../src/read/index.ts'
import { OnrecordError } from '../../src/model/index.ts'

/**
 * The one document of `given`.
 * @throws OnrecordError when it cannot be read.
 */
export async function oneDocument(given: Given, settings: ReadSettings = {}): Promise<Document> {
  const found: (Document | Failure)[] = []
  for await (const one of documents(given, settings)) found.push(one)
  const [document, more] = found
  if (!document || more)
    throw new RangeError(`${given.location} holds ${document ? 'several documents' : 'none'}`)
  if (failed(document)) throw new OnrecordError(document.code as OnrecordError['code'], document.reason)
  return document
}
