import { Worker } from 'node:worker_threads'
import { OnrecordError } from '../model/index.ts'
import { failed, type Content, type Failure, type Original } from './document.ts'
import type { Kind } from './kind.ts'
import { fromBytes } from './open.ts'
import type { Piece } from './piece.ts'

/** Milliseconds and megabytes that one document may take. */
export const PATIENCE = 60_000
const MEMORY = 1_536

const refused = (location: string, what: string): OnrecordError =>
  new OnrecordError(
    'refused',
    `${location} ${what}: it may be made to hang a reader. Save the part you need as a file of its own.`,
  )

export const tooLong = (location: string, patience = PATIENCE): OnrecordError =>
  refused(location, `took longer than ${patience / 1000} seconds to read`)

export const tooMuch = (location: string): OnrecordError =>
  refused(location, `needs more than ${MEMORY} MB of memory`)

/** A piece of a container, as it passes from one thread to another. */
export type Passed = Omit<Piece, 'source'> & { readonly original: Original }

/** What a document is, or what a container holds. */
export type Told = { readonly content: Content } | { readonly pieces: readonly (Passed | Failure)[] }

/** What the thread answers. */
export type Answer = Told | { readonly code: string; readonly message: string }

/** Read one document in a thread of its own; throws as `apart` does. */
export async function isolated(kind: Kind, original: Original, patience = PATIENCE): Promise<Content> {
  const told = await apart(kind, original, patience)
  return 'content' in told ? told.content : { text: '' }
}

/** Cut a container that is held as a whole in a thread of its own; throws as `apart` does. */
export async function* isolatedCut(kind: Kind, original: Original): AsyncGenerator<Piece | Failure> {
  const told = await apart(kind, original, PATIENCE)
  for (const passed of 'pieces' in told ? told.pieces : []) {
    if (failed(passed)) yield passed
    else yield { ...passed, source: fromBytes(passed.original) }
  }
}

/**
 * Read in a thread of its own, so that a file made to hang or to fill the memory takes neither the caller's time nor its
 * memory with it.
 * @throws OnrecordError `refused` when the time or memory is used up.
 */
function apart(kind: Kind, original: Original, patience: number): Promise<Told> {
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: { kind, original },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    // Some parsers print what they find wrong; the reader tells it itself.
    stdout: true,
    stderr: true,
  })
  const { location } = original
  return new Promise<Told>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooLong(location, patience))
      void worker.terminate()
    }, patience)
    worker.on('message', (answer: Answer) => {
      clearTimeout(timer)
      if ('code' in answer) reject(new OnrecordError(answer.code as OnrecordError['code'], answer.message))
      else resolve(answer)
      void worker.terminate()
    })
    worker.on('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') reject(tooMuch(location))
      else
        reject(
          new OnrecordError(
            'unreadable',
            `${location} could not be read (${cause.message}): it may be damaged.`,
            { cause },
          ),
        )
    })
    worker.on('exit', (code) => {
      clearTimeout(timer)
      reject(refused(location, `ended its reader (${code})`))
    })
  })
}
