import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents, failed, leadBack, type Document } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'
import { oneDocument } from './one-document.ts'

const ARTICLE = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Shells hit the mill at Dorna &mdash; Valley Courier</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Shells hit the mill at Dorna",
"author":[{"@type":"Person","name":"Lena Vass"}],"publisher":{"@type":"Organization","name":"Valley Courier"},
"datePublished":"2025-02-11T23:40:00+02:00"}</script></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<main><article><h1>Shells hit the mill at Dorna</h1>
<p>At least 14&nbsp;people were killed when shells hit the old mill at Dorna&rsquo;s edge, the mayor said,
and the road to the south stayed shut for the rest of the day while crews dug.</p>
<figure><img src="m.jpg"><figcaption>Crews at the mill, where nine bodies lay.</figcaption></figure>
<p>“Nobody warned us,” said Mira Tolland, a nurse, who counted <b>23</b> wounded in the ward of the
town’s only hospital, where beds ran out before noon and the generators failed twice.</p>
<p>The army denied that it had fired on the town. A spokesman, Major Pell, said its guns had
been silent since Sunday and that an inquiry would follow in the coming week.</p></article></main>
<footer>© Valley Courier</footer></body></html>`

const asFile = (source: string | Uint8Array, contentType: string | null = null): Promise<Document> =>
  oneDocument({ location: 'page.html', bytes: Buffer.from(source as string), contentType })

test('an article: its paragraphs without the page around them, the headline first and captions last', async () => {
  const found = await asFile(ARTICLE)
  const paragraphs = found.text.split('\n\n')
  assert.equal(paragraphs.length, 5)
  assert.equal(paragraphs[0], 'Shells hit the mill at Dorna')
  assert.match(
    paragraphs[1] ?? '',
    /^At least 14\u00a0people were killed when shells hit the old mill at Dorna’s edge/,
  )
  assert.equal(paragraphs[4], 'Crews at the mill, where nine bodies lay.')
  assert.doesNotMatch(found.text, /Home|©/)
  assert.deepEqual(
    found.marks.map(({ kind, span }) => [kind, found.text.slice(...span)]),
    [
      ['headline', 'Shells hit the mill at Dorna'],
      ['caption', 'Crews at the mill, where nine bodies lay.'],
    ],
  )
})

test('title, author, outlet and day come from JSON-LD; the day is the one the outlet wrote', async () => {
  const { title, author, publisher, published, mediaType } = await asFile(ARTICLE)
  assert.deepEqual(
    [title, author, publisher, published],
    ['Shells hit the mill at Dorna', 'Lena Vass', 'Valley Courier', '2025-02-11'],
  )
  assert.equal(mediaType, 'text/html')
})

test('spans lead back to the bytes, through entities and folded blanks', async () => {
  const found = await asFile(ARTICLE)
  leadsHold(found)
  const start = found.text.indexOf('14\u00a0people')
  const places = leadBack(found.leads, [start, start + '14\u00a0people'.length])
  assert.deepEqual(
    places.map(({ at }) => ARTICLE.slice(...(at ?? [0, 0]))),
    ['14', '&nbsp;', 'people'],
  )
})

test('the charset: header before meta before detection', async () => {
  const words = 'Тысяча солдат погибла, сообщил штаб.'
  const cyrillic = Buffer.from([...words].map((c) => windows1251(c)))
  const page = (meta: string): Buffer =>
    Buffer.concat([
      Buffer.from(`<html><head>${meta}</head><body><p>`),
      cyrillic,
      Buffer.from('</p></body></html>'),
    ])
  const byHeader = await asFile(page(''), 'text/html; charset=windows-1251')
  const byMeta = await asFile(page('<meta http-equiv="Content-Type" content="text/html; charset=cp1251">'))
  const byGuess = await asFile(page(''))
  for (const found of [byHeader, byMeta, byGuess]) {
    assert.equal(found.text, words)
    assert.equal(found.encoding, 'windows-1251')
    leadsHold(found)
  }
  assert.deepEqual(byMeta.problems, [])
  assert.equal(byGuess.problems[0]?.kind, 'encoding')
})

const windows1251 = (c: string): number => {
  const code = c.charCodeAt(0)
  return code < 128 ? code : code - 0x410 + 0xc0
}

test('a page of 200,000 nested tags is refused in one sentence', async () => {
  for await (const item of documents({
    location: 'deep.html',
    bytes: Buffer.from(`<html><body>${'<div>'.repeat(200_000)}`),
  })) {
    assert.ok(failed(item))
    assert.equal(item.code, 'refused')
    assert.match(item.reason, /deep\.html nests tags more than 1,000 deep/)
  }
})

test('an empty file is a failure, not a report', async () => {
  await assert.rejects(oneDocument({ location: 'a.html', bytes: new Uint8Array() }), {
    message: /a\.html is empty/,
  })
})
