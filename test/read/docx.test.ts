import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../../src/read/index.ts'
import { docx, p } from './make/docx.ts'
import { leadsHold } from './make/leads.ts'
import { oneDocument } from './one-document.ts'

const read = (bytes: Uint8Array): Promise<Document> => oneDocument({ location: 'note.docx', bytes })

const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`

test('paragraphs, headings and tables of a Word file, each piece where its XML has it', async () => {
  const { bytes, xml } = docx(
    [
      p('Losses at the ford', 'Title'),
      p('What was seen', 'Heading1'),
      '<w:p><w:r><w:t xml:space="preserve">At least </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:r><w:t>12 &amp; more men</w:t></w:r><w:r><w:tab/><w:t>fell.</w:t></w:r></w:p>',
      `<w:tbl>${row('Village', 'Killed')}${row('Tarn', '4')}</w:tbl>`,
    ].join(''),
    '<dc:title>Note &amp; list</dc:title><dc:creator>R. Oll</dc:creator><dcterms:created>2025-03-02T10:00:00Z</dcterms:created>',
  )
  const found = await read(bytes)
  assert.equal(
    found.text,
    'Losses at the ford\n\nWhat was seen\n\nAt least 12 & more men\tfell.\n\nVillage \tKilled\nTarn \t4',
  )
  assert.deepEqual([found.title, found.author, found.published], ['Note & list', 'R. Oll', null])
  assert.deepEqual(
    found.marks.map(({ kind }) => kind),
    ['headline', 'heading', 'table', 'table'],
  )
  leadsHold(found, { 'word/document.xml': xml })
})

test('entities that swell or reach for files are refused', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  await assert.rejects(read(docx(p('&b;'), '', laughs).bytes), {
    code: 'refused',
    message: /declares entities/,
  })
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  await assert.rejects(read(docx(p('&a;'), '', outside).bytes), { code: 'refused' })
})

test('nesting without end, a cut file and a ZIP without a document end in a sentence', async () => {
  await assert.rejects(read(docx('<w:sdt>'.repeat(100_000)).bytes), {
    code: 'refused',
    message: /nests .* deep/,
  })
  const { bytes } = docx(p('Six people were hurt.'))
  await assert.rejects(read(bytes.subarray(0, bytes.length - 40)), {
    code: 'unreadable',
    message: /note\.docx is damaged/,
  })
})
