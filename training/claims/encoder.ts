import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** The output of the third of the six layers: of those tried the one that tells events apart best. */
const LAYER = '/norm2_2/LayerNormalization_output_0'
/** Numbers in a vector. */
export const SIZE = 384

/** What the encoder gives for the pieces of a window: `SIZE` numbers each. */
export type Encoder = (ids: readonly number[], marks: readonly number[]) => Promise<Float32Array>

/**
 * The shipped encoder up to that layer. What it gave for a window is kept in the directory `cache`, of every number the upper 16
 * bits, so that only new or changed texts take time.
 */
export async function encoder(cache: string): Promise<Encoder> {
  const graph = readFileSync('models/attribution/model.onnx')
  const session = await InferenceSession.create(withOutput(graph, LAYER), {
    intraOpNumThreads: 1,
    graphOptimizationLevel: 'basic',
  })
  const model = createHash('sha256').update(graph).digest('hex')
  mkdirSync(cache, { recursive: true })
  return async (ids, marks) => {
    const key = createHash('sha256').update(`${model} ${ids.join()} ${marks.join()}`).digest('hex')
    const path = join(cache, key.slice(0, 32))
    if (!existsSync(path)) {
      const given = (await session.run({ ids: row(ids), marks: row(marks) }))[LAYER]?.data as Float32Array
      writeFileSync(path, upper(given))
    }
    return whole(readFileSync(path))
  }
}

/** The upper halves of the numbers. */
export function upper(numbers: Float32Array): Buffer {
  const halves = new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length * 2)
  return Buffer.from(halves.filter((_, k) => k % 2 === 1).buffer)
}

function whole(bytes: Buffer): Float32Array {
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  const numbers = new Uint32Array(halves.length)
  halves.forEach((half, k) => (numbers[k] = half * 65536))
  return new Float32Array(numbers.buffer)
}

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes])
}

/** The graph with one more output: appended to the file, it joins the outputs there, as messages of this format do. */
function withOutput(graph: Buffer, name: string): Buffer {
  return Buffer.concat([graph, field(7, field(12, field(1, Buffer.from(name))))])
}

function row(numbers: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length])
}
