import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

const here = join(import.meta.dirname, 'corenlp')
const folder = join(tmpdir(), 'onrecord-peers', 'corenlp')

/** The quote annotator with its speakers; it names no cue. */
export function corenlp(documents: readonly Document[]): Run {
  const jars = join(folder, 'lib')
  if (!existsSync(join(folder, 'ready'))) {
    execFileSync('mvn', [
      '-q',
      '-B',
      '-f',
      join(here, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${jars}`,
    ])
    writeFileSync(join(folder, 'ready'), '')
  }
  const texts = join(folder, 'texts')
  mkdirSync(texts, { recursive: true })
  const files = documents.map(({ text }, k) => {
    const path = join(texts, `${k}.txt`)
    writeFileSync(path, text)
    return path
  })
  const settings = ['-Xmx6g', '-XX:+UseSerialGC', '-XX:ActiveProcessorCount=1', '-Dfile.encoding=UTF-8']
  const run = spawnSync('java', [...settings, '-cp', `${jars}/*`, join(here, 'Quotes.java'), ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (run.status !== 0) throw new Error(run.stderr?.trim().split('\n').at(-1) ?? run.error?.message)
  const lines = run.stdout.trim().split('\n')
  const seconds = Number(lines.pop()?.split(' ')[1])
  const quotes = lines.map((line) => line.split(' ').map(Number))
  const found = new Map(
    documents.map(({ id }, k) => [id, quotes.filter(([file]) => file === k).map(labelled)]),
  )
  return { found, seconds, note: 'quoted words only; no cues' }
}

function labelled([, start = 0, end = 0, first = -1, last = -1]: readonly number[]): Labelled {
  return { source: first < 0 ? [] : [[first, last]], cue: [], content: [[start, end]] }
}
