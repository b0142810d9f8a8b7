import { OnrecordError } from '../../model/index.ts'

/** What was given out does not hold together. */
export const wrong = (message: string, cause?: unknown): OnrecordError =>
  new OnrecordError('unreadable', message, { cause })
