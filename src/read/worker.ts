import { parentPort, workerData } from 'node:worker_threads'
import { OnrecordError } from '../model/index.ts'
import type { Original } from './document.ts'
import type { Answer } from './isolate.ts'
import type { Kind } from './kind.ts'
import { readerOf } from './readers.ts'

// The thread that reads one document: see isolate.ts.
const { kind, original } = workerData as { kind: Kind; original: Original }

// The PDF parser leaves failures of its own behind that nobody waits for; those that count reach `answer`.
process.on('unhandledRejection', () => {})

async function answer(): Promise<Answer> {
  try {
    return { content: await (await readerOf(kind))(original) }
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code, message: error.message }
    throw error
  }
}

parentPort?.postMessage(await answer(), [])
