import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { mayConnect } from '../../src/read/net/address.ts'
import { fetchBytes } from '../../src/read/net/fetch.ts'
import { oneDocument } from './one-document.ts'

const HERE = { allow: ['127.0.0.1'] }
let server: Server
let at = ''
let asked: string[] = []

const pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/page': (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<html><body><p>Nine people died at the bridge, the mayor said.</p></body></html>')
  },
  '/gzip': (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync('Nine people died.'))
  },
  '/bomb': (_, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(Buffer.alloc(20_000_000)))
  },
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/inward': (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/secret' }).end(),
  '/metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/endless': (_, response) => {
    const write = (): void => {
      while (!response.destroyed && response.write('<item>again</item>'.repeat(1000)));
    }
    response.on('drain', write)
    write()
  },
  '/slow': (_, response) => {
    response.write('<html>')
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/short': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('<html>')
    setTimeout(() => response.destroy(), 20)
  },
}

before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    const page = pages[request.url ?? '']
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

test('private, loopback, link-local and carrying addresses are not connected to, in any notation', async () => {
  const literals = [
    'http://127.0.0.1/', 'http://localhost/', 'http://2130706433/', 'http://0x7f.1/', 'http://017700000001/',
    'http://127.1/', 'http://0/', 'http://10.1.2.3/', 'http://172.20.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/',
    'http://100.64.0.1/', 'http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/',
    'http://[fe80::1]/', 'http://[fd00::1]/', 'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://224.0.0.1/',
    'http://255.255.255.255/', 'http://①②⑦.⓪.⓪.①/',
  ] // prettier-ignore
  for (const literal of literals) {
    await assert.rejects(fetchBytes(literal), { code: 'refused', message: /not a public address/ }, literal)
  }
  assert.equal(mayConnect('203.0.114.7', []), true)
  assert.equal(mayConnect('2a00:1450:4001:801::200e', []), true)
  assert.equal(mayConnect('not an address', []), false)
})

const mixed = async () => [
  { address: '203.0.114.7', family: 4 },
  { address: '127.0.0.1', family: 4 },
]

test('a name that resolves to a private address is refused, even beside a public one', async () => {
  await assert.rejects(fetchBytes('http://news.example/', { resolve: mixed }), {
    code: 'refused',
    message: /news\.example is at 127\.0\.0\.1/,
  })
})

test('a name that changes its address is refused at the connection where it does', async () => {
  const answers = ['127.0.0.1', '127.0.0.2']
  const resolve = async () => [{ address: answers.shift() ?? '127.0.0.2', family: 4 }]
  const { port } = new URL(at)
  asked = []
  const settings = { ...HERE, resolve }
  const first = await fetchBytes(`http://rebound.example:${port}/page`, settings)
  assert.equal(first.status, 200)
  await assert.rejects(fetchBytes(`http://rebound.example:${port}/page`, settings), { code: 'refused' })
  assert.equal(asked.length, 1)
  assert.equal(answers.length, 0, 'one look-up for each connection, none in between')
})

test('redirects into private networks, to files and in circles are refused', async () => {
  await assert.rejects(fetchBytes(`${at}/inward`, HERE), { code: 'refused', message: /127\.0\.0\.2/ })
  await assert.rejects(fetchBytes(`${at}/metadata`, HERE), { code: 'refused', message: /169\.254\.169\.254/ })
  await assert.rejects(fetchBytes(`${at}/file`, HERE), { code: 'usage', message: /not a web address/ })
  await assert.rejects(fetchBytes(`${at}/loop`, HERE), {
    code: 'network',
    message: /redirects more than 5 times/,
  })
})

test('packed bodies are unpacked up to the limit, endless ones cut off', async () => {
  const settings = { ...HERE, limit: 5_000_000 }
  assert.equal(Buffer.from((await fetchBytes(`${at}/gzip`, settings)).body).toString(), 'Nine people died.')
  await assert.rejects(fetchBytes(`${at}/bomb`, settings), { code: 'refused', message: /more than 5 MB/ })
  await assert.rejects(fetchBytes(`${at}/endless`, settings), { code: 'refused', message: /more than 5 MB/ })
})

test('slow, silent and broken servers end in a sentence', async () => {
  const settings = { ...HERE, patience: { whole: 300, idle: 100 } }
  await assert.rejects(fetchBytes(`${at}/slow`, settings), { code: 'network', message: /took longer than/ })
  await assert.rejects(fetchBytes(`${at}/silent`, settings), {
    code: 'network',
    message: /silent for 0\.1 seconds/,
  })
  await assert.rejects(fetchBytes(`${at}/short`, settings), {
    code: 'network',
    message: /could not be fetched/,
  })
})

test('an address is read as what the server sends, with its own location kept', async () => {
  const found = await oneDocument({ location: `${at}/page` }, { net: HERE })
  assert.equal(found.text, 'Nine people died at the bridge, the mayor said.')
  assert.equal(found.mediaType, 'text/html')
  assert.equal(found.url, `${at}/page`)
  await assert.rejects(oneDocument({ location: `${at}/nowhere` }, { net: HERE }), { message: /status 404/ })
})
