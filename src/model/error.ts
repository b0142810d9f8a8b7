/** Codes a caller can branch on; the message says what happened and what to do. */
export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'unreadable'
  | 'unsupported'
  | 'lexicon'
  | 'ledger-busy'
  | 'ledger-damaged'
  | 'ledger-newer'
  | 'conflict'
  | 'refused'
  | 'network'
  | 'internal'

/**
 * A broken caller or disk. Text we could not read is a `Problem` in the
 * reading instead, and something not found is `null` or `[]`.
 */
export class OnrecordError extends Error {
  override readonly name = 'OnrecordError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
