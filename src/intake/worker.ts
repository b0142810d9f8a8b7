import module from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Unread } from '../read/index.ts'
import type { Answer, Begun, Order } from './pool.ts'
import type { Read } from './read-one.ts'

// One of the threads that read: see pool.ts. The pool watches its time, so it needs no thread of its own for a PDF.
const port = parentPort
if (!port) throw new Error('worker.ts runs in a thread of its own')
const say = (answer: Answer): void => port.postMessage(answer)

const { opening, compiled } = workerData as Begun
// A thread does not share in the compiled code that the program keeps between runs unless it asks before it loads any.
if (compiled) module.enableCompileCache()
const { opened } = await import('../read/index.ts')
const { openReader } = await import('./reader.ts')
const { readEach } = await import('./read-one.ts')

const reader = await openReader(opening, {})
// The PDF parser leaves failures of its own behind that nobody waits for; those that count are caught where they are.
process.on('unhandledRejection', () => {})
// One after the other: what waits was handed over early.
let line = Promise.resolve()
port.on('message', ({ cut, metadata }: Order) => {
  line = line.then(() => answer(cut, metadata))
})
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
