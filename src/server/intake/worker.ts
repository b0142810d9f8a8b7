import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../intake/index.ts'
import { openLedger } from '../../ledger/index.ts'
import { OnrecordError } from '../../model/index.ts'
import { once } from '../once.ts'
import { workHere, type Answer, type Opened, type Order } from './thread.ts'

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

async function run(order: Order): Promise<Answer> {
  const { id } = order
  try {
    const { takeIn, compare } = await work()
    if (order.job !== null) {
      const done = await takeIn(order.job, (told) => say({ kind: 'told', id, told }))
      return { kind: 'done', id, done }
    }
    await compare()
    return { kind: 'done', id, done: null }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error
    return { kind: 'refused', id, code: error.code, message: error.message }
  }
}

let line: Promise<void> = Promise.resolve()
port.on('message', (order: Order) => {
  line = line.then(async () => say(await run(order)))
})
