import { gzipSync } from 'node:zlib'

/** A WARC record of a server's answer. */
export function response(
  url: string,
  body: string | Uint8Array,
  headers = 'Content-Type: text/html; charset=utf-8',
  status = '200 OK',
): Buffer {
  const http = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`),
    Buffer.from(body as string),
  ])
  return record('response', url, http, 'application/http; msgtype=response')
}

export function record(type: string, url: string, block: Uint8Array, contentType: string): Buffer {
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-03-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Type: ${contentType}\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

/** Each record a member of its own, as archives are gzipped. */
export const gzipped = (records: readonly Buffer[]): Buffer =>
  Buffer.concat(records.map((one) => gzipSync(one)))
