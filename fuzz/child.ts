import { byteSpan, documents, failed, type Document } from '../src/read/index.ts'
import { mutate, random } from './mutate.ts'
import { TARGETS } from './seeds.ts'

// Reads mutated inputs of one kind and says which one it is at; the parent watches it. See run.ts.
const [name = '', first = '0', last = '0', seed = '1'] = process.argv.slice(2)
const target = TARGETS.find((one) => one.name === name)
if (!target) throw new Error(`no target ${name}`)

function input(number: number): Uint8Array {
  const next = random(Number(seed) * 1_000_003 + number)
  const pick = (list: readonly Uint8Array[]): Uint8Array =>
    list[Math.floor(next() * list.length)] ?? new Uint8Array()
  if (target?.pack && target.inner && next() < 0.5)
    return target.pack(mutate(pick(target.inner), target.words, next))
  return mutate(pick(target?.seeds ?? []), target?.words ?? [], next)
}

/** What every document must hold to, however broken its original: nothing points outside of the text or the bytes. */
function check({ text, leads, marks, bytes, encoding, sha256, location }: Document): void {
  const say = (what: string): never => {
    throw new Error(`${location}: ${what}`)
  }
  if (sha256.length !== 64) say('no hash')
  let end = 0
  for (const { span, at, exact } of leads) {
    if (span[0] < end || span[1] <= span[0] || span[1] > text.length) say(`lead ${span} of ${text.length}`)
    end = span[1]
    if (at && (at[0] < 0 || at[1] < at[0])) say(`lead at ${at}`)
    if (exact && at && at[1] - at[0] !== span[1] - span[0]) say('exact lead of another length')
  }
  for (const { span } of marks) if (span[0] < 0 || span[1] > text.length) say(`mark ${span}`)
  if (bytes.length > 100_000) return
  for (const { span, at } of leads.filter(({ exact, part }) => exact && !part).slice(0, 20)) {
    if (!at) continue
    const [from, to] = byteSpan(bytes, encoding, at)
    // A byte-order mark in the middle of a text is a letter of it.
    const there = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(from, to))
    if (there !== text.slice(...span)) say(`“${text.slice(...span)}” is “${there}” in the original`)
  }
}

const tally = { documents: 0, failures: 0, unforeseen: 0, stray: 0 }
// Promises that a parser left behind and nobody waits for; the threads that read documents pass over them too.
process.on('unhandledRejection', () => void tally.stray++)

async function read(number: number): Promise<void> {
  const given = { location: `x.${name}`, bytes: input(number) }
  for await (const item of documents(given, { isolate: false })) {
    if (!failed(item)) {
      tally.documents++
      check(item)
      continue
    }
    tally.failures++
    if (/could not be read \(/.test(item.reason)) {
      tally.unforeseen++
      process.send?.({ reason: `${number}: ${item.reason}` })
    }
    if (item.reason.length < 20 || !item.reason.trim().endsWith('.'))
      throw new Error(`no sentence: ${item.reason}`)
  }
}

try {
  for (let number = Number(first); number < Number(last); number++) {
    process.send?.({ number })
    await read(number)
  }
  // What was left behind is told by now; timers may be left, too.
  setImmediate(() => process.send?.({ tally }, () => process.exit(0)))
} catch (error) {
  console.error(error)
  process.exit(1)
}
