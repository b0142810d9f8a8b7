import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../intake/index.ts'
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
  workHere({
    ledger: await openLedger(address),
    reader: once(() => openReader(opening, process.env)),
    net,
    now: () => new Date(),
  }),
)

async function run({ id, task }: Order): Promise<Answer> {
  try {
    return { kind: 'done', id, done: await outcome(await work(), id, task) }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    return { kind: 'refused', id, code: error.code, message: error.message }
  }
}

async function outcome(work: Work, id: number, task: Task): Promise<Outcome> {
  if (task.kind === 'take-in') return work.takeIn(task.job, (told) => say({ kind: 'told', id, told }))
  if (task.kind === 'import') return work.importFile(task.path, task.name)
  await work.compare()
  return null
}

let line: Promise<void> = Promise.resolve()
port.on('message', (order: Order) => {
  line = line.then(async () => say(await run(order)))
})
