import { analyse } from 'chardet'
import { OnrecordError, type Problem } from '../model/index.ts'

/** Text of a plain-text file, with what had to be guessed or mended on the way. */
export interface PlainText {
  text: string
  problems: Problem[]
}

/** Byte-order marks, longest first. */
const MARKS: readonly [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * Bytes of a plain-text file to text: UTF-8 or UTF-16 by mark, UTF-8 where the bytes are valid, else the
 * likeliest encoding (chardet), which is told as a problem. Line ends become `\n` only when the text is read;
 * here nothing is changed.
 * @throws OnrecordError `unreadable` when the bytes are no text.
 */
export function plainText(bytes: Uint8Array, location: string): PlainText {
  for (const [mark, encoding] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte))
      return { text: new TextDecoder(encoding).decode(bytes), problems: [] }
  }
  if (binary(bytes)) {
    throw new OnrecordError(
      'unreadable',
      `${location} is not text (it holds binary data): give onrecord a text, an article or a transcript.`,
    )
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] }
  } catch {
    return guessed(bytes, location)
  }
}

/** Zero bytes or many control characters: no text encoding of one byte a character or UTF-8 has them. */
function binary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  }
  return controls > sample.length * 0.05
}

function guessed(bytes: Uint8Array, location: string): PlainText {
  for (const { name } of analyse(bytes.subarray(0, 65_536))) {
    try {
      const text = new TextDecoder(name).decode(bytes)
      const message = `${location} is not valid UTF-8; it was read as ${name}. If letters look wrong, save it as UTF-8 and read it again.`
      return { text, problems: [{ kind: 'encoding', span: null, message }] }
    } catch {
      // An encoding chardet knows and TextDecoder does not: the next likeliest.
      continue
    }
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  const message = `${location} has bytes of no known encoding; they were replaced by a mark (�).`
  return { text, problems: [{ kind: 'encoding', span: null, message }] }
}
