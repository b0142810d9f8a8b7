import { parentPort, workerData } from 'node:worker_threads'
import { opened, type Unread } from '../read/index.ts'
import type { Answer, Order } from './pool.ts'
import { openReader, type Opening } from './reader.ts'
import { readEach, type Read } from './read-one.ts'

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
  const found = await opened(cut, { isolate: false })
  // From here on the text is read, however long that takes.
  say({ kind: 'opened' })
  const read = await readEach(found, reader, metadata)
  say({ kind: 'read', read: read.map((one) => bare(one, cut)) })
}

/** The pool has the document's own bytes, and the reading has the text. */
function bare(read: Read, { sha256 }: Unread): Read {
  if ('failure' in read) return read
  const bytes = read.document.sha256 === sha256 ? new Uint8Array(0) : read.document.bytes
  return { ...read, document: { ...read.document, bytes, text: '' } }
}
