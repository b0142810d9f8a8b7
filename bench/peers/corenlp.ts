import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Span } from '../../src/model/index.ts'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

interface Annotated {
  sentences: { tokens: { characterOffsetBegin: number; characterOffsetEnd: number }[] }[]
  quotes: { beginIndex: number; endIndex: number; mentionBegin?: number; mentionEnd?: number }[]
}

const folder = join(tmpdir(), 'onrecord-peers', 'corenlp')

/** The quote annotator with its speakers; it names no cue. */
export function corenlp(documents: readonly Document[]): Run {
  const jars = join(folder, 'lib')
  if (!existsSync(jars)) {
    const pom = join(import.meta.dirname, 'corenlp', 'pom.xml')
    execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`])
  }
  const texts = join(folder, 'texts')
  mkdirSync(texts, { recursive: true })
  const files = documents.map(({ id, text }) => {
    const path = join(texts, `${id.replace(/[^\w-]/g, '_')}.txt`)
    writeFileSync(path, text)
    return path
  })
  writeFileSync(join(folder, 'list'), files.join('\n'))
  const run = spawnSync(
    'java',
    [
      '-Xmx6g',
      '-XX:+UseSerialGC',
      '-XX:ActiveProcessorCount=1',
      '-cp',
      `${jars}/*`,
      'edu.stanford.nlp.pipeline.StanfordCoreNLP',
      '-annotators',
      'tokenize,ssplit,pos,lemma,ner,depparse,coref,quote',
      '-filelist',
      join(folder, 'list'),
      '-outputFormat',
      'json',
      '-outputDirectory',
      texts,
      '-threads',
      '1',
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  if (run.status !== 0) throw new Error(run.stderr?.trim().split('\n').at(-1) ?? 'no word why')
  const found = new Map(
    documents.map(({ id }, k) => {
      const { sentences, quotes } = JSON.parse(readFileSync(`${files[k]}.json`, 'utf8')) as Annotated
      const tokens = sentences.flatMap((s) => s.tokens)
      const attributions = quotes.map((q): Labelled => {
        const [first, last] = [tokens[q.mentionBegin ?? -1], tokens[q.mentionEnd ?? -1]]
        const source: Span[] = first && last ? [[first.characterOffsetBegin, last.characterOffsetEnd]] : []
        return { source, cue: [], content: [[q.beginIndex, q.endIndex]] }
      })
      return [id, attributions] as const
    }),
  )
  return { found, seconds: seconds(run.stderr), note: 'quoted words only; no cues' }
}

/** The pipeline prints what its annotators took, loading left out. */
const seconds = (log: string): number => Number(/TOTAL: ([\d.]+) sec\. for/.exec(log)?.[1] ?? Number.NaN)
