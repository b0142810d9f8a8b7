import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon, read } from '../../src/index.ts'
import { documents, failed, type Document } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'

async function opened(source: string | Uint8Array): Promise<Document[]> {
  const found: Document[] = []
  for await (const item of documents({ location: 'live.html', bytes: Buffer.from(source as string) })) {
    assert.ok(!failed(item), JSON.stringify(item))
    found.push(item)
  }
  return found
}

const told = (found: readonly Document[]): (string | null)[][] =>
  found.map(({ location, published, title }) => [location, published, title])

const ENTRIES = [
  [
    'e3',
    '2025-03-07T06:40:00+02:00',
    'Bridge hit',
    'Four people were killed on Thursday at the Harra bridge, the governor said.',
  ],
  [
    'e2',
    '2025-03-06T21:15:00+02:00',
    'Night raid',
    'The army said it had taken nine fighters prisoner on Tuesday near caf&eacute; Orvan.',
  ],
  [
    'e1',
    '2025-03-05T08:00:00+02:00',
    'Morning',
    'Doctors counted 21 wounded since Monday in the two wards of the town.',
  ],
] as const
const entry = ([id, time, title, text]: readonly [string, string, string, string]): string =>
  `<article id="${id}" class="post"><header><time datetime="${time}">${time.slice(11, 16)}</time></header><h2>${title}</h2><p>${text}</p><p>More to follow.</p></article>`
const HEAD =
  '<meta charset="utf-8"><title>Fighting at Harra: live</title><meta property="article:published_time" content="2025-03-05T06:00:00+02:00"><link rel="canonical" href="https://courier.example/live/harra">'
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${HEAD}${head}</head><body><nav><a href="/">Home</a></nav><main><h1>Fighting at Harra: live</h1><p>What we know so far: the river has been crossed in two places.</p>${body}</main></body></html>`

test('entries that repeat with a time each are documents with their own day, the page itself comes last', async () => {
  const source = page(`<div class="live-feed">${ENTRIES.map(entry).join('\n')}</div>`)
  const found = await opened(source)
  assert.deepEqual(told(found), [
    ['live.html#e3', '2025-03-07', 'Bridge hit'],
    ['live.html#e2', '2025-03-06', 'Night raid'],
    ['live.html#e1', '2025-03-05', 'Morning'],
    ['live.html', '2025-03-05', 'Fighting at Harra: live'],
  ])
  assert.equal(
    found[1]?.text,
    'Night raid\n\nThe army said it had taken nine fighters prisoner on Tuesday near café Orvan.\n\nMore to follow.',
  )
  assert.equal(found[0]?.url, 'https://courier.example/live/harra#e3')
  assert.match(found[3]?.text ?? '', /crossed in two places/)
  assert.doesNotMatch(found[3]?.text ?? '', /Thursday|prisoner/)
  for (const one of found) leadsHold(one)
  const [start, end] = found[1]?.within?.bytes ?? [0, 0]
  assert.match(Buffer.from(source).subarray(start, end).toString(), /^<article id="e2"[\s\S]*<\/article>$/)
})

test('relative days of an entry count from its own time', async () => {
  const found = await opened(page(`<div class="live-feed">${ENTRIES.map(entry).join('')}</div>`))
  const lexicon = loadLexicon()
  const days = found.flatMap(({ location, published, text }) =>
    read(text, { location, published }, lexicon).claims.map(({ event, period }) => [
      event,
      period?.from,
      period?.to,
    ]),
  )
  assert.deepEqual(days, [
    ['deaths', '2025-03-06', '2025-03-06'],
    ['captures', '2025-03-04', '2025-03-04'],
    ['injuries', '2025-03-03', '2025-03-05'],
  ])
})

const json = (updates: readonly object[]): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'LiveBlogPosting', headline: 'Fighting at Harra: live', datePublished: '2025-03-05', liveBlogUpdate: updates })}</script>`

test('JSON-LD gives entries their time and title by the id of their element', async () => {
  const updates = ENTRIES.map(([id, time, title]) => ({
    '@type': 'BlogPosting',
    headline: `${title}!`,
    datePublished: time,
    author: { '@type': 'Person', name: 'Ida Roth' },
    url: `https://courier.example/live/harra#${id}`,
  }))
  const bare = ENTRIES.map(([id, , , text]) => `<section id="${id}"><p>${text}</p></section>`).join('')
  const found = await opened(page(bare, json(updates)))
  assert.deepEqual(told(found).slice(0, 3), [
    ['live.html#e3', '2025-03-07', 'Bridge hit!'],
    ['live.html#e2', '2025-03-06', 'Night raid!'],
    ['live.html#e1', '2025-03-05', 'Morning!'],
  ])
  assert.equal(found[0]?.author, 'Ida Roth')
})

test('entries that stand in the JSON-LD alone are read from there, their spans lead into it', async () => {
  const updates = ENTRIES.map(([, time, title, text]) => ({
    '@type': 'BlogPosting',
    headline: title,
    datePublished: time,
    articleBody: `“Now”: ${text.replace('&eacute;', 'é')}\nMore to follow.`,
  }))
  const found = await opened(page('<div id="app"></div>', json(updates)))
  assert.deepEqual(told(found).slice(0, 2), [
    ['live.html#1', '2025-03-07', 'Bridge hit'],
    ['live.html#2', '2025-03-06', 'Night raid'],
  ])
  assert.match(found[1]?.text ?? '', /^“Now”: The army said .* café Orvan\.\nMore to follow\.$/)
  for (const one of found) leadsHold(one)
})

test('an article beside a list of others with their times stays one document', async () => {
  const teasers = ENTRIES.map(
    ([id, time, title]) =>
      `<li id="${id}"><time datetime="${time}"></time><p><a href="/${id}">${title}</a></p></li>`,
  ).join('')
  const text = Array.from(
    { length: 6 },
    (_, n) =>
      `<p>${n + 4} people were killed in the ${n + 1}th attack on the town, its mayor said, and the road stayed shut for days.</p>`,
  ).join('')
  const found = await opened(page(`<article>${text}</article><aside><ul>${teasers}</ul></aside>`))
  assert.deepEqual(
    found.map(({ location }) => location),
    ['live.html'],
  )
})

test('microdata marks entries; one whose time has no day takes the page’s', async () => {
  const marked = ENTRIES.slice(0, 2).map(
    ([, time, , text], n) =>
      `<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">${n === 0 ? `<meta itemprop="datePublished" content="${time}">` : '<time datetime="10:15">10:15</time>'}<p>${text}</p></div>`,
  )
  const found = await opened(
    page(`<div itemscope itemtype="https://schema.org/LiveBlogPosting">${marked.join('')}</div>`),
  )
  assert.deepEqual(
    told(found).map(([location, published]) => [location, published]),
    [
      ['live.html#1', '2025-03-07'],
      ['live.html#2', '2025-03-05'],
      ['live.html', '2025-03-05'],
    ],
  )
})
