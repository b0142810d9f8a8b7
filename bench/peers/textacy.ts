import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

const here = import.meta.dirname
const environment = join(tmpdir(), 'onrecord-peers', 'python')

/** spaCy's tagger and parser with textacy's rules for direct quotations. */
export function textacy(documents: readonly Document[]): Run {
  const python = join(environment, 'bin/python')
  if (!existsSync(join(environment, 'ready'))) {
    execFileSync('python3', ['-m', 'venv', environment])
    execFileSync(python, ['-m', 'pip', 'install', '-q', '-r', join(here, 'requirements.txt')])
    execFileSync('touch', [join(environment, 'ready')])
  }
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text })).join('\n')
  const run = spawnSync(python, [join(here, 'textacy_quotes.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  })
  if (run.status !== 0) throw new Error(run.stderr.trim().split('\n').at(-1) ?? 'no word why')
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; attributions: Labelled[] })
  const { seconds, refused } = JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '{}')
  return {
    found: new Map(lines.map((l) => [l.id, l.attributions])),
    seconds,
    note: `direct speech only; ${refused} paragraphs refused`,
  }
}
