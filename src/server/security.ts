import type { Context, MiddlewareHandler } from 'hono'

/**
 * What the page may do: its own files and its own server, nothing else and nothing inline. The one hash is the
 * style element that Observable Plot puts into each chart.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-WghGXkE900X9F4BjBS0KZ+2wr50R5hnbV9yQ+zKWQmw='",
  "img-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
]

const refused = (context: Context, message: string): Response =>
  context.json({ error: { code: 'refused', message } }, 403)

/** The name in a Host header, without its port. */
const hostname = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()

/**
 * Refuse what only another site would send: a Host that is not this machine's (a name that another site let
 * resolve to it), and changes asked for by a page from elsewhere. Browsers set Sec-Fetch-Site and Origin and no
 * page can forge them; programs such as curl set neither and are let through.
 */
export function guarded(hosts: readonly string[]): MiddlewareHandler {
  const known = new Set(hosts.map((host) => host.toLowerCase()))
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host
    if (!known.has(hostname(host)))
      return refused(
        context,
        `This server does not answer to the name ${hostname(host)}: use http://localhost.`,
      )
    const site = context.req.header('sec-fetch-site')
    const origin = context.req.header('origin')
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      const own = site === undefined || site === 'same-origin' || site === 'none'
      const same = origin === undefined || origin === `http://${host}` || origin === `https://${host}`
      if (!own || !same) return refused(context, 'Changes are taken from this server’s own page only.')
    } else if (site === 'cross-site' && context.req.header('sec-fetch-dest') !== 'document') {
      return refused(context, 'What the ledger holds is not handed to other sites.')
    }
    await next()
    for (const [name, value] of HEADERS) context.res.headers.set(name, value)
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store')
    return undefined
  }
}
