/** What the server answers when it does not do what it was asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly body: Record<string, unknown>
  constructor(status: number, code: string, message: string, body: Record<string, unknown>) {
    super(message)
    this.status = status
    this.code = code
    this.body = body
  }
}

async function answer<T>(response: Response): Promise<T> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isJson ? await response.json() : await response.text()
  if (response.ok) return body as T
  const error = isJson ? (body as { error?: { code?: string; message?: string } }).error : undefined
  throw new Refusal(
    response.status,
    error?.code ?? 'internal',
    error?.message ?? `The server answered ${response.status}.`,
    isJson ? (body as Record<string, unknown>) : {},
  )
}

/** The server could not be reached: it was stopped, or the machine sleeps. */
const unreachable = (cause: unknown): Refusal => {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
  return new Refusal(0, 'network', 'onrecord does not answer: is `onrecord serve` still running?', {})
}

/** Why nothing was saved; without an answer nobody knows whether it was. */
export const unsaved = ({ code, message }: Refusal): string =>
  code === 'network'
    ? `Perhaps not saved: ${message} Then try again: what was saved after all is told.`
    : `Not saved: ${message}`

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  return answer<T>(response)
}

export async function send<T>(path: string, body: unknown, method = 'POST'): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  return answer<T>(response)
}

/** A browser reads a file that was chosen only as long as it stays as it was then. */
const isThere = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

const changed = (): Refusal =>
  new Refusal(
    0,
    'unreadable',
    'The file was changed or moved since it was chosen: choose or drop it again.',
    {},
  )

/**
 * Send bytes as they are, or anything else as JSON, and hear each line of the answer as it comes: what takes long is
 * told on the way.
 */
export async function sendForLines<T>(path: string, body: unknown, heard: (line: T) => void): Promise<void> {
  const bytes = body instanceof Blob
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': bytes ? 'application/octet-stream' : 'application/json',
      accept: 'application/x-ndjson',
    },
    body: bytes ? body : JSON.stringify(body),
  }).catch(async (cause: unknown) => {
    throw bytes && !(await isThere(body)) ? changed() : unreachable(cause)
  })
  if (!response.ok || !response.body) return answer(response)
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read().catch((cause: unknown) => {
      throw unreachable(cause)
    })
    const lines = `${rest}${value ?? ''}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) heard(JSON.parse(line) as T)
    if (done) return undefined
  }
}
