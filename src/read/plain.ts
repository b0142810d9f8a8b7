import { OnrecordError } from '../model/index.ts'
import type { Content, Original } from './document.ts'
import { charset, decode, wideEncoding } from './encoding.ts'

/**
 * A plain text, as it is: nothing is changed, so that positions in the text are positions in the file.
 * @throws OnrecordError `unreadable` when the bytes are no text.
 */
export function plain({ bytes, location, contentType }: Original): Content {
  if (wideEncoding(bytes) === null && binary(bytes)) {
    throw new OnrecordError(
      'unreadable',
      `${location} is not text (it holds binary data): give onrecord a text, an article or a transcript.`,
    )
  }
  const { text, encoding, problems } = decode(bytes, location, [charset(contentType)])
  const whole = [0, text.length] as const
  const leads = text === '' ? [] : [{ span: whole, at: whole, exact: true }]
  return { text, encoding, problems, leads }
}

/** Zero bytes or many control characters: no text encoding of one byte a character or UTF-8 has them. */
export function binary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  }
  return controls > sample.length * 0.05
}
