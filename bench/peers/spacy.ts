import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from './run.ts'
import type { Document, Labelled } from './score.ts'

const here = import.meta.dirname
const environment = join(tmpdir(), 'onrecord-peers', 'python')

/** spaCy's tagger and parser with textacy's rules for direct quotations. */
export function textacy(documents: readonly Document[]): Run {
  const { refused, ...run } = quotations(documents, 'textacy')
  return { ...run, note: `direct speech only; ${refused} paragraphs refused` }
}

/** The same tagger and parser with the Gender Gap Tracker's rules, written anew from what is told of its method (`tracker.py`). */
export function tracker(documents: readonly Document[]): Run {
  const { refused, ...run } = quotations(documents, 'tracker')
  return { ...run, note: `written anew${refused > 0 ? `; ${refused} paragraphs refused` : ''}` }
}

function quotations(
  documents: readonly Document[],
  rules: 'textacy' | 'tracker',
): Omit<Run, 'note'> & { refused: number } {
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text })).join('\n')
  const run = spawnSync(python(), [join(here, 'spacy_quotes.py'), rules], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (run.status !== 0) throw new Error(run.stderr?.trim().split('\n').at(-1) ?? run.error?.message)
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; attributions: Labelled[] })
  const { seconds, refused } = JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '{}')
  return { found: new Map(lines.map((l) => [l.id, l.attributions])), seconds, refused }
}

/** Python with spaCy, textacy and an English model, made on the first run. */
function python(): string {
  const path = join(environment, 'bin/python')
  if (!existsSync(join(environment, 'ready'))) {
    execFileSync('python3', ['-m', 'venv', environment])
    execFileSync(path, ['-m', 'pip', 'install', '-q', '-r', join(here, 'requirements.txt')])
    writeFileSync(join(environment, 'ready'), '')
  }
  return path
}
