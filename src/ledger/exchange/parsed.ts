import type { z } from 'zod'
import { wrong } from './wrong.ts'

/** Deeper than anything that is given out. */
const DEEPEST = 64

/**
 * A JSON value.
 * @throws OnrecordError `unreadable` for what is no JSON, is nested without end, or holds what no ledger can keep.
 */
export function parsed(json: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw wrong('it is no JSON, or it is cut off', cause)
  }
  checkSane(value, 0)
  return value
}

function checkSane(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw wrong('it is nested too deeply')
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) throw wrong('it holds half a character or a zero')
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      if (key === '__proto__') throw wrong('it has a field __proto__')
      checkSane((value as Record<string, unknown>)[key], depth + 1)
    }
  }
}

/**
 * `value`, if it has the shape; as it came, so that nothing in it is put in another order.
 * @throws OnrecordError `unreadable` that names the field and what it should be.
 */
export function shaped<T>(shape: z.ZodType, value: unknown): T {
  const { success, error } = shape.safeParse(value)
  if (success) return value as T
  const [issue] = error.issues
  const where = (issue?.path ?? []).join('.')
  const what = (issue?.message ?? 'wrong form').replace(/^Invalid input: /, '')
  throw wrong(where === '' ? what : `${where}: ${what}`)
}
