import { parentPort, workerData } from 'node:worker_threads'
import { document, failed, type Document } from '../read/index.ts'
import type { Answer, Order } from './pool.ts'
import { openReader, type Opening } from './reader.ts'
import { readOne } from './read-one.ts'

// One of the threads that read: see pool.ts. The pool watches its time, so it needs no thread of its own for a PDF.
const port = parentPort
if (!port) throw new Error('worker.ts runs in a thread of its own')
const say = (answer: Answer): void => port.postMessage(answer)

const reader = await openReader(workerData as Opening, {})
// The PDF parser leaves failures of its own behind that nobody waits for; those that count are caught where they are.
process.on('unhandledRejection', () => {})
port.on('message', ({ cut, metadata }: Order) => void answer(cut, metadata))
say({ kind: 'ready' })

async function answer(cut: Order['cut'], metadata: Order['metadata']): Promise<void> {
  const found = await document(cut, { isolate: false })
  if (failed(found)) return say({ kind: 'read', read: { failure: found } })
  // From here on the text is read, however long that takes.
  say({ kind: 'opened' })
  const read = await readOne(found, reader, metadata)
  say({ kind: 'read', read: 'failure' in read ? read : { ...read, document: bare(read.document) } })
}

/** The pool has the bytes, and the reading has the text. */
const bare = (found: Document): Document => ({ ...found, bytes: new Uint8Array(0), text: '' })
