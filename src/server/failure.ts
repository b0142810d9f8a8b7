import type { Context } from 'hono'
import { OnrecordError, type ErrorCode } from '../model/index.ts'

const STATUS: Record<ErrorCode, 400 | 403 | 404 | 409 | 415 | 422 | 500 | 502 | 503> = {
  usage: 400,
  'not-found': 404,
  unreadable: 422,
  unsupported: 415,
  lexicon: 500,
  'ledger-busy': 503,
  'ledger-damaged': 500,
  'ledger-newer': 500,
  conflict: 409,
  refused: 403,
  network: 502,
  internal: 500,
}

/** An error as the server answers it: a code to branch on and a sentence that says what to do. */
export function failure(error: unknown, context: Context): Response {
  if (error instanceof OnrecordError) {
    return context.json({ error: { code: error.code, message: error.message } }, STATUS[error.code])
  }
  console.error(error)
  const message = 'Something went wrong in onrecord: the terminal in which it runs says what.'
  return context.json({ error: { code: 'internal', message } }, 500)
}
