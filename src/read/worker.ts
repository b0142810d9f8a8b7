import { parentPort, workerData } from 'node:worker_threads'
import { OnrecordError } from '../model/index.ts'
import { CUTS } from './cuts.ts'
import { failed, type Failure, type Original } from './document.ts'
import type { Answer, Passed, Told } from './isolate.ts'
import type { Kind } from './kind.ts'
import { fromBytes } from './open.ts'
import type { Cut } from './piece.ts'
import { readerOf } from './readers.ts'

// The thread that reads one document, or cuts one container: see isolate.ts.
const { kind, original } = workerData as { kind: Kind; original: Original }

// The PDF parser leaves failures of its own behind that nobody waits for; those that count reach `answer`.
process.on('unhandledRejection', () => {})

async function answer(): Promise<Answer> {
  try {
    return await told()
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code, message: error.message }
    const why = error instanceof Error ? error.message : String(error)
    const message = `${original.location} could not be read (${why}): it may be damaged.`
    return { code: 'unreadable', message }
  }
}

async function told(): Promise<Told> {
  const cut = await CUTS[kind]?.()
  if (cut) return { pieces: await passed(cut) }
  return { content: await (await readerOf(kind))(original) }
}

async function passed(cut: Cut): Promise<(Passed | Failure)[]> {
  const found: (Passed | Failure)[] = []
  for await (const piece of cut(fromBytes(original), {})) {
    if (failed(piece)) found.push(piece)
    else {
      const { source, ...rest } = piece
      const { location, name, contentType, url } = source
      found.push({ ...rest, original: { location, bytes: await source.bytes(), name, contentType, url } })
    }
  }
  return found
}

parentPort?.postMessage(await answer(), [])
