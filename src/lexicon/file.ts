import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import type { z } from 'zod'
import { OnrecordError } from '../model/index.ts'

/** Where the words that ship with the program lie: beside `src/` in a checkout, beside `dist/` in the package. */
export const SHIPPED = fileURLToPath(new URL('../../lexicon/en/', import.meta.url))

/**
 * The entries of one lexicon file, checked against `shape`. A file of the same name in `directory`
 * takes the place of the one that ships.
 * @throws OnrecordError `lexicon`, naming the file, the entry and what is wrong with it.
 */
export function entries<T>(name: string, shape: z.ZodType<T>, directory: string | null): T {
  const own = directory === null ? null : join(directory, name)
  const path = own !== null && existsSync(own) ? own : join(SHIPPED, name)
  let raw: unknown
  try {
    raw = load(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new OnrecordError(
      'lexicon',
      `The word list ${path} could not be read: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
  const checked = shape.safeParse(raw)
  if (checked.success) return checked.data
  const first = checked.error.issues[0]
  throw new OnrecordError(
    'lexicon',
    `The word list ${path} has a wrong entry at ${first?.path.join(' → ') ?? '?'}: ${first?.message ?? 'unknown fault'}. Mend that entry, or remove the file to use the shipped one.`,
    { cause: checked.error },
  )
}

/** The bytes of a file that a package holds beside its code. */
export const fileOf = (packageName: string, file: string): Buffer =>
  readFileSync(join(dirname(createRequire(import.meta.url).resolve(packageName)), file))
