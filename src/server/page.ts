import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The built page: its files, and for every other address the page itself, which knows its screens. */
export const servePage =
  (folder: string) =>
  async (context: Context): Promise<Response> => {
    const path = decodeURIComponent(new URL(context.req.url).pathname)
    const file = normalize(join(folder, path))
    const inside = file.startsWith(normalize(folder) + sep)
    const isFile = inside && extname(file) in TYPES && (await stat(file).catch(() => null))?.isFile() === true
    const body = await readFile(isFile ? file : join(folder, 'index.html'))
    // Names under assets/ hold a hash of what is in the file.
    const lasting = isFile && path.startsWith('/assets/')
    return context.body(new Uint8Array(body), 200, {
      'Content-Type': TYPES[isFile ? extname(file) : '.html'] ?? 'application/octet-stream',
      'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  }
