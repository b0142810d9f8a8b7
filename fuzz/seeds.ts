import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { docx, p } from '../test/read/make/docx.ts'
import { pdf, set } from '../test/read/make/pdf.ts'
import { gzipped, record, response } from '../test/read/make/warc.ts'

/** What an importer is fuzzed with: good inputs, how to pack them where they are packed, and words that its format knows. */
export interface Target {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  readonly words: readonly string[]
  /** Mutated inside before it is packed, half of the time. */
  readonly pack?: (inner: Uint8Array) => Uint8Array
  readonly inner?: readonly Uint8Array[]
}

const bytes = (text: string): Uint8Array => Buffer.from(text)

const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>Shells at Tarn</title><meta property="og:title" content="Shells at Tarn"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Shells at Tarn","datePublished":"2025-03-04","author":[{"name":"L. Vass"}]}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Shells at Tarn</h1><p>At least 14&nbsp;people died, the mayor said &mdash; among them <b>two</b> nurses who had come that morning to help.</p><figure><img src="a"><figcaption>The mill.</figcaption></figure><table><tr><td>Tarn</td><td>4</td></tr></table><p>The army denied it, and its spokesman said that nobody had fired on that day or the day before.</p></article></body></html>`
const LIVE = `<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting"}</script></head><body>${[1, 2, 3, 4].map((n) => `<article id="e${n}"><time datetime="2025-03-0${n}T10:00:00Z">10:00</time><p>${n} people were freed, the ministry said in a short statement on its page.</p></article>`).join('')}</body></html>`
const MAIL = `From: =?utf-8?Q?Zo=C3=AB?= <z@x.example>\r\nSubject: Losses\r\nDate: Tue, 11 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: multipart/alternative; boundary=r\r\n\r\n--r\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nAt least 14 people =\r\ndied at the caf=C3=A9.\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>At least 14 died.</p>\r\n--r--\r\n--q\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nU2l4IG1lbiBmZWxsLg==\r\n--q--\r\n`
const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>C</title><item><title>A</title><link>https://a.example/1</link><pubDate>Tue, 11 Mar 2025 10:00:00 +0000</pubDate><content:encoded><![CDATA[<p>Six &amp; more fell.</p>]]></content:encoded></item><item><title>B</title><description>&lt;p&gt;Two fled.&lt;/p&gt;</description></item></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">A &amp;amp; b</title><link href="https://a.example/1"/><id>urn:1</id><updated>2025-03-11T00:00:00Z</updated><content type="html">&lt;p&gt;Five fell.&lt;/p&gt;</content></entry></feed>`
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://j.example/1","content_html":"<p>Seven fell.</p>","date_published":"2025-01-01T00:00:00Z"}]}`
const TELEGRAM = JSON.stringify(
  {
    name: 'Watch',
    type: 'public_channel',
    messages: [
      {
        id: 1,
        type: 'message',
        date: '2025-02-02T23:30:00',
        date_unixtime: '1',
        from: 'Watch',
        text: ['At least ', { type: 'bold', text: '11' }],
        text_entities: [
          { type: 'plain', text: 'At least ' },
          { type: 'bold', text: '11 “dead”\n' },
        ],
      },
      { id: 2, type: 'service', text: '' },
    ],
  },
  null,
  1,
)
const WORD = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('Title', 'Title')}${p('At least 12 &amp; more.')}<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('4')}</w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p></w:body></w:document>`
const RECORDS = [
  response('https://a.example/1', HTML),
  response('https://a.example/2', gzipSync(HTML), 'Content-Type: text/html\r\nContent-Encoding: gzip'),
  record('resource', 'https://a.example/3.txt', bytes('Three people died.'), 'text/plain'),
]
const PDF = pdf(
  [
    set(['At least 31 people died after the shel-', 'ling of Orvan, the office said.']),
    set(['Rescue work ended.']),
  ],
  '<< /Title (Bulletin) /CreationDate (D:20250211) >>',
)

/** Every importer, by the ending that its inputs are given. */
export const TARGETS: readonly Target[] = [
  {
    name: 'html',
    seeds: [bytes(HTML), bytes(LIVE)],
    words: [
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '<b>',
      '</b>',
      '<template>',
      '<!--',
      '-->',
      '&amp;',
      '&#x0;',
      '<svg>',
      '<script>',
      '<br>',
      '\0',
      '<select>',
      '<frameset>',
      'charset=utf-16',
      '{',
      '}',
    ],
  },
  {
    name: 'pdf',
    seeds: [PDF],
    words: [
      'obj',
      'endobj',
      'stream',
      '<<',
      '>>',
      '/Kids',
      '/Count 99999999',
      '2 0 R',
      '/Filter /FlateDecode',
      '-1',
      'BT',
      'ET',
      'Tj',
      '[',
      '(',
      'xref',
    ],
  },
  {
    name: 'docx',
    seeds: [docx(p('At least 12.')).bytes],
    words: ['<w:p>', '</w:p>', '<w:tc>', '</w:tc>', '<w:tr>', '<w:del>', '&lt;', '<!DOCTYPE x [', ']]>'],
    inner: [bytes(WORD)],
    pack: (xml) => zipSync({ 'word/document.xml': xml }),
  },
  {
    name: 'eml',
    seeds: [bytes(MAIL)],
    words: [
      '\r\n\r\n',
      '--q',
      '--r--',
      'boundary=',
      '=?utf-8?Q?',
      '=C3',
      'base64',
      ';',
      '"',
      'multipart/mixed',
    ],
  },
  {
    name: 'mbox',
    seeds: [
      bytes(
        `From a@b Tue Mar 11 10:00:01 2025\n${MAIL.replace(/\r\n/g, '\n')}\nFrom c@d Tue Mar 11 10:00:01 2025\nSubject: x\nFrom: c@d\n\nTwo fell.\n`,
      ),
    ],
    words: ['\nFrom ', '\n\n', '--q'],
  },
  {
    name: 'txt',
    seeds: [bytes('At least 14 people died, the mayor said.\n\n“Nobody warned us,” she said. été')],
    words: ['\0', '\uFEFF', '\u202E', '“'],
  },
  {
    name: 'md',
    seeds: [
      bytes(
        '---\ntitle: T\ndate: 2025-06-01\n---\n# A *b*\n\nAt least **30&nbsp;men** died, [said](https://x.example/a_b) \\*x\\*.\n\n> q\n> r\n\n- one `x`\n\n| a | b |\n|---|---|\n| c | 4 |\n\n```\ncode\n```\n',
      ),
    ],
    words: ['*', '_', '`', '[', '](', '> ', '- ', '|', '\n---\n', '<b>', '&amp;', '\\', '![', '\t', '[^1]'],
  },
  {
    name: 'srt',
    seeds: [
      bytes(
        '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The general</i> said\r\n\r\n2\r\n00:00:03,600 --> 00:00:05,000\r\nforty.\r\n',
      ),
    ],
    words: ['-->', '<v A>', '\r\n\r\n', '00:', '{\\an8}'],
  },
  {
    name: 'vtt',
    seeds: [
      bytes(
        'WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:03.000\n<v Anna>How many?\n\n00:03.000 --> 00:04.000\n<v Bo>Nineteen.\n',
      ),
    ],
    words: ['-->', '<v ', '>', '\n\n', 'NOTE'],
  },
  {
    name: 'xml',
    seeds: [bytes(RSS), bytes(ATOM), bytes(JSON_FEED)],
    words: [
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&lt;',
      '<!DOCTYPE rss',
      '<entry>',
      'xmlns=',
      '"',
      '{',
      '[',
    ],
  },
  {
    name: 'warc',
    seeds: [Buffer.concat(RECORDS)],
    words: [
      'WARC/1.1\r\n',
      'Content-Length: 99999999',
      '\r\n\r\n',
      'HTTP/1.1 200',
      'Transfer-Encoding: chunked',
      'Content-Encoding: br',
      'gzip',
    ],
  },
  {
    name: 'warc.gz',
    seeds: [gzipped(RECORDS)],
    words: ['\u001f\u008b'],
    inner: [Buffer.concat(RECORDS)],
    pack: (inner) => gzipSync(inner),
  },
  {
    name: 'wacz',
    seeds: [
      zipSync({ 'datapackage.json': bytes('{}'), 'archive/data.warc.gz': gzipped(RECORDS) }, { level: 0 }),
    ],
    words: ['PK\u0001\u0002', 'archive/', 'PK'],
    inner: [gzipped(RECORDS)],
    pack: (inner) =>
      zipSync({ 'datapackage.json': bytes('{}'), 'archive/data.warc.gz': inner }, { level: 0 }),
  },
  {
    name: 'csv',
    seeds: [
      bytes('id,title,text,date\n1,A,"At least 5 ""men"" died,\nhe said",2025-02-11\n2,B,Six fled.,\n'),
    ],
    words: ['"', ',', '""', '\r\n', ';', '\t', '\uFEFF'],
  },
  {
    name: 'jsonl',
    seeds: [
      bytes(
        '{"text":"Six \\"men\\" fell\\u2014he said","date":"2025-01-02"}\n{"text":"Two fled.","n":{"a":[1]}}\n',
      ),
    ],
    words: ['{', '}', '"', '\\u', '[', ':', '\n', 'null', '1e999'],
  },
  {
    name: 'json',
    seeds: [bytes(TELEGRAM), bytes('[{"text":"One fell."},{"body":"Two fell."}]')],
    words: ['{', '}', '[', ']', '"', '\\', '"messages":', 'null', ','],
  },
  {
    name: 'zip',
    seeds: [zipSync({ 'a/note.txt': bytes('Two men fell.'), 'b.html': bytes(HTML) })],
    words: ['PK\u0003\u0004', '../', 'PK\u0005\u0006'],
    inner: [bytes(HTML)],
    pack: (inner) => zipSync({ 'b.html': inner, 'c.eml': bytes(MAIL) }),
  },
  {
    name: 'txt.gz',
    seeds: [gzipSync('At least 14 people died.')],
    words: ['\u001f\u008b'],
    inner: [bytes('At least 14 people died.')],
    pack: (inner) => gzipSync(inner),
  },
]
