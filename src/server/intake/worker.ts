import { parentPort, workerData } from 'node:worker_threads'
import { readersOf, threadsFor } from '../../intake/index.ts'
import { openLedger } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { once } from '../once.ts'
import {
  workHere,
  type Answer,
  type Opened,
  type Order,
  type Outcome,
  type Task,
  type Work,
} from './thread.ts'

// The thread that takes reports in and compares them, over a connection of its own to the ledger: see thread.ts.
const port = parentPort
if (!port) throw new Error('worker.ts runs in a thread of its own')
const say = (answer: Answer): void => port.postMessage(answer)

const { address, reader: opening, net } = workerData as Opened
const work = once(async () =>
  workHere(
    {
      ledger: await openLedger(address),
      reader: readersOf(opening, process.env),
      net,
      now: () => new Date(),
    },
    threadsFor(undefined),
  ),
)
const stops = new Map<number, AbortController>()

async function run(id: number, task: Task): Promise<Answer> {
  try {
    return { kind: 'done', id, done: await outcome(await work(), id, task) }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    return { kind: 'refused', id, code: error.code, message: error.message }
  } finally {
    stops.delete(id)
  }
}

async function outcome(work: Work, id: number, task: Task): Promise<Outcome> {
  if (task.kind === 'take-in')
    return work.takeIn(task.job, (told) => say({ kind: 'told', id, told }), stops.get(id)?.signal)
  if (task.kind === 'import') return work.importFile(task.path, task.name)
  if (task.kind === 'read-again') return work.readAgain(task.reportId)
  await work.compare()
  return null
}

// What people decided is compared, and what they said of a report read with it, while a long job goes on, between its
// documents.
let writing: Promise<void> = Promise.resolve()
let following: Promise<void> = Promise.resolve()
port.on('message', ({ id, task }: Order) => {
  if (task.kind === 'stop') return stops.get(id)?.abort()
  const next = async (): Promise<void> => say(await run(id, task))
  if (task.kind === 'compare' || task.kind === 'read-again') following = following.then(next)
  else writing = writing.then(next)
  if (task.kind === 'take-in') stops.set(id, new AbortController())
  return undefined
})
