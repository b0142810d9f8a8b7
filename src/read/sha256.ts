import { hash } from 'node:crypto'

/** SHA-256 of bytes, or of a text's UTF-8 bytes, as lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')
