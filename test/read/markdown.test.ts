import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadBack, type Document } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'
import { oneDocument } from './one-document.ts'

const read = (source: string): Promise<Document> =>
  oneDocument({ location: 'memo.md', bytes: Buffer.from(source) })

test('Markdown reads as what it shows, with the head of the file as its metadata', async () => {
  const found = await read(
    '---\ntitle: Losses in May\nauthor: Ines Pohl\ndate: 2025-06-01\n---\n# The *river* crossing\n\nAt least **30&nbsp;men** died, [the ministry\nsaid](https://example.org/a_b) \\*twice\\*.\n\n> A quoted line\n> goes on.\n\n- one `x` item\n\n| Village | Dead |\n|---|---|\n| Tarn | 4 |\n\n<b>raw</b>\n',
  )
  assert.equal(
    found.text,
    'The river crossing\n\nAt least 30\u00a0men died, the ministry said *twice*.\n\nA quoted line goes on.\n\none x item\n\nVillage\tDead\nTarn\t4\n\nraw',
  )
  assert.deepEqual([found.title, found.author, found.published], ['Losses in May', 'Ines Pohl', '2025-06-01'])
  leadsHold(found)
  const start = found.text.indexOf('*twice*')
  assert.ok(leadBack(found.leads, [start, start + 7]).every(({ exact }) => exact))
})

test('a head whose aliases swell says nothing; nesting without end is refused', async () => {
  const { title, text } = await read(
    '---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: T\n---\nSix people fled.',
  )
  assert.equal(title, null)
  assert.equal(text, 'Six people fled.')
  await assert.rejects(read(`${'> '.repeat(50_000)}deep`), { code: 'refused', message: /nests quotes/ })
})
