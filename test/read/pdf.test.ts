import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { leadBack, type Document } from '../../src/read/index.ts'
import { isolated } from '../../src/read/isolate.ts'
import { pdf, pdfOf, set } from './make/pdf.ts'
import { oneDocument } from './one-document.ts'

const read = (bytes: Uint8Array): Promise<Document> => oneDocument({ location: 'bulletin.pdf', bytes })

test('lines become paragraphs, broken words whole, and each piece knows its page and place', async () => {
  const found = await read(
    pdf([
      [
        ...set([
          'The district office counted at least 31 dead after the shel-',
          'ling of Orvan, and a well-known',
          'doctor was among them.',
        ]),
        ...set(['A well-', 'known singer was hurt, it added.'], 72, 690),
      ],
      set(['Rescue work ended on Friday.']),
    ]),
  )
  assert.deepEqual(found.text.split('\n\n'), [
    'The district office counted at least 31 dead after the shelling of Orvan, and a well-known doctor was among them.',
    'A well-known singer was hurt, it added.',
    'Rescue work ended on Friday.',
  ])
  const start = found.text.indexOf('Rescue')
  const [place] = leadBack(found.leads, [start, start + 6])
  assert.equal(place?.page, 2)
  assert.deepEqual(place?.box?.slice(0, 2), [72, 760])
})

test('two columns under a title are read one after the other', async () => {
  const left = [
    'Soldiers from the northern',
    'brigade entered the valley',
    'on Monday and took eleven',
    'men prisoner, the governor',
    'said in a short statement',
  ]
  const right = [
    'that named no witness. The',
    'brigade itself spoke of six',
    'prisoners, all of whom were',
    'let go before the evening,',
    'and of no wounded men.',
  ]
  const found = await read(
    pdf([
      [
        { text: 'Bulletin of the Valley Observers for the week', x: 72, y: 790, size: 18 },
        ...set(left, 72, 750),
        ...set(right, 320, 750),
      ],
    ]),
  )
  assert.deepEqual(found.text.split('\n\n'), [
    'Bulletin of the Valley Observers for the week',
    `${left.join(' ')} ${right.join(' ')}`,
  ])
})

const page = (n: number) => [
  { text: 'Valley Observers, weekly bulletin', x: 72, y: 810 },
  ...set([`In week ${n} the team saw ${n * 7} wounded at the clinic.`]),
  { text: `Page ${n}`, x: 280, y: 30 },
]

test('running heads and page numbers stay out', async () => {
  const { text } = await read(pdf([page(1), page(2), page(3), page(4)]))
  assert.doesNotMatch(text, /weekly bulletin|Page \d/)
  assert.match(text, /In week 3 the team saw 21 wounded/)
})

test('a scan says so, a page without text is named, a locked or broken file is told', async () => {
  await assert.rejects(read(pdf([[], []])), {
    code: 'unreadable',
    message: /2 pages and no text: it is probably a scan/,
  })
  const partly = await read(pdf([set(['Five men are missing.']), []]))
  assert.match(partly.problems.find((p) => p.kind === 'no-text')?.message ?? '', /page 2 has no text/)
  const whole = pdf([set(['Five men are missing.'])])
  await assert.rejects(read(whole.subarray(0, 20)), { code: 'unreadable', message: /bulletin\.pdf/ })
})

test('the title a person gave counts, the one a program left does not; the day of the file is told, not taken', async () => {
  const named = await read(
    pdf(
      [set(['Nobody was hurt.'])],
      '<< /Title (Weekly bulletin) /Author (E. Marr) /CreationDate (D:20250211083000Z) >>',
    ),
  )
  assert.deepEqual([named.title, named.author, named.published], ['Weekly bulletin', 'E. Marr', null])
  assert.match(named.problems[0]?.message ?? '', /made on 2025-02-11/)
  const left = await read(pdf([set(['Nobody was hurt.'])], '<< /Title (Microsoft Word - final2.doc) >>'))
  assert.equal(left.title, null)
})

test('page trees that loop, floods of pages and packed bombs end in a sentence', async () => {
  const loop = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000 >>',
  ])
  await assert.rejects(read(loop), { code: /unreadable|refused/, message: /^bulletin\.pdf/ })
  const flood = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(2_500)}] /Count 2500 >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
  ])
  await assert.rejects(read(flood), {
    code: /unreadable|refused/,
    message: /2,000 pages and no text/,
  })
  const packed = deflateSync(Buffer.alloc(120_000_000, 'BT ET '))
  const bomb = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ])
  const original = { location: 'bomb.pdf', bytes: bomb, name: 'bomb.pdf', contentType: null, url: null }
  await assert.rejects(isolated('pdf', original, 1_500), { message: /^bomb\.pdf/ })
})
