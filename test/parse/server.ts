import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

export interface Request {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: {
    model: string
    temperature: number
    messages: { role: string; content: string }[]
    response_format: { type: string; json_schema: { strict: boolean; schema: { required: string[] } } }
  }
}
type Reply = (response: ServerResponse, request: Request) => void

/** A server on this machine that speaks the protocol of chat completions; the nth request gets the nth reply. */
export async function chatServer(
  t: TestContext,
  ...replies: Reply[]
): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = []
  const server = createServer(async (incoming: IncomingMessage, response) => {
    let body = ''
    for await (const part of incoming.setEncoding('utf8')) body += part
    const request = {
      path: incoming.url ?? '',
      authorization: incoming.headers.authorization,
      body: JSON.parse(body),
    }
    requests.push(request)
    const reply = replies[Math.min(requests.length, replies.length) - 1]
    reply?.(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests }
}

/** An answer of the model: `content` is what it says. */
export const says =
  (content: unknown, finish = 'stop'): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        choices: [
          {
            message: {
              role: 'assistant',
              content: typeof content === 'string' ? content : JSON.stringify(content),
            },
            finish_reason: finish,
          },
        ],
        usage: { prompt_tokens: 700, completion_tokens: 100 },
      }),
    )
  }

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(code, headers)
    response.end('{"error":{"message":"no"}}')
  }

export const silence: Reply = () => {}
