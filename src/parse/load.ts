import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { OnrecordError } from '../model/index.ts'
import type { AttributionModel, LinkHead } from './model.ts'

/** The model that ships: beside `src/` in a checkout, beside `dist/` in the package. */
export const SHIPPED_MODEL = fileURLToPath(new URL('../../models/attribution/', import.meta.url))

const Config = z.object({
  pieces: z.int().min(16).max(512),
  overlap: z.int().min(0),
  link: z.int().positive(),
  buckets: z.int().positive(),
  breaks: z.int().positive(),
  ruled: z.int().positive(),
  firm: z.array(z.string()),
  cueThreshold: z.number().min(0).max(1),
  contentThreshold: z.number().min(0).max(1),
  sureThreshold: z.number().min(0).max(1),
  speechThreshold: z.number().min(0).max(1),
  directThreshold: z.number().min(0).max(1),
})

/**
 * Load the trained reader's model from `directory`. It runs on one core through onnxruntime-node.
 * @throws OnrecordError `unreadable` where a file is missing or wrong, `unsupported` where the machine cannot run it.
 */
export async function loadModel(directory: string = SHIPPED_MODEL): Promise<AttributionModel> {
  const file = (name: string): string => {
    const path = join(directory, name)
    if (existsSync(path)) return path
    throw new OnrecordError(
      'unreadable',
      `The trained reader's model lacks ${path}: install onrecord again, or read with --reader fast.`,
    )
  }
  const config = configIn(file('config.json'))
  const words = readFileSync(file('vocab.txt'), 'utf8').split('\n')
  const vocabulary = new Map(words.map((word, id) => [word, id]))
  const head = linkHead(file('link.f32'), config)
  const { InferenceSession, Tensor } = await runtime()
  const session = await InferenceSession.create(file('model.onnx'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'basic',
  }).catch((cause: unknown) => {
    throw broken(file('model.onnx'), cause)
  })
  const row = (numbers: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length])
  return {
    vocabulary,
    head,
    window: { pieces: config.pieces, overlap: config.overlap },
    cueThreshold: config.cueThreshold,
    contentThreshold: config.contentThreshold,
    sureThreshold: config.sureThreshold,
    speechThreshold: config.speechThreshold,
    directThreshold: config.directThreshold,
    firm: new Set(config.firm),
    async encode(ids, marks) {
      const { tags, token, query } = await session.run({ ids: row(ids), marks: row(marks) })
      return {
        tags: tags?.data as Float32Array,
        token: token?.data as Float32Array,
        query: query?.data as Float32Array,
      }
    },
  }
}

function configIn(path: string): z.infer<typeof Config> {
  try {
    return Config.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw broken(path, cause)
  }
}

const broken = (path: string, cause: unknown): OnrecordError =>
  new OnrecordError(
    'unreadable',
    `${path} is not what this version of onrecord reads: install onrecord again, or read with --reader fast.`,
    { cause },
  )

async function runtime(): Promise<typeof import('onnxruntime-node')> {
  try {
    return await import('onnxruntime-node')
  } catch (cause) {
    throw new OnrecordError(
      'unsupported',
      'The trained reader needs onnxruntime-node, which is not installed or has no build for this machine: run `npm install onnxruntime-node --onnxruntime_node_install=skip`, or read with --reader fast.',
      { cause },
    )
  }
}

function linkHead(path: string, { link, buckets, breaks, ruled }: z.infer<typeof Config>): LinkHead {
  const bytes = readFileSync(path)
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const rows = [buckets, breaks, ruled, 3]
  const ends = rows.reduce<number[]>((all, n) => [...all, (all.at(-1) ?? 0) + n * link], [])
  const last = ends.at(-1) ?? 0
  if (numbers.length !== last + 3)
    throw new OnrecordError(
      'unreadable',
      `${path} does not fit config.json beside it: install onrecord again.`,
    )
  return {
    link,
    distance: numbers.subarray(0, ends[0]),
    breaks: numbers.subarray(ends[0], ends[1]),
    ruled: numbers.subarray(ends[1], ends[2]),
    role: numbers.subarray(ends[2], ends[3]),
    bias: numbers.subarray(last),
  }
}
