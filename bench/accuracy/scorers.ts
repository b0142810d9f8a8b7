import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reading } from '../../src/index.ts'
import { type LabelledText, SHARED } from './corpora.ts'

/** A figure's name and value, in per cent or as a count. */
export type Figures = Record<string, number>

/** What a scorer of `../shared/tools` prints of labelled lines against lines of ours. */
function printed(
  scorer: string,
  gold: readonly string[],
  ours: readonly string[],
  options: readonly string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'))
  try {
    const [goldPath, oursPath] = [join(folder, 'gold.jsonl'), join(folder, 'ours.jsonl')]
    writeFileSync(goldPath, gold.join('\n'))
    writeFileSync(oursPath, ours.join('\n'))
    return execFileSync('python3', [join(SHARED, 'tools', scorer), goldPath, oursPath, ...options], {
      encoding: 'utf8',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const numbers = (line: string | undefined): number[] => (line?.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
const at = (values: readonly number[], i: number): number => values.at(i) ?? Number.NaN

/** `score_claims.py`: found, whole, and how often each field is right among the found. */
export function scoreClaims(texts: readonly LabelledText[], readings: readonly Reading[]): Figures {
  const out = printed(
    'score_claims.py',
    texts.map(({ line }) => line),
    readings.map((reading) => JSON.stringify(reading)),
    [],
  )
  const [found, fields, whole, counted] = [
    row(out, 'found'),
    row(out, 'of those'),
    row(out, 'whole'),
    row(out, 'counted'),
  ]
  return {
    'found P': at(found, 0),
    'found R': at(found, 1),
    'found F1': at(found, 2),
    quantity: at(fields, 0),
    source: at(fields, 1),
    polarity: at(fields, 2),
    modality: at(fields, 3),
    'whole P': at(whole, 0),
    'whole R': at(whole, 1),
    'whole F1': at(whole, 2),
    'counted found R': at(counted, 0),
    'counted whole R': at(counted, 1),
  }
}

/** The numbers of the line that starts with `name`. */
const row = (out: string, name: string): number[] =>
  numbers(
    out
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length)
      .replace('F1', ''),
  )

/**
 * `score_attributions.py`: content, source and cue together, and recall over reporting speech by kind: with source and cue
 * (`speech R`), and of the content alone (`speech found R`).
 */
export function scoreAttributions(texts: readonly LabelledText[], readings: readonly Reading[]): Figures {
  const gold = texts.map(({ line }) => line)
  const ours = readings.map(({ attributions }, i) =>
    JSON.stringify({
      id: texts[i]?.id,
      attributions: attributions.map(({ source, cue, content }) => ({ source, cue, content })),
    }),
  )
  const whole = printed('score_attributions.py', gold, ours, [])
  const [found, triple] = [row(whole, 'det@0.5'), row(whole, 'triple')]
  const speech = (['direct', 'mixed', 'indirect'] as const).flatMap((kind): [string, number][] => {
    const out = printed('score_attributions.py', gold, ours, ['--speech', '--kinds', kind])
    return [
      [`speech R ${kind}`, at(row(out, 'triple'), 1)],
      [`speech found R ${kind}`, at(row(out, 'det@0.5'), 1)],
    ]
  })
  return {
    'found F1': at(found, 2),
    'triple P': at(triple, 0),
    'triple R': at(triple, 1),
    'triple F1': at(triple, 2),
    ...Object.fromEntries(speech),
  }
}
