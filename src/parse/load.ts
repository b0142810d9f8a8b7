import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { OnrecordError } from '../model/index.ts'
import type { EventHead } from './events.ts'
import type { AttributionModel, LinkHead } from './model.ts'

/** The model that ships: beside `src/` in a checkout, beside `dist/` in the package. */
const SHIPPED_MODEL = fileURLToPath(new URL('../../models/attribution/', import.meta.url))

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
  const config = checked(file('config.json'), Config)
  const words = readFileSync(file('vocab.txt'), 'utf8').split('\n')
  const vocabulary = new Map(words.map((word, id) => [word, id]))
  const head = linkHead(file('link.f32'), config)
  const { InferenceSession, Tensor } = await runtime()
  const events = eventFiles(directory)
  const graph = events ? Buffer.concat([readFileSync(file('model.onnx')), events.graph]) : file('model.onnx')
  const session = await InferenceSession.create(graph as string, {
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
    events: events?.head ?? null,
    window: { pieces: config.pieces, overlap: config.overlap },
    cueThreshold: config.cueThreshold,
    contentThreshold: config.contentThreshold,
    sureThreshold: config.sureThreshold,
    speechThreshold: config.speechThreshold,
    directThreshold: config.directThreshold,
    firm: new Set(config.firm),
    async encode(ids, marks) {
      const { tags, token, query, events: rows } = await session.run({ ids: row(ids), marks: row(marks) })
      return {
        tags: tags?.data as Float32Array,
        token: token?.data as Float32Array,
        query: query?.data as Float32Array,
        events: (rows?.data as Float32Array | undefined) ?? null,
      }
    },
  }
}

function checked<T>(path: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw broken(path, cause)
  }
}

const EventConfig = z.object({
  names: z.array(z.string()),
  hidden: z.int().positive(),
  traits: z.int().positive(),
  threshold: z.number().min(0).max(1),
  uncountedThreshold: z.number().min(0).max(1),
})

/**
 * What says what happened to people; null where the directory has none. `events.onnx` is the end of a graph:
 * read after `model.onnx`, its node and its output join the nodes and outputs there, as messages of this format do
 * (protobuf's merging), so that the encoder's weights are stored once.
 */
function eventFiles(directory: string): { head: EventHead; graph: Uint8Array } | null {
  const [about, graph, weights] = ['events.json', 'events.onnx', 'events.f32'].map((name) =>
    join(directory, name),
  )
  if (!about || !graph || !weights || !existsSync(about)) return null
  const { names, hidden, traits, ...thresholds } = checked(about, EventConfig)
  const [ofTraits, bias, out, outBias] = floats(weights, [
    traits * hidden,
    hidden,
    hidden * names.length,
    names.length,
  ])
  const head = { names, hidden, ...thresholds, traits: ofTraits!, bias: bias!, out: out!, outBias: outBias! }
  return { head, graph: readFileSync(graph) }
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
  const [distance, ofBreaks, ofRuled, role, bias] = floats(path, [
    buckets * link,
    breaks * link,
    ruled * link,
    3 * link,
    3,
  ])
  return { link, distance: distance!, breaks: ofBreaks!, ruled: ofRuled!, role: role!, bias: bias! }
}

/** A file of 32-bit numbers, cut into parts of these lengths. */
function floats(path: string, lengths: readonly number[]): Float32Array[] {
  const bytes = readFileSync(path)
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const ends = lengths.reduce<number[]>((all, n) => [...all, (all.at(-1) ?? 0) + n], [])
  if (numbers.length !== ends.at(-1))
    throw new OnrecordError(
      'unreadable',
      `${path} does not fit what is told of it beside it: install onrecord again.`,
    )
  return lengths.map((length, k) => numbers.subarray((ends[k] ?? 0) - length, ends[k]))
}
