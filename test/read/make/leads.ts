import assert from 'node:assert/strict'
import { byteSpan, type Document } from '../../../src/read/index.ts'

/** Every exact lead says the same in the text and in the bytes of the original (or of its `part`, given as text). */
export function leadsHold(document: Document, parts: Readonly<Record<string, string>> = {}): void {
  assert.ok(document.leads.length > 0, 'there are leads')
  for (const { span, at, exact, part } of document.leads) {
    if (!exact || !at) continue
    const whole = part === undefined ? null : parts[part]
    const [from, to] = byteSpan(document.bytes, document.encoding, at)
    const wording =
      whole?.slice(...at) ?? new TextDecoder(document.encoding).decode(document.bytes.subarray(from, to))
    assert.equal(wording, document.text.slice(...span))
  }
}
