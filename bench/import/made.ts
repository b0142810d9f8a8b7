import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { docx, p } from '../../test/read/make/docx.ts'
import { pdf, set } from '../../test/read/make/pdf.ts'
import { gzipped, response } from '../../test/read/make/warc.ts'

/** Documents of every kind, made of sentences that are the same each time. */
const PLACES = ['Harra', 'Orvan', 'Tarn', 'Lower Sarn', 'Dorna', 'Vell']
const WHO = ['the mayor', 'a doctor', 'the army', 'an aid worker', 'the ministry', 'a witness']
const sentence = (n: number): string =>
  `At least ${(n % 40) + 2} people were killed near ${PLACES[n % 6]} on Monday, ${WHO[(n * 5) % 6]} said, and the road to the river stayed shut for the rest of the day.`
const paragraph = (n: number): string => [0, 1, 2].map((k) => sentence(n * 3 + k)).join(' ')
const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('')

/** A page as outlets send it: head, menus, an article of twelve paragraphs, teasers, a footer. */
export const page = (n: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Day ${n} at Harra</title><meta property="og:title" content="Day ${n} at Harra"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Day ${n} at Harra","datePublished":"2025-03-04"}</script><style>${times(40, (k) => `.c${k}{margin:${k}px}`)}</style></head><body><header><nav><ul>${times(30, (k) => `<li><a href="/s/${k}">Section ${k}</a></li>`)}</ul></nav></header><main><article><h1>Day ${n} at Harra</h1>${times(12, (k) => `<p class="c${k}">${paragraph(n + k).replace(', ', ',&nbsp;')}</p>`)}<figure><img src="m.jpg" alt=""><figcaption>The mill at Harra.</figcaption></figure></article><aside>${times(20, (k) => `<div class="teaser"><a href="/a/${k}"><span>More on day ${k}</span></a></div>`)}</aside></main><footer><p>Courier</p></footer></body></html>`

const mail = (n: number): string =>
  `From: "Z. Brandt" <z@relief.example>\r\nTo: desk@news.example\r\nSubject: Losses ${n}\r\nDate: Tue, 11 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${times(12, (k) => `${paragraph(n + k).replace(/.{1,70}(?: |$)/g, '$&=\r\n')}\r\n\r\n`)}`

const records = Array.from({ length: 40 }, (_, n) => response(`https://courier.example/${n}`, page(n)))
const rows = Array.from({ length: 1000 }, (_, n) => ({
  id: n,
  title: `Day ${n}`,
  text: paragraph(n),
  date: '2025-03-04',
}))
const bytes = (text: string): Uint8Array => Buffer.from(text)

const plain = bytes(times(4000, (n) => `${paragraph(n)}\n\n`))
const word = docx(times(800, (n) => p(`${paragraph(n)} &amp; more.`)))
const files = rows
  .slice(0, 200)
  .map(({ id, text }): [string, Uint8Array] => [`${id}.txt`, bytes(text.repeat(8))])

export const MADE = {
  txt: plain,
  html: bytes(page(1)),
  pdf: pdf(
    Array.from({ length: 40 }, (_, n) =>
      set(Array.from({ length: 45 }, (_, k) => sentence(n + k).slice(0, 80))),
    ),
  ),
  docx: word.bytes,
  md: bytes(
    `# Day 1\n\n${times(200, (n) => `${paragraph(n).replace('people', '**people**')} [More](https://courier.example/${n}).\n\n`)}`,
  ),
  srt: bytes(
    times(
      3000,
      (n) =>
        `${n + 1}\r\n00:${String(Math.floor(n / 60) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')},000 --> 00:59:59,000\r\n${sentence(n)}\r\n\r\n`,
    ),
  ),
  eml: bytes(mail(1)),
  mbox: bytes(
    times(60, (n) => `From z@relief.example Tue Mar 11 10:00:00 2025\n${mail(n).replaceAll('\r\n', '\n')}\n`),
  ),
  xml: bytes(
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>${times(40, (n) => `<item><title>Day ${n}</title><link>https://courier.example/${n}</link><content:encoded><![CDATA[${times(6, (k) => `<p>${paragraph(n + k)}</p>`)}]]></content:encoded></item>`)}</channel></rss>`,
  ),
  csv: bytes(
    `id,title,text,date\n${rows.map(({ id, title, text, date }) => `${id},${title},"${text} ""So,"" he said.",${date}\n`).join('')}`,
  ),
  jsonl: bytes(rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
  json: bytes(JSON.stringify({ articles: rows }, null, 1)),
  warc: Buffer.concat(records),
  'warc.gz': gzipped(records),
  zip: zipSync(Object.fromEntries(files)),
  gz: gzipSync(plain),
} satisfies Record<string, Uint8Array>

/** How long packed documents are inside. */
export const UNPACKED: Partial<Record<keyof typeof MADE, number>> = {
  docx: word.xml.length,
  'warc.gz': MADE.warc.length,
  zip: files.reduce((sum, [, { length }]) => sum + length, 0),
  gz: MADE.txt.length,
}
