import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents, failed, type Document, type Failure } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'

async function read(source: string, location = 'feed.xml'): Promise<(Document | Failure)[]> {
  const found: (Document | Failure)[] = []
  for await (const item of documents({ location, bytes: Buffer.from(source) })) found.push(item)
  return found
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley &amp; Hill Courier</title>
<item><title>Shells &amp; smoke</title><link>https://c.example/1</link><pubDate>Tue, 11 Mar 2025 23:50:00 +0300</pubDate><dc:creator>L. Vass</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>At least 14&nbsp;people died.</p>]]></content:encoded></item>
<item><title>Two</title><link>https://c.example/2</link><description>&lt;p&gt;Six men &amp;amp; a boy fled.&lt;/p&gt;</description></item>
<item><title>Only a link</title><link>https://c.example/3</link></item>
</channel></rss>`

test('entries of a feed, led back through CDATA and escapes to its source', async () => {
  const [first, second, ...rest] = await read(RSS)
  assert.equal(rest.length, 0)
  assert.ok(first && second && !failed(first) && !failed(second))
  assert.equal(first.text, 'At least 14\u00a0people died.')
  assert.deepEqual(
    [first.title, first.author, first.publisher, first.published, first.url],
    ['Shells & smoke', 'L. Vass', 'Valley & Hill Courier', '2025-03-11', 'https://c.example/1'],
  )
  assert.equal(second.text, 'Six men & a boy fled.')
  leadsHold(first)
  leadsHold(second)
  assert.equal(
    Buffer.from(RSS)
      .subarray(...(first.within?.bytes ?? [0, 0]))
      .toString(),
    Buffer.from(first.bytes).toString(),
  )
})

test('Atom and JSON feeds', async () => {
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><link rel="alternate" href="https://a.example/1"/><id>urn:1</id><updated>2025-03-12T00:00:00Z</updated><author><name>N</name></author><content type="html">&lt;p&gt;Five fell.&lt;/p&gt;</content></entry></feed>'
  const [a] = await read(atom)
  assert.ok(a && !failed(a))
  assert.deepEqual(
    [a.text, a.author, a.published, a.url],
    ['Five fell.', 'N', '2025-03-12', 'https://a.example/1'],
  )
  const json =
    '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","title":"x","content_text":"Seven fell.","date_published":"2025-01-05T00:00:00Z"}]}'
  const [j] = await read(json, 'feed.json')
  assert.ok(j && !failed(j))
  assert.deepEqual([j.text, j.publisher, j.published], ['Seven fell.', 'J', '2025-01-05'])
})

test('entities that swell or reach for files, nesting without end and what is no feed are told', async () => {
  const laughs =
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><item><description>&b;</description></item></channel></rss>'
  const outside = laughs.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
  for (const source of [laughs, outside]) {
    const [item] = await read(source)
    assert.ok(item && failed(item) && item.code === 'refused', JSON.stringify(item))
    assert.match(item.reason, /declares entities/)
  }
  const [deep] = await read(`<rss version="2.0"><channel>${'<a>'.repeat(500_000)}`)
  assert.ok(deep && failed(deep) && /nests tags/.test(deep.reason))
  const [none] = await read('<rss')
  assert.ok(none && failed(none))
})
