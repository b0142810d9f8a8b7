import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openReader, usageTold } from '../../src/cli/reader.ts'
import { documents, failed } from '../../src/read/index.ts'
import { chatServer, says } from './server.ts'

async function example() {
  for await (const document of documents({ location: 'examples/harra-briefing-2025-03-14.txt' }))
    if (!failed(document)) return document
  throw new assert.AssertionError({ message: 'the example was not read' })
}

test('a language model is asked only by name and address, with the key of the environment', async (t) => {
  const { url, requests } = await chatServer(t, says({ attributions: [], claims: [] }))
  await assert.rejects(openReader({ reader: 'llm' }), /--llm-url ADDRESS and --llm-model NAME/)
  await assert.rejects(openReader({ 'llm-url': url }), /go with --reader llm/)
  const reader = await openReader(
    { reader: 'llm', 'llm-url': url, 'llm-model': 'm' },
    { ONRECORD_LLM_KEY: 'k' },
  )
  assert.match(reader.name, /^llm m /)
  assert.equal(reader.used(), null)
  await reader.read(await example(), {})
  assert.equal(requests[0]?.authorization, 'Bearer k')
  const used = reader.used()
  assert.ok(used)
  assert.match(usageTold(used), /was asked 1 time: 700 tokens in, 100 out/)
})
