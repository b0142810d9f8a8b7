import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents, failed, leadBack, type Document, type Failure } from '../../src/read/index.ts'
import { docx, p } from './make/docx.ts'
import { leadsHold } from './make/leads.ts'

async function read(raw: string | Uint8Array, location = 'post.eml'): Promise<(Document | Failure)[]> {
  const found: (Document | Failure)[] = []
  for await (const item of documents({ location, bytes: Buffer.from(raw as string) })) found.push(item)
  return found
}

async function one(raw: string): Promise<Document> {
  const [first] = await read(raw)
  assert.ok(first && !failed(first), JSON.stringify(first))
  return first
}

const HEAD = [
  'From: =?utf-8?Q?Zo=C3=AB_Brandt?= <zoe@relief.example>',
  'To: desk@news.example',
  'Subject: =?utf-8?B?TG9zc2VzIGF0IHRoZSBmb3Jk?=',
  'Date: Tue, 11 Mar 2025 23:50:00 +0300',
  'MIME-Version: 1.0',
].join('\r\n')

test('a mail of quoted printable: subject, sender, day, and spans that lead to the raw bytes', async () => {
  const raw = `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nAt least 14 people died at the caf=C3=A9 in =\r\nTarn, our team =E2=80=9Ccounted=E2=80=9D.\r\n\r\nNobody is missing.\r\n`
  const found = await one(raw)
  assert.equal(
    found.text,
    'At least 14 people died at the café in Tarn, our team “counted”.\n\nNobody is missing.\n',
  )
  assert.deepEqual(
    [found.title, found.author, found.published],
    ['Losses at the ford', 'Zoë Brandt', '2025-03-11'],
  )
  leadsHold(found)
  const start = found.text.indexOf('café')
  const places = leadBack(found.leads, [start, start + 4])
  assert.deepEqual(
    places.map(({ at }) => raw.slice(...(at ?? [0, 0]))),
    ['caf', '=C3=A9'],
  )
})

test('letters that are others in the encoding places are counted in lead to their bytes', async () => {
  const head = Buffer.from(`${HEAD}\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\nIn `)
  const raw = Buffer.concat([head, Buffer.from([0xf4, 0xd7, 0xc5, 0xd2, 0xd8]), Buffer.from(' 9 died.\r\n')])
  const [found] = await read(raw)
  assert.ok(found && !failed(found))
  assert.equal(found.text, 'In Тверь 9 died.\n')
  leadsHold(found)
  const [place] = leadBack(found.leads, [3, 8])
  assert.deepEqual([place?.exact, place?.at], [false, [head.length, head.length + 1]])
})

const part = (type: string, body: string): string =>
  `--x\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`

test('of two forms of one text the plain one is read, of HTML alone its article', async () => {
  const both = `${HEAD}\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n${part('text/plain', 'Seven fighters were taken prisoner near the dam.')}${part('text/html', '<p>Other form.</p>')}--x--\r\n`
  assert.equal((await one(both)).text, 'Seven fighters were taken prisoner near the dam.')
  const only = `${HEAD}\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n${part('text/html', '<p>Seven &amp; more were taken.</p>')}--x--\r\n`
  const found = await one(only)
  assert.equal(found.text, 'Seven & more were taken.')
  leadsHold(found)
})

test('flowed lines join; base64 leads to its part', async () => {
  const flowed = await one(
    `${HEAD}\r\nContent-Type: text/plain; format=flowed\r\n\r\nSix people were \r\nhurt.\r\n`,
  )
  assert.equal(flowed.text, 'Six people were hurt.\n')
  const packed = Buffer.from('Six people were hurt.').toString('base64')
  const raw = `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed}\r\n`
  const found = await one(raw)
  assert.equal(found.text, 'Six people were hurt.')
  assert.equal(raw.slice(...(found.leads[0]?.at ?? [0, 0])).trim(), packed)
})

test('documents attached to a mail are read with it, whatever their names try', async () => {
  const file = Buffer.from(docx(p('Nine bodies were found.')).bytes).toString('base64')
  const raw = `${HEAD}\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nSee the note.\r\n--q\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*0="../../no"; filename*1="te.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}\r\n--q\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="a.png"\r\n\r\nx\r\n--q--\r\n`
  const found = (await read(raw)).map((item) =>
    failed(item) ? item.reason : [item.location, item.text, item.published],
  )
  assert.deepEqual(found, [
    ['post.eml', 'See the note.', '2025-03-11'],
    ['post.eml#note.docx', 'Nine bodies were found.', '2025-03-11'],
  ])
})

const mail = (n: number): string =>
  `From a@b Tue Mar 11 10:00:0${n} 2025\nFrom: a@b\nSubject: ${n}\nDate: Tue, 1${n} Mar 2025 10:00:00 +0000\n\n${n} men fell.\n>From then on it was quiet.\n\n`

test('a mailbox gives its mails one by one with their byte ranges', async () => {
  const raw = mail(1) + mail(2) + mail(3)
  const found = await read(raw, 'box.mbox')
  assert.equal(found.length, 3)
  found.forEach((item, i) => {
    assert.ok(!failed(item))
    assert.equal(item.location, `box.mbox#${i + 1}`)
    assert.equal(item.published, `2025-03-1${i + 1}`)
    assert.equal(raw.slice(...(item.within?.bytes ?? [0, 0])), Buffer.from(item.bytes).toString())
    assert.match(item.text, new RegExp(`^${i + 1} men fell`))
  })
})

test('parts in parts without end are refused; a mail cut off tells what it has', async () => {
  let body = 'x'
  for (let i = 0; i < 40; i++)
    body = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--\r\n`
  const [deep] = await read(`${HEAD}\r\n${body}`)
  assert.ok(deep && failed(deep))
  assert.match(deep.reason, /parts in parts without end/)
  const cut = await one(
    `${HEAD}\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nTwo were shot a`,
  )
  assert.equal(cut.text, 'Two were shot a')
})

test('a large mail is cut in a thread of its own, with the same outcome', async () => {
  const filler = `${'The road to the ford was shut. '.repeat(2)}\r\n`.repeat(20_000)
  const attached = `--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n<p>Six died at the ford.</p>\r\n`
  const raw = `${HEAD}\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n${part('text/plain', `Nine died.\r\n${filler}`)}${attached}--x--\r\n`
  const bytes = Buffer.from(raw)
  const told = async (isolate: boolean): Promise<unknown[]> => {
    const found = []
    for await (const item of documents({ location: 'long.eml', bytes }, { isolate })) {
      assert.ok(!failed(item))
      const { text, bytes, ...rest } = item
      found.push({ ...rest, text: text.slice(0, 100), length: text.length, size: bytes.length })
    }
    return found
  }
  const here = await told(false)
  assert.equal(here.length, 2)
  assert.deepEqual(await told(true), here)
})
